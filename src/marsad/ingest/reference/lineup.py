"""Reference events beside Marsad's incidents or claims: which may be the same happening, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.consolidate.compare import Reason
from marsad.consolidate.features import Feature, Found, Scene, days_named, place_distance, sides, tolls
from marsad.consolidate.kinds import likeness
from marsad.consolidate.sight import Sight
from marsad.ingest.reference.counterpart import Counterpart, of_reference
from marsad.ingest.reference.event import ReferenceEvent

# What each feature counts, and where a sum begins. Set by hand so that a day and a place speak for one happening where the
# type allows it, and neither alone does; there is no gold of lined-up references to fit them on. The features are those by
# which claims are lined up (consolidate/features.py); the type is compared through the crosswalk.
WEIGHTS: tuple[tuple[str, Feature, float], ...] = (
    ("days", days_named, 3.0),
    ("place", place_distance, 5.0),
    ("sides", sides, 1.0),
    ("tolls", tolls, 2.0),
)
TYPE = 3.0
START = -5.0
NEEDED = frozenset({"days", "place"})
APART = frozenset({"type", "days", "place"})
SHOWN = 3  # counterparts of one reference event that are told
NEAR_DAYS = 3  # days between two intervals beyond which nothing is compared
_WIDE = 31  # days; longer intervals are compared with everything

_SCENE = Scene(stems=None, repeated=lambda one, other: one == other)  # type: ignore[arg-type]  # no words are compared


@dataclass(frozen=True, slots=True)
class Match:
    """A counterpart of a reference event; ``sum`` in log-odds, above 0 it speaks for one happening."""

    counterpart: Counterpart
    sum: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lined:
    """A reference event with its counterparts, the best first; none where only the reference has it."""

    event: ReferenceEvent
    matches: tuple[Match, ...]


class LineUp:
    """The counterparts by their days, and what was matched so far."""

    def __init__(self, counterparts: Iterable[Counterpart]) -> None:
        self.counterparts = tuple({one.id: one for one in counterparts}.values())
        self._by_day: dict[int, list[int]] = defaultdict(list)
        self._wide: list[int] = []
        self._matched: set[str] = set()
        for number, one in enumerate(self.counterparts):
            days = one.sight.days
            if days is None or not one.sight.places:
                continue
            if days.length > _WIDE:
                self._wide.append(number)
            else:
                for day in range(days.first, days.last + 1):
                    self._by_day[day].append(number)

    def line_up(self, event: ReferenceEvent) -> Lined:
        """The counterparts of one event. Of equal ones the first by id."""
        found = [match for one in self._beside(event) if (match := compare(event, one)) is not None and match.sum > 0]
        found.sort(key=lambda match: (-round(match.sum, 6), match.counterpart.id))
        if found:
            self._matched.add(found[0].counterpart.id)
        return Lined(event, tuple(found[:SHOWN]))

    def left(self) -> Iterator[Counterpart]:
        """What no reference event had as its best counterpart, in Marsad's order."""
        return (one for one in self.counterparts if one.id not in self._matched)

    def _beside(self, event: ReferenceEvent) -> Iterator[Counterpart]:
        days = of_reference(event, "").days
        if days is None or event.place is None:
            return
        numbers = set(self._wide)
        for day in range(days.first - NEAR_DAYS, days.last + NEAR_DAYS + 1):
            numbers.update(self._by_day.get(day, ()))
        for number in sorted(numbers):
            yield self.counterparts[number]


def compare(event: ReferenceEvent, one: Counterpart) -> Match | None:
    """An event and a counterpart, feature by feature.

    None where a day or a place is missing on either side, and where the type, the days or the place speak for two
    happenings: nothing else makes up for that.
    """
    told = of_reference(event, one.sight.type)
    other = one.sight if event.directed else one.merged
    reasons = [_type(event, one)] if event.types else []
    for name, feature, weight in WEIGHTS:
        found = feature(told, other, _SCENE)
        if found is None and name == "days":
            found = _open_days(told, other)
        if found is not None:
            reasons.append(Reason(name, found.score, found.score * weight, found.why))
    compared = {reason.feature for reason in reasons}
    if not compared >= NEEDED or any(reason.feature in APART and reason.score <= -1 for reason in reasons):
        return None
    return Match(one, START + sum(reason.counted for reason in reasons), tuple(reasons))


def _type(event: ReferenceEvent, one: Counterpart) -> Reason:
    """How like the types behind the reference's code are to that of the counterpart."""
    known = [(score, kind) for kind in event.types if (score := likeness(kind, one.sight.type)) is not None]
    if not known:
        return Reason("type", -1.0, -TYPE, f"«{event.coded}» is never {one.sight.type}")
    score, kind = max(known)
    said = f"«{event.coded}» may be {kind}"
    return Reason("type", score, score * TYPE, said if kind == one.sight.type else f"{said}, and that {one.sight.type}")


def _open_days(told: Sight, other: Sight) -> Found | None:
    """Two intervals of which neither names few days: whether they meet."""
    if told.days is None or other.days is None:
        return None
    gap = told.days.gap(other.days)
    return Found(0.3, "the two times meet") if gap == 0 else Found(-0.5, f"the two times lie {gap} days apart")
