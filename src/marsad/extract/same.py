"""Whether two claims of one type, voice and factuality tell the same event: by place, time, counts, people and words."""

from __future__ import annotations

from marsad.model.claim import Claim
from marsad.model.mention import Place
from marsad.recognise.place.geo import distance_km
from marsad.text.fold import key

_COARSE = frozenset({"month", "season", "quarter", "year", "vague"})
_OF_ONE = frozenset({"arrest", "abduction", "killing", "release"})


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims of one type, voice and factuality tell one event."""
    return (
        one.part_of is None is other.part_of
        and not (one.event.type in _OF_ONE and one.sentence == other.sentence and _other_people(one, other))
        and compatible_places(one, other)
        and compatible_times(one, other)
        and compatible_counts(one, other)
        and compatible_arguments(one, other)
        and _shares(one, other)
    )


def place_ids(claim: Claim) -> frozenset[str]:
    """The places of a claim by id, those without one by their words."""
    return frozenset(p.place.id if p.place else p.words.text for p in claim.event.places)


def compatible_places(one: Claim, other: Claim) -> bool:
    """The places of one are among the other's; of «the attack», they may also lie within a wider one."""
    first, second = place_ids(one), place_ids(other)
    return first <= second or second <= first or (points_back(other) and _around(one, other))


def _around(one: Claim, other: Claim) -> bool:
    """هجوما في ريف دير الزور الغربي … الهجمات: what the one names lies wholly where the other names."""
    first, second = ([p.place for p in claim.event.places if p.place] for claim in (one, other))
    return _all_lie_in(first, second) or _all_lie_in(second, first)


def _all_lie_in(places: list[Place], areas: list[Place]) -> bool:
    return bool(places) and all(any(_lies_in(place, area) for area in areas) for place in places)


def _lies_in(place: Place, area: Place) -> bool:
    """Whether the middle of a place is in the circle of a wider one."""
    if (
        place.lat is None
        or place.lon is None
        or area.lat is None
        or area.lon is None
        or place.radius_km >= area.radius_km
    ):
        return False
    return distance_km(place.lat, place.lon, area.lat, area.lon) <= area.radius_km


def compatible_times(one: Claim, other: Claim) -> bool:
    """Overlapping, and told about as finely: a day of a month is not that month's event."""
    first, second = one.event.time, other.event.time
    if first is None or second is None or first.words is None or second.words is None:
        return True
    a, b = first.value, second.value
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return a == b
    coarse = {a.precision in _COARSE, b.precision in _COARSE}
    return a.start <= b.end and b.start <= a.end and len(coarse) == 1


def compatible_counts(one: Claim, other: Claim) -> bool:
    """What both count has the same number."""
    mine = {(c.of, c.subset_of is None): (c.low, c.best) for c in one.event.counts}
    theirs = {(c.of, c.subset_of is None): (c.low, c.best) for c in other.event.counts}
    return all(theirs.get(kind, value) == value for kind, value in mine.items())


def compatible_arguments(one: Claim, other: Claim) -> bool:
    """No role in which both name known actors, and others."""
    for role in ("agent", "patient"):
        first, second = _actors(one, role), _actors(other, role)
        if first and second and not first & second:
            return False
    return True


def _shares(one: Claim, other: Claim) -> bool:
    """Whether the second telling points to the first: the same place, people, toll or thing, or «the attack»."""
    if one.event.materiel and other.event.materiel and one.sentence == other.sentence:
        return True
    if other.event.trigger.text.startswith(("ال", "ل")):  # of للهجوم the words are لهجوم
        return True
    if place_ids(one) & place_ids(other) or _actors(one, "patient") & _actors(other, "patient"):
        return True
    tolls = {(c.of, c.low, c.best) for c in one.event.counts if c.best != 1 or not _other_people(one, other)}
    things = {a.words.text for a in one.event.arguments if a.role in {"patient", "instrument"}}
    return any((c.of, c.low, c.best) in tolls for c in other.event.counts) or any(
        a.words.text in things for a in other.event.arguments if a.role in {"patient", "instrument"}
    )


def _other_people(one: Claim, other: Claim) -> bool:
    """اعتقلت مدير الدائرة … كما اعتقلت مصورا: each tells whom it befell, and no word is the same."""
    first, second = patient_words(one), patient_words(other)
    return bool(first) and bool(second) and not first & second


def patient_words(claim: Claim) -> set[str]:
    """The words of those to whom it was done, without articles."""
    event = claim.event  # whom the words behind the trigger name: of اقتياده they stand before it
    named = [a for a in event.arguments if a.role == "patient" and a.words.start > event.trigger.start]
    words = [word for a in named for word in a.words.text.split()]
    return {key(word).removeprefix("ال").removesuffix("ا") for word in words}


def _actors(claim: Claim, role: str) -> set[str]:
    return {a.actor.id for a in claim.event.arguments if a.role == role and a.actor and a.actor.id}


def points_back(claim: Claim) -> bool:
    """الهجوم، للتفجير: a definite noun means the event told last."""
    return claim.event.type in {"attack", "explosion"} and claim.event.trigger.text.startswith(("ال", "لل"))
