"""Where: a map of circles as wide as the words leave the place, and a table of the places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.export.cells import point
from marsad.export.report.frame import Page, cut, heading, name
from marsad.export.report.ground import HEIGHT, KM, WIDTH, Ground, ground_of
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.placing import Labelled, placed
from marsad.export.report.svg import drawing, line, words
from marsad.model.mention import Place

_EXACT = frozenset({"site", "neighbourhood", "town"})
_NEAR = frozenset({"near", "district"})
ROUND = 110.0  # the radius, in points of the drawing, beyond which a circle would only cover what is below it
NAMED = 34  # places that the map names
LISTED = 40  # places that the table lists
_SCALES = (5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # km


@dataclass(slots=True)
class _Spot:
    """A place with the number of its incidents, and whether sources part over one of them."""

    place: Place
    number: int = 0
    disputed: int = 0

    @property
    def sure(self) -> str:
        """How the circle is drawn."""
        precision = self.place.precision
        return "exact" if precision in _EXACT else "near" if precision in _NEAR else "wide"

    def drawn_on(self, ground: Ground) -> bool:
        """Whether it is seen there: its point, or of what has no dot at least a part of the circle."""
        if self.point is None or self.too_wide(ground):
            return False
        return ground.touches(*self.point, self.place.radius_km) if self.sure == "wide" else ground.holds(*self.point)

    def too_wide(self, ground: Ground) -> bool:
        """Whether it is a country or region whose circle would cover the map."""
        lat = self.point[0] if self.point else 0.0
        return self.sure == "wide" and max(ground.circle(lat, self.place.radius_km)) > ROUND

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude; None where no place on earth has them."""
        where = point(self.place)
        return None if where is None else (where[1], where[0])


def places_map(page: Page) -> Element:
    """The section."""
    spots = _spots(page)
    drawn = [spot for spot in spots if spot.point is not None][: page.limits.places]
    content: list[Child] = [heading(page, "map")]
    if drawn:
        # Circles of countries and regions say where the map need not reach.
        fine = [spot for spot in drawn if spot.sure != "wide"] or drawn
        ground = ground_of([spot.point for spot in fine for _ in range(spot.number) if spot.point])
        content += [tag("p", page.words("map-how")), _drawing(page, ground, drawn), _legend(page)]
        wide = [spot for spot in drawn if spot.too_wide(ground)]
        far = [spot for spot in drawn if spot not in wide and not spot.drawn_on(ground)]
        content += [_aside(page, "map-wide", wide), _aside(page, "map-outside", far)]
    else:
        content.append(tag("p", page.words("map-none"), class_="empty"))
    aside = len(page.facts.incidents) - sum(spot.number for spot in drawn)
    content.append(tag("p", page.words("map-unplaced", n=aside), class_="note") if aside else None)
    return tag("section", *content, _table(page, spots) if spots else None, id="map")


def _spots(page: Page) -> list[_Spot]:
    found: dict[str, _Spot] = {}
    for incident in page.facts.incidents:
        if incident.place is not None:
            spot = found.setdefault(f"{incident.place.id} {incident.place.precision}", _Spot(incident.place))
            spot.number += 1
            spot.disputed += bool(incident.disagreements)
    return sorted(found.values(), key=lambda spot: (-spot.number, spot.place.name, spot.place.id))


def _drawing(page: Page, ground: Ground, spots: Sequence[_Spot]) -> Element:
    inside = [spot for spot in spots if spot.drawn_on(ground)]
    said = page.words("map-told", n=sum(spot.number for spot in inside), places=len(inside), first=_first(page, inside))
    parts: list[Child] = [
        tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea"),
        *ground.outlines(),
        *_grid(page, ground),
    ]
    parts += [_circle(page, ground, spot) for spot in reversed(inside)]
    parts += [_dot(ground, spot) for spot in reversed(inside) if spot.sure != "wide"]
    parts += [*_names(page, ground, inside), *_scale(page, ground)]
    svg = drawing(WIDTH, HEIGHT, page.words("map"), said, parts, class_="chart map")
    return tag("div", svg, class_="wide", tabindex=0, role="group", aria_label=page.words("map"))


def _first(page: Page, spots: Sequence[_Spot]) -> str:
    most = [f"{cut(spot.place.name, 40)} ({page.words.number(spot.number)})" for spot in spots[:5]]
    return page.words.listed(most)


def _grid(page: Page, ground: Ground) -> list[Child]:
    step, lons, lats = ground.grid()
    found: list[Child] = []
    for lon in lons:
        x, _ = ground.at(ground.north, lon)
        found.append(line(x, 0, x, HEIGHT, "grid"))
        if 30 < x < WIDTH - 30:
            found.append(words(x, HEIGHT - 6, _degrees(page, lon, "east", "west", step), "middle", "degree"))
    for lat in lats:
        _, y = ground.at(lat, ground.west)
        found.append(line(0, y, WIDTH, y, "grid"))
        if 20 < y < HEIGHT - 24:
            found.append(words(5, y - 3, _degrees(page, lat, "north", "south", step), "left", "degree"))
    return found


