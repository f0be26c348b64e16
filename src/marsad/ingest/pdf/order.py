"""From what the eye sees from left to right to what is read: the Unicode bidirectional algorithm (UAX 9), turned round.

A line of Arabic runs from the right; numbers and Latin words in it run from the left. Digits of a number stand on every page
with the highest on the left, so they are never moved. Where the algorithm shows two texts alike («F 16» and «16 F» behind
Arabic), the one is taken that reads on from the left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.ingest.pdf.glyphs import Glyph

ARABIC, LATIN, NONE = "R", "L", ""
_PAIRS = ("()", "[]", "{}", "«»", "‹›", "<>")
_MIRROR = {pair[i]: pair[1 - i] for pair in _PAIRS for i in (0, 1)}


@dataclass(frozen=True, slots=True)
class Read:
    """A line in reading order. ``last`` is the direction of its last strong letter, which the next line goes on from."""

    text: str
    last: str


def read_line(glyphs: Sequence[Glyph], last: str = NONE, mirrored: bool = True) -> Read:
    """The text of glyphs that stand from left to right. ``mirrored``: the file has brackets as they look, not as they read."""
    kinds = [kind_of(glyph.text) for glyph in glyphs]
    if kinds.count(ARABIC) == 0 and last != ARABIC and LATIN in kinds:
        return Read("".join(glyph.text for glyph in glyphs), LATIN)
    runs = _runs(list(range(len(glyphs)))[::-1], kinds, last)
    parts = [
        glyphs[i].text if left_to_right or not mirrored else _MIRROR.get(glyphs[i].text, glyphs[i].text)
        for run, left_to_right in runs
        for i in run
    ]
    strong = [kind_of(text) for text in parts if kind_of(text) in (ARABIC, LATIN)]
    return Read("".join(parts), strong[-1] if strong else last)


def kind_of(text: str) -> str:
    """The bidirectional class of a glyph, as far as it matters here: R (Arabic), L, EN, AN, ES, CS, ET, WS or ON."""
    found = unicodedata.bidirectional(text[0]) if text else "ON"
    if found in ("AL", "R"):
        return ARABIC
    return found if found in ("L", "EN", "AN", "ES", "CS", "ET", "WS") else "ON"


def _runs(order: list[int], kinds: list[str], last: str) -> list[tuple[list[int], bool]]:
    """The glyphs from the right, cut into runs; each run in reading order, and whether it runs from the left."""
    runs: list[tuple[list[int], bool]] = []
    at = 0
    while at < len(order):
        end = _latin_end(order, kinds, at) or _number_end(order, kinds, at, last)
        if end > at:
            run = order[at:end][::-1]
            runs.append((run, True))
            last = LATIN if any(kinds[i] == "L" for i in run) else last
            at = end
            continue
        runs.append(([order[at]], False))
        last = ARABIC if kinds[order[at]] == ARABIC else last
        at += 1
    return runs


def _latin_end(order: list[int], kinds: list[str], at: int) -> int:
    """Where the Latin run ends that begins here, seen from the right; 0 if none does.

    It reaches from its last letter or number, here, to its first letter, the leftmost; a number left of that letter belongs
    to it only if nothing stands between.
    """
    if kinds[order[at]] not in ("L", "EN"):
        return 0
    first_letter, end = 0, at
    while end < len(order) and kinds[order[end]] not in (ARABIC, "AN"):
        if kinds[order[end]] == "L":
            first_letter = end + 1
        end += 1
    while 0 < first_letter < end and kinds[order[first_letter]] == "EN":
        first_letter += 1
    return first_letter


def _number_end(order: list[int], kinds: list[str], at: int, last: str) -> int:
    """Where the number ends that begins here, seen from the right; ``at`` if none does.

    Before any Arabic letter of the paragraph a sign of percent or money and a sign between numbers belong to it.
    """
    free = last != ARABIC
    end = at
    if free and kinds[order[at]] == "ET":
        while end < len(order) and kinds[order[end]] == "ET":
            end += 1
        if end == len(order) or kinds[order[end]] != "EN":
            return at
    if end == len(order) or kinds[order[end]] not in ("EN", "AN"):
        return at
    while True:
        kind = kinds[order[end]]
        while end < len(order) and kinds[order[end]] in ("EN", "AN"):
            end += 1
        if end + 1 >= len(order):
            break
        between, beyond = kinds[order[end]], kinds[order[end + 1]]
        joins = between == "CS" or (between == "ES" and free and kind == "EN")
        if not (joins and beyond in ("EN", "AN")):
            break
        end += 1
    while free and end < len(order) and kinds[order[end]] == "ET" and kinds[order[end - 1]] == "EN":
        end += 1
    return end
