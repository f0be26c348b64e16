"""Tokens of a clean text: words, numbers, dates, marks. One compiled expression, linear in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef"
_ARABIC += r"\u06fa-\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9"
_OTHER = rf"[^\W\d_{_ARABIC}]"

_LINK = (
    r"(?:https?://|www\.)[^\s<>«»\"،]{1,2000}"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+|@[A-Za-z0-9_]{1,64}"
)
_GLUE = r"[«\"“”‘'(\[\dA-Za-z]"
_CLITIC = rf"(?:[وف]?(?:[بكل]ال|[بكلس]|ال)|[وف])(?={_GLUE})"  # «ل«الحياة»», «بـ30», «وال50»
_WORD = (  # the first two alternatives are quick ways to say the third
    rf"[{_ARABIC}]{{5,}}|[{_ARABIC}]{{2,4}}+(?!{_GLUE})"
    rf"|(?!{_CLITIC})(?:[{_ARABIC}]{{2,}}|[{_ARABIC}](?!\.[{_ARABIC}](?![{_ARABIC}])))"
)
_CODE = r"\d{1,3}[A-Z]{1,2}\d{1,4}(?![A-Za-z0-9])"  # 9M133
_NUMBER = (
    rf"(?!{_CODE})(?:"
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?!\d)"
    r"|\d{1,4}/\d{1,4}(?:/\d{1,4})?(?!\d)"
    r"|\d{1,2}\.\d{1,2}\.\d{2,4}(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
    r"|\d{1,3}(?:[,،]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
)
_ACRONYM = rf"(?:[{_ARABIC}]\.)+[{_ARABIC}](?![{_ARABIC}])|(?:[A-Za-z]\.){{2,}}"
_FOREIGN = rf"{_CODE}|{_OTHER}(?:{_OTHER}|\d)*(?:[-'’&]{_OTHER}?(?:{_OTHER}|\d)+)*"
_MARK = r"(?P<same>[^\w\s])(?P=same){3,}|\.{2,}|[-–—=*_~•]{2,}|[!؟?]{2,}|(?!@[A-Za-z0-9_])[^\w\s]"

TOKEN = re.compile(
    rf"(?P<word>{_WORD})|(?P<clitic>{_CLITIC})|(?P<mark>{_MARK})|(?P<number>{_NUMBER})|(?P<acronym>{_ACRONYM})|(?P<link>{_LINK})|(?P<foreign>{_FOREIGN})|(?P<rest>[^\s_])"
)


class Piece(NamedTuple):
    """A token of the clean text.

    ``kind``: word, number, mark, acronym, link, foreign, rest, or clitic (prefixes apart from their word: «ل«الحياة»»).
    """

    kind: str
    form: str
    start: int
    end: int


def tokens(clean: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The tokens of ``clean[start:end]``, with offsets in ``clean``."""
    for match in TOKEN.finditer(clean, start, len(clean) if end is None else end):
        yield Piece(match.lastgroup or "rest", match[0], match.start(), match.end())
