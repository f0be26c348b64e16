"""Reading a text up to the recognisers, for the tests of attribution and factuality."""

from __future__ import annotations

from functools import cache

from marsad.knowledge import Entry, Knowledge
from marsad.model.analysis import Analysis
from marsad.model.text import Document
from marsad.recognise.actor import ActorRecogniser
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser


@cache
def knowledge() -> Knowledge:
    return Knowledge()


@cache
def _stages() -> tuple[TextAnalyser, TimeRecogniser, ActorRecogniser]:
    return TextAnalyser(knowledge()), TimeRecogniser(knowledge()), ActorRecogniser(knowledge())


def read(text: str, published: str | None = None) -> Analysis:
    """The words of a text with its times and actors."""
    analyser, times, actors = _stages()
    analysis = analyser.analyse(Document(text, published=published))
    analysis.mentions["time"] = times.find(analysis)
    analysis.mentions["actor"] = actors.find(analysis)
    return analysis


def trigger_of(analysis: Analysis, entry: Entry) -> int:
    """The index of the word that the example names as its trigger."""
    wanted = entry.text("trigger")
    for index, word in enumerate(analysis.words):
        if word.form == wanted:
            return index
    raise AssertionError(f"{entry.where}: no word «{wanted}» in {[word.form for word in analysis.words]}")
