"""What two claims are compared by. Each feature gives a score from -1 (speaks against) to 1 (for) and says why in a sentence.

None means that there is nothing to compare: it counts neither way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from marsad.consolidate.kinds import likeness
from marsad.consolidate.sight import Sight
from marsad.consolidate.stems import Bag, Stems
from marsad.model.mention import Place
from marsad.recognise.place.geo import distance_km

# How telling it is that two claims name the very same place, by how fine it is.
SAME_PLACE = {
    "site": 1.0, "neighbourhood": 1.0, "town": 1.0, "near": 0.9, "district": 0.8, "governorate": 0.45, "region": 0.3,
    "country": 0.2,
}  # fmt: skip
BETWEEN_DAYS = (1.0, 0.6, 0.0, -0.5)  # «today» of a report that was taken up a day late is off by one
LONG = 30  # days; an interval longer than this says little about when
UNKNOWN_PLACE = 0.8  # one name that the gazetteer does not hold: hardly two places of it in the news of some days
SLACK_KM = 15  # two gazetteers' middles of one town lie as far apart as this
APART_KM = 60  # beyond the radii of both: another place, not a neighbouring village


@dataclass(frozen=True, slots=True)
class Found:
    """A feature's score, -1 to 1, and the sentence that says why (made when it is asked for: most are not)."""

    score: float
    sentence: str | Callable[[], str]

    @property
    def why(self) -> str:
        return self.sentence if isinstance(self.sentence, str) else self.sentence()


@dataclass(frozen=True, slots=True)
class Scene:
    """What comparing needs beside the two claims: what words weigh, and whether their reports repeat one another."""

    stems: Stems
    repeated: Callable[[str, str], bool]


Feature: TypeAlias = Callable[[Sight, Sight, Scene], Found | None]


def type_likeness(one: Sight, other: Sight, _: Scene) -> Found:
    """Whether the two types may be one act."""
    score = likeness(one.type, other.type)
    if score is None:
        return Found(-1.0, lambda: f"{one.type} and {other.type} are different acts")
    return Found(score, lambda: f"{one.type} and {other.type} may be one act")


def days_named(one: Sight, other: Sight, _: Scene) -> Found | None:
    """Whether the days meet, where words name a day for at least one of the two."""
    if one.days is None or other.days is None or not (one.days.exact or other.days.exact):
        return None
    gap = one.days.gap(other.days)
    if one.days.exact and other.days.exact:
        score = BETWEEN_DAYS[gap] if gap < len(BETWEEN_DAYS) else -1.0
        return Found(score, lambda: f"the days named lie {gap} apart")
    named, open_ = (one.days, other.days) if one.days.exact else (other.days, one.days)
    if named.first > open_.last:
        return Found(max(-0.8, 0.1 - 0.15 * gap), lambda: f"the day named lies {gap} after the other report")
    return Found(
        0.4 if gap == 0 else max(-0.3, 0.1 - 0.05 * gap), lambda: f"one day is named, {gap} before the other report's"
    )


def reports_apart(one: Sight, other: Sight, _: Scene) -> Found | None:
    """How far the reports lie apart, where no words name a day."""
    if one.days is None or other.days is None or one.days.exact or other.days.exact:
        return None
    if max(one.days.length, other.days.length) > LONG:
        gap = one.days.gap(other.days)
        return Found(0.0 if gap == 0 else -0.5, lambda: f"recalled from a longer time, {gap} days apart")
    apart = abs(one.days.last - other.days.last)
    return Found(max(-0.8, 0.4 - 0.12 * apart), lambda: f"no day is named; the reports lie {apart} days apart")


def place_distance(one: Sight, other: Sight, _: Scene) -> Found | None:
    """How near the nearest of their places lie, against how far the words leave them open."""
    if shared := one.unplaced & other.unplaced:
        return Found(UNKNOWN_PLACE, lambda: f"both in {', '.join(sorted(shared))}, which no gazetteer holds")
    if not one.places or not other.places:
        return None
    found = max((_pair(a, b) for a in one.places for b in other.places), key=lambda pair: pair.score)
    if one.carried or other.carried:
        return Found(found.score * 0.5, lambda: f"{found.why}, by the report around it")
    return found


def _pair(one: Place, other: Place) -> Found:
    if one.id == other.id:
        return Found(SAME_PLACE.get(one.precision, 0.2), lambda: f"both in {one.name}")
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return Found(0.0, "a place without coordinates")
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    wide, near = max(one.radius_km, other.radius_km), min(one.radius_km, other.radius_km)
    if apart <= SLACK_KM + near and wide <= 2 * SLACK_KM:
        return Found(0.5, lambda: f"{one.name} and {other.name} are {apart:.0f} km apart")
    if apart <= wide:
        return Found(0.25 if wide < 150 else 0.1, lambda: f"{one.name} and {other.name}: one may lie in the other")
    if apart <= wide + near + APART_KM:
        return Found(-0.4, lambda: f"{one.name} and {other.name} are {apart:.0f} km apart")
    return Found(-1.0, lambda: f"{one.name} and {other.name} are {apart:.0f} km apart")


