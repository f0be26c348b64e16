"""How many: numbers, vague words, duals and single persons as ranges."""

from marsad.recognise.quantity.recogniser import QuantityRecogniser

__all__ = ["QuantityRecogniser"]
