"""Places: names of the gazetteer and names that the words around them make places, resolved to the world."""

from marsad.recognise.place.recogniser import PlaceRecogniser

__all__ = ["PlaceRecogniser"]
