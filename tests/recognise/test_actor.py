"""What the actor cases of the knowledge cannot show: spans, references, lists that point at each other."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue, Mention
from marsad.model.text import Document
from marsad.recognise.actor import ActorRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = ActorRecogniser(KNOWLEDGE)


def read(text: str, title: str | None = None) -> tuple[Analysis, list[Mention]]:
    analysis = ANALYSER.analyse(Document(text, title=title))
    return analysis, RECOGNISER.find(analysis)


def ids(text: str, title: str | None = None) -> list[str | None]:
    return [mention.value.id for mention in read(text, title)[1] if isinstance(mention.value, ActorValue)]


def test_the_title_gives_the_antecedent() -> None:
    assert ids("وقال التنظيم إنه هاجم الموقع", "تنظيم القاعدة يهاجم موقعا") == ["al-qaeda"]


def test_one_name_means_the_army_of_the_country_spoken_of() -> None:
    assert ids("انتشر الجيش في تعز ومأرب باليمن") == ["yemeni-army"]
    assert ids("انتشر الجيش في الرمادي والفلوجة بالعراق") == ["iraqi-army"]
    assert ids("انتشر الجيش في الشوارع") == [None]


def test_a_loaded_name_is_the_same_actor_and_says_so() -> None:
    (plain,) = read("انسحبت جماعة الحوثي من الميناء")[1]
    (loaded,) = read("انسحبت ميليشيات الحوثي من الميناء")[1]
    assert isinstance(plain.value, ActorValue)
    assert isinstance(loaded.value, ActorValue)
    assert plain.value.id == loaded.value.id == "houthis"
    assert (plain.value.loaded, loaded.value.loaded) == (False, True)


def test_a_reference_says_what_it_takes_up() -> None:
    _, found = read("هاجم تنظيم القاعدة المعسكر. وقال التنظيم إنه انسحب")
    assert found[1].evidence[0].rule == "actor.reference"
    assert "تنظيم القاعدة" in found[1].evidence[0].detail


def test_spans_leave_out_clitics_and_quotation_marks() -> None:
    text = 'هجوم لـ"داعش" وللتنظيم'
    _, found = read(text)
    assert [text[one.start : one.end] for one in found] == ["داعش", "لتنظيم"]


@pytest.mark.parametrize("text", ["", "…", "123", "لا شيء هنا", "«»", "و ف ب ك ل"])
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert read(text)[1] == []


def test_every_id_of_the_lists_is_one_actor() -> None:
    seen: dict[str, str] = {}
    for name in KNOWLEDGE.names("actors/*.csv"):
        table = KNOWLEDGE.table(name)
        if "id" in table.columns:
            for row in table:
                assert row["id"] not in seen, f"{row.where} and {seen[row['id']]}"
                seen[row["id"]] = row.where
    assert len(seen) >= 350


def test_the_tables_point_at_actors_that_exist() -> None:
    known = RECOGNISER.lexicon.actors
    for row in KNOWLEDGE.table("lexicon/actor/by_country.csv"):
        assert row["id"] in known, row.where
    for row in KNOWLEDGE.table("lexicon/actor/forces_of.csv"):
        assert {row["of"], row["forces"]} <= known.keys(), row.where
    for row in KNOWLEDGE.table("lexicon/actor/references.csv"):
        assert not row["default"] or row["default"] in known, row.where
