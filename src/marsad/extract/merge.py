"""Re-tellings: the same event told again by the same source in the same report is one claim; the rest stands in ``also``."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import lru_cache

from marsad.extract.same import (
    compatible_arguments,
    compatible_counts,
    compatible_places,
    compatible_times,
    patient_words,
    place_ids,
    points_back,
    same,
)
from marsad.model.claim import Claim, EventMateriel, EventMention, EventTime
from marsad.text.fold import key

_FAMILIES = {"attack": "strike", "air-strike": "strike", "shelling": "strike", "explosion": "strike"}
_GENERIC = frozenset(key(f"{article}{noun}") for article in ("ال", "لل", "ل") for noun in ("هجوم", "اعتداء", "عملية"))
_OTHER_WORDS = 40  # leads of one type, whatever their voice
_LOOK_BACK = 300  # leads of one voice and type: a report does not return to what lies further back


class _Lead:
    """A claim with its re-tellings, gathered here so that many of them cost no more each than a few."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self._also = set(claim.also)
        self._evidence = deque([claim.evidence])

    def join(self, other: Claim, told: bool) -> None:
        """Take in a re-telling; the more detailed of the two leads. One that is ``told``, not only named, gives its source."""
        stays = _detail(self.claim) >= _detail(other)
        lead, rest = (self.claim, other) if stays else (other, self.claim)
        self._also.update((*other.also, rest.event.trigger))
        if stays:
            self._evidence.append(other.evidence)
        else:
            self._evidence.appendleft(other.evidence)
        said = lead.attribution or (rest.attribution if told else ())
        self.claim = replace(lead, event=_joined(lead.event, rest.event), attribution=said)

    def whole(self) -> Claim:
        """The leading claim with what the others gave."""
        if not self._also:
            return self.claim
        also = sorted(self._also, key=lambda quote: (quote.start, quote.end))
        evidence = dict.fromkeys(one for told in self._evidence for one in told)
        return replace(self.claim, also=tuple(also), evidence=tuple(evidence))


def merge(claims: list[Claim]) -> list[Claim]:
    """Merge re-tellings; the most detailed telling leads. The order of the text is kept.

    A mention that tells nothing to check ("الهجوم" alone) joins the last claim of its type, or is none.
    """
    leads: list[_Lead] = []
    alike: dict[object, list[_Lead]] = {}
    latest: dict[str, _Lead] = {}
    became: dict[str, str] = {}
    for told in claims:
        claim = _as_before(told, latest.get(_family(told)))
        concrete = _concrete(claim)
        group = alike.setdefault((claim.event.type, _truth(claim), _voice(claim)), [])
        typed = alike.setdefault((claim.event.type, _truth(claim)), [])
        lead = (
            _lead_of(group, claim) or _lead_of(_of_voice(typed, claim), claim)
            if concrete
            else latest.get(_family(claim))
        )
        if lead is not None:
            before = lead.claim.id
            lead.join(claim, concrete)
            became[before] = became[claim.id] = lead.claim.id
        elif concrete:
            lead = _Lead(claim)
            leads.append(lead)
            group.append(lead)
            typed.append(lead)
        if lead is not None:
            latest[_family(claim)] = lead
    whole = [lead.whole() for lead in leads]
    whole = [replace(claim, part_of=_last(became, claim.part_of)) if claim.part_of else claim for claim in whole]
    return sorted(whole, key=lambda claim: claim.event.trigger.start)


def _truth(claim: Claim) -> str:
    """What was true before is true: الجندي الذي كان أطلق النار tells again who shot; but a town is taken more than once."""
    once = claim.factuality == "historical" and not claim.event.type.startswith("territory")
    return "asserted" if once else claim.factuality


def _last(became: dict[str, str], claim_id: str) -> str:
    """The id under which a claim ended after all merges."""
    last = claim_id
    while became.get(last, last) != last:
        last = became[last]
    became[claim_id] = last
    return last


def _lead_of(group: list[_Lead], claim: Claim) -> _Lead | None:
    """The first of the leads of one type, voice and factuality that tells the same."""
    near = group[-_LOOK_BACK:]
    return next((lead for lead in (reversed(near) if points_back(claim) else near) if same(lead.claim, claim)), None)


