"""Who fights whom where the noun of the fight names one side or none: the subject of the clause, and those who died in it.

«تقدمت المقاومة بعد معارك مع الحوثيين»، «قتلت القوات أربعة من عناصر التنظيم في اشتباكات».
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.found import ARMED, Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, filler_of
from marsad.model.mention import ActorValue

_BESIDE = frozenset({"T", "Q", "("})


def give_sides(row: Row, event: Found, found: list[Found]) -> None:
    """Complete the sides of a clash from the clause in which it stands."""
    if event.rule.event != "armed-clash" or event.form not in {"noun", "masdar"}:
        return
    sides = event.slots.get("agent", [])
    if not sides:
        for side in _of_toll(event, found):
            event.add("agent", replace(side, carried="who killed and who died in the clash are its sides"))
    elif all(side.via == "مع" and side.mention("actor") for side in sides):
        for subject in reversed(subjects_before(row, event)):
            if not any(subject.overlaps(side) for side in sides):
                sides.insert(0, replace(subject, carried="the subject of the clause is the other side"))


def _of_toll(event: Found, found: list[Found]) -> list[Filler]:
    """قتلت القوات أربعة من التنظيم في اشتباكات: both, where the clause names both."""
    for toll in found:
        caused = any(cause.last <= event.first <= cause.last + 2 for cause in toll.causes)
        killers, dead = toll.slots.get("agent", []), toll.slots.get("killed", [])
        if toll.rule.carries and caused and killers and any(_fights(one) for one in dead):
            return [*killers, *(one for one in dead if _fights(one))]
    return []


def joined_subject(row: Row, event: Found) -> Filler | None:
    """قطعت القوات طرق الإمداد وفرضت طوقا: the verb joined to another goes on with its armed subject."""
    at = event.chunk
    while at >= 0 and row.chunks[at].kind != "V":
        if row.chunks[at].kind not in {"N", "P", *_BESIDE}:
            return None
        at -= 1
    if at < 1 or row.chunks[at - 1].kind != "C":
        return None
    for position in range(at - 2, -1, -1):
        kind = row.chunks[position].kind
        if kind in {".", "S", "R", "O"}:
            return None
        if kind == "V":
            near = beside(row, position, at)
            return next((one for one in near[:1] if one.leads_with("actor") or one.leads_with("quantity")), None)
    return None


def subjects_before(row: Row, event: Found) -> list[Filler]:
    """The armed subjects of the nearest verb before the event that has some: right after it, else before it."""
    for position in range(event.chunk - 1, -1, -1):
        kind = row.chunks[position].kind
        if kind == ".":
            return []
        if kind == "V" and (near := beside(row, position, event.chunk)):
            return near
    return []


def beside(row: Row, verb: int, end: int) -> list[Filler]:
    """The armed phrase right after the verb, with those joined to it, else the one right before it."""
    after = verb + 1
    while after < end and row.chunks[after].kind in _BESIDE:
        after += 1
    relative = verb > 1 and row.chunks[verb - 1].kind == "R"  # المقاومة التي تخوض
    for near in (after, verb - 1 - relative):
        if 0 <= near < end and row.chunks[near].kind == "N" and _fights(row.chunks[near]):
            return [filler_of(row.chunks[near]), *(_joined(row, near, end) if near == after else ())]
    return []


def _joined(row: Row, position: int, end: int) -> list[Filler]:
    """والقوات الموالية له: armed phrases that a conjunction joins to the one at ``position``."""
    joined: list[Filler] = []
    while position + 2 < end and row.chunks[position + 1].kind == "C" and _fights(row.chunks[position + 2]):
        position += 2
        if row.chunks[position].kind != "N":
            break
        joined.append(filler_of(row.chunks[position]))
    return joined


def _fights(phrase: Filler | Chunk) -> bool:
    """Whether somebody who can fight stands in the phrase."""
    values = [m.value for m in phrase.mentions if isinstance(m.value, ActorValue)]
    return any(value.kind in ARMED - {"government"} for value in values)
