"""What persons judged of an incident, put into its record: values that they chose, and all that was judged of its claims."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from marsad.consolidate.counting import bounds
from marsad.consolidate.judged import Judged
from marsad.model.incident import COUNTED, Chosen, Decision, Incident, IncidentTime, Toll
from marsad.model.judgement import OF_PAIRS, Judgement, range_of
from marsad.model.mention import Place


@dataclass(frozen=True, slots=True)
class _Tried:
    incident: Incident
    chosen: tuple[Chosen, ...]
    unfollowed: dict[str, str]  # the id of a judgement → why it is not followed


def judged(incident: Incident, judgements: Judged, places: Sequence[Place]) -> Incident:
    """The incident with what was judged of its claims. ``places`` are those that its claims name; no other can be chosen."""
    about = list(dict.fromkeys(one for claim in incident.claims for one in judgements.about(claim)))
    if not about:
        return incident
    about.sort(key=lambda one: judgements.rank[one.id])
    tried = _chosen(incident, [one for one in about if one.kind == "value"], {place.id: place for place in places})
    judgements.unfollowed.update(tried.unfollowed)
    decisions = tuple(_decision(one, incident, judgements, tried.unfollowed) for one in about)
    return replace(tried.incident, judgements=decisions, chosen=tried.chosen)


def _chosen(incident: Incident, values: Sequence[Judgement], places: dict[str, Place]) -> _Tried:
    """The latest value of each field; an earlier one of another value is not followed."""
    found: dict[str, Chosen] = {}
    unfollowed: dict[str, str] = {}
    changed = incident
    for one in values:
        field, value = one.field or "", one.value or ""
        if field in found:
            if found[field].value != value:
                unfollowed[one.id] = f"{found[field].judgement} gives {field} another value, is later and is followed"
        elif field == "place" and value not in places:
            unfollowed[one.id] = f"none of the incident's claims is at {value}, so that the place cannot be shown"
        else:
            found[field] = Chosen(field, value, one.id, one.by, _given(incident, field))
            changed = _with(changed, field, value, places)
    return _Tried(changed, tuple(found.values()), unfollowed)


def _given(incident: Incident, field: str) -> str | None:
    """What the rule gives for a field, as a text."""
    if field == "type":
        return incident.type
    if field == "place":
        return None if incident.place is None else incident.place.id
    if field == "time":
        time = incident.time
        days = [] if time is None else [day for day in (time.start, time.end) if day is not None]
        return "/".join(dict.fromkeys(days)) or None
    toll = next((toll for toll in incident.counts if toll.of == field), None)
    if toll is None:
        return None
    return str(toll.best) if toll.best is not None else bounds(toll.low, toll.best, toll.high)


def _with(incident: Incident, field: str, value: str, places: dict[str, Place]) -> Incident:
    if field == "type":
        return replace(incident, type=value)
    if field == "place":
        return replace(incident, place=places[value])
    if field == "time":
        first, _, last = value.partition("/")
        return replace(incident, time=IncidentTime(first, last or first, "day"))
    known = {toll.of: toll for toll in incident.counts}
    known[field] = _toll(known.get(field, Toll(field, None, None, None, ())), value)
    return replace(incident, counts=tuple(known[of] for of in COUNTED if of in known))


def _toll(toll: Toll, value: str) -> Toll:
    """The count with a number as its likeliest, its bounds widened where it lies outside; or with the bounds of a range."""
    low, high = range_of(value)
    if low != high:
        inside = toll.best is not None and low <= toll.best and (high is None or toll.best <= high)
        return replace(toll, low=low, best=toll.best if inside else None, high=high)
    least = low if toll.low is None else min(low, toll.low)
    most = high if toll.high is None and toll.low is None else None if toll.high is None else max(low, toll.high)
    return replace(toll, low=least, best=low, high=most)


def _decision(judgement: Judgement, incident: Incident, judgements: Judged, unfollowed: Container[str]) -> Decision:
    own = set(incident.claims)
    claims = list(dict.fromkeys(claim for claim in judgements.anchors.of(judgement) if claim is not None))
    inside, outside = tuple(c for c in claims if c in own), tuple(c for c in claims if c not in own)
    fallen = judgement.kind in OF_PAIRS and judgement.id in judgements.constraints.fallen
    followed = not fallen and judgement.id not in unfollowed
    return Decision(judgement.id, judgement.kind, judgement.by, judgement.at, inside, outside, followed)
