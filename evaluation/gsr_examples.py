"""The sentences of the gold standard as Marsad reads them: what the ranker sees of each claim in them."""

from __future__ import annotations

from dataclasses import dataclass

from gsr_data import Row, rows

from marsad.extract.extractor import ClaimExtractor
from marsad.extract.rank import FAMILIES, Ranker
from marsad.extract.rank.clues import Clues
from marsad.extract.rank.model import RankModel
from marsad.extract.rank.ranker import seen_of
from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.pipeline import Pipeline, build

UNREAL = frozenset({"negated", "planned", "hypothetical", "denied"})


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence with what is seen of each of its claims of the family; ``real``: one of them took place."""

    row: Row
    seen: tuple[Clues, ...]
    real: bool


def pipeline() -> Pipeline:
    """The product's, without a rank: what is trained must not see the old weights."""
    knowledge = Knowledge()
    return build(knowledge, ClaimExtractor(knowledge, Ranker(RankModel({}, {}))))


def examples(read: Pipeline, family: str) -> list[Example]:
    """Every sentence of a family's file as the model sees it."""
    return [example(read, row, family) for row in rows(family)]


def example(read: Pipeline, row: Row, family: str) -> Example:
    """A row as the model sees it."""
    analysis = read(Document(row.text))
    found = [(c, seen) for c, (_, seen) in seen_of(analysis, analysis.claims) if c.event.type in FAMILIES[family]]
    real = any(claim.factuality not in UNREAL for claim, _ in found)
    return Example(row, tuple(seen for _, seen in found), real)
