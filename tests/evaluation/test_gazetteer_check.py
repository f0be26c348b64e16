"""The check of the hand-written places: what is the place of a row, what is apart, and that every row says its source."""

from __future__ import annotations

import csv

import gazetteer_check as check
import pytest

from marsad.knowledge import Knowledge, Row

KNOWLEDGE = Knowledge()
ROWS = [row for name in KNOWLEDGE.names("gazetteer/seed/*.csv") for row in KNOWLEDGE.table(name)]
TOWN = {
    "id": "sy-hama-town",
    "name": "حماة",
    "aliases": "",
    "kind": "town",
    "country": "SY",
    "lat": "35.13",
    "lon": "36.75",
}


def row(**cells: str) -> Row:
    return Row({**TOWN, "parent": "", "geonames": "", **cells}, "gazetteer/seed/syria.csv", 2)


def held(*places: tuple[str, float, float, str]) -> check.Gazetteers:
    found = check.Gazetteers()
    for name, lat, lon, kind in places:
        found.by_name["SY", check.name_key(name)].append(check.Point(lat, lon, "wof", kind))
    found.towns["sy-hama-town"] = check.Point(35.13, 36.75, "its town")
    return found


def findings(one: Row, *places: tuple[str, float, float, str]) -> check.Finding:
    (finding,) = check.findings([one], held(*places))
    return finding


def test_the_nearest_of_the_name_is_the_place() -> None:
    near, far = ("حماه", 35.14, 36.76, "locality"), ("حماة", 33.0, 36.0, "locality")
    assert not findings(row(), far, near).apart
    assert findings(row(), far).apart
    assert findings(row()).nearest is None


def test_a_town_is_no_district_of_its_name() -> None:
    assert findings(row(), ("حماة", 35.6, 36.9, "county")).nearest is None
    assert findings(row(kind="district"), ("حماة", 35.6, 36.9, "county")).apart


def test_the_head_of_a_name_may_be_lacking() -> None:
    assert not findings(row(name="حي الأربعين"), ("الأربعين", 35.13, 36.75, "neighbourhood")).apart


def test_a_quarter_lies_in_its_town() -> None:
    quarter = row(id="sy-arbain", name="الأربعين", kind="neighbourhood", parent="sy-hama-town")
    assert findings(quarter, ("الأربعين", 36.2, 37.1, "locality")).nearest is None
    assert findings(row(parent="sy-hama-town", lat="35.6")).apart


def test_what_was_settled_is_listed_again_where_it_changed(capsys: pytest.CaptureFixture[str]) -> None:
    finding = findings(row(), ("حماة", 33.0, 36.0, "locality"))
    assert check.report([finding], {"sy-hama-town": finding.km + 1}, every=False) == 0
    assert check.report([finding], {"sy-hama-town": finding.km + 5}, every=False) == 1
    check.report([], {"sy-nowhere": 12.0}, every=False)
    assert "settled in vain: sy-nowhere" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dayr az-Zawr", "Deir ez Zor"),
        ("Al Hodeidah", "hudaydah"),
        ("Tall Rifat town", "tell rifaat"),
        ("Lattakia", "latakia"),
    ],
)
def test_romanisations_meet(one: str, other: str) -> None:
    assert check.skeleton(one) == check.skeleton(other)


def test_every_place_says_where_it_is_from() -> None:
    assert [one.where for one in ROWS if bool(one["geonames"]) != (one["source"] == "geonames")] == []


def test_what_is_settled_is_there_and_says_why() -> None:
    ids = {one["id"] for one in [*ROWS, *KNOWLEDGE.table("gazetteer/governorates.csv")]}
    with check.SETTLED.open(encoding="utf-8") as file:
        for one in csv.DictReader(file):
            assert one["id"] in ids
            assert float(one["km"]) > check.PLACE_KM
            assert one["why"]