def _of_voice(leads: list[_Lead], claim: Claim) -> list[_Lead]:
    """Of the leads told last, those whose voice has other words and yet is the same."""
    near = leads[-_OTHER_WORDS:]
    return [one for one in near if _one_voice(one.claim, claim) or _unsaid(one.claim, claim)]


def _one_voice(one: Claim, other: Claim) -> bool:
    """«وزارة الداخلية التونسية» and «الوزارة», «الجيش» and «المتحدث باسم الجيش»: all that one name says the other says too."""
    first, second = (claim.attribution[-1].source if claim.attribution else None for claim in (one, other))
    if first is None or second is None:
        return False
    mine, theirs = _name_words(first.text), _name_words(second.text)
    return mine <= theirs or theirs <= mine


def _unsaid(one: Claim, other: Claim) -> bool:
    """A report that tells something by itself and names its source only once: the same place, and the same people or toll."""
    if bool(one.attribution) == bool(other.attribution) or not place_ids(one) & place_ids(other):
        return False
    tolls = {(c.of, c.low, c.best) for c in one.event.counts if c.best != 1}
    told = any((c.of, c.low, c.best) in tolls for c in other.event.counts)
    return told or bool(patient_words(one) & patient_words(other))


@lru_cache(maxsize=4096)
def _name_words(text: str) -> frozenset[str]:
    """The words of a name without their articles."""
    return frozenset(key(word).removeprefix("ال") for word in text.split())


def _as_before(claim: Claim, lead: _Lead | None) -> Claim:
    """وتبنى التنظيم الهجوم: «the attack» is the bombing told before, if nothing that is told of it speaks against that."""
    if lead is None or claim.event.type != "attack" or lead.claim.event.type != "explosion":
        return claim
    if key(claim.event.trigger.text) not in _GENERIC:
        return claim
    before = lead.claim
    fits = (compatible_places, compatible_times, compatible_counts, compatible_arguments)
    if not all(fit(before, claim) for fit in fits):
        return claim
    return replace(claim, event=replace(claim.event, type=before.event.type))


def _family(claim: Claim) -> str:
    return _FAMILIES.get(claim.event.type, claim.event.type)


def _concrete(claim: Claim) -> bool:
    event = claim.event
    if event.arguments or event.places or event.counts or event.materiel:
        return True
    return bool(event.time and event.time.words) and not event.trigger.text.startswith(("ال", "لل"))


def _voice(claim: Claim) -> tuple[str, ...]:
    return tuple(link.source.text if link.source else "" for link in claim.attribution)


def _detail(claim: Claim) -> int:
    event = claim.event
    return (
        2 * len(event.arguments)
        + 2 * len(event.counts)
        + len(event.places)
        + len(event.materiel)
        + (event.time is not None)
    )


def _joined(event: EventMention, rest: EventMention) -> EventMention:
    """The leading event with what only the other telling has."""
    roles = {a.role for a in event.arguments}
    return replace(
        event,
        arguments=event.arguments + tuple(a for a in rest.arguments if a.role not in roles),
        places=event.places or rest.places,
        time=_time(event.time, rest.time),
        counts=event.counts or rest.counts,
        materiel=_items(event, rest),
        outcome=event.outcome or rest.outcome,
    )


def _time(lead: EventTime | None, rest: EventTime | None) -> EventTime | None:
    """The time that is told; of two that only bound it («not after» the speech), the one that bounds it closer."""
    if lead is None or rest is None or lead.words or rest.words:
        return lead if lead is not None and lead.words else rest or lead
    return min(lead, rest, key=lambda time: time.value.end or "9")


def _items(event: EventMention, other: EventMention) -> tuple[EventMateriel, ...]:
    """The items of both tellings, each kind once, in the order of the text."""
    known = {item.item.id for item in event.materiel}
    more = [item for item in other.materiel if item.item.id not in known]
    return tuple(sorted((*event.materiel, *more), key=lambda item: item.words.start))
