"""Words as they stand, one a token: the analysis of anything that has no morphology (numbers, marks, links, Latin)."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from marsad.model.text import Reading
from marsad.text.fold import key


class WordPiece(NamedTuple):
    """A word inside a token; offsets count in the token's clean form."""

    form: str
    key: str
    start: int
    end: int
    readings: tuple[Reading, ...]


def plain(form: str, kind: str) -> tuple[WordPiece, ...]:
    """The words of a token that is no Arabic word; ``kind`` as in ``tokens.Piece``."""
    if kind == "acronym":
        return tuple(_whole(char, "X", place) for place, char in enumerate(form) if char != ".")
    return (_whole(form, _upos(form, kind), 0),)


def _whole(form: str, upos: str, start: int) -> WordPiece:
    return WordPiece(form, key(form), start, start + len(form), (Reading(form, upos),))


def _upos(form: str, kind: str) -> str:
    if kind == "number":
        return "NUM"
    if kind in ("mark", "rest"):
        category = unicodedata.category(form[0])
        return "PUNCT" if category[0] == "P" else "SYM" if category[0] == "S" else "NUM" if category[0] == "N" else "X"
    return "X"


class PlainWords:
    """The word analyser that knows nothing: each word as it stands."""

    def split(self, form: str) -> tuple[WordPiece, ...]:
        return plain(form, "word")
