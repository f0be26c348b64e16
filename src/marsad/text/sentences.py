"""Sentences of a clean text."""

from __future__ import annotations

import re
from typing import NamedTuple

_END = re.compile(r"(?:[.؟?!…]+[\"»”)\]']*(?=\s|$)|\n)")


class Cut(NamedTuple):
    """A sentence of the clean text. ``kind``: text, headline, dateline, list-item."""

    start: int
    end: int
    kind: str


class SentenceSplitter:
    """Cuts a clean text into sentences."""

    def split(self, clean: str) -> list[Cut]:
        """The sentences of ``clean``, in order, without the blanks between them."""
        cuts: list[Cut] = []
        start = 0
        for match in _END.finditer(clean):
            _add(cuts, clean, start, match.end())
            start = match.end()
        _add(cuts, clean, start, len(clean))
        return cuts


def _add(cuts: list[Cut], clean: str, start: int, end: int) -> None:
    part = clean[start:end]
    if part.strip():
        begin = start + len(part) - len(part.lstrip())
        cuts.append(Cut(begin, start + len(part.rstrip()), "text"))
