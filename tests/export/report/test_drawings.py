"""The drawings: what they measure is what the records say, and they can be read in light, in dark and aloud."""

from __future__ import annotations

import datetime
import math
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.export.report.made import incident

from marsad.export.report import build_report
from marsad.export.report.clip import clipped_ring, simplified
from marsad.export.report.ground import HEIGHT, KM, WIDTH, ground_of
from marsad.export.report.periods import MOST, periods_of
from marsad.export.report.placing import Labelled, placed
from marsad.knowledge import Knowledge
from marsad.model.incident import Incident, IncidentTime, Statement, Toll
from marsad.model.mention import Place

STYLE = Path(__file__).parents[3] / "src" / "marsad" / "export" / "report" / "data" / "style.css"
KNOWLEDGE = Knowledge()
points = st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=40)


def page(*incidents: Incident, language: str = "en") -> str:
    return build_report(incidents, [], language=language, knowledge=KNOWLEDGE)  # type: ignore[arg-type]


def at(name: str, lat: float | None, lon: float | None, precision: str = "town", radius: float = 5.0) -> Incident:
    return incident(name, (), place=Place(name, name, lat, lon, "YE", None, precision, radius))


def test_a_circle_is_as_wide_as_the_record_says() -> None:
    html = page(at("صنعاء", 15.0, 44.0), at("ذمار", 15.0, 45.0, "district", 30.0))
    circles = re.findall(r'<ellipse cx="([\d.]+)" cy="([\d.]+)" rx="([\d.]+)" ry="([\d.]+)" class="circle (\w+)', html)
    known = {kind: tuple(map(float, numbers)) for *numbers, kind in circles[:2]}
    degree = known["near"][0] - known["exact"][0]  # one degree of longitude at 15° north
    km = degree / (KM * math.cos(math.radians(15)))
    assert known["near"][2] == pytest.approx(30 * km, rel=0.01)
    assert known["near"][3] == pytest.approx(30 * km, rel=0.01)


def test_precision_is_told_by_the_line_and_a_country_has_no_dot() -> None:
    towns = [at("صنعاء", 15.3, 44.2), at("دمشق", 33.5, 36.3)]
    drawn = re.findall(
        r'<svg [^>]*class="chart map".*?</svg>', page(at("اليمن", 15.0, 47.0, "country", 400.0), *towns), re.DOTALL
    )
    assert drawn[0].count("circle wide") == 1
    assert drawn[0].count("<circle cx") == len(towns)


def test_a_country_whose_circle_would_cover_the_map_is_said() -> None:
    html = page(at("اليمن", 15.0, 47.0, "country", 400.0), at("صنعاء", 15.3, 44.2))
    assert "Of one incident no more than a country or region is known:" in html
    assert '<ellipse cx="430" cy="280"' in html


def test_a_place_far_from_all_others_is_said_and_not_drawn() -> None:
    near = [at(f"p{n}", 15 + n / 100, 44.0) for n in range(40)]
    html = page(*near, at("نيويورك", 40.7, -74.0))
    assert "Beyond the edges of the map, one incident:" in html
    assert "صنعاء" not in html


@pytest.mark.parametrize("where", [(None, None), (math.nan, 44.0), (math.inf, 0.0), (95.0, 44.0)])
def test_a_place_without_a_point_is_counted(where: tuple[float | None, float | None]) -> None:
    html = page(at("صنعاء", 15.3, 44.2), at("مكان", *where))
    assert "One incident has no place with coordinates and is not on the map." in html


@given(points)
def test_the_map_holds_what_it_is_made_for(found: list[tuple[float, float]]) -> None:
    lats, lons = [lat for lat, _ in found], [lon for _, lon in found]
    assume(max(lons) - min(lons) <= 50 and max(lats) - min(lats) <= 25)
    ground = ground_of(found)
    assert all(ground.holds(lat, lon) for lat, lon in found)
    for lat, lon in found:
        x, y = ground.at(lat, lon)
        assert -1 <= x <= WIDTH + 1
        assert y >= -1


@given(points)
def test_any_places_give_a_map(found: list[tuple[float, float]]) -> None:
    ground = ground_of(found)
    step, lons, lats = ground.grid()
    assert ground.west < ground.east
    assert ground.south < ground.north
    assert step > 0
    assert len(lons) + len(lats) < 40


def test_the_outlines_hold_land_coast_and_borders_where_it_matters() -> None:
    for point in ((33.5, 36.3), (15.3, 44.2), (32.9, 13.2), (15.6, 32.5), (34.5, 69.2)):
        outlines = ground_of([point, (point[0] + 6, point[1] + 6)]).outlines()
        drawn = {one["class"]: one["d"] for one in (dict(one.attributes) for one in outlines)}  # type: ignore[union-attr]
        assert drawn.keys() - {"coast"} == {"land", "borders"}
        assert ("coast" in drawn) is (point != (34.5, 69.2))  # there is no sea around Kabul
        assert sum(map(len, drawn.values())) < 60_000


def test_a_ring_is_cut_at_the_box_and_a_line_keeps_its_shape() -> None:
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert set(clipped_ring(ring, (1, 1, 2, 2))) == {(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)}
    assert clipped_ring(ring, (5, 5, 6, 6)) == []
    assert simplified([(0, 0), (1, 0.01), (2, 0), (2, 5)], 0.1) == [(0, 0), (2, 0), (2, 5)]


