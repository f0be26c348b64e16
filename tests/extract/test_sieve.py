"""Rules left out before the walk are rules that would not have fired: the same events with them and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.extract.extractor import ClaimExtractor
from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.pipeline import Pipeline, build

SAMPLES = Path(__file__).parent.parent.parent / "samples"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="module")
def extractor(knowledge: Knowledge) -> ClaimExtractor:
    return ClaimExtractor(knowledge)


@pytest.fixture(scope="module")
def pipeline(knowledge: Knowledge, extractor: ClaimExtractor) -> Pipeline:
    return build(knowledge, extractor)


def _texts(extractor: ClaimExtractor) -> Iterator[str]:
    """The samples, and the examples of every rule as reports of thirty sentences."""
    for path in sorted(SAMPLES.glob("*.md")):
        yield path.read_text(encoding="utf-8")
    sentences = [one.text("text") for rule in extractor.rules for one in (*rule.examples, *rule.counter_examples)]
    for first in range(0, len(sentences), 30):
        yield "\n".join(sentences[first : first + 30])


def test_the_same_events_with_every_rule_and_with_those_that_can_fire(
    extractor: ClaimExtractor, pipeline: Pipeline
) -> None:
    seen = 0
    for text in _texts(extractor):
        analysis = pipeline(Document(text, published="2016-02-07"))
        sifted, whole = extractor.events(analysis), extractor.events(analysis, near=[])
        assert [repr(event) for event in sifted] == [repr(event) for event in whole]
        seen += len(sifted)
    assert seen > 500
