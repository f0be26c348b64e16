"""Wholes and parts: "51 killed …, 29 of them in …, 11 in …" is a claim for the whole and one for each part with a place."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.counts import Counted
from marsad.extract.phrases import Chunk
from marsad.extract.settle import Event
from marsad.extract.syntax import Row, filler_of
from marsad.model.mention import PlaceValue, QuantityValue

_IN = frozenset({"في", "ب", "in", "near", "قرب", "داخل"})


def split_parts(row: Row, event: Event) -> list[Event]:
    """The event, followed by its parts: subset counts that have a place of their own, and those listed after them."""
    parts: list[Event] = []
    for count in [count for count in event.counts if count.whole is not None]:
        position = _position(row, count.first)
        place = _place_after(row, position)
        if position is None or place is None:
            continue
        event.counts = [other for other in event.counts if other is not count]
        parts.append(_part(event, replace(count, whole=None), place))
        parts += _listed(row, event, count, position + 3)
    if parts:  # the places of the parts are not the whole's
        taken = {filler.first for part in parts for filler, _ in part.found.places}
        event.found.places = [(filler, role) for filler, role in event.found.places if filler.first not in taken]
    return [event, *parts]


def _listed(row: Row, event: Event, count: Counted, position: int) -> list[Event]:
    """و11 في الفاشر: further parts, each a number and a place after a conjunction or a comma."""
    parts: list[Event] = []
    while position + 1 < len(row.chunks) and row.chunks[position].kind in {"C", ","}:
        while position < len(row.chunks) and row.chunks[position].kind in {"C", ","}:
            position += 1
        place = _place_after(row, position)
        number = _number(row, row.chunks[position]) if position < len(row.chunks) else None
        if place is None or number is None:
            break
        parts.append(_part(event, replace(number, of=count.of, who=count.who, side=count.side), place))
        position += 3
    return parts


def _part(event: Event, count: Counted, place: Chunk) -> Event:
    found = replace(
        event.found,
        first=count.first,
        last=count.last,
        slots={},
        places=[(filler_of(place), "location")],
        times=list(event.found.times),
        sides=[],
        causes=[],
        evidence=[],
    )
    found.why("a part of the whole, with a place of its own", "part_of")
    return Event(found, [count], event)


def _position(row: Row, word: int) -> int | None:
    return next((n for n, chunk in enumerate(row.chunks) if chunk.first <= word < chunk.last), None)


def _place_after(row: Row, position: int | None) -> Chunk | None:
    """The phrase of a place right after the phrase at ``position``."""
    if position is None or position + 2 >= len(row.chunks):
        return None
    preposition, place = row.chunks[position + 1], row.chunks[position + 2]
    if preposition.kind != "P" or preposition.relation not in _IN or place.kind != "N":
        return None
    return place if any(isinstance(m.value, PlaceValue) for m in place.mentions) else None


def _number(row: Row, chunk: Chunk) -> Counted | None:
    """The number that a phrase is or begins with; a bare figure counts what the one before it counted."""
    for mention in chunk.mentions:
        value = mention.value
        if isinstance(value, QuantityValue):
            return Counted("", "", mention.first, mention.last, *value.whole, value.approximate)
    word = row.words[chunk.first]
    if word.form.isdecimal() and chunk.last == chunk.first + 1:
        figure = int(word.form)
        return Counted("", "", chunk.first, chunk.last, figure, figure, figure)
    return None
