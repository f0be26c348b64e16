"""The product on one page: the ordered tuple of stages that turns a Document into claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from marsad.errors import PipelineError
from marsad.extract.extractor import ClaimExtractor
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import Dimension, Mention
from marsad.model.text import Document
from marsad.recognise.actor import ActorRecogniser
from marsad.recognise.materiel import MaterielRecogniser
from marsad.recognise.place import PlaceRecogniser
from marsad.recognise.quantity import QuantityRecogniser
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser
from marsad.text.quotes import closes_quotation


class Recogniser(Protocol):
    """Finds the mentions of one dimension."""

    def find(self, analysis: Analysis) -> list[Mention]:
        """The mentions in the order of the text; ``analysis`` is read, not changed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: the layers it needs, the layers it makes, and what it does to the Analysis."""

    name: str
    requires: tuple[str, ...]
    assigns: tuple[str, ...]
    run: Callable[[Analysis], None]


class Pipeline:
    """Text first, then the stages in their order. Building one checks that each stage finds what it needs."""

    def __init__(self, text: TextAnalyser, stages: tuple[Stage, ...]) -> None:
        self._text = text
        self.stages = stages
        _check(stages)

    def __call__(self, document: Document) -> Analysis:
        """Everything that can be read from one document."""
        analysis = self._text.analyse(document)
        for stage in self.stages:
            stage.run(analysis)
        return analysis


def build(knowledge: Knowledge, extractor: ClaimExtractor | None = None) -> Pipeline:
    """The product's pipeline over the given knowledge."""
    extractor = extractor or ClaimExtractor(knowledge)
    words = ("sentences", "tokens", "words")
    stages = (
        _recognise("time", words, TimeRecogniser(knowledge)),
        _recognise("quantity", (*words, "time"), QuantityRecogniser(knowledge)),
        _recognise("actor", words, ActorRecogniser(knowledge)),
        _recognise("place", (*words, "actor"), PlaceRecogniser(knowledge)),
        _recognise("materiel", (*words, "quantity"), MaterielRecogniser(knowledge)),
        Stage("extract", (*words, "time", "quantity", "actor", "place", "materiel"), ("claims",), _extract(extractor)),
    )
    return Pipeline(TextAnalyser(knowledge), stages)


def _recognise(dimension: Dimension, requires: tuple[str, ...], recogniser: Recogniser) -> Stage:
    def run(analysis: Analysis) -> None:
        text = analysis.document.text
        found = recogniser.find(analysis)
        analysis.mentions[dimension] = [
            replace(m, end=m.end + 1) if closes_quotation(text, m.start, m.end) else m for m in found
        ]

    return Stage(dimension, requires, (dimension,), run)


def _extract(extractor: ClaimExtractor) -> Callable[[Analysis], None]:
    def run(analysis: Analysis) -> None:
        analysis.claims = extractor.extract(analysis)

    return run


def _check(stages: tuple[Stage, ...]) -> None:
    layers = {"sentences", "tokens", "words"}
    for stage in stages:
        if missing := [layer for layer in stage.requires if layer not in layers]:
            have = ", ".join(sorted(layers))
            raise PipelineError(f"stage «{stage.name}» needs {', '.join(missing)}; before it there is only: {have}")
        layers.update(stage.assigns)
