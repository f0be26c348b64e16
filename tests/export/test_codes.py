"""How ACLED's and UCDP's numbers and codes are chosen: tables of what is told and what comes out."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.records import TAIZ, alone, claim, knowledge, material

from marsad.export.circles import circle
from marsad.export.columns import columns
from marsad.export.fatalities import fatalities, worth_of
from marsad.export.format import Material, Options
from marsad.export.formats import format_named
from marsad.export.ged import priogrid
from marsad.export.out import Out
from marsad.export.package import Made
from marsad.export.run import export
from marsad.export.said import rows_of
from marsad.export.view import Actors, View
from marsad.knowledge.ontology import Ontology
from marsad.model.claim import Count, Quote
from marsad.model.incident import IncidentActor
from marsad.model.mention import ActorValue, Place

ACTORS = Actors(knowledge())
ARMY = ActorValue("yemeni-army", "الجيش اليمني", "state-forces", "YE")
SAUDI = ActorValue("saudi-army", "الجيش السعودي", "state-forces", "SA")
HOUTHIS = ActorValue("houthis", "جماعة الحوثي", "armed-group", "YE")
MOBILISED = ActorValue("popular-mobilization", "الحشد الشعبي", "militia")
RAMADI = Place("geonames:91597", "الرمادي", 33.42, 43.3, "IQ", "الأنبار", "town", 5.0)
PEACEKEEPERS = ActorValue("unifil", "قوات اليونيفيل", "organisation")
REPORTERS = ActorValue(None, "وكالة أنباء", "agency")
PEOPLE = ActorValue(None, "مدنيون", "civilians")
CROWD = ActorValue(None, "متظاهرون", "crowd")
TENS = (20, None, 99)

Row = dict[str, str]


def exported(name: str, told: Material, folder: Path) -> tuple[list[Row], Out]:
    out = export(format_named(name), told, folder / name, Options("en"), Made())
    text = (folder / name / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""))), out


def part(number: int, who: str, side: str | None = None, of: int | None = 0) -> Count:
    return Count("killed", who, Quote(str(number), 0, 1), number, number, number, side=side, subset_of=of)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("عشرات القتلى", 10), ("العشرات", 10), ("بالعشرات", 10), ("وعشرات المدنيين", 10), ("مئات", 100),
        ("عشرات الآلاف", 10_000), ("آلاف القتلى", 1000), ("بضعة أشخاص", 3), ("دزينة", 12), ("27 شخصا", None),
        ("قتلى", None), ("", None), ("معشرات", None),
    ],
)  # fmt: skip
def test_words_of_vague_number_are_worth_what_acled_says(words: str, number: int | None) -> None:
    assert worth_of(words) == number


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ([((27, 27, 27), "27 شخصا")], 27),
        ([((27, 27, 27), "27 شخصا"), ((32, 32, 32), "32 شخصا")], 27),
        ([((5, 5, 5), "5 أشخاص"), ((32, 32, 32), "32 شخصا")], 32),  # five are those of the first hour
        ([(TENS, "عشرات القتلى")], 10),
        ([(TENS, "عشرات القتلى"), ((28, None, None), "ما لا يقل عن 28")], 28),
        ([((28, None, None), "ما لا يقل عن 28")], 28),
        ([((63, 70, 77), "نحو 70")], 70),
        ([((None, None, 20), "حتى 20")], 0),
        ([((0, 0, 0), "لا قتلى")], 0),
    ],
)
def test_fatalities_are_one_conservative_number(told: list[tuple[tuple[int | None, ...], str]], number: int) -> None:
    claims = [
        claim(f"c{at}", publisher=f"ناشر {at}", published="2018-06-12", killed=bounds, words=words)  # type: ignore[arg-type]
        for at, (bounds, words) in enumerate(told)
    ]
    case = material(*claims)
    assert len(case.incidents) == 1
    assert fatalities(View(case.incidents[0], case, ACTORS)) == number
    assert case.incidents[0].counts[0].of == "killed"


def test_without_the_words_their_bounds_tell_that_they_were_vague() -> None:
    case = alone(claim("a", killed=TENS, words="عشرات"))
    case.claims = []
    assert fatalities(View(case.incidents[0], case, ACTORS)) == 10


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "attack"}, "Battles/Armed clash/2/1/12/"),
        ({"agent": HOUTHIS, "patient": PEOPLE, "type_": "attack"},
         "Violence against civilians/Attack/2/7/27/Civilian targeting"),
        ({"agent": HOUTHIS, "type_": "attack", "who": "soldiers"}, "Battles/Armed clash/2//20/"),
        ({"agent": SAUDI, "patient": PEOPLE, "type_": "shelling"},
         "Explosions/Remote violence/Shelling/artillery/missile attack/8/7/78/Civilian targeting"),
        ({"type_": "explosion", "trigger": "انتحاري"}, "Explosions/Remote violence/Suicide bomb////"),
        ({"type_": "explosion"}, "Explosions/Remote violence/Remote explosive/landmine/IED////"),
        ({"agent": ARMY, "type_": "territory-takeover", "killed": None}, "Battles/Government regains territory/1//10/"),
        ({"agent": HOUTHIS, "type_": "territory-takeover", "killed": None},
         "Battles/Non-state actor overtakes territory/2//20/"),
        ({"agent": ARMY, "patient": CROWD, "type_": "crackdown", "killed": None}, "Protests/Protest with intervention/6/1/16/"),
        ({"agent": ARMY, "patient": CROWD, "type_": "crackdown"},
         "Protests/Excessive force against protesters/6/1/16/Civilian targeting"),
        ({"type_": "protest", "killed": None}, "Protests/Peaceful protest/6//60/"),
        ({"agent": MOBILISED, "patient": REPORTERS, "type_": "killing", "day": "2016-01-02"},
         "Violence against civilians/Attack/3/7/37/Civilian targeting"),
        ({"agent": MOBILISED, "patient": PEACEKEEPERS, "type_": "attack", "day": "2018-01-02", "place": RAMADI},
         "Violence against civilians/Attack/1/8/18/Civilian targeting"),
        ({"agent": MOBILISED, "patient": PEACEKEEPERS, "type_": "attack", "day": "2018-01-02"},
         "Violence against civilians/Attack/8/8/88/Civilian targeting"),
        ({"agent": HOUTHIS, "type_": "killing"}, "Violence against civilians/Attack/2/7/27/Civilian targeting"),
    ],
)  # fmt: skip
def test_acled_codes(given: dict[str, object], wanted: str, tmp_path: Path) -> None:
    (row,), _ = exported("acled", alone(claim("a", **given)), tmp_path)  # type: ignore[arg-type]
    names = ("event_type", "sub_event_type", "inter1", "inter2", "interaction", "civilian_targeting")
    assert "/".join(row[name] for name in names) == wanted


def actor(role: str, who: ActorValue, *claims: str) -> IncidentActor:
    return IncidentActor(role, who.id, who.name, claims)


@pytest.mark.parametrize(
    ("type_", "actors", "wanted"),
    [
        ("armed-clash", (actor("agent", HOUTHIS, "a"), actor("agent", ARMY, "a")), "جماعة الحوثي||الجيش اليمني|"),
        ("air-strike", (actor("agent", SAUDI, "a"), actor("agent", ARMY, "a")), "الجيش السعودي|الجيش اليمني||"),
        ("attack", (actor("agent", ARMY, "a"), actor("agent", HOUTHIS, "a"), actor("patient", ARMY, "a", "b")),
         "جماعة الحوثي||الجيش اليمني|"),
        ("attack", (actor("agent", ARMY, "a"), actor("patient", ARMY, "a")), "الجيش اليمني|||"),
    ],
)  # fmt: skip
def test_both_sides_of_a_clash_and_nobody_on_both(
    type_: str, actors: tuple[IncidentActor, ...], wanted: str, tmp_path: Path
) -> None:
    case = alone(claim("a", type_=type_))
    case = Material([], [replace(case.incidents[0], actors=actors)], knowledge())
    (row,), _ = exported("acled", case, tmp_path)
    shown = "|".join(row[name] for name in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2"))
    assert shown.replace("Civilians (Yemen)", "") == wanted


def test_an_acled_row_has_its_31_columns_and_says_what_it_is_not(tmp_path: Path) -> None:
    (row,), _ = exported("acled", material(claim("a", source="مصدر طبي")), tmp_path)
    assert (
        list(row)
        == (
            "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
            "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
            "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
        ).split()
    )
    shown = {
        "event_date": "2018-06-11", "year": "2018", "time_precision": "1", "disorder_type": "Political violence", "iso": "887",
        "region": "Middle East", "country": "Yemen", "location": "تعز", "geo_precision": "1", "fatalities": "27",
        "source": "السراة", "timestamp": "",
    }  # fmt: skip
    assert {name: row[name] for name in shown} == shown
    assert row["event_id_cnty"].startswith("YEM-")
    assert "مصدر طبي" in row["notes"]
    assert "ACLED-compatible, not ACLED data" in (tmp_path / "acled/codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "acled", "ged"),
    [
        ({"type_": "threat"}, "types that the format has no place for", "types that the format has no place for"),
        ({"factuality": "alleged"}, "alleged, with no source that is named", "alleged, with no source that is named"),
        ({"place": None}, "without a place that has coordinates", "without a place that has coordinates"),
        (
            {"place": replace(TAIZ, lat=None)},
            "without a place that has coordinates",
            "without a place that has coordinates",
        ),
        ({"place": replace(TAIZ, precision="country")}, "with a place no finer than a country", None),
        ({"killed": None}, None, "without a death"),
    ],
)
def test_what_a_scheme_does_not_take_is_counted(
    given: dict[str, object], acled: str | None, ged: str | None, tmp_path: Path
) -> None:
    case = alone(claim("a", **given))  # type: ignore[arg-type]
    for name, reason in (("acled", acled), ("ged", ged)):
        rows, out = exported(name, case, tmp_path)
        left = {why.en: number for why, number in out.left.items()}
        assert (len(rows), left) == ((1, {}) if reason is None else (0, {reason: 1})), name


def test_claims_that_deny_are_left_out_and_counted(tmp_path: Path) -> None:
    told = claim("a", agent=HOUTHIS)
    denial = claim("b", publisher="الأفق", factuality="denied", agent=HOUTHIS, killed=None, words="")
    case = material(told)
    (incident,) = case.incidents
    case = Material([told, denial], [replace(incident, claims=("a", "b"), background=("b",))], knowledge())
    (row,), out = exported("acled", case, tmp_path)
    assert row["actor1"] == "جماعة الحوثي"
    assert {why.en: number for why, number in out.left.items()} == {
        "claims that deny, plan or recall an incident (claims, not incidents)": 1
    }


def test_what_is_alleged_by_nobody_does_not_count(tmp_path: Path) -> None:
    told, rumour = claim("a"), claim("b", publisher="الأفق", factuality="alleged", killed=(20, 20, 20), words="20 شخصا")
    case = material(told, rumour)
    (row,), out = exported("acled", case, tmp_path)
    assert row["fatalities"] == "27"
    assert [(why.en, number) for why, number in out.left.items()] == [
        ("alleged claims of an incident with no source that is named (claims, not incidents)", 1)
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        # low, best, high; side a, side b, civilians, unknown; type of violence
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "armed-clash"}, "27 27 27 0 0 0 27 1"),
        ({"agent": HOUTHIS, "patient": PEOPLE, "type_": "shelling", "who": "civilians"}, "27 27 27 0 0 27 0 3"),
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "armed-clash", "killed": (20, None, 99)}, "20 20 99 0 0 0 20 1"),
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "armed-clash", "killed": (28, None, None)}, "28 28 28 0 0 0 28 1"),
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "armed-clash",
          "parts": (part(20, "fighters", "houthis"), part(5, "soldiers", "yemeni-army"))}, "27 27 27 20 5 0 2 1"),
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "shelling", "parts": (part(3, "children"), part(2, "women"))},
         "27 27 27 0 0 5 22 3"),
        ({"agent": HOUTHIS, "patient": ARMY, "type_": "shelling", "parts": (part(3, "children"), part(2, "women", of=1))},
         "27 27 27 0 0 3 24 3"),
        ({"agent": HOUTHIS, "type_": "armed-clash", "parts": (part(20, "children"), part(20, "women"))}, "27 27 27 0 0 0 27 "),
        ({"agent": HOUTHIS, "patient": ActorValue("x", "س", "militia"), "type_": "armed-clash"}, "27 27 27 0 0 0 27 2"),
        ({"type_": "killing"}, "27 27 27 0 0 0 27 3"),
    ],
)  # fmt: skip
def test_the_dead_are_divided_by_side(given: dict[str, object], wanted: str, tmp_path: Path) -> None:
    (row,), _ = exported("ged", alone(claim("a", **given)), tmp_path)  # type: ignore[arg-type]
    names = "low best high deaths_a deaths_b deaths_civilians deaths_unknown type_of_violence".split()
    assert " ".join(row[name] for name in names) == wanted


def test_a_ged_row_says_who_said_it_and_how_sure_it_is(tmp_path: Path) -> None:
    case = material(claim("a", source="مصدر طبي", title="عنوان"), claim("b", publisher="البلاد", killed=(32, 32, 32)))
    (row,), _ = exported("ged", case, tmp_path)
    shown = {
        "number_of_sources": "2",
        "source_original": "البلاد; مصدر طبي", "source_office": "البلاد; السراة",
        "source_headline": "عنوان",
        "where_prec": "1", "date_prec": "1", "event_clarity": "1", "country_id": "678", "region": "Middle East", "low": "27",
        "high": "32", "geom_wkt": "POINT (44.02 13.58)", "priogrid_gid": "149489", "date_start": "2018-06-11",
    }  # fmt: skip
    assert {name: row[name] for name in shown} == shown


@pytest.mark.parametrize(
    ("where", "cell"), [((-180, -90), 1), ((180, 90), 259_200), ((0, 0), 129_961), ((37.16, 36.2), 181_875)]
)
def test_cells_of_the_prio_grid(where: tuple[float, float], cell: int) -> None:
    assert priogrid(*where) == cell


@pytest.mark.parametrize(
    "where", [(0, 90, 10), (179.99, 0, 50), (0, 0, 0), (0, 0, -1), (0, 0, float("nan")), (0, 0, 10**6)]
)
def test_what_is_no_ring_is_none(where: tuple[float, float, float]) -> None:
    assert circle(*where) is None


def test_the_tables_of_codes_agree_with_each_other_and_with_the_ontology() -> None:
    known = {(row["event_type"], row["sub_event_type"]) for row in rows_of("acled_sub_events")}
    assert len(known) == 25
    types = Ontology(knowledge()).types
    for row in rows_of("acled_cases"):
        assert row["type"] in types
        assert (row["event_type"], row["sub_event_type"]) in known
    for one in types.values():
        coding = one.coding("acled")
        if coding.placed:
            assert (coding.code.get("event_type"), coding.code.get("sub_event_type")) in known
    assert {column.type for name in ("acled", "ged", "claims", "incidents", "statements") for column in columns(name)} <= {
        "string", "id", "integer", "number", "boolean", "date",
    }  # fmt: skip


def test_every_text_that_is_told_is_there_in_both_languages_and_every_one_is_told() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (Path(export.__code__.co_filename).parent).rglob("*.py")
    )
    texts = [row for name in ("said", "said-annotate") for row in rows_of(name)]
    held = {row["key"] for row in texts}
    assert len(held) == len(texts)
    assert all(row["en"].strip() and row["ar"].strip() for row in texts)
    named = set(re.findall(r"[\"']((?:title|row|rule|drop|left|remark|licence|note|codebook)-[a-z-]+)[\"']", code))
    made = {"note-killed", "note-injured", "codebook-column", "codebook-type", "codebook-meaning"}
    assert named - held == set()
    assert held - named - made == set()
