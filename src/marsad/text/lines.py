"""The lines of a clean text as a reader sees them: wrapped paragraphs joined, headlines and list items told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(
    r"(?:[-–—•*▪●◦■□►➢✓✔·➤▶♦◆]+\s|[•▪●◦■□►➢✓✔➤▶♦◆]|\(?\d{1,3}\s?[-–.)]+(?=\s|[^\W\d])|[^\W\d_]\s?[-)]\s)"
)
_NO_HEADLINE = ".…:،؛,;"  # the last mark of a line that is none; "" is in it too
_WIDEST = 130  # a hard-wrapped line is no wider
_SLACK = 8  # marks dropped by the cleaning, and uneven wrapping
_HEADLINE_WORDS = 25
_SUBHEAD_WORDS = 10


class Line(NamedTuple):
    """A paragraph: ``clean[start:end]``. ``kind``: text, headline, list-item. ``place``: how many came before."""

    start: int
    end: int
    kind: str
    place: int


def lines(clean: str) -> list[Line]:
    """The paragraphs of ``clean`` that are not blank."""
    if "\n" not in clean:
        spans = [_strip(clean, 0, len(clean))]
    else:
        spans = [span for block in _blocks(clean) for span in _unwrapped(clean, block)]
    spans = [span for span in spans if span[0] < span[1]]
    return [Line(start, end, _kind(clean, spans, place), place) for place, (start, end) in enumerate(spans)]


def bullet(clean: str, start: int, end: int) -> int:
    """The offset after the bullet or the number of a list at ``start``; ``start`` if there is none."""
    found = _BULLET.match(clean, start, end)
    return found.end() if found else start


def _blocks(clean: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no blank line between them; a list item begins a run of its own."""
    block: list[tuple[int, int]] = []
    start = 0
    while start <= len(clean):
        stop = clean.find("\n", start)
        stop = len(clean) if stop < 0 else stop
        span = _strip(clean, start, stop)
        if block and (span[0] == span[1] or _is_item(clean, *span)):
            yield block
            block = []
        if span[0] < span[1]:
            block.append(span)
        start = stop + 1
    if block:
        yield block


def _unwrapped(clean: str, block: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of a block: one if its lines are wrapped at a width, else each line, joined after a comma."""
    if len(block) >= 3 and _is_wrapped(clean, block):
        return [(block[0][0], block[-1][1])]
    joined: list[tuple[int, int]] = []
    for start, end in block:
        if joined and (clean[joined[-1][1] - 1] in "،," or clean[start] in "،؛.,)»"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_wrapped(clean: str, block: list[tuple[int, int]]) -> bool:
    """Whether each line is so long that the next one's first word had no room on it."""
    width = max(end - start for start, end in block)
    if not 30 <= width <= _WIDEST:
        return False
    full = 0
    for (start, end), (after, after_end) in pairwise(block):
        space = clean.find(" ", after, after_end)
        word = (space if space > 0 else after_end) - after
        full += end - start + 1 + word > width - _SLACK
    return full >= 0.9 * (len(block) - 1)


def _kind(clean: str, spans: list[tuple[int, int]], place: int) -> str:
    start, end = spans[place]
    if _is_item(clean, start, end):
        return "list-item"
    last = clean[start:end].rstrip("\"»”)]'’ ")[-1:]
    if place + 1 == len(spans) or end - start > 250 or last in _NO_HEADLINE or ". " in clean[start:end]:
        return "text"
    words = clean.count(" ", start, end) + 1
    after = max(stop - begin for begin, stop in spans[place + 1 : place + 3 - min(place, 1)])
    if _is_item(clean, *spans[place + 1]):
        return "text"
    if place == 0:
        return "headline" if words <= _HEADLINE_WORDS and after > end - start else "text"
    ended = clean[spans[place - 1][1] - 1] in '.؟?!…"»”' or clean.count("\n", spans[place - 1][1], start) > 1
    long_after = after >= max(60, 2 * (end - start))
    return "headline" if words <= _SUBHEAD_WORDS and ended and long_after else "text"


def _is_item(clean: str, start: int, end: int) -> bool:
    return start < end and bullet(clean, start, end) > start


def _strip(clean: str, start: int, end: int) -> tuple[int, int]:
    while start < end and clean[start].isspace():
        start += 1
    while end > start and clean[end - 1].isspace():
        end -= 1
    return start, end
