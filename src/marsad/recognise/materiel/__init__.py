"""With what: arms, ammunition, explosives, vehicles, facilities; labels only."""

from marsad.recognise.materiel.recogniser import MaterielRecogniser

__all__ = ["MaterielRecogniser"]
