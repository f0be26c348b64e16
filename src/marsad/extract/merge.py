"""Re-tellings: the same event told again by the same source in the same report is one claim; the rest stands in ``also``."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.claim import Claim, EventMateriel, EventMention, Quote

_COARSE = frozenset({"month", "season", "quarter", "year", "vague"})
_FAMILIES = {"attack": "strike", "air-strike": "strike", "shelling": "strike", "explosion": "strike"}


def merge(claims: list[Claim]) -> list[Claim]:
    """Merge re-tellings; the most detailed telling leads. The order of the text is kept.

    A mention that tells nothing to check ("الهجوم" alone) joins the last claim of its type, or is none.
    """
    leads: list[Claim] = []
    became: dict[str, str] = {}
    for claim in claims:
        position = _lead_of(leads, claim)
        if position is not None:
            before = leads[position]
            leads[position] = _joined(before, claim)
            became[before.id] = became[claim.id] = leads[position].id
        elif _concrete(claim):
            leads.append(claim)
    leads = [replace(lead, part_of=_last(became, lead.part_of)) if lead.part_of else lead for lead in leads]
    return sorted(leads, key=lambda claim: claim.event.trigger.start)


def _last(became: dict[str, str], claim_id: str) -> str:
    """The id under which a claim ended after all merges."""
    while became.get(claim_id, claim_id) != claim_id:
        claim_id = became[claim_id]
    return claim_id


def _lead_of(leads: list[Claim], claim: Claim) -> int | None:
    if not _concrete(claim):
        near = [n for n, lead in enumerate(leads) if _family(lead) == _family(claim)]
        return near[-1] if near else None
    return next((n for n, lead in enumerate(leads) if _same(lead, claim)), None)


def _family(claim: Claim) -> str:
    return _FAMILIES.get(claim.event.type, claim.event.type)


def _concrete(claim: Claim) -> bool:
    event = claim.event
    return bool(event.arguments or event.places or event.counts or event.materiel)


def _same(one: Claim, other: Claim) -> bool:
    return (
        one.event.type == other.event.type
        and one.part_of is None is other.part_of
        and one.factuality == other.factuality
        and _voice(one) == _voice(other)
        and _compatible_places(one, other)
        and _compatible_times(one, other)
        and _compatible_counts(one, other)
        and _compatible_arguments(one, other)
        and _shares(one, other)
    )


def _voice(claim: Claim) -> tuple[str, ...]:
    return tuple(link.source.text if link.source else "" for link in claim.attribution)


def _place_ids(claim: Claim) -> frozenset[str]:
    return frozenset(p.place.id if p.place else p.words.text for p in claim.event.places)


def _compatible_places(one: Claim, other: Claim) -> bool:
    first, second = _place_ids(one), _place_ids(other)
    return first <= second or second <= first


def _compatible_times(one: Claim, other: Claim) -> bool:
    """Overlapping, and told about as finely: a day of a month is not that month's event."""
    first, second = one.event.time, other.event.time
    if first is None or second is None or first.words is None or second.words is None:
        return True
    a, b = first.value, second.value
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return a == b
    coarse = {a.precision in _COARSE, b.precision in _COARSE}
    return a.start <= b.end and b.start <= a.end and len(coarse) == 1


def _compatible_counts(one: Claim, other: Claim) -> bool:
    mine = {(c.of, c.subset_of is None): (c.low, c.best) for c in one.event.counts}
    theirs = {(c.of, c.subset_of is None): (c.low, c.best) for c in other.event.counts}
    return all(theirs.get(kind, value) == value for kind, value in mine.items())


def _compatible_arguments(one: Claim, other: Claim) -> bool:
    for role in ("agent", "patient"):
        first, second = _actors(one, role), _actors(other, role)
        if first and second and not first & second:
            return False
    return True


def _shares(one: Claim, other: Claim) -> bool:
    """Whether the second telling points to the first: the same place, people, toll or thing, or «the attack»."""
    if other.event.trigger.text.startswith(("ال", "ل")):  # of للهجوم the words are لهجوم
        return True
    if _place_ids(one) & _place_ids(other) or _actors(one, "patient") & _actors(other, "patient"):
        return True
    tolls = {(c.of, c.low, c.best) for c in one.event.counts}
    things = {a.words.text for a in one.event.arguments if a.role in {"patient", "instrument"}}
    return any((c.of, c.low, c.best) in tolls for c in other.event.counts) or any(
        a.words.text in things for a in other.event.arguments if a.role in {"patient", "instrument"}
    )


def _actors(claim: Claim, role: str) -> set[str]:
    return {a.actor.id for a in claim.event.arguments if a.role == role and a.actor and a.actor.id}


def _detail(claim: Claim) -> int:
    event = claim.event
    return (
        2 * len(event.arguments)
        + 2 * len(event.counts)
        + len(event.places)
        + len(event.materiel)
        + (event.time is not None)
    )


def _joined(one: Claim, other: Claim) -> Claim:
    lead, rest = (one, other) if _detail(one) >= _detail(other) else (other, one)
    also = sorted({*lead.also, *rest.also, rest.event.trigger}, key=lambda q: q.start)
    event = lead.event
    roles = {a.role for a in event.arguments}
    event = replace(
        event,
        arguments=event.arguments + tuple(a for a in rest.event.arguments if a.role not in roles),
        places=event.places or rest.event.places,
        time=event.time if event.time and event.time.words else rest.event.time or event.time,
        counts=event.counts or rest.event.counts,
        materiel=_items(event, rest.event),
        outcome=event.outcome or rest.event.outcome,
    )
    return replace(
        lead, event=event, also=tuple(_distinct(also)), evidence=tuple(dict.fromkeys(lead.evidence + rest.evidence))
    )


def _items(event: EventMention, other: EventMention) -> tuple[EventMateriel, ...]:
    """The items of both tellings, each kind once, in the order of the text."""
    known = {item.item.id for item in event.materiel}
    more = [item for item in other.materiel if item.item.id not in known]
    return tuple(sorted((*event.materiel, *more), key=lambda item: item.words.start))


def _distinct(quotes: list[Quote]) -> list[Quote]:
    return list(dict.fromkeys(quotes))
