"""A sentence that begins with a verb and names nobody goes on with the subject of the sentence before.

«وصلت قوة عسكرية إلى البغدادي. وقامت بمهاجمة وكر للتنظيم»: the force attacked.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.found import Filler, Found
from marsad.extract.sides import beside
from marsad.extract.syntax import Row
from marsad.model.text import Word

_OPENING = frozenset({"C", "T", "Q", "A", "X", "("})
_BETWEEN = frozenset({"P", "Q", "T", "("})


def resume(before: Row | None, row: Row, found: list[Found]) -> None:
    """Fill the agent of the events of the sentence's first verb, where it is left out, from the sentence ``before``."""
    joined = bool(row.chunks) and row.chunks[0].kind == "C"  # وقامت بمهاجمة
    if before is None or before.sentence != row.sentence - 1 or not joined:
        return
    verb = next((at for at, chunk in enumerate(row.chunks) if chunk.kind not in _OPENING), None)
    if verb is None or row.chunks[verb].kind != "V":
        return
    word = row.words[row.chunks[verb].first]
    for event in found:
        if event.slots.get("agent") or "agent" not in event.rule.bare or not _hangs_on(row, event, verb):
            continue
        subject = _subject(before, word)
        if subject is not None:
            event.add("agent", replace(subject, carried="the subject is that of the sentence before"))


def _hangs_on(row: Row, event: Found, verb: int) -> bool:
    """Whether the event is what the verb tells, or what a light verb without a subject brings."""
    if event.chunk == verb:
        return event.form == "active"
    between = row.chunks[verb + 1 : event.chunk]
    alone = event.first == row.chunks[event.chunk].first
    return event.subjectless and alone and event.chunk > verb and all(chunk.kind in _BETWEEN for chunk in between)


def _subject(before: Row, verb: Word) -> Filler | None:
    """The first armed subject of the sentence before that the verb agrees with."""
    for at, chunk in enumerate(before.chunks):
        if chunk.kind != "V" or _speaks(before, at):
            continue
        if near := beside(before, at, len(before.chunks)):
            return near[0] if _agrees(before.words[near[0].head], verb) else None
    return None


def _speaks(row: Row, verb: int) -> bool:
    """قالت المصادر إن: the verb brings what somebody says, and no deed."""
    for chunk in row.chunks[verb + 1 : verb + 8]:
        if chunk.kind in {"O", "V"}:
            return chunk.kind == "O"
    return False


def _agrees(subject: Word, verb: Word) -> bool:
    """A feminine verb needs a feminine or a plural, a masculine one no feminine."""
    feminine = "Gender=Fem" in verb.feats
    feats = subject.feats
    if "Gender=Fem" in feats or subject.key.endswith("ه"):
        return feminine or "Number=Plur" in verb.feats
    return "Number=Plur" in feats or not feminine
