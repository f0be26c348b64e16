"""Where a token is cut into words."""

from marsad.text.segment.candidates import Cut, cuts
from marsad.text.segment.crf import CharacterModel, boundary_features

__all__ = ["CharacterModel", "Cut", "boundary_features", "cuts"]
