"""What the materiel cases of the knowledge cannot show."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import Mention
from marsad.model.text import Document
from marsad.recognise.materiel import MaterielRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = MaterielRecogniser(KNOWLEDGE)


def read(text: str) -> tuple[Analysis, list[Mention]]:
    analysis = ANALYSER.analyse(Document(text))
    return analysis, RECOGNISER.find(analysis)


def test_there_are_enough_items() -> None:
    items = KNOWLEDGE.table("materiel/items.csv")
    assert len(items) >= 180
    assert sum(1 + len(row.many("aliases")) for row in items) >= 600


def test_every_id_is_one_item_and_every_name_one_id() -> None:
    items = KNOWLEDGE.table("materiel/items.csv")
    assert len({row["id"] for row in items}) == len(items)
    names: dict[str, str] = {}
    for row in items:
        for name in (row["name"], *row.many("aliases")):
            assert names.setdefault(name, row["id"]) == row["id"], f"{row.where}: {name}"


def test_materiel_inside_an_actor_is_left_to_the_actor() -> None:
    analysis = ANALYSER.analyse(Document("قصفت مقاتلات التحالف العربي الموقع"))
    (alone,) = RECOGNISER.find(analysis)
    analysis.mentions["actor"] = [Mention("actor", alone.start, alone.end, alone.first, alone.last, alone.value)]
    assert RECOGNISER.find(analysis) == []


@pytest.mark.parametrize("text", ["", "…", "14.5", "لا شيء هنا"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert read(text)[1] == []
