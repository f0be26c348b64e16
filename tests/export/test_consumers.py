"""Every export opens in the library of those who take it; none of them is asked for the network."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from tests.export.records import TAIZ, claim, material

from marsad.export.format import Options
from marsad.export.formats import FORMATS, format_named
from marsad.export.incident_rows import INCIDENTS
from marsad.export.package import Made
from marsad.export.run import export
from marsad.model.incident_codec import incident_from_json

Write = Callable[..., Path]
NAMES = [form.name for form in FORMATS]
CASE = material(
    claim("a", source="مصدر طبي"),
    claim("b", publisher="البلاد", published="2018-06-13", killed=(32, 32, 32), words="32 شخصا", title="=عنوان"),
    claim("c", place=None, day=None, type_="arrest", trigger="اعتقال", words="3 أشخاص"),
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, **options: object) -> Path:
        made = Made(("claims.jsonl",), {"unit": "incidents"}, "CC-BY-4.0")
        export(format_named(name), CASE, tmp_path / name, Options("en", **options), made)  # type: ignore[arg-type]
        return tmp_path / name

    return written


@pytest.mark.parametrize("name", NAMES)
def test_the_package_is_valid_to_frictionless(name: str, write: Write) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(write(name) / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert report.valid


def test_frictionless_finds_a_changed_byte(write: Write) -> None:
    frictionless = pytest.importorskip("frictionless")
    table = write("csv") / "incidents.csv"
    table.write_bytes(table.read_bytes().replace(b"27", b"72", 1))
    assert not frictionless.validate(str(table.with_name("datapackage.json"))).valid


def test_pandas_reads_the_csv_with_ids_as_text(write: Write) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(write("csv") / "incidents.csv", dtype={"incident_id": str})
    assert list(table.columns) == INCIDENTS.names
    assert table["incident_id"].tolist() == [incident.id for incident in CASE.incidents]
    row = table[table["type"] == "explosion"].iloc[0]
    assert (row["killed_low"], row["killed_high"], row["place_name"], row["voices"]) == (27, 32, "تعز", 2)
    claims = pandas.read_csv(write("csv", unit="claims") / "claims.csv")
    assert "'=عنوان" in claims["title"].tolist()


def test_json_lines_keep_to_the_schema_beside_them_and_come_back(write: Write) -> None:
    folder = write("jsonl")
    schema = Draft202012Validator(json.loads((folder / "incident-1.schema.json").read_text(encoding="utf-8")))
    lines = [json.loads(line) for line in (folder / "incidents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [list(schema.iter_errors(line)) for line in lines] == [[], []]
    assert [incident_from_json(line) for line in lines] == list(CASE.incidents)


def test_openpyxl_reads_texts_as_texts_and_days_as_days(write: Write) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(write("xlsx") / "marsad.xlsx")
    assert book.sheetnames == ["claims", "incidents", "statements", "codebook"]
    head, *rows = book["claims"].iter_rows(values_only=True)
    assert [row[head.index("title")] for row in rows] == [None, "=عنوان", None]
    head, *rows = book["incidents"].iter_rows(values_only=True)
    assert {row[head.index("date_from")] for row in rows} == {datetime.datetime(2018, 6, 11), None}
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert {sheet.sheet_view.rightToLeft for sheet in book} == {False}
    arabic = openpyxl.load_workbook(_in_arabic(write("csv").parent) / "marsad.xlsx")
    assert {sheet.sheet_view.rightToLeft for sheet in arabic} == {True}


def _in_arabic(folder: Path) -> Path:
    export(format_named("xlsx"), CASE, folder / "arabic", Options("ar"), Made())
    return folder / "arabic"


def test_geopandas_reads_geojson_and_geoparquet_alike(write: Write) -> None:
    geopandas = pytest.importorskip("geopandas")
    lines = geopandas.read_file(write("geojson") / "incidents.geojson")
    table = geopandas.read_parquet(write("geoparquet") / "incidents.parquet")
    assert str(table.crs) == "OGC:CRS84"
    assert list(table.columns) == [*INCIDENTS.names, "geometry"]
    assert table["incident_id"].tolist() == lines["incident_id"].tolist()
    assert [None if where is None else (where.x, where.y) for where in table.geometry] == [(44.02, 13.58), None]
    assert table["date_from"].tolist() == [datetime.date(2018, 6, 11), None]
    assert table["killed_high"].tolist()[0] == 32


def test_the_metadata_are_those_of_geoparquet(write: Write) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    geo = json.loads(parquet.read_schema(write("geoparquet") / "incidents.parquet").metadata[b"geo"])
    column = {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [44.02, 13.58, 44.02, 13.58]}
    assert geo == {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def test_circles_are_polygons_of_the_radius(write: Write) -> None:
    geopandas = pytest.importorskip("geopandas")
    table = geopandas.read_file(write("geojson", circles=True) / "incidents.geojson")
    (ring,) = table.geometry[table.geometry.geom_type == "Polygon"]
    assert ring.is_valid
    assert ring.exterior.is_ccw
    metres = geopandas.GeoSeries([ring], crs=4326).to_crs(32638).area.iloc[0]
    assert metres == pytest.approx(3.14159 * (TAIZ.radius_km * 1000) ** 2, rel=0.01)


def test_gdal_reads_the_kml(write: Write) -> None:
    geopandas = pytest.importorskip("geopandas")
    path = write("kml") / "incidents.kml"
    table = geopandas.read_file(path)
    assert [where.x for where in table.geometry if where is not None] == [44.02]
    assert table["Name"].tolist() == [incident.title_en for incident in CASE.incidents]
    assert table["incident_id"].tolist() == [incident.id for incident in CASE.incidents]
    order = [child.tag.rpartition("}")[2] for child in ElementTree.parse(path).getroot()[0][1]]
    assert order == ["name", "description", "TimeSpan", "ExtendedData", "Point"]  # the order that the schema wants


def test_the_kml_is_valid_to_the_schema(write: Write) -> None:
    validator = pytest.importorskip("fastkml.validator")  # it brings OGC's schema of KML 2.2; extra «consumers»
    path = write("kml") / "incidents.kml"
    assert validator.validate(file_to_validate=path)
    broken = path.read_text(encoding="utf-8").replace("<TimeSpan>", "<When>").replace("</TimeSpan>", "</When>")
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(AssertionError):
        validator.validate(file_to_validate=path)


def test_libhxl_reads_the_tags(write: Write) -> None:
    hxl = pytest.importorskip("hxl")
    source = hxl.data(str(write("hxl") / "incidents.hxl.csv"), hxl.InputOptions(allow_local=True))
    assert source.display_tags == [column.hxl for column in INCIDENTS.columns]
    assert source.headers == INCIDENTS.names
    assert [row.get("#affected+killed+max") for row in source] == ["32", "27"]


def test_the_timeline_has_what_timelinejs_asks_for(write: Write) -> None:
    line = json.loads((write("timeline") / "timeline.json").read_text(encoding="utf-8"))
    assert set(line) == {"title", "events"}
    first = line["events"][0]
    assert first["start_date"] == {"year": 2018, "month": 6, "day": 11}
    assert first["text"]["headline"] == CASE.incidents[0].title_en
    assert len({slide["unique_id"] for slide in line["events"]}) == len(line["events"])


@pytest.mark.parametrize("name", NAMES)
def test_no_records_at_all_are_an_export_too(name: str, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    empty = material()
    export(format_named(name), empty, tmp_path / "out", Options(), Made())
    assert frictionless.validate(str(tmp_path / "out" / "datapackage.json")).valid


@pytest.mark.parametrize("name", NAMES)
def test_the_same_input_gives_the_same_bytes(name: str, write: Write) -> None:
    first = {path.name: path.read_bytes() for path in write(name).rglob("*") if path.is_file()}
    assert {path.name: path.read_bytes() for path in write(name).rglob("*") if path.is_file()} == first