@given(st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.integers(1, 30)), max_size=30))
def test_no_name_lies_over_another(found: list[tuple[float, float, int]]) -> None:
    boxes = []
    for label, x, y, side in placed([Labelled("ا" * n, x, y, 3.0) for x, y, n in found], WIDTH, HEIGHT):
        long = len(label.text) * 6.0
        left = x if side == "left" else x - long if side == "right" else x - long / 2
        boxes.append((left, y - 10, left + long, y))
    for index, one in enumerate(boxes):
        assert not any(one[0] < b[2] and b[0] < one[2] and one[1] < b[3] and b[1] < one[3] for b in boxes[index + 1 :])


@pytest.mark.parametrize(
    ("days", "unit", "bars"),
    [(1, "day", 1), (40, "day", 40), (100, "week", 15), (800, "month", 27), (3000, "quarter", 34), (20000, "year", 56)],
)
def test_the_span_chooses_the_bars(days: int, unit: str, bars: int) -> None:
    first = datetime.date(1960, 1, 1)
    found = periods_of(first + datetime.timedelta(at) for at in range(days))
    assert found is not None
    assert (found.unit, abs(len(found.starts) - bars) <= 1) == (unit, True)
    assert len(found.starts) <= MOST


def test_the_first_days_of_the_calendar_have_bars_too() -> None:
    assert periods_of([datetime.date(1, 1, 1), datetime.date(1, 6, 1)]) is not None
    assert periods_of([datetime.date(9999, 6, 1), datetime.date.max]) is not None


def test_one_old_incident_does_not_flatten_the_chart() -> None:
    old = incident("old", (), time=IncidentTime("1982-02-02", "1982-02-02", "day"))
    new = [incident(f"n{n}", (), time=IncidentTime(f"2015-07-{n:02}", f"2015-07-{n:02}", "day")) for n in range(1, 25)]
    html = page(old, *new)
    assert "Incidents by day" in html
    assert "One incident lies far in time from all others and is not in the chart." in html


@given(st.lists(st.dates(), max_size=60))
def test_every_day_has_its_bar_or_lies_outside(days: list[datetime.date]) -> None:
    found = periods_of(days)
    assert (found is None) == (not days)
    if found is not None:
        assert sum(found.of(day) is not None for day in days) >= len(days) * 0.85 - 2 or len(found.starts) == MOST


def test_time_runs_with_the_language() -> None:
    several = [incident(f"n{n}", (), time=IncidentTime(f"2015-07-{n:02}", None, "day")) for n in (1, 2, 2)]
    for language, later_is_right in (("en", True), ("ar", False)):
        drawn = re.findall(r'<svg [^>]*class="chart timeline".*?</svg>', page(*several, language=language), re.DOTALL)[
            0
        ]
        bars = re.findall(r'<rect x="([\d.]+)"[^>]*height="([\d.]+)" class="bar"', drawn)[:2]
        low, high = sorted(bars, key=lambda bar: float(bar[1]))
        assert (float(high[0]) > float(low[0])) is later_is_right


def test_a_toll_lies_on_its_scale_and_an_open_one_ends_at_none() -> None:
    said = (Statement(20, 40, 80, "c", "أ"), Statement(50, None, None, "d", "ب"), Statement(100, 100, 100, "e", "ج"))
    html = page(incident(counts=(Toll("killed", 20, 40, 100, said),), disagreements=()))
    strips = re.findall(r'<svg viewBox="-8 0 276 22" class="strip said" .*?</svg>', html)
    assert '<rect x="52" y="8" width="156" height="6" class="reach">' in strips[0]
    assert '<circle cx="104" ' in strips[0]
    assert '<rect x="130" y="8" width="130" height="6" class="reach open">' in strips[1]
    assert "circle" not in strips[1]
    assert '<circle cx="260" ' in strips[2]


def test_every_drawing_tells_what_it_shows() -> None:
    html = page(at("صنعاء", 15.3, 44.2))
    for drawing in re.findall(r"<svg .*?</svg>", html, re.DOTALL):
        named = re.search(r'aria-labelledby="(t\w+) (d\w+)"', drawing)
        assert 'aria-hidden="true"' in drawing or (named and all(f'id="{one}"' in drawing for one in named.groups()))
    assert '<th scope="col"' in html
    assert "tabindex" in html


def _colours(block: str) -> dict[str, str]:
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
    return {key: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:]) for key, value in found.items()}


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_stands_out_from_its_ground(scheme: int) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    known = _colours(re.findall(r":root \{(.*?)\}", STYLE.read_text(encoding="utf-8"), re.DOTALL)[scheme])
    pairs = [
        ("ink", "paper"),
        ("ink", "soft"),
        ("quiet", "paper"),
        ("quiet", "soft"),
        ("link", "paper"),
        ("strong", "paper"),
    ]
    pairs += [
        ("warn", "paper"),
        ("warn", "warn-soft"),
        ("ink", "warn-soft"),
        ("ink", "land"),
        ("quiet", "land"),
        ("paper", "bar"),
    ]
    pairs += [("ink", key) for key in known if key.startswith("m-")]
    assert [(a, b) for a, b in pairs if _contrast(known[a], known[b]) < 4.5] == []
