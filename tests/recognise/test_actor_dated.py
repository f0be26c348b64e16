"""Dated ties and sides: what an actor was on a day, and what a report's day adds to its actors."""

from __future__ import annotations

import re

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.base import BUNDLED
from marsad.model.evidence import Evidence
from marsad.model.mention import ActorValue, Mention
from marsad.reader import Reader
from marsad.recognise.actor.codes import Coding
from marsad.recognise.actor.ties import Ties

KNOWLEDGE = Knowledge()
TIES = Ties(KNOWLEDGE)
READER = Reader(KNOWLEDGE)


def actors(text: str, published: str | None) -> list[Mention]:
    return [one for one in READER.mentions(text, published=published) if isinstance(one.value, ActorValue)]


def why(text: str, published: str | None, rule: str) -> list[Evidence]:
    return [evidence for one in actors(text, published) for evidence in one.evidence if evidence.rule == rule]


def told(actor: str, day: str) -> set[tuple[str, str]]:
    standing = TIES.on(actor, day)
    return {(tie.tie, tie.of) for tie in standing.ties} | {(side.conflict, side.side) for side in standing.sides}


@pytest.mark.parametrize(
    ("actor", "day", "fact", "holds"),
    [
        ("nusra-front", "2015-06-01", ("member-of", "al-qaeda"), True),
        ("nusra-front", "2016-07-28", ("member-of", "al-qaeda"), True),
        ("nusra-front", "2016-07-29", ("member-of", "al-qaeda"), False),
        ("nusra-front", "2015-06-01", ("member-of", "jaish-al-fatah"), True),
        ("hezbollah", "2015-06-01", ("led-by", "hassan-nasrallah"), True),
        ("hezbollah", "2024-11-01", ("led-by", "naim-qassem"), True),
        ("rapid-support-forces", "2020-01-01", ("member-of", "sudanese-army"), True),
        ("rapid-support-forces", "2023-05-01", ("sudan-war", "rapid-support"), True),
        ("saleh-forces", "2016-01-01", ("yemen-war", "houthis"), True),
        ("saleh-forces", "2018-01-01", ("yemen-war", "houthis"), False),
        ("qatari-forces", "2016-01-01", ("member-of", "saudi-led-coalition"), True),
        ("qatari-forces", "2018-01-01", ("member-of", "saudi-led-coalition"), False),
    ],
)
def test_what_an_actor_was_on_a_day(actor: str, day: str, fact: tuple[str, str], holds: bool) -> None:
    assert (fact in told(actor, day)) is holds


def test_a_year_alone_leaves_the_year_itself_open() -> None:
    assert ("led-by", "hemedti") not in told("rapid-support-forces", "2013-06-01")  # «2013»
    assert ("led-by", "hemedti") in told("rapid-support-forces", "2014-01-01")


def test_a_line_without_an_end_tells_nothing_after_what_is_known() -> None:
    assert ("office-of", "president-of-egypt") in told("abdelfattah-elsisi", TIES.known_to)
    assert ("office-of", "president-of-egypt") not in told("abdelfattah-elsisi", "2030-01-01")
    assert [tie.of for tie in TIES.named("nusra-front", "2030-01-01")] == [
        "jabhat-fath-al-sham",
        "hayat-tahrir-al-sham",
    ]


def test_nobody_is_named_where_an_office_was_contested() -> None:
    assert len(TIES.holders("prime-minister-of-libya", "2017-01-01", "2017-01-01")) == 2
    assert why("قال رئيس الوزراء الليبي إن الوضع هادئ", "2017-01-01", "actor.holder") == []


