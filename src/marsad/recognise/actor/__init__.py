"""Who: names, forces and members, offices, sources, persons, people without a name."""

from marsad.recognise.actor.recogniser import ActorRecogniser

__all__ = ["ActorRecogniser"]
