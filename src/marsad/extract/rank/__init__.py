"""How far the sentence of a claim reads like a report of such an act: a small linear model that ranks and drops nothing."""

from marsad.extract.rank.families import FAMILIES, family_of
from marsad.extract.rank.ranker import Ranker

__all__ = ["FAMILIES", "Ranker", "family_of"]
