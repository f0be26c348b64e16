"""The words of tokens that have no morphology: numbers, marks, links, Latin, initials, prefixes that stand alone."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from marsad.model.text import Reading
from marsad.text.fold import key

_CLITICS = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ك": "ADP", "ل": "ADP", "س": "PART"}


class WordPiece(NamedTuple):
    """A word inside a token; offsets count in the token's clean form."""

    form: str
    key: str
    start: int
    end: int
    readings: tuple[Reading, ...]


def plain(form: str, kind: str) -> tuple[WordPiece, ...]:
    """The words of a token that is no Arabic word; ``kind`` as in ``tokens.Piece``."""
    if kind == "clitic":
        return _clitics(form)
    if kind == "acronym":
        return tuple(_whole(char, "X", place) for place, char in enumerate(form) if char != ".")
    return (_whole(form, _upos(form, kind), 0),)


def _clitics(form: str) -> tuple[WordPiece, ...]:
    """«وال» before a number: the letters before the article, then the article."""
    letters = form.removesuffix("ال")
    words = [_whole(letter, _CLITICS[letter], place) for place, letter in enumerate(letters)]
    if letters != form:
        words.append(_whole("ال", "DET", len(letters)))
    return tuple(words)


def _whole(form: str, upos: str, start: int) -> WordPiece:
    return WordPiece(form, key(form), start, start + len(form), (Reading(form, upos),))


def _upos(form: str, kind: str) -> str:
    if kind == "number":
        return "NUM"
    if kind in ("mark", "rest"):
        category = unicodedata.category(form[0])
        return "PUNCT" if category[0] == "P" else "SYM" if category[0] == "S" else "NUM" if category[0] == "N" else "X"
    return "X"
