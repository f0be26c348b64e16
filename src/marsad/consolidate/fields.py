"""When, where, who, of what type: what the claims state of each, and the value that most voices give."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from marsad.consolidate.kinds import RANK
from marsad.consolidate.sight import Telling
from marsad.consolidate.telling import FINE
from marsad.consolidate.voices import Voices
from marsad.model.incident import Disagreement, IncidentActor, IncidentTime, Value
from marsad.model.mention import Place
from marsad.recognise.place.geo import distance_km

_BY_FINENESS = ("site", "neighbourhood", "town", "near", "district", "governorate", "region", "country")
_NOT_TOLD_TO_BE = frozenset({"historical", "planned", "hypothetical"})
_SAME_KM = 10  # two sites of one town are no disagreement about where it happened


def values(pairs: Iterable[tuple[str, str, str | None]], voices: Voices) -> tuple[Value, ...]:
    """``(value, claim, name)`` gathered by value, those of most voices first."""
    claims: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str | None] = {}
    for value, claim, name in pairs:
        claims[value].append(claim)
        names[value] = name
    found = [Value(v, tuple(dict.fromkeys(ids)), voices.count(ids), names[v]) for v, ids in claims.items()]
    return tuple(sorted(found, key=lambda item: (-item.voices, -len(item.claims), item.value)))


def type_of(stated: Sequence[Value]) -> str:
    """The type that names the incident: of those that a third of the leading one's claims give, the closest word."""
    enough = max(len(value.claims) for value in stated) / 3
    apt = [value.value for value in stated if len(value.claims) >= enough]
    ranked = [name for name in RANK if name in apt]
    others = [name for name in apt if name not in RANK]
    return others[0] if others and stated[0].value in others else (ranked or others)[0]


def types(tellings: Sequence[Telling], voices: Voices) -> tuple[Value, ...]:
    return values(((telling.type, telling.claim.id, None) for telling in tellings), voices)


def days(tellings: Sequence[Telling], voices: Voices) -> tuple[Value, ...]:
    """The days that words name, as "2015-07-20" or "2015-07-20/2015-07-21"."""
    exact = [(telling.claim.id, telling.days) for telling in tellings if telling.days and telling.days.exact]
    return values(((_day(day.first, day.last), claim, None) for claim, day in exact), voices)


def time_of(tellings: Sequence[Telling], stated: Sequence[Value]) -> IncidentTime | None:
    """The day that most voices name; where none does, not after the first report."""
    if stated:
        first, _, last = stated[0].value.partition("/")
        return IncidentTime(first, last or first, "day")
    known = [telling.days.last for telling in tellings if telling.days is not None]
    return IncidentTime(None, _iso(min(known)), "not-after") if known else None


def places(tellings: Sequence[Telling], voices: Voices) -> tuple[Value, ...]:
    """The places that the claims themselves name, by id."""
    own = [telling for telling in tellings if not telling.carried] or list(tellings)
    return values(((p.id, telling.claim.id, p.name) for telling in own for p in telling.places), voices)


def materiel(tellings: Sequence[Telling], voices: Voices) -> tuple[Value, ...]:
    """The arms that are named, by the id of the list."""
    named = [(t, item) for t in tellings for item in t.claim.event.materiel]
    return values(((item.item.id, telling.claim.id, item.words.text) for telling, item in named), voices)


def place_of(tellings: Sequence[Telling], stated: Sequence[Value]) -> Place | None:
    """The place that most voices name among the finer ones (a town or finer); of two, the finer."""
    known = {place.id: place for telling in tellings for place in telling.places}
    fine = [value for value in stated if known[value.value].precision in FINE]
    ranked = sorted(fine or stated, key=lambda value: (-value.voices, _rank(known[value.value]), value.value))
    return known[ranked[0].value] if ranked else None


