"""Every phrasing of ``cases/time.yaml``: exactly the mentions listed, each with exactly its values."""

from __future__ import annotations

import pytest

from marsad.knowledge import Entry, Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import TimeValue
from marsad.model.text import Document
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
CASES = KNOWLEDGE.entries("cases/time.yaml")
NAMES = {
    "from": "start",
    "to": "end",
    "precision": "precision",
    "anchor": "anchor",
    "calendar": "calendar",
    "kind": "kind",
}


@pytest.fixture(scope="module")
def read() -> tuple[TextAnalyser, TimeRecogniser]:
    return TextAnalyser(KNOWLEDGE), TimeRecogniser(KNOWLEDGE)


def _found(read: tuple[TextAnalyser, TimeRecogniser], case: Entry) -> list[tuple[str, TimeValue]]:
    analyser, recogniser = read
    document = Document(case.text("text"), published=case.text("published", "") or None)
    analysis: Analysis = analyser.analyse(document)
    mentions = recogniser.find(analysis)
    return [(analysis.quote(m.start, m.end), m.value) for m in mentions if isinstance(m.value, TimeValue)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_case(read: tuple[TextAnalyser, TimeRecogniser], case: Entry) -> None:
    expected = [] if case["time"] == "none" else case.entries("time")
    found = _found(read, case)
    assert [text for text, _ in found] == [entry.text("text") for entry in expected], case["text"]
    for (_, value), entry in zip(found, expected, strict=True):
        wanted = {name: entry.text(name) for name in NAMES if name in entry}
        given = {name: str(getattr(value, NAMES[name]) or "null") for name in wanted}
        assert given == wanted, case["text"]


def test_families_are_wide() -> None:
    assert len(CASES) >= 250