def sides(one: Sight, other: Sight, _: Scene) -> Found | None:
    """Whether they name the same doers and sufferers."""
    if turned := ((one.agents & other.patients) | (other.agents & one.patients)) - (one.agents & other.agents):
        return Found(-1.0, lambda: f"the doer of one is the sufferer of the other: {', '.join(sorted(turned))}")
    found = [_sets(one.agents, other.agents, "agent"), _sets(one.patients, other.patients, "patient")]
    known = [item for item in found if item is not None]
    if not known:
        return None
    return Found(sum(item.score for item in known) / len(known), lambda: "; ".join(item.why for item in known))


def _sets(one: frozenset[str], other: frozenset[str], role: str) -> Found | None:
    if not one or not other:
        return None
    shared = one & other
    if shared:
        return Found(1.0, lambda: f"the same {role}: {', '.join(sorted(shared))}")
    return Found(-0.5, lambda: f"different {role}s: {', '.join(sorted(one | other))}")


def tolls(one: Sight, other: Sight, _: Scene) -> Found | None:
    """Whether the counts are the same, or one may have risen to the other as days went by."""
    found = [
        _toll((low, best, high), (other_low, other_best, other_high), of)
        for of, low, best, high in one.tolls
        for other_of, other_low, other_best, other_high in other.tolls
        if of == other_of
    ]
    return max(found, key=lambda item: item.score) if found else None


_Range = tuple[int | None, int | None, int | None]


def _toll(one: _Range, other: _Range, of: str) -> Found:
    low, high = _ends(one)
    other_low, other_high = _ends(other)

    def said() -> str:
        return f"{of} {low}–{'…' if high is None else high} and {other_low}–{'…' if other_high is None else other_high}"

    exact = one[1] is not None and one[1] == other[1]
    if exact:
        return Found(1.0 if low > 3 else 0.6, said)
    small, large = sorted((high if high is not None else low, other_high if other_high is not None else other_low))
    meets = (high is None or other_low <= high) and (other_high is None or low <= other_high)
    if meets:
        return Found(0.3, lambda: f"{said()}: the ranges meet")
    ratio = (small + 1) / (large + 1)
    return Found(ratio - 0.6, lambda: f"{said()}: a toll that rose is near, another one far")


def _ends(toll: _Range) -> tuple[int, int | None]:
    low, best, high = toll
    return (low if low is not None else best or 0), high if high is not None else best


def materiel(one: Sight, other: Sight, _: Scene) -> Found | None:
    """Whether the same kinds of arms are named."""
    if not one.materiel or not other.materiel:
        return None
    shared = one.materiel & other.materiel
    return Found(0.8, lambda: f"the same arms: {', '.join(sorted(shared))}") if shared else Found(-0.3, "other arms")


def wording(one: Sight, other: Sight, scene: Scene) -> Found | None:
    """How much of the words of the two sentences is shared, names weighing more than common words."""
    return _shared(one.words, other.words, scene, "the sentences")


def titles(one: Sight, other: Sight, scene: Scene) -> Found | None:
    """How much of the words of the two titles is shared; nothing within one report."""
    return None if one.report == other.report else _shared(one.title, other.title, scene, "the titles")


def crossed(one: Sight, other: Sight, scene: Scene) -> Found | None:
    """How much of the sentence of either stands in the title of the other's report."""
    if one.report == other.report:
        return None
    found = [_held(one.title, other.words, scene), _held(other.title, one.words, scene)]
    best = max((item for item in found if item is not None), default=None)
    return None if best is None else Found(best, "words of one sentence stand in the other's title")


def repetition(one: Sight, other: Sight, scene: Scene) -> Found | None:
    """Whether one report repeats the other, so that the same words tell the same event."""
    if one.report == other.report or not scene.repeated(one.report, other.report):
        return None
    return Found(1.0, "one report repeats the other")


def closeness(one: Sight, other: Sight, _: Scene) -> Found | None:
    """Within one report: how near the claims stand. Of one type they are two events unless one source repeats another."""
    if one.report != other.report:
        return None
    apart = abs(one.start - other.start)
    if one.type == other.type and one.links == other.links:
        return Found(-1.0, "told apart by one source in one report")
    return Found(max(-0.5, 0.5 - apart / 500), lambda: f"{apart} characters apart in one report")


def _held(title: Bag, words: Bag, scene: Scene) -> float | None:
    """The share of a title's weight that a sentence holds; None for a title without much weight."""
    if title.weight <= 1.0:
        return None
    return sum(map(scene.stems.weight, set(title.stems).intersection(words.stems))) / title.weight


def _shared(one: Bag, other: Bag, scene: Scene, what: str) -> Found | None:
    whole = one.weight + other.weight
    if not one.stems or not other.stems or not whole:
        return None
    shared = set(one.stems).intersection(other.stems)
    score = 2 * sum(map(scene.stems.weight, shared)) / whole
    return Found(score, lambda: f"{what} share {', '.join(sorted(shared)[:8]) or 'no word'}")
