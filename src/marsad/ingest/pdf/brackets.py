"""Does a file hold brackets as they look or as they read? Both are found; what pairs up is right."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.ingest.pdf.paragraphs import Paragraph

_OPENS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def balance(paragraphs: Iterable[Paragraph]) -> int:
    """Brackets that pair up within their paragraph, less those that do not."""
    total = 0
    for paragraph in paragraphs:
        waiting: list[str] = []
        for sign in "".join(line.text for line in paragraph.lines):
            if sign in _OPENS:
                waiting.append(_OPENS[sign])
            elif waiting and sign == waiting[-1]:
                waiting.pop()
                total += 2
            elif sign in _OPENS.values():
                total -= 1
        total -= len(waiting)
    return total
