"""Lists of places: each format gives its candidates, and what is no place is named or counted."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from marsad.ingest import Rejected, Remark
from marsad.ingest.gazetteer import Form, Left, Outcome, Request, read_places
from marsad.recognise.place.candidate import Candidate


def geonames(code: int, name: str, others: str, group: str = "P", feature: str = "PPL", lat: str = "35.5") -> str:
    cells = [str(code), name, name, others, lat, "37.5", group, feature, "SY", "", "09", "123", "", "", "1500"]
    return "\t".join([*cells, "", "", "Asia/Damascus", "2020-01-01"])


def read(path: Path, text: str, **told: object) -> list[Outcome]:
    path.write_text(text, encoding="utf-8")
    return list(read_places(Request(path, **told)))  # type: ignore[arg-type]


def places(outcomes: list[Outcome]) -> list[Candidate]:
    return [outcome for outcome in outcomes if isinstance(outcome, Candidate)]


def test_a_geonames_dump_takes_arabic_names_of_its_own_column(tmp_path: Path) -> None:
    lines = [
        geonames(11, "Kafr Zarin", "Kafr Zarin,كفر زرين,كفرزرين"),
        geonames(12, "Nowhere", ""),
        geonames(13, "Wadi Zarin", "وادي زرين", "H", "WAD"),
        geonames(14, "Zarin Airport", "مطار زرين", "S", "AIRP"),
        "15\tshort",
        geonames(16, "Off", "خارج", lat="95"),
    ]
    town, nameless, other, airport, short, off = read(tmp_path / "SY.txt", "\n".join(lines) + "\n")
    assert isinstance(town, Candidate)
    assert (town.id, town.geonames, town.names, town.kind) == ("geonames:11", "11", ("كفر زرين", "كفرزرين"), "town")
    assert (town.lat, town.lon, town.country, town.units) == (35.5, 37.5, "SY", ("09", "09.123"))
    assert (town.population, town.where) == (1500, f"{tmp_path / 'SY.txt'}:1")
    assert (nameless, other) == (Left.NAMELESS, Left.OTHER)
    assert isinstance(airport, Candidate)
    assert airport.kind == "airport"
    assert isinstance(short, Rejected)
    assert short.where.endswith("SY.txt:5")
    assert isinstance(off, Rejected)
    assert "no point" in off.reason


def test_the_names_of_geonames_by_language_come_before_its_own(tmp_path: Path) -> None:
    names = tmp_path / "alternateNamesV2.txt"
    rows = [
        "1\t11\tar\tزرين العليا\t\t\t\t",
        "2\t11\tar\tزرين\t1\t\t\t",
        "3\t11\tar\tزرين القديمة\t\t\t\t1",
        "4\t11\tfr\tZarine",
    ]
    names.write_text("\n".join(rows) + "\n", encoding="utf-8")
    (place,) = places(read(tmp_path / "SY.txt", geonames(11, "Zarin", "كفر زرين") + "\n", names=names))
    assert place.names == ("زرين", "زرين العليا")


WOF = "wof_id,country,placetype,names_ar,names_latin,lat,lon,region_ar,county_ar,geonames_id,population\n"


def test_whos_on_first_gives_kinds_divisions_and_ids(tmp_path: Path) -> None:
    rows = [
        "7,SY,locality,زرين|الزريـن,Zarin,35.5,37.5,حلب,منبج,11,",
        "8,SY,county,منطقة زرين,,35.6,37.6,حلب,,,20000",
        "9,SY,locality,,Zarin,35.5,37.5,,,,",
        "10,SY,ocean,بحر زرين,,35,37,,,,",
        "11,SY,locality,زرين,,north,37,,,,",
        "12,SY,locality",
    ]
    town, county, nameless, other, bad, short = read(tmp_path / "a.csv", WOF + "\n".join(rows) + "\n")
    assert isinstance(town, Candidate)
    assert (town.id, town.names, town.units, town.geonames) == ("wof:7", ("زرين", "الزرين"), ("حلب", "منبج"), "11")
    assert isinstance(county, Candidate)
    assert (county.kind, county.population) == ("district", 20000)
    assert (nameless, other) == (Left.NAMELESS, Left.OTHER)
    assert isinstance(bad, Rejected)
    assert bad.where.endswith("a.csv:6")
    assert isinstance(short, Rejected)
    assert "3 cells" in short.reason


def test_a_packed_list_is_read_and_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress((WOF + "7,SY,locality,زرين,,35.5,37.5,,,,\n").encode()))
    assert len(places(list(read_places(Request(path))))) == 1
    path.write_bytes(b"PK\x03\x04 and more")
    (refused,) = read_places(Request(path))
    assert isinstance(refused, Rejected)
    assert "zip" in refused.reason


@pytest.mark.parametrize(
    ("header", "row", "name", "kind", "identity", "units"),
    [
        (
            "ADM0_PCODE,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,LATITUDE,LONGITUDE",
            "SY,حلب,SY02,Zarin,زرين,SY0299,35.5,37.5", "زرين", "district", "pcode:SY0299", ("حلب",),
        ),
        (
            "featureNam,featureRef,featureAlt,P_Code,admin1RefN,admin1Pcod,POINT_X,POINT_Y",
            "Zarin,زرين,الزرين,YE110199,إب,YE11,37.5,35.5", "زرين", "town", "pcode:YE110199", ("إب",),
        ),
        (
            "adm1_name,adm1_name1,adm1_pcode,center_lat,center_lon",
            "Zarin,محافظة زرين,IQG99,35.5,37.5", "محافظة زرين", "governorate", "pcode:IQG99", (),
        ),
        (
            "NAME_EN,NAME_AR,PCODE,ADM1_AR,ADM1_PCODE,Lat,Long",
            "Zarin,زرين,LB99,عكار,LB1,35.5,37.5", "زرين", "town", "pcode:LB99", ("عكار",),
        ),
    ],
)  # fmt: skip
def test_the_columns_of_ochas_tables_are_told_by_their_parts(
    tmp_path: Path, header: str, row: str, name: str, kind: str, identity: str, units: tuple[str, ...]
) -> None:
    request = Request(tmp_path / "pplp.csv")
    request.path.write_text(f"{header}\n{row}\n", encoding="utf-8-sig")
    (place,) = places(list(read_places(request)))
    assert request.form is Form.ocha
    assert (place.names[0], place.kind, place.id, place.units) == (name, kind, identity, units)
    assert (place.lat, place.lon, place.country) == (35.5, 37.5, identity[6:8])


def test_p_codes_without_arabic_names_are_counted_and_remarked(tmp_path: Path) -> None:
    table = "Location,Admin Level,P-Code,Name,Parent P-Code\nSYR,1,SY99,Zarin,SYR\nSYR,2,SY9901,Zarin,SY99\n"
    *rows, remark = read(tmp_path / "pcodes.csv", table)
    assert rows == [Left.NAMELESS, Left.NAMELESS]
    assert isinstance(remark, Remark)
    assert "no row has a name in Arabic" in remark.reason


def test_a_table_of_arabic_names_without_points_is_set_aside_once(tmp_path: Path) -> None:
    (refused,) = read(tmp_path / "adm.csv", "ADM1_AR,ADM1_PCODE\nزرين,SY99\nمرين,SY98\n")
    assert isinstance(refused, Rejected)
    assert "no column tells a point" in refused.reason


COLUMNS = {"name": "nom", "lat": "y", "lon": "x", "kind": "type", "aliases": "autres"}


def test_any_table_is_read_by_a_mapping(tmp_path: Path) -> None:
    table = "nom;type;autres;x;y\nزرين;مدينة;الزرين|زرين الغربية;37.5;35.5\nمرين;moon;;37.5;35.5\n"
    request = {"columns": COLUMNS, "country": "SY", "kinds": {"town": "town", "مدينه": "town"}}
    place, refused = read(tmp_path / "mine.csv", table, **request)
    assert isinstance(place, Candidate)
    assert place.id.startswith("csv:mine:")
    assert (place.names, place.kind, place.country) == (("زرين", "الزرين", "زرين الغربية"), "town", "SY")
    assert isinstance(refused, Rejected)
    assert "«moon» is no kind of place" in refused.reason
    (again, _) = read(tmp_path / "mine.csv", table, **request)
    assert isinstance(again, Candidate)
    assert again.id == place.id


@pytest.mark.parametrize(
    ("table", "told", "reason"),
    [
        ("a,b\n1,2\n", {}, "its columns tell no format: a, b"),
        ("a,b\n1,2\n", {"columns": {"name": "a", "lat": "b", "lon": "c"}}, "no column «c» among a, b"),
        ("a,b\n1,2\n", {"form": Form.wof}, "its columns tell no format"),
        ("", {}, "it is empty"),
        ("nom,x,y,type,autres\nزرين,37,35,,\n", {"columns": COLUMNS, "kinds": {"town": "town"}}, "«» is no country"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, table: str, told: dict[str, object], reason: str) -> None:
    (refused,) = read(tmp_path / "a.csv", table, **told)
    assert isinstance(refused, Rejected)
    assert reason in refused.reason


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (refused,) = read_places(Request(tmp_path / "none.csv"))
    assert isinstance(refused, Rejected)
    assert "no such file" in refused.reason
