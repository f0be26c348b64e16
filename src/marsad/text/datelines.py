"""Datelines and bylines at the head of a line: «دمشق - رويترز:», «القاهرة (أ ف ب) -», «واشنطن/ 5 شباط/ رويترز».

The head of the line is written as a string of kinds, one character a unit, and compared with shapes.
"""

from __future__ import annotations

import re
from itertools import islice

from marsad.knowledge import Knowledge
from marsad.text.fold import key
from marsad.text.tokens import Piece, tokens

_WINDOW = 140  # characters of a line that can hold a dateline
_TOKENS = 24
_UNITS = 16  # in a line that is nothing but a dateline
_HEAD = 3  # lines
_SEPARATED = re.compile(r"[-–—/|:(]|\d")
_BODY = re.compile(r"\s*[^\n]{50}")
_STOPS = frozenset(".؟?!؛…")
_MARKS = dict.fromkeys("-–—/|\\", "-") | {":": ":", "(": "(", ")": ")", "،": ",", ",": ","}

# w a word, N a number, A an agency, O an outlet, D a desk («خاص», «متابعات»), - a dash or slash, then : ( ) , as they are.
_LINE = re.compile(
    r"(?:[wNAOD]{1,6}[-,(]+)*[AOD](?:[-,()]+[wNAOD]{1,5})*[-:)]*"  # one group is a source: «خاص – السورية نت»
    r"|[wO]{1,3}Nw[wN]*A"  # «صنعاء 25 شوال 1436 هـ واس»
    r"|-*D-*|N[DO]"  # «// انتهى //», «13:53 ت م»
)
_HEAD_LINE = re.compile(
    r"[wO]{1,3}(?:-[wAO]{1,4}){1,2}:?|[wO]{1,2}:[wO]{2,3}"
)  # «غزة - فلان الفلاني», «عدن: فلان الفلاني»
_PREFIX = re.compile(
    r"(?:[wNAOD]{1,4}[-,]){1,3}[AOD](?:-[wNAO]{1,4}){0,2}:"  # «فلان – سبق – جدة:», «دمشق - رويترز:»
    r"|[AOD](?:-[wNAO]{1,4}){1,2}:"  # «سبق - الرياض:»; but «رويترز:» alone tells who speaks, as «قال» does
    r"|(?:[wNO]{1,4}[-,])?[wNO]{0,6}\([AOD](?:[-,][AOD])*\)-+"  # «القاهرة (أ ف ب) -»
    r"|(?:[wNO]{1,3}[-,])?[wNO]{0,3}\([AOD](?:[-,][AOD])*\):"
    r"|(?:[wNAO]{1,4}[-,]){1,3}[AOD]-"  # «بغداد/ 5 شباط/ رويترز/»
)
_HEAD_PREFIX = re.compile(
    r"(?:[wAO]{1,3}-){2}[wAO]{1,3}:"  # «غزة - فلان الفلاني - صحيفة:»
    r"|w{1,4}\([AD](?:[-,][AD])*\)"  # «القاهرة (رويترز)»
    r"|w{1,3}-A(?=w)"  # «دمشق-سانا قال»
)


class Datelines:
    """Finds how far a dateline reaches."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._sources: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in knowledge.table("lexicon/datelines.csv"):
            words = tuple(key(row["form"]).split())
            self._sources.setdefault(words[0], []).append((words, row["kind"][0].upper()))
        for known in self._sources.values():
            known.sort(key=lambda source: -len(source[0]))

    def end(self, clean: str, start: int, end: int, place: int) -> int:
        """The offset after the dateline at the head of the line ``clean[start:end]``; ``start`` if there is none.

        ``place``: how many lines come before. Near the head of a document a dateline needs no known source.
        """
        head = place < _HEAD
        if (not head and end - start > _WINDOW) or not _SEPARATED.search(clean, start, min(end, start + 70)):
            return start
        shape, ends = self._shape(clean, start, min(end, start + _WINDOW))
        found = _PREFIX.match(shape) or (_HEAD_PREFIX.match(shape) if head else None)
        if found:
            return ends[found.end() - 1]
        alone = place == 0 and end == len(clean.rstrip())
        if alone or not ends or ends[-1] < end - 2 or len(shape) > _UNITS:
            return start
        return end if _LINE.fullmatch(shape) or (head and self._byline(clean, end, shape)) else start

    def _byline(self, clean: str, end: int, shape: str) -> bool:
        """A place and a name, and a paragraph after them."""
        return _HEAD_LINE.fullmatch(shape) is not None and _BODY.match(clean, end) is not None

    def _shape(self, clean: str, start: int, end: int) -> tuple[str, list[int]]:
        """The kinds of the line's units up to the first stop, and the offset where each ends."""
        units: list[tuple[str, int]] = []
        for piece in islice(tokens(clean, start, end), _TOKENS):
            if piece.kind == "mark":
                if piece.form[0] in _STOPS:
                    break
                if piece.form[0] not in _MARKS:
                    continue
            units.extend(_units(piece))
        return self._kinds(units)

    def _kinds(self, units: list[tuple[str, int]]) -> tuple[str, list[int]]:
        shape: list[str] = []
        ends: list[int] = []
        place = 0
        while place < len(units):
            length, kind = self._source(units, place)
            shape.append(kind)
            ends.append(units[place + length - 1][1])
            place += length
        return "".join(shape), ends

    def _source(self, units: list[tuple[str, int]], place: int) -> tuple[int, str]:
        """How many units stand for one kind from ``place`` on, and the kind."""
        unit = units[place][0]
        for words, kind in self._sources.get(unit, ()):
            if tuple(word for word, _ in units[place : place + len(words)]) == words:
                return len(words), kind
        return 1, _MARKS.get(unit) or ("N" if unit[0].isdigit() else "w")


def _units(piece: Piece) -> list[tuple[str, int]]:
    if piece.kind == "acronym":
        return [(key(char), piece.start + place + 1) for place, char in enumerate(piece.form) if char != "."]
    if piece.kind == "mark":
        return [(piece.form[0], piece.end)]
    return [(key(piece.form), piece.end)]
