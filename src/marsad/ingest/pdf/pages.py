"""What the sandbox told of a PDF's pages, checked, and put together: one text, and where on the pages its lines stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.provenance import Region
from marsad.text.characters import TATWEEL

Box = tuple[float, float, float, float]

_MARGIN = 0.12  # of the page's height: where headers and footers stand
_NEAR = 6.0  # points: how far the same header may move
_NUMBER = re.compile(r"\d+")
_STRETCHED = re.compile(rf"(?<=[\u0620-\u065f\u0670-\u06d3]){TATWEEL}+(?=[\u0620-\u065f\u0670-\u06d3])")

_RAISED = re.compile(r"[(\[]([⁰¹²³⁴-⁹]+)[)\]]")  # the mark of a note: its brackets are raised too


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page as the sandbox told it."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Group:
    """A paragraph of a page. ``open``: it may go on in the next region or on the next page."""

    lines: tuple[PageLine, ...]
    region: int
    open: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its paragraphs, in the order of reading."""

    number: int
    height: float
    groups: tuple[Group, ...]


def page_of(message: dict[str, Any]) -> Page:
    """The page that a message tells of. ValueError, KeyError or TypeError for one that is not as it should be."""
    groups = [
        Group(tuple(map(_line, one["lines"])), int(one["region"]), bool(one["open"])) for one in message["paragraphs"]
    ]
    return Page(int(message["page"]), float(message["height"]), tuple(groups))


def _line(told: list[Any]) -> PageLine:
    text, left, top, right, bottom = told
    if not isinstance(text, str):
        raise TypeError("a line is a text")
    text = _RAISED.sub(r"\1", _STRETCHED.sub("", text.strip()))
    return PageLine(text, (float(left), float(top), float(right), float(bottom)))


def text_of(pages: Sequence[Page]) -> tuple[str, tuple[Region, ...]]:
    """One text, paragraphs parted by an empty line, lines joined; and the place of each line.

    What stands at the top or foot of several pages, numbers aside, and a page's own number there are left out.
    """
    text: list[str] = []
    regions: list[Region] = []
    at = 0
    before: tuple[int, Group] | None = None
    for number, group in _kept(pages):
        goes_on = before is not None and _goes_on(before[1], group, before[0] == number)
        for first, line in enumerate(group.lines):
            between = "" if not text else " " if first or goes_on else "\n\n"
            text += [between, line.text]
            at += len(between)
            regions.append(Region(at, at + len(line.text), number, line.box))
            at += len(line.text)
        before = number, group
    return "".join(text), tuple(regions)


def _kept(pages: Sequence[Page]) -> Iterator[tuple[int, Group]]:
    """The paragraphs with their pages, less headers and footers."""
    known = _repeated(pages)
    for page in pages:
        for group in page.groups:
            lines = tuple(line for line in group.lines if line.text and not _is_furniture(line, page, known))
            if lines:
                yield page.number, Group(lines, group.region, group.open)


def _goes_on(before: Group, group: Group, same_page: bool) -> bool:
    """Whether a paragraph goes on in the next column or on the next page, in letters of its size."""
    if not before.open or (same_page and before.region == group.region):
        return False
    heights = [line.box[3] - line.box[1] for line in (before.lines[-1], group.lines[0])]
    return max(heights) < 1.3 * min(heights)


def _repeated(pages: Sequence[Page]) -> dict[str, list[tuple[float, int]]]:
    """Lines in the margins by their words: their heights, and the pages that they stand on."""
    found: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for page in pages:
        for line in _lines(page):
            if _in_margin(line, page):
                found[_NUMBER.sub("0", line.text)].append((line.box[1], page.number))
    return found


def _is_furniture(line: PageLine, page: Page, known: dict[str, list[tuple[float, int]]]) -> bool:
    if not _in_margin(line, page):
        return False
    if line.text.strip(" -–—[]()/|").isdecimal() and int(line.text.strip(" -–—[]()/|")) == page.number:
        return True
    others = {number for top, number in known[_NUMBER.sub("0", line.text)] if abs(top - line.box[1]) < _NEAR}
    return len(others) > 1


def _in_margin(line: PageLine, page: Page) -> bool:
    return line.box[1] < _MARGIN * page.height or line.box[3] > (1 - _MARGIN) * page.height


def _lines(page: Page) -> Iterator[PageLine]:
    return (line for group in page.groups for line in group.lines)
