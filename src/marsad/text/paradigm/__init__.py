"""Inflection: stems made from the lexicon, and the endings that turn stems into the forms of a text."""

from marsad.text.paradigm.index import Analysed, StemIndex

__all__ = ["Analysed", "StemIndex"]
