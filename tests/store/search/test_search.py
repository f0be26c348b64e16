"""Searching a store: on SQLite and on PostgreSQL the same documents, the same words, the same claims."""

from __future__ import annotations

from functools import cache

import pytest

from marsad import Reader
from marsad.errors import QueryError
from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.store import Store
from marsad.store.search import Filters, Search, update
from marsad.store.search.filters import Area, Named
from marsad.store.search.hits import Answer
from marsad.store.writing import Batch, new_run, read_of

REPORTS = [  # invented
    Document(
        "قُتل ثمانية مدنيين في غارةٍ للطيران الحربي السوري على سوق في مدينة سراقب أمس الجمعة. "
        "وقال المرصد السوري إن المدن الأخرى لم تقصف.",
        title="غارات على سراقب", published="2015-07-25", publisher="السراة",
    ),
    Document("قصفت المدفعية بلدة تفتناز اليوم وقتل ثلاثة، بحسب مصدر طبي.", published="2015-07-26", publisher="البلاد"),
    Document("عثر الجيش على 3 صواريخ مضادة للدبابات في مستودع قرب تعز أمس.", published="2015-08-02", publisher="السراة"),
    Document("لا شيء هنا عن \u202bالمطر\u202c والمنازل، ولا عن أسرى.", published="2015-07-26", publisher="الفجر"),
    Document("نص بلا خبر عن المطر", publisher="الفجر"),
]  # fmt: skip


@cache
def reader() -> Reader:
    return Reader()


@cache
def knowledge() -> Knowledge:
    return Knowledge()


def fill(store: Store, reports: list[Document], read: bool = True) -> None:
    with store.writing() as connection:
        batch = Batch(connection, new_run(connection, knowledge().digest, "0.1.0"))
        for report in reports:
            batch.write(read_of(report, reader().analyse(report).claims if read else ()))
        batch.flush()


@pytest.fixture
def search(store: Store) -> Search:
    fill(store, REPORTS)
    assert update(store, knowledge()) == len(REPORTS)
    return Search(store, knowledge())


def numbers(answer: Answer) -> list[int]:
    """Which reports answered, by their place in REPORTS."""
    return sorted(next(n for n, report in enumerate(REPORTS) if report.id == hit.id) for hit in answer.hits)


def test_words_are_found_in_all_their_forms(search: Search) -> None:
    asked = {
        "غارة": [0], "قصف": [0, 1], "مدن": [0], "منزل": [3], "أسير": [3], "صاروخ": [2], "٣": [2],
        '"مدينة سراقب"': [0], '"سراقب مدينة"': [], "=قتل": [0], "=وقتل": [1], "قص*": [0, 1], "مطر": [3, 4], "قصف -سراقب": [1],
        "قصف OR مطر": [0, 1, 3, 4], "-مطر": [0, 1, 2], "(قصف | مطر) -(سراقب | أسرى)": [1, 4], "قصف مطر": [],
        "غارات على سراقب": [0], '"سراقب غارات"': [], "لا-وجود": [],
    }  # fmt: skip
    assert {query: numbers(search.find(query)) for query in asked} == asked


def test_what_was_found_is_shown_in_the_original_words(search: Search) -> None:
    (hit,) = search.find("غاره OR مدن").hits
    found = [
        (mark.asked, mark.form, REPORTS[0].text[mark.start : mark.end]) for one in hit.passages for mark in one.marks
    ]
    assert found == [("غاره", "folded", "غارةٍ"), ("مدن", "lemma", "مدينة"), ("مدن", "lemma", "المدن")]
    assert [(mark.form, (hit.title or "")[mark.start : mark.end]) for mark in hit.title_marks] == [("lemma", "غارات")]
    assert all(REPORTS[0].text[one.start : one.end] == one.text for one in hit.passages)
    assert [claim.type for claim in hit.claims] == ["air-strike"]


