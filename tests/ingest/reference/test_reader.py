"""Reading reference events: what each shape gives, and that a bad row costs itself alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import ACLED, GED, GED_STRIKE, STRIKE, table

from marsad.errors import InputError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.knowing import Knowing
from marsad.ingest.reference.own import load_mapping
from marsad.ingest.reference.reader import Form, Outcome, read_reference
from marsad.knowledge import Knowledge


@cache
def knowing() -> Knowing:
    return Knowing(Knowledge())


def read(tmp_path: Path, text: str, form: Form, mapping: str | None = None) -> list[Outcome]:
    (tmp_path / "events.csv").write_text(text, encoding="utf-8")
    columns = None
    if mapping is not None:
        columns = tmp_path / "columns.toml"
        columns.write_text(mapping, encoding="utf-8")
    return list(read_reference(tmp_path / "events.csv", form, knowing(), columns))


def one(tmp_path: Path, text: str, form: Form, mapping: str | None = None) -> ReferenceEvent:
    (event,) = (outcome for outcome in read(tmp_path, text, form, mapping) if isinstance(outcome, ReferenceEvent))
    return event


def test_acled_has_31_columns_here() -> None:
    assert len(ACLED) == 31


def test_an_acled_row_is_read(tmp_path: Path) -> None:
    event = one(tmp_path, table(ACLED, STRIKE), "acled")
    assert (event.id, event.first, event.last, event.types) == ("SYR1", "2015-07-24", "2015-07-24", ("air-strike",))
    assert event.place is not None
    assert (event.place.name, event.place.precision, event.place.radius_km) == ("Saraqab", "town", 5.0)
    assert (event.agents, event.directed, event.killed) == (frozenset({"syrian-army"}), False, (8, 8, 8))


PRECISIONS = [
    ("1", "2015-07-24", "2015-07-24"),
    ("2", "2015-07-21", "2015-07-27"),
    ("3", "2015-07-01", "2015-07-31"),
]


@pytest.mark.parametrize(("code", "first", "last"), PRECISIONS)
def test_acled_time_precision_is_an_interval(tmp_path: Path, code: str, first: str, last: str) -> None:
    event = one(tmp_path, table(ACLED, {**STRIKE, "time_precision": code}), "acled")
    assert (event.first, event.last) == (first, last)


def test_no_fatalities_is_no_toll(tmp_path: Path) -> None:
    assert one(tmp_path, table(ACLED, {**STRIKE, "fatalities": "0"}), "acled").killed is None


def test_a_ged_row_is_read(tmp_path: Path) -> None:
    event = one(tmp_path, table(GED, GED_STRIKE), "ged")
    assert (event.id, event.coded, event.killed) == ("9001", "one-sided violence", (6, 8, 9))
    assert (event.agents, event.patients, event.directed) == (frozenset({"syrian-army"}), frozenset(), True)
    assert {"attack", "killing"} <= set(event.types)


MAPPING = """
id = "الرقم"
date = "اليوم"
type = "ماذا"
place = "المكان"
killed = "القتلى"
agent = ["من", "ومن معه"]

[types]
"قصف بالطيران" = "air-strike"
"""


def test_an_own_table_is_read_by_its_mapping(tmp_path: Path) -> None:
    text = "الرقم;اليوم;ماذا;المكان;القتلى;من;ومن معه\n7;٢٤/٧/٢٠١٥;قصف بالطيران;سراقب;8;الجيش السوري;\n"
    event = one(tmp_path, text, "csv", MAPPING)
    assert (event.id, event.first, event.types, event.killed) == ("7", "2015-07-24", ("air-strike",), (None, 8, None))
    assert event.place is not None
    assert (event.place.id, event.agents) == ("geonames:164816", frozenset({"syrian-army"}))


def test_without_a_mapping_the_columns_bear_the_names_of_the_fields(tmp_path: Path) -> None:
    event = one(tmp_path, "date,type,latitude,longitude\n2015-07-24,Air strike,35.8,36.8\n", "csv")
    assert (event.types, event.id.endswith("events.csv:2")) == (("air-strike",), True)


BAD = {
    "day": ({"event_date": "30 February 2015"}, "is no date"),
    "point": ({"latitude": "95"}, "no point on the globe"),
    "word for a number": ({"fatalities": "dozens"}, "is no number"),
    "precision": ({"geo_precision": "9"}, "there are 1, 2, 3"),
    "not a number": ({"latitude": "nan"}, "no point on the globe"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_set_aside_with_its_line(tmp_path: Path, name: str) -> None:
    change, said = BAD[name]
    found = read(tmp_path, table(ACLED, {**STRIKE, **change}, {**STRIKE, "event_id_cnty": "SYR2"}), "acled")
    assert [type(outcome) for outcome in found] == [Rejected, ReferenceEvent]
    assert isinstance(found[0], Rejected)
    assert found[0].where.endswith("events.csv:2")
    assert said in found[0].reason + found[0].advice


def test_a_row_cut_short_and_an_id_that_came_before_are_set_aside(tmp_path: Path) -> None:
    text = table(ACLED, STRIKE, STRIKE) + "SYR9,2015\n"
    reasons = [outcome.reason for outcome in read(tmp_path, text, "acled") if isinstance(outcome, Rejected)]
    assert len(reasons) == 2
    assert "stands at" in reasons[0]
    assert "2 cells where the header has 31" in reasons[1]


def test_another_table_an_empty_one_and_a_missing_one_are_named(tmp_path: Path) -> None:
    for text, said in (("a,b\n1,2\n", "no column «event_id_cnty»"), ("", "empty")):
        (found,) = read(tmp_path, text, "acled")
        assert isinstance(found, Rejected)
        assert said in found.reason
    (gone,) = read_reference(tmp_path / "none.csv", "acled", knowing())
    assert isinstance(gone, Rejected)


def test_what_cannot_be_compared_is_remarked(tmp_path: Path) -> None:
    found = read(tmp_path, "date,type,place\n2015-07-24,parade,لا مكان كهذا\n", "csv")
    assert [type(outcome) for outcome in found] == [ReferenceEvent, Remark]


WRONG = {
    "no field": ('text = "a"', "is no field"),
    "no TOML": ("= =", "no TOML file"),
    "types": ('date = "d"\n[types]\na = 1', "holds lines like"),
    "sheet": ('date = "d"\nsheet = "s"', "no sheets"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_mapping_is_named(tmp_path: Path, name: str) -> None:
    text, said = WRONG[name]
    (tmp_path / "columns.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_mapping(tmp_path / "columns.toml")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["acled", "ged", "csv"]))
def test_any_bytes_are_read_or_set_aside(tmp_path_factory: pytest.TempPathFactory, data: bytes, form: Form) -> None:
    path = tmp_path_factory.getbasetemp() / "any-events.csv"
    head = {"acled": ",".join(ACLED), "ged": ",".join(GED), "csv": "date,type,latitude,longitude"}[form]
    path.write_bytes(head.encode() + b"\n" + data)
    assert all(isinstance(one, ReferenceEvent | Rejected | Remark) for one in read_reference(path, form, knowing()))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(ACLED), st.text(max_size=15), max_size=8))
def test_any_cells_are_read_or_set_aside(tmp_path_factory: pytest.TempPathFactory, cells: dict[str, str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any-events.csv"
    path.write_text(table(ACLED, {**STRIKE, **cells}), encoding="utf-8", errors="replace")
    assert all(isinstance(one, ReferenceEvent | Rejected | Remark) for one in read_reference(path, "acled", knowing()))
