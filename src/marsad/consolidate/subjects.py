"""What a person judges, by ids of claims or incidents, with the claims by which it is found again in a new reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from marsad.errors import RecordError
from marsad.model.claim import Claim
from marsad.model.incident import Incident
from marsad.model.judgement import Anchor, Subject

SHORTEST = 6  # signs of an id that may stand for the whole, if no other begins so
ANCHORS = 3  # claims, of different documents where there are such, that stand for an incident


def subjects_of(
    ids: Sequence[str], incidents: Callable[[], Iterable[Incident]], claims: Callable[[], Iterable[Claim]]
) -> list[Subject]:
    """The subjects of these ids, which may be shortened. Raises RecordError for one that is unknown or stands for several."""
    told: dict[str, dict[str, list[str]]] = {given: {} for given in ids}
    for incident in incidents():
        for given in ids:
            if _means(given, incident.id):
                background = set(incident.background)
                told[given][incident.id] = sorted(incident.claims, key=background.__contains__)
    wanted = {claim for found in told.values() for held in found.values() for claim in held}
    anchors: dict[str, Anchor] = {}
    for claim in claims():
        if claim.id in wanted or any(_means(given, claim.id) for given in ids):
            anchors[claim.id] = anchor_of(claim)
    return [_subject(given, told[given], anchors) for given in ids]


def anchor_of(claim: Claim) -> Anchor:
    """The claim with all by which it is known again."""
    trigger = claim.event.trigger
    return Anchor(claim.id, claim.document.id, claim.event.type, trigger.start, trigger.end, trigger.text)


def _means(given: str, id_: str) -> bool:
    return given == id_ or (len(given) >= SHORTEST and id_.startswith(given))


def _subject(given: str, incidents: dict[str, list[str]], anchors: dict[str, Anchor]) -> Subject:
    found = {name: _leading(held, anchors) for name, held in incidents.items()}
    found |= {name: (anchor,) for name, anchor in anchors.items() if _means(given, name) and name not in found}
    if given in found:
        return Subject(given, found[given])
    if not found:
        raise RecordError(
            f"{given} is no incident or claim of the files given; name with --among the files that hold it"
        )
    if len(found) > 1:
        raise RecordError(
            f"{given} begins the ids of {len(found)}: {', '.join(sorted(found)[:4])}; write one of them out"
        )
    return Subject(*next(iter(found.items())))


def _leading(claims: Sequence[str], anchors: dict[str, Anchor]) -> tuple[Anchor, ...]:
    """The first claims of an incident, of different documents; only their ids where the claims are not at hand."""
    chosen: list[Anchor] = []
    for claim in claims:
        anchor = anchors.get(claim, Anchor(claim))
        if anchor.document is None or anchor.document not in {one.document for one in chosen}:
            chosen.append(anchor)
    return tuple(chosen[:ANCHORS])
