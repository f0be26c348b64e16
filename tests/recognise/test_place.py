"""The place recogniser as a whole: the gazetteer, spans, radii, context, robustness."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.knowledge import Knowledge
from marsad.model.mention import Place, PlaceValue
from marsad.model.text import Document
from marsad.recognise.place import PlaceRecogniser
from marsad.recognise.place.gazetteer import Gazetteer, name_key
from marsad.recognise.place.geo import distance_km, moved
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = PlaceRecogniser(KNOWLEDGE)
SEEDS = [row for name in KNOWLEDGE.names("gazetteer/seed/*.csv") for row in KNOWLEDGE.table(name)]
UNITS = {row["id"] for row in KNOWLEDGE.table("gazetteer/governorates.csv")}


def places(text: str, title: str | None = None) -> list[Place | None]:
    mentions = RECOGNISER.find(ANALYSER.analyse(Document(text, title=title)))
    return [m.value.place for m in mentions if isinstance(m.value, PlaceValue)]


def only(text: str, title: str | None = None) -> Place:
    found = places(text, title)
    assert len(found) == 1, text
    assert found[0] is not None, text
    return found[0]


def test_the_seed_is_wide_and_whole() -> None:
    assert len(SEEDS) >= 600
    ids = [row["id"] for row in SEEDS]
    assert len(ids) == len(set(ids))
    for row in SEEDS:
        assert -90 <= float(row["lat"]) <= 90, row.where
        assert -180 <= float(row["lon"]) <= 180, row.where
        assert row["id"].startswith(row["country"].lower() + "-"), row.where
        assert not row["admin1"] or row["admin1"] in UNITS, row.where
        assert not row["parent"] or row["parent"] in set(ids), row.where


def test_no_geonames_id_stands_twice() -> None:
    ids = [row["geonames"] for row in SEEDS if row["geonames"]]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_seeded_places_lie_in_their_governorate() -> None:
    units = {row["id"]: row for row in KNOWLEDGE.table("gazetteer/governorates.csv")}
    for row in SEEDS:
        if unit := units.get(row["admin1"]):
            km = distance_km(float(row["lat"]), float(row["lon"]), float(unit["lat"]), float(unit["lon"]))
            assert km < 2.5 * float(unit["radius_km"]) + 60, row.where


def test_homographs_stand_once() -> None:
    names = [name_key(row["name"]) for row in KNOWLEDGE.table("lexicon/place/homographs.csv")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_the_gazetteer_loads_fast() -> None:
    Gazetteer(KNOWLEDGE)
    start = time.process_time()
    Gazetteer(KNOWLEDGE)
    assert time.process_time() - start < 0.5  # 0.04 s on an idle core, and no clock of a busy machine counts


@pytest.mark.parametrize(
    ("text", "radius"),
    [
        ("قصف الطيران معسكر الصاعقة", 1.0),
        ("قنص في حي الوعر", 2.0),
        ("قصف الطيران بلدة مارع", 5.0),
        ("سقطت قذيفة قرب بلدة مارع", 10.0),
        ("على بعد 20 كم شمال بلدة مارع", 6.0),
        ("معارك في محافظة إدلب", 45.0),
        ("معارك في ريف إدلب", 45.0),
        ("معارك في شمال سوريا", 110.0),
    ],
)
def test_radius_follows_the_words(text: str, radius: float) -> None:
    assert only(text).radius_km == radius


def test_a_direction_moves_the_centre() -> None:
    whole, north = only("معارك في سوريا"), only("معارك في شمال سوريا")
    assert whole.lat is not None
    assert north.lat is not None
    assert north.lat > whole.lat


def test_a_part_of_a_country_lies_where_its_towns_are_or_in_its_box() -> None:
    east, hilly = only("معارك في شرق ليبيا"), only("معارك في شمال إثيوبيا")
    assert (east.lat, east.lon, east.precision) == (31.60, 21.50, "region")
    assert hilly.lat is not None
    assert hilly.lat > 11  # no row of parts.csv: counted from the country's box


def test_a_distance_and_a_direction_give_a_point() -> None:
    spot = only("على بعد 100 كم شمال مدينة حلب")
    assert spot.lat is not None
    assert (spot.precision, spot.id.endswith("#100km-north")) == ("near", True)
    assert abs(spot.lat - 37.1) < 0.02


def test_the_title_chooses_between_namesakes() -> None:
    text = "تجددت الاشتباكات في طرابلس بعد هدوء"
    assert only(text, "لبنان: هدنة جديدة").country == "LB"
    assert only(text, "ليبيا: هدنة جديدة").country == "LY"


def test_the_publisher_tips_the_scales() -> None:
    document = Document("تجددت الاشتباكات في طرابلس بعد هدوء", publisher="النهار")
    (mention,) = RECOGNISER.find(ANALYSER.analyse(document))
    assert isinstance(mention.value, PlaceValue)
    assert mention.value.place is not None
    assert mention.value.place.country == "LB"


def test_what_stays_ambiguous_keeps_its_candidates() -> None:
    (mention,) = RECOGNISER.find(ANALYSER.analyse(Document("تجددت الاشتباكات في طرابلس بعد هدوء")))
    assert isinstance(mention.value, PlaceValue)
    assert mention.value.place is None
    assert {place.country for place in mention.value.candidates} >= {"LB", "LY"}


@pytest.mark.parametrize("text", ["قصف الجيش حي الوادي", "قتل شاب في حي البصرة", "قصف حي القلمون في دمشق"])
def test_a_quarter_is_no_town_and_no_province_of_its_name(text: str) -> None:
    assert places(text)[0] is None


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("قتل شرطي في ولاية الوادي", "seed:dz-el-oued"),
        ("قتل شاب في حي الكرادة ببغداد", "seed:iq-karrada"),
        ("قصفت المدفعية أحياء إدلب", "geonames:169389"),
    ],
)
def test_a_province_a_quarter_and_the_quarters_of_a_town(text: str, id_: str) -> None:
    found = places(text)[0]
    assert found is not None
    assert found.id == id_


def test_every_mention_says_why() -> None:
    (mention,) = RECOGNISER.find(ANALYSER.analyse(Document("قصف الطيران بلدة مارع")))
    (evidence,) = mention.evidence
    assert evidence.rule == "place.gazetteer"
    assert str(evidence.file).startswith("gazetteer/seed/syria.csv:")
    assert evidence.detail


def test_moving_is_undone_by_moving_back() -> None:
    north = moved(35.0, 40.0, 0, 50)
    assert distance_km(35.0, 40.0, *north) == pytest.approx(50, rel=0.01)


WORDS = [
    "مدينة",
    "ريف",
    "كل",
    "من",
    "و",
    "تلتي",
    "شمال",
    "حلب",
    "«",
    "»",
    "،",
    "10",
    "كم",
    "دير",
    "الزور",
    "محافظتي",
    "البلاد",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_spans_in_order(text: str) -> None:
    analysis = ANALYSER.analyse(Document(text))
    mentions = RECOGNISER.find(analysis)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert analysis.words[mention.first].start == mention.start
        assert analysis.words[mention.last - 1].end == mention.end
    assert all(one.end <= other.start for one, other in pairwise(mentions))
