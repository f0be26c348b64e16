"""The place that a clause leaves to its neighbours: the only one of the sentence, the nearest, that of the event before."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row, filler_of, names_place
from marsad.model.mention import ActorValue

_SPEAKING = frozenset({"person", "agency", "outlet", "monitor"})
_LOCATING = frozenset({"في", "ب", "قرب", "near", "in", "داخل", "وسط"})
_SAME_SCENE = frozenset({"حيث", "عندما", "حين", "حينما", "بعدما", "قبلما"})
_FIELD = frozenset(
    "air-strike armed-clash attack capture chemical-attack crackdown explosion killing materiel-destruction "
    "materiel-seizure shelling siege territory-takeover".split()
)
_DIRECTIONS = frozenset("شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط".split())


def carry_place(row: Row, event: Found, found: list[Found]) -> None:
    """Give an event the place that its clause left out, with those that a list joins to it."""
    nouns = [n for n, chunk in enumerate(row.chunks) if n and chunk.kind == "N"]
    positions = {row.chunks[n].first: n for n in nouns if _locates(row, n)}
    if _give_nearest(row, event, found, positions):
        return
    shared = _shared(row, event, found, list(positions))
    event.places += shared
    if not shared:
        _give_nearest(row, event, found, {row.chunks[n].first: n for n in nouns if _in_direction(row, n)}, lone=False)


def _give_nearest(row: Row, event: Found, found: list[Found], positions: dict[int, int], lone: bool = True) -> bool:
    """Give the only one of the places (where ``lone``), or the nearest with no event between, and its list."""
    first = next(iter(positions)) if lone and len(positions) == 1 else nearest(list(positions), event, found)
    if first is None or (first < event.first and _clause_opens(row, first, event.first)):
        return False
    why = "the nearest place in the sentence"
    event.places += [(replace(filler, carried=why), "location") for filler in _with_list(row, positions[first])]
    return True


def _with_list(row: Row, position: int) -> list[Filler]:
    """مناطق حصيبة والملاحمة: the place at a position and those that a list joins to it."""
    fillers = [filler_of(row.chunks[position])]
    position += 1
    while position < len(row.chunks) - 1 and row.chunks[position].kind in {"C", ","}:
        position += 1
        chunk = row.chunks[position]
        if chunk.kind == "C":
            continue
        if chunk.kind != "N" or not filler_of(chunk).leads_with("place") or row.words[chunk.first].key in _DIRECTIONS:
            break
        fillers.append(filler_of(chunk))
        position += 1
    return fillers


def _shared(row: Row, event: Found, found: list[Found], places: list[int]) -> list[tuple[Filler, str]]:
    """سيطر الجيش على العلم بعد معارك: the place of the event before, where no other stands between the two."""
    before = max((e for e in found if e.first < event.first), key=lambda e: e.first, default=None)
    if before is None or event.rule.event not in _FIELD or event.slots.keys() & {"origin", "destination"}:
        return []
    if any(_parts(row, chunk) for chunk in row.chunks if before.first < chunk.first < event.first):
        return []
    own = [*before.slots.get("place", ()), *(filler for filler, role in before.places if role == "location")]
    taken = {filler.first for filler in own}
    if any(before.first < first < event.first and first not in taken for first in places):
        return []
    return [(replace(filler, carried="the place of the event before it"), "location") for filler in own]


def nearest(starts: list[int], event: Found, found: list[Found]) -> int | None:
    """Of the words at which something stands, the first after the event, else the last before it, with no event between."""
    here = event.first
    following = min([s for s in starts if s > here], default=None)
    if following is not None and not any(here < e.first < following for e in found):
        return following
    preceding = max([s for s in starts if s < here], default=None)
    if preceding is not None and not any(preceding < e.first < here for e in found):
        return preceding
    return None


def _parts(row: Row, chunk: Chunk) -> bool:
    """Whether the word begins another scene: «مقابل», «فيما», a relative clause, the words of a speaker."""
    if chunk.kind == "S":
        return row.words[chunk.first].key not in _SAME_SCENE
    return chunk.kind in {".", "R", "O"} or (
        chunk.kind == "P" and chunk.relation in {"exchange", "purpose", "according"}
    )


def _speaks(chunk: Chunk) -> bool:
    """Whether the phrase names somebody who speaks rather than acts: a source, an official, an outlet."""
    mention = next((m for m in chunk.mentions if m.dimension == "actor" and m.first == chunk.first), None)
    if mention is None or not isinstance(mention.value, ActorValue):
        return False
    return mention.value.kind in _SPEAKING and mention.last - mention.first > 1


def _clause_opens(row: Row, start: int, end: int) -> bool:
    return any(chunk.kind in {"R", "S", "."} for chunk in row.chunks if start < chunk.first < end)


def _locates(row: Row, position: int) -> bool:
    """Whether the phrase at ``position`` is a place that a preposition of place brings, and no part of an actor's name."""
    if row.chunks[position - 1].kind != "P" or row.chunks[position - 1].relation not in _LOCATING:
        return False
    if position >= 2 and _speaks(row.chunks[position - 2]):
        return False  # مصدر طبي في مستشفى الثورة: where the source sits
    chunk = row.chunks[position]
    place = next((m for m in chunk.mentions if m.dimension == "place"), None)
    return place is not None and not any(
        m.dimension == "actor" and m.first <= place.first < m.last for m in chunk.mentions
    )


def _in_direction(row: Row, position: int) -> bool:
    """وسط قطاع غزة، جنوب الشيخ زويد: a direction needs no preposition; behind a place it only says where that lies."""
    chunk, before = row.chunks[position], row.chunks[position - 1]
    directed = row.words[chunk.first].key in _DIRECTIONS and names_place(chunk)
    return directed and before.kind in {"N", "T", "Q"} and not names_place(before)