def test_closer_forms_come_first_then_the_earlier_report(search: Search) -> None:
    assert [hit.published for hit in search.find("قتل").hits] == ["2015-07-25", "2015-07-26"]
    by_day = [hit.published for hit in search.find("", Filters(publishers=("الفجر", "البلاد"))).hits]
    assert by_day == ["2015-07-26", "2015-07-26", None]


def test_the_same_query_gives_the_same_order(search: Search) -> None:
    assert search.find("قصف OR مطر OR قتل") == search.find("قصف OR مطر OR قتل")


FILTERS: dict[str, tuple[Filters, list[int]]] = {
    "type": (Filters(types=("air-strike",)), [0]),
    "types": (Filters(types=("air-strike", "shelling")), [0, 1]),
    "place": (Filters(area=Area("سراقب", 35.8645, 36.8059, 5.0)), [0]),
    "wider": (Filters(area=Area("سراقب", 35.8645, 36.8059, 30.0)), [0, 1]),
    "country": (Filters(area=Area("سوريا", country="SY")), [0, 1]),
    "since": (Filters(since="2015-07-26"), [1, 2, 3]),
    "days": (Filters(since="2015-07-24", until="2015-07-24"), [0]),
    "publisher": (Filters(publishers=("السراه",)), [0, 2]),
    "speaker": (Filters(speakers=("مصدر",)), [1]),
    "kind": (Filters(kinds=("official",)), [1]),
    "materiel": (Filters(materiel=(Named("صواريخ"),)), [2]),
    "actor": (Filters(actors=(Named("الجيش السوري", ("syrian-army",)),)), [0]),
    "words of an actor": (Filters(actors=(Named("طيران"),)), [0]),
    "factuality": (Filters(factualities=("asserted",)), [0, 1, 2]),
    "one claim for all": (Filters(types=("air-strike",), kinds=("official",)), []),
    "nobody": (Filters(actors=(Named("لا أحد"),)), []),
}


@pytest.mark.parametrize("name", FILTERS)
def test_filters_hold_of_one_claim(search: Search, name: str) -> None:
    filters, wanted = FILTERS[name]
    assert numbers(search.find("", filters)) == wanted


def test_words_and_filters_hold_together(search: Search) -> None:
    assert numbers(search.find("قصف", Filters(types=("shelling",)))) == [1]
    answer = search.find("قصف OR مطر", limit=1)
    assert (len(answer.hits), answer.total) == (1, 4)


def test_nothing_asked_is_refused(search: Search) -> None:
    with pytest.raises(QueryError, match="nothing is asked for"):
        search.find("  ")


def test_a_document_that_came_later_is_indexed_alone(store: Store) -> None:
    fill(store, REPORTS[:2])
    assert update(store, knowledge()) == 2
    fill(store, REPORTS[2:])
    assert Search(store, knowledge()).find("قصف").unindexed == 3
    assert (update(store, knowledge()), update(store, knowledge())) == (3, 0)
    assert numbers(Search(store, knowledge()).find("مطر")) == [3, 4]


def test_an_index_of_another_knowledge_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, REPORTS)
    update(store, knowledge())
    monkeypatch.setattr("marsad.store.search.index.RULES", "2")
    assert update(store, knowledge()) == len(REPORTS)
    assert numbers(Search(store, knowledge()).find("قصف")) == [0, 1]


def test_long_and_strange_texts_are_indexed(store: Store) -> None:
    long = "قصف " * 20_000 + "x" * 5_000 + " " + "é" * 3_000 + " نهاية"
    strange = "'; DROP TABLE documents; -- \" NEAR(a b) قصف\x00حلب \ud83d 🔥 ʼn Ⅷ ٣٫٥"
    fill(store, [Document(long), Document(strange)], read=False)
    assert update(store, knowledge()) == 2
    search = Search(store, knowledge())
    assert [hit.id for hit in search.find("قصف نهاية").hits] == [Document(long).id]
    assert [hit.id for hit in search.find('"drop table documents"').hits] == [Document(strange).id]
    assert search.find("3.5").total == 1
