"""Every sentence of ``cases/place.yaml``: exactly the places listed, each with exactly its values."""

from __future__ import annotations

import pytest

from marsad.knowledge import Entry, Knowledge
from marsad.model.mention import PlaceValue
from marsad.model.text import Document
from marsad.recognise.actor import ActorRecogniser
from marsad.recognise.place import PlaceRecogniser
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
CASES = KNOWLEDGE.entries("cases/place.yaml")
ANALYSER = TextAnalyser(KNOWLEDGE)
TIMES, ACTORS, PLACES = TimeRecogniser(KNOWLEDGE), ActorRecogniser(KNOWLEDGE), PlaceRecogniser(KNOWLEDGE)


def found(text: str, title: str | None = None) -> list[tuple[str, PlaceValue]]:
    analysis = ANALYSER.analyse(Document(text, title=title))
    analysis.mentions["time"] = TIMES.find(analysis)
    analysis.mentions["actor"] = ACTORS.find(analysis)
    mentions = PLACES.find(analysis)
    return [(analysis.quote(m.start, m.end), m.value) for m in mentions if isinstance(m.value, PlaceValue)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_case(case: Entry) -> None:
    expected = [] if case["place"] == "none" else case.entries("place")
    got = found(case.text("text"))
    assert [text for text, _ in got] == [entry.text("text") for entry in expected], case["text"]
    for (_, value), entry in zip(got, expected, strict=True):
        wanted = {name: entry.text(name) for name in entry if name != "text"}
        given = {name: str(getattr(value.place, name)) if value.place else "null" for name in wanted}
        assert given == wanted, case["text"]


def test_families_are_wide() -> None:
    assert len(CASES) >= 150