def actors(tellings: Sequence[Telling]) -> tuple[IncidentActor, ...]:
    """Who took part in which role, those of most claims first."""
    claims: dict[tuple[str, str], list[str]] = defaultdict(list)
    known: dict[tuple[str, str], tuple[str | None, str]] = {}
    for telling in tellings:
        for argument in telling.claim.event.arguments:
            if argument.actor is not None:
                key = argument.role, argument.actor.id or argument.actor.name
                claims[key].append(telling.claim.id)
                known[key] = argument.actor.id, argument.actor.name
    order = sorted(claims, key=lambda key: (key[0], -len(claims[key]), key[1]))
    return tuple(IncidentActor(key[0], *known[key], tuple(dict.fromkeys(claims[key]))) for key in order)


def disagreements(
    tellings: Sequence[Telling], stated_days: Sequence[Value], stated_places: Sequence[Value], voices: Voices
) -> list[Disagreement]:
    """Whether it happened, when, where and who did it, as far as the claims part."""
    found = [_happened(tellings, voices)]
    found.append(Disagreement("time", tuple(stated_days)) if len(stated_days) > 1 else None)
    found.append(_where(tellings, stated_places))
    found.append(_who(tellings, voices))
    return [item for item in found if item is not None]


def _happened(tellings: Sequence[Telling], voices: Voices) -> Disagreement | None:
    said = values(
        ((t.claim.factuality, t.claim.id, None) for t in tellings if t.claim.factuality not in _NOT_TOLD_TO_BE), voices
    )
    kinds = {value.value for value in said}
    if not kinds & {"denied", "negated"} or not kinds - {"denied", "negated"}:
        return None
    return Disagreement("happened", said)


def _where(tellings: Sequence[Telling], stated: Sequence[Value]) -> Disagreement | None:
    """Finer places that lie farther apart than their circles."""
    known = {place.id: place for telling in tellings for place in telling.places}
    fine = [value for value in stated if known[value.value].precision in FINE]
    apart = any(_apart(known[one.value], known[other.value]) for one in fine for other in fine)
    return Disagreement("place", tuple(fine)) if apart else None


def _apart(one: Place, other: Place) -> bool:
    if None in (one.lat, one.lon, other.lat, other.lon):
        return False
    far = distance_km(one.lat or 0.0, one.lon or 0.0, other.lat or 0.0, other.lon or 0.0)
    return far > one.radius_km + other.radius_km + _SAME_KM


def _who(tellings: Sequence[Telling], voices: Voices) -> Disagreement | None:
    """The doers where two claims share none, or where one is denied. Sides of a clash, and allies whom one claim names
    together, are no disagreement: nor is what is only planned."""
    named = []
    doers: dict[str, set[str]] = {}
    for telling in tellings:
        if telling.claim.factuality in _NOT_TOLD_TO_BE - {"historical"}:
            continue
        for argument in telling.claim.event.arguments:
            if argument.role == "agent" and argument.actor is not None and argument.actor.id is not None:
                doubt = argument.factuality or telling.claim.factuality
                value = argument.actor.id if doubt in ("asserted", "historical") else f"{argument.actor.id} ({doubt})"
                named.append((value, telling.claim.id, argument.actor.name))
                doers.setdefault(telling.claim.id, set()).add(argument.actor.id)
    found = values(named, voices)
    said = set(map(frozenset, doers.values()))
    parted = any(one.isdisjoint(other) and not _together(one, other, said) for one, other in combinations(said, 2))
    doubted = len({value.split(" (")[0] for value, _, _ in named}) < len({value for value, _, _ in named})
    return Disagreement("agent", found) if parted or doubted else None


def _together(one: frozenset[str], other: frozenset[str], said: Iterable[frozenset[str]]) -> bool:
    """Whether some claim names a doer of each."""
    return any(both & one and both & other for both in said)


def _rank(place: Place) -> int:
    return _BY_FINENESS.index(place.precision) if place.precision in _BY_FINENESS else len(_BY_FINENESS)


def _day(first: int, last: int) -> str:
    return _iso(first) if first == last else f"{_iso(first)}/{_iso(last)}"


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()
