"""Whether an event is told as a fact, an allegation, a denial, a plan, a possibility or as past history."""

from marsad.extract.factuality.reader import FactualityReader, Judgement

__all__ = ["FactualityReader", "Judgement"]