def _degrees(page: Page, value: float, plus: str, minus: str, step: float) -> str:
    size = page.words.number(abs(value) if step < 1 else int(abs(value)))
    return f"{size}°{page.words(plus if value >= 0 else minus) if value else ''}"  # «٤٠° شمالا», «40°N»


def _circle(page: Page, ground: Ground, spot: _Spot) -> Element:
    assert spot.point is not None
    x, y = ground.at(*spot.point)
    rx, ry = ground.circle(spot.point[0], spot.place.radius_km)
    told = f"{cut(spot.place.name, 80)}: {page.words.counted('incidents', spot.number)}, {page.precision(spot.place)}"
    class_ = f"circle {spot.sure}" + (" disputed" if spot.disputed else "")
    return tag("ellipse", tag("title", told), cx=x, cy=y, rx=max(rx, 2.5), ry=max(ry, 2.5), class_=class_)


def _dot(ground: Ground, spot: _Spot) -> Element:
    assert spot.point is not None
    x, y = ground.at(*spot.point)
    return tag("circle", cx=x, cy=y, r=_size(spot), class_="dot disputed" if spot.disputed else "dot")


def _size(spot: _Spot) -> float:
    return 2.2 + min(math.sqrt(spot.number), 7.0)


def _names(page: Page, ground: Ground, spots: Sequence[_Spot]) -> list[Child]:
    """The names of the places with most incidents, as far as they have room beside one another."""
    wanted = []
    for spot in [one for one in spots if one.sure != "wide" and one.place.name][:NAMED]:
        assert spot.point is not None
        more = f" ({page.words.number(spot.number)})" if spot.number > 1 else ""
        wanted.append(Labelled(cut(spot.place.name, 26) + more, *ground.at(*spot.point), _size(spot)))
    found: list[Child] = []
    for label, x, y, side in placed(wanted, WIDTH, HEIGHT):
        found.append(words(x, y, label.text, side, "place", arabic=True))
    return found


def _scale(page: Page, ground: Ground) -> list[Child]:
    """A bar of so many kilometres at the foot of the map."""
    km = max((size for size in _SCALES if size / KM * ground.scale <= 150), default=_SCALES[0])
    long = km / KM * ground.scale
    x, y = WIDTH - 18.0, HEIGHT - 26.0
    said = f"{page.words.number(km)} {page.words('km')}"
    return [
        line(x - long, y, x, y, "bar-of-km"),
        words(x - long / 2, y - 6, said, "middle", "degree strong", page.right_to_left),
    ]


def _legend(page: Page) -> Element:
    def sample(*shape: Child) -> Element:
        return tag("svg", shape, viewBox="0 0 26 18", class_="sample", aria_hidden="true", width=26, height=18)

    rows: list[Child] = [
        tag(
            "li",
            sample(tag("ellipse", cx=13, cy=9, rx=9, ry=8, class_=f"circle {sure}")),
            page.words(f"map-circle/{sure}"),
        )
        for sure in ("exact", "near", "wide")
    ]
    dots = (("dot", "map-dot"), ("dot disputed", "map-dot-disputed"))
    rows += [tag("li", sample(tag("circle", cx=13, cy=9, r=5, class_=c)), page.words(key)) for c, key in dots]
    return tag("ul", rows, tag("li", page.words("map-outlines"), class_="credit"), class_="legend")


def _aside(page: Page, key: str, spots: Sequence[_Spot]) -> Element | None:
    """The places that are said and not drawn."""
    if not spots:
        return None
    listed = page.words.listed([f"{cut(s.place.name, 60)} ({page.words.number(s.number)})" for s in spots], most=12)
    return tag("p", page.words(key, n=sum(s.number for s in spots)), " ", tag("bdi", listed), class_="note")


def _table(page: Page, spots: Sequence[_Spot]) -> Element:
    heads = ("place", "province", "country", "precision", "radius", "incidents-head")
    head = tag(
        "tr",
        [
            tag("th", page.words(key), scope="col", class_="num" if key in ("radius", "incidents-head") else None)
            for key in heads
        ],
    )
    rows = []
    for spot in spots[:LISTED]:
        place, say = spot.place, page.words
        country = page.words.country(place.country) if place.country else None
        cells: list[Child] = [name(text) if text else "–" for text in (place.admin1, country)]
        cells.append(say.label("precision", place.precision))
        numbers = (f"{say.number(round(place.radius_km, 1))} {say('km')}", say.number(spot.number))
        rows.append(
            tag(
                "tr",
                tag("th", name(place.name), scope="row"),
                [tag("td", cell) for cell in cells],
                [tag("td", n, class_="num") for n in numbers],
            )
        )
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="slim")
    more = tag("p", page.words("places-more", n=len(spots) - LISTED), class_="note") if len(spots) > LISTED else None
    return page.folded(
        page.words("places-table", n=len(spots)), tag("div", table, class_="scroll", tabindex=0), more, printed=False
    )
