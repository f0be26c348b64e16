"""Who says so: the chain of sources in whose speech a word stands."""

from marsad.extract.attribution.reader import AttributionReader
from marsad.extract.attribution.voices import Scope, Voices

__all__ = ["AttributionReader", "Scope", "Voices"]