@pytest.mark.parametrize(
    ("text", "published", "holder"),
    [
        ("قال الرئيس المصري إن العملية مستمرة", "2016-02-07", "abdelfattah-elsisi"),
        ("قال الرئيس المصري إن العملية مستمرة", "2013-01-07", "mohamed-morsi"),
        ("قال رئيس مصر إن العملية مستمرة", "2013-12-07", "adly-mansour"),
        ("أعلن وزير الدفاع العراقي بدء العملية", "2016-02-07", "khaled-al-obeidi"),
        ("استقبل رئيس الوزراء اللبناني الوفد", "2016-02-07", "tammam-salam"),
        ("استقبل رئيس وزراء إسرائيل الوفد", "2022-02-07", "naftali-bennett"),
        ("دعا الأمين العام للأمم المتحدة إلى هدنة", "2016-02-07", "ban-ki-moon"),
        ("دعا الأمين العام للأمم المتحدة إلى هدنة", "2018-02-07", "antonio-guterres"),
        ("قال مدير المرصد السوري إن ثلاثة قتلوا", "2016-02-07", "rami-abdulrahman"),
        ("قال رئيس إقليم كردستان إن البيشمركة تقدمت", "2016-02-07", "masoud-barzani"),
        ("قال رئيس حكومة إقليم كردستان إن البيشمركة تقدمت", "2016-02-07", "nechirvan-barzani"),
        ("أعلن المتحدث باسم التحالف العربي بدء العملية", "2016-02-07", "ahmed-asiri"),
        ("قال المرشد الأعلى الإيراني إن الرد قادم", "2016-02-07", "ali-khamenei"),
    ],
)
def test_an_office_keeps_its_value_and_the_evidence_says_who_held_it(text: str, published: str, holder: str) -> None:
    (office,) = [
        one for one in actors(text, published) if isinstance(one.value, ActorValue) and one.value.kind == "person"
    ]
    assert isinstance(office.value, ActorValue)
    assert office.value.id != holder
    (evidence,) = why(text, published, "actor.holder")
    assert f"({holder};" in evidence.detail
    assert re.fullmatch(r"actors/dated/ties\.csv:\d+", evidence.file or "")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("قال الرئيس المصري السابق إنه بريء", "2016-02-07"),  # another person
        ("قال الرئيس المصري إن العملية مستمرة", None),  # no day
        ("قال الرئيس المصري إن العملية مستمرة", "2030-02-07"),  # nobody knows
        ("في عام 2012 قال الرئيس المصري إن العملية مستمرة", "2016-02-07"),  # the sentence tells of another time
        ("قال الرئيس المصري عبد الفتاح السيسي إن العملية مستمرة", "2016-02-07"),  # the words name him
        ("قال نائب الرئيس المصري إن العملية مستمرة", "2016-02-07"),
    ],
)
def test_no_holder_is_told(text: str, published: str | None) -> None:
    assert why(text, published, "actor.holder") == []


def test_a_name_that_changed_says_so() -> None:
    (evidence,) = why("هاجمت جبهة النصرة الموقع", "2018-03-01", "actor.renamed")
    assert "«جبهة النصرة» (nusra-front) has borne the name «هيئة تحرير الشام» since 2017-01-28" in evidence.detail
    assert why("هاجمت جبهة النصرة الموقع", "2015-03-01", "actor.renamed") == []


@pytest.mark.parametrize(
    ("actor", "day", "inter", "role"),
    [
        ("popular-mobilization", "2015-01-01", 3, "PRM"),
        ("popular-mobilization", "2017-01-01", 1, "MIL"),
        ("rapid-support-forces", "2020-01-01", 1, "MIL"),
        ("rapid-support-forces", "2023-06-01", 3, "PRM"),
        ("taliban", "2015-01-01", 2, "REB"),
        ("taliban", "2022-01-01", 1, "MIL"),
        ("global-coalition", "2016-01-01", 8, "MIL"),
        ("fatah-halab", "2016-01-01", 2, "REB"),
        ("mossad", "2016-01-01", 1, "SPY"),
        ("abdelfattah-elsisi", "2016-01-01", 1, "GOV"),
        ("abu-bakr-al-baghdadi", "2016-01-01", 2, "REB"),
        ("abu-bakr-al-baghdadi", "2000-01-01", 7, "CVL"),
    ],
)
def test_codes_of_a_day(actor: str, day: str, inter: int, role: str) -> None:
    codes = Coding(KNOWLEDGE, TIES).of(actor, day)
    assert (codes.acled_inter, codes.plover_role) == (inter, role)


def test_the_tables_are_large_enough_and_every_fact_has_a_source() -> None:
    ties, sides = KNOWLEDGE.table("actors/dated/ties.csv"), KNOWLEDGE.table("actors/dated/sides.csv")
    assert len(ties) >= 600
    assert len(sides) >= 230
    assert all(row["source"] for row in (*ties, *sides))


def test_a_date_that_is_none_is_told_by_file_and_line(tmp_path_factory: pytest.TempPathFactory) -> None:
    own = tmp_path_factory.mktemp("own") / "ties.csv"
    text = (BUNDLED / "actors/dated/ties.csv").read_text(encoding="utf-8")
    own.write_text(text.replace("2016-07-28", "2016-13-28", 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"2016-13-28") as raised:
        Ties(Knowledge(overlay={"actors/dated/ties.csv": own}))
    assert raised.value.file == "actors/dated/ties.csv"
