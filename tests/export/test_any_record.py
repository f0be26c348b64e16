"""Any record in every format: written without an error, and what is hostile in it stays a text."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.records import HOSTILE, TAIZ, alone, claim, claims, incidents, knowledge

from marsad.export.format import Format, Material, Options
from marsad.export.formats import FORMATS
from marsad.export.out import BOM
from marsad.export.package import Made
from marsad.export.run import export
from marsad.model.claim import Claim
from marsad.model.incident import Incident

QUIET = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
UNSEEN = "\u202e\u202d\u200b\u200e\u200f\ufeff\u2066\u061c\u00ad\x00 \n\x85\u2028\u2029"
OWN = [form for form in FORMATS if form.name in "jsonl csv xlsx acled ged geojson geoparquet hxl kml timeline".split()]


def number(text: str) -> bool:
    """Whether a cell is a number of its own, which a minus may begin."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def inert(folder: Path) -> None:
    """Nothing of what was written runs in a spreadsheet or breaks its reader."""
    for path in folder.rglob("*.csv"):
        text = path.read_bytes().decode("utf-8").removeprefix(BOM)
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        for cell in (cell for row in rows[1:] for cell in row):
            assert not cell.lstrip(UNSEEN).startswith(STARTS) or number(cell), cell
            assert "\x00" not in cell
    for path in (*folder.rglob("*.json"), *folder.rglob("*.geojson")):
        json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    for path in folder.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            json.loads(line)
    for path in folder.rglob("*.kml"):
        ElementTree.parse(path)


def formulas(folder: Path) -> list[object]:
    """The cells of workbooks that a program would run, or take for an error."""
    openpyxl = pytest.importorskip("openpyxl")
    books = [openpyxl.load_workbook(path) for path in folder.rglob("*.xlsx")]
    return [
        cell.value
        for book in books
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type in "fe"
    ]


@pytest.mark.parametrize("form", OWN, ids=[form.name for form in OWN])
@QUIET
@given(st.lists(claims, max_size=2), st.lists(incidents, max_size=2), st.sampled_from(["en", "ar"]))
def test_any_record_is_written_and_stays_inert(
    form: Format, told: list[Claim], found: list[Incident], language: str
) -> None:
    found = [replace(one, claims=(*one.claims, *(claim.id for claim in told))) for one in found]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "out"
        for unit in form.units:
            options = Options(language, unit, circles=True)  # type: ignore[arg-type]
            export(form, Material(told, found, knowledge()), folder, options, Made(inputs=("a",), licence="CC0-1.0"))
            inert(folder)
            assert formulas(folder) == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -5.0, 1e300])
@pytest.mark.parametrize("field", ["lat", "lon", "radius_km"])
@pytest.mark.parametrize("form", OWN, ids=[form.name for form in OWN])
def test_numbers_that_are_none_of_this_earth_are_survived(
    form: Format, field: str, number: float, tmp_path: Path
) -> None:
    case = alone(claim("a"))
    place = replace(TAIZ, **{field: number})  # type: ignore[arg-type]
    case = Material([claim("a", place=place)], [replace(case.incidents[0], place=place)], knowledge())
    for unit in form.units:
        out = export(form, case, tmp_path / "out", Options("en", unit, circles=True), Made())
        assert out.records + out.left.total() >= 1
        inert(tmp_path / "out")


@pytest.mark.parametrize("text", HOSTILE)
def test_every_hostile_text_comes_back_as_itself(text: str, tmp_path: Path) -> None:
    """But for signs that a format cannot hold; in a CSV behind the apostrophe."""
    found = Incident(text or "i", "protest", text, text, (), (), (), 1, None, None)
    kept = "".join(
        "\ufffd" if (sign < " " and sign not in "\t\r\n") or "\ud800" <= sign <= "\udfff" else sign for sign in text
    )
    form = {one.name: one for one in FORMATS}
    export(form["csv"], Material([], [found], knowledge()), tmp_path / "csv", Options(), Made())
    read = csv.DictReader(io.StringIO((tmp_path / "csv/incidents.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert [row["title_ar"].removeprefix("'" if text[:1] != "'" else "") for row in read] == [kept]
    export(form["geojson"], Material([], [found], knowledge()), tmp_path / "geojson", Options(), Made())
    features = json.loads((tmp_path / "geojson/incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["title_ar"] for feature in features] == [kept]
