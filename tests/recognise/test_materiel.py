"""What the materiel cases of the knowledge cannot show."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import Mention
from marsad.model.text import Document
from marsad.reader import Reader
from marsad.recognise.materiel import MaterielRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = MaterielRecogniser(KNOWLEDGE)
READER = Reader()


def read(text: str) -> tuple[Analysis, list[Mention]]:
    analysis = ANALYSER.analyse(Document(text))
    return analysis, RECOGNISER.find(analysis)


def test_there_are_enough_items() -> None:
    items = KNOWLEDGE.table("materiel/items.csv")
    assert len(items) >= 270
    assert sum(1 + len(row.many("aliases")) for row in items) >= 4900


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


def test_arms_at_the_head_of_an_actor_are_materiel_too() -> None:
    analysis = READER.analyse(Document("دكت المدفعية السعودية مواقع المسلحين"))
    assert [analysis.quote(m.start, m.end) for m in analysis.mentions["materiel"]] == ["المدفعية السعودية"]


EVENTS = [
    ("دمر الجيش ثلاث دبابات", (3, 3, 3), False, None),
    ("دمر الجيش دبابة", (1, 1, 1), False, None),
    ("دمر الجيش دبابتين", (2, 2, 2), False, None),
    ("استولى المسلحون على عشرات الصواريخ", (20, None, 99), False, None),
    ("استولى المسلحون على نحو 200 صاروخ", (180, 200, 220), True, None),
    ("ضبطت الشرطة كميات كبيرة من الذخائر", (None, None, None), False, None),
    ("ضبطت الشرطة 50 كيلوغراما من المتفجرات", (None, None, None), False, None),
    ("استولى المسلحون على عربات مصفحة متضررة", (None, None, None), False, "damaged"),
]


@pytest.mark.parametrize(("text", "bounds", "approximate", "condition"), EVENTS)
def test_an_event_has_its_items_numbers_and_conditions(
    text: str, bounds: tuple[int | None, ...], approximate: bool, condition: str | None
) -> None:
    analysis = READER.analyse(Document(text))
    (claim,) = analysis.claims
    (item,) = claim.event.materiel
    assert ((item.low, item.best, item.high), item.approximate, item.condition) == (bounds, approximate, condition)
    assert item.item == item.item.item  # the number stands beside the item, not within it


LISTS = [
    (
        "استولى المسلحون على أسلحة بينها دبابات، وعربات مصفحة، ورشاشات ثقيلة",
        "weapons tanks armoured-vehicles heavy-machine-guns",
    ),
    ("استولى المسلحون على أسلحة وذخائر من ضمنها ثلاث دبابات ومدافع", "weapons ammunition tanks artillery"),
    ("ضبطت الشرطة أسلحة منها بنادق وأربعة مسدسات", "weapons rifles pistols"),
    ("استولى المسلحون على أسلحة خفيفة ومتوسطة وثقيلة", "light-arms medium-weapons heavy-weapons"),
    ("دمر الجيش دبابة، وقتل جندي بقذيفة", "tanks"),
]


@pytest.mark.parametrize(("text", "ids"), LISTS)
def test_an_event_has_the_items_that_its_words_list(text: str, ids: str) -> None:
    claim = READER.analyse(Document(text)).claims[0]
    assert [item.item.id for item in claim.event.materiel] == ids.split()


def test_a_designation_behind_a_clitic_that_is_not_cut_off_begins_behind_it() -> None:
    analysis = READER.analyse(Document("دمرت دبابات تي 55 وتي 72"))
    found = [(analysis.quote(m.start, m.end), m.value.id) for m in analysis.mentions["materiel"]]  # type: ignore[union-attr]
    assert found == [("دبابات تي 55", "t-55"), ("تي 72", "t-72")]


def test_the_line_of_the_condition_is_evidence() -> None:
    (mention,) = read("وجدوا دبابة محترقة")[1]
    (why,) = (one for one in mention.evidence if one.rule == "materiel.condition")
    assert (why.file or "").startswith("materiel/conditions.csv:")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("الأهداف التي أصيبت: دبابة وعربة مصفحة", 2),
        ("سدد اللاعب صاروخا في الشباك", 0),
        ("سجل المهاجم هدفا بقذيفة من خارج المنطقة", 0),
    ],
)
def test_one_word_that_a_match_shares_with_a_war_makes_no_match(text: str, count: int) -> None:
    assert len(read(text)[1]) == count


@pytest.mark.parametrize("text", ["", "…", "14.5", "لا شيء هنا"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert read(text)[1] == []
