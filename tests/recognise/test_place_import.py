"""Imported places: what is merged and what is added, how names are told, and what reading makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.base import IMPORTED
from marsad.knowledge.own import with_own
from marsad.model.mention import Place, PlaceValue
from marsad.model.text import Document
from marsad.recognise.place import PlaceRecogniser
from marsad.recognise.place.candidate import Candidate, kinds_of
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.recognise.place.imported import Imported, Source, read, written
from marsad.recognise.place.merge import Fate, Merger, words_of
from marsad.text.analyser import TextAnalyser

BUNDLED = Knowledge()
ANALYSER = TextAnalyser(BUNDLED)
SOURCE = Source("mine.csv", "csv", "0123", "2026-01-02")
SARAQIB = Gazetteer(BUNDLED).lookup("سراقب")[0]


def row(identity: str, *names: str, lat: float = 35.10, lon: float = 37.20, **told: object) -> Candidate:
    values = {"kind": "town", "country": "SY", "where": "mine.csv:2"} | told
    return Candidate(identity, names, lat=lat, lon=lon, **values)  # type: ignore[arg-type]


def taken(*rows: Candidate, held: Imported | None = None) -> tuple[Imported, list[Fate], int]:
    held = Imported() if held is None else held
    merger = Merger(BUNDLED, held)
    return held, [fate for _, fate in merger.take(rows, SOURCE)], merger.aliases


def folder_of(path: Path, held: Imported) -> Path:
    (path / "gazetteer").mkdir()
    (path / IMPORTED).write_text(written(held), encoding="utf-8")
    return path


def places(folder: Path, text: str) -> list[tuple[str, Place | None]]:
    mentions = PlaceRecogniser(with_own(folder)).find(ANALYSER.analyse(Document(text)))
    return [(text[m.start : m.end], m.value.place) for m in mentions if isinstance(m.value, PlaceValue)]


def test_a_new_place_is_found_with_its_line_and_source(tmp_path: Path) -> None:
    held, fates, aliases = taken(row("csv:a:1", "كفر زرجين", units=("حماة",), population=900))
    assert (fates, aliases) == ([Fate.ADDED], 0)
    folder = folder_of(tmp_path, held)
    text = "قتل خمسة مدنيين في كفر زرجين بسوريا"
    (mention, *_) = PlaceRecogniser(with_own(folder)).find(ANALYSER.analyse(Document(text)))
    assert isinstance(mention.value, PlaceValue)
    place = mention.value.place
    assert place is not None
    assert (place.id, place.name, place.country, place.admin1) == ("csv:a:1", "كفر زرجين", "SY", "حماة")
    assert (place.lat, place.lon, place.precision) == (35.1, 37.2, "town")
    assert mention.evidence[0].file == f"{IMPORTED}:3"
    gazetteer = Gazetteer(with_own(folder))
    assert gazetteer.source(gazetteer.lookup("كفر زرجين")[0]) == "mine.csv (csv, 2026-01-02)"
    assert gazetteer.source(gazetteer.lookup("سراقب")[0]) == ""


@pytest.mark.parametrize(
    "one",
    [
        row("wof:1", "سراقب", lat=SARAQIB.lat + 0.03, lon=SARAQIB.lon),
        row("wof:1", "سراقب", lat=SARAQIB.lat + 0.08, lon=SARAQIB.lon, units=("إدلب",)),
        row("wof:1", "سرقب المحدثة", lat=SARAQIB.lat, lon=SARAQIB.lon, geonames=SARAQIB.id.removeprefix("geonames:")),
    ],
    ids=["name within 5 km", "name within 10 km in the governorate", "GeoNames id"],
)
def test_what_the_tables_have_is_merged_into_them(one: Candidate) -> None:
    held, fates, _ = taken(one)
    assert fates == [Fate.MERGED]
    assert held.places == {}
    assert held.merged["wof:1"] == (SARAQIB.id, 1)


@pytest.mark.parametrize(
    "one",
    [
        row("wof:1", "سراقب", lat=SARAQIB.lat + 0.08, lon=SARAQIB.lon),
        row("wof:1", "سراقب", lat=SARAQIB.lat + 0.5, lon=SARAQIB.lon, units=("إدلب",)),
        row("wof:1", "سراقب", lat=SARAQIB.lat, lon=SARAQIB.lon, kind="neighbourhood"),
        row("wof:1", "سراقب", lat=SARAQIB.lat, lon=SARAQIB.lon, country="IQ"),
    ],
    ids=["farther", "far in the governorate", "another level", "another country"],
)
def test_what_differs_is_added(one: Candidate) -> None:
    assert taken(one)[1] == [Fate.ADDED]


def test_a_hand_written_place_is_found_by_an_imported_alias(tmp_path: Path) -> None:
    held, fates, aliases = taken(row("wof:1", "سراقب", "سرقبان", lat=SARAQIB.lat, lon=SARAQIB.lon))
    assert (fates, aliases) == ([Fate.MERGED], 1)
    ((words, place),) = places(folder_of(tmp_path, held), "قصف الطيران السوري سرقبان")
    assert (words, place and place.id) == ("سرقبان", SARAQIB.id)


def test_an_alias_that_is_another_place_nearby_is_not_given() -> None:
    held, _, aliases = taken(row("wof:1", "سراقب", "بنش", lat=SARAQIB.lat, lon=SARAQIB.lon))
    assert (aliases, held.names) == (0, {})


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    rows = [
        row("csv:a:1", "كفر زرجين", "زرجينة", geonames="999001"),
        row("csv:a:2", "كفر زرجين", lat=35.11),
        row("csv:a:3", "زرجينة", "زرجون", lat=35.12),
        row("csv:a:4", "سراقب", "سرقبان", lat=SARAQIB.lat, lon=SARAQIB.lon),
        row("csv:a:5", "المدينة"),
        row("geonames:999001", "زرجينة"),
        row("csv:a:6", "قرية القتال", lat=34.9),
    ]
    held, fates, aliases = taken(*rows)
    assert fates == [Fate.ADDED, Fate.MERGED, Fate.MERGED, Fate.MERGED, Fate.WORD, Fate.MERGED, Fate.ADDED]
    assert aliases == 2
    text = written(held)
    again = read(text, "imported.tsv")
    assert written(again) == text
    merger = Merger(with_own(folder_of(tmp_path, held)), again)
    fates = [fate for _, fate in merger.take(rows, SOURCE)]
    assert set(fates) == {Fate.MERGED, Fate.WORD}
    assert (written(again), merger.aliases) == (text, 0)
    assert len(again.sources) == 1


def test_another_list_adds_and_keeps_its_source(tmp_path: Path) -> None:
    held, _, _ = taken(row("csv:a:1", "كفر زرجين"))
    merger = Merger(with_own(folder_of(tmp_path, held)), held)
    other = Source("other.csv", "csv", "4567", "2026-03-04")
    rows = [row("csv:b:1", "كفر زرجين"), row("csv:b:2", "زرجون", lat=36.0)]
    assert [fate for _, fate in merger.take(rows, other)] == [Fate.MERGED, Fate.ADDED]
    assert held.sources == [SOURCE, other]
    assert held.merged["csv:b:1"] == ("csv:a:1", 2)
    assert list(held.places) == ["csv:a:1", "csv:b:2"]


def test_an_id_of_two_distant_places_is_refused() -> None:
    assert taken(row("csv:a:1", "كفر زرجين"), row("csv:a:1", "زرجون", lat=33.0))[1] == [Fate.ADDED, Fate.TWICE]


def test_a_code_of_a_division_is_learned_from_known_places() -> None:
    known = [
        entry for name in ("سراقب", "معره النعمان", "جسر الشغور", "بنش") for entry in Gazetteer(BUNDLED).lookup(name)
    ]
    seeds = [entry for entry in known if entry.seeded and entry.level == "town" and entry.admin1 == "sy-idlib"]
    rows = [row(f"geonames:{n}", one.name, lat=one.lat, lon=one.lon, units=("12",)) for n, one in enumerate(seeds)]
    held, _, _ = taken(*rows, row("geonames:99", "زرجون", units=("12",)))
    assert len(seeds) >= 3
    assert held.places["geonames:99"].split("\t")[5] == "sy-idlib"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصلت القوات إلى مناطق القتال في سوريا", False),
        ("دارت الاشتباكات في القتال جنوب سوريا", False),
        ("قصف الجيش السوري قرية القتال", True),
    ],
)
def test_a_hamlet_called_like_a_word_is_found_behind_its_head_only(tmp_path: Path, text: str, found: bool) -> None:
    held, _, _ = taken(row("csv:a:1", "قرية القتال"))
    ids = [place.id for _, place in places(folder_of(tmp_path, held), text) if place]
    assert ("csv:a:1" in ids) is found


def test_a_hamlet_does_not_hide_a_town_of_its_name(tmp_path: Path) -> None:
    held, fates, _ = taken(
        row("csv:a:1", "الرقة", lat=33.1, lon=36.2), row("csv:a:2", "رام", lat=31.9, lon=35.3, country="PS")
    )
    assert fates == [Fate.ADDED, Fate.ADDED]
    folder = folder_of(tmp_path, held)
    ((_, place),) = places(folder, "دخل الجيش مدينة الرقة")
    assert place is not None
    assert place.id != "csv:a:1"
    assert [words for words, _ in places(folder, "اعتقل الاحتلال شابا في مدينة رام الله")] == ["رام الله"]


@pytest.mark.parametrize("name", ["القتال", "بيت محمد", "الجبوري", "آل الزبيدي", "محمد علي", "الجنايات"])
def test_words_persons_and_families_are_common(name: str) -> None:
    from marsad.recognise.place.names import name_key

    assert words_of(BUNDLED).common(name_key(name))


@pytest.mark.parametrize("name", ["سراقب", "كفر زرجين", "معرشمشة", "خان شيخون"])
def test_names_are_not_common(name: str) -> None:
    from marsad.recognise.place.names import name_key

    assert not words_of(BUNDLED).common(name_key(name))


@pytest.mark.parametrize("name", ["واسعة", "كردية", "عين"])
def test_what_only_describes_is_no_name(name: str) -> None:
    assert taken(row("csv:a:1", name))[1] == [Fate.WORD]


def test_kinds_are_told_in_english_and_in_arabic() -> None:
    kinds = kinds_of(BUNDLED)
    assert [kinds[word] for word in ("city", "village", "قريه", "مخيم", "airport")] == [
        "town", "village", "village", "camp", "airport",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "id\tname\n", "# marsad-gazetteer 1: written by hand\n\n\n"])
def test_a_file_that_is_no_index_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / IMPORTED).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no whole imported gazetteer"):
        Gazetteer(with_own(tmp_path))
