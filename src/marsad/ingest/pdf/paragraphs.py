"""Lines of a region → paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from marsad.ingest.pdf.order import ARABIC, NONE, Read, read_line
from marsad.ingest.pdf.rows import Piece

_WIDER = 1.22  # times the usual distance of lines: a gap between paragraphs
_OTHER_SIZE = 1.12  # a heading's letters against the text's
_INDENT = 1.0  # of the size: how far a first line stands in
_LEFT_FREE = 0.25  # of the width: a line that ends so early ends its paragraph
_STOPS = ".؟!?:"
_ENDS = '.؟!?…:؛»")]'


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph in reading order. ``room``: the width that it leaves free; ``first``: that of its first word."""

    text: str
    box: tuple[float, float, float, float]
    size: float
    room: float
    first: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``open``: its last line is full and no sentence ends with it, so that the next column may go on with it. ``region``: the
    column or part of the page that it stands in, counted from 0."""

    lines: tuple[Line, ...]
    open: bool
    region: int = 0


def paragraphs_of(regions: Iterable[list[Piece]], opened: bool = False, mirrored: bool = True) -> list[Paragraph]:
    """The paragraphs of a page's regions. ``opened``: the page before ended within one."""
    found: list[Paragraph] = []
    for number, region in enumerate(regions):
        groups = _groups(region)
        left, right = min(piece.x0 for piece in region), max(piece.x1 for piece in region)
        for group in groups:
            last = ARABIC if opened else NONE
            lines: list[Line] = []
            for piece in group:
                read = read_line(piece.glyphs, last, mirrored)
                last = read.last
                lines.append(_line(read, piece, right - left))
            opened = len(region) > 1 and is_open(lines[-1])
            found.append(Paragraph(tuple(lines), opened, number))
    return found


def _groups(region: list[Piece]) -> list[list[Piece]]:
    """Where a new paragraph begins."""
    left, right = min(piece.x0 for piece in region), max(piece.x1 for piece in region)
    steps = sorted(max(0.1, below.y - above.y) for above, below in pairwise(region))
    usual = steps[len(steps) // 4] if steps else 0.0
    groups = [[region[0]]]
    for above, below in pairwise(region):
        spaced = below.y - above.y > _WIDER * usual or below.y < above.y
        sizes = max(above.size, below.size) > _OTHER_SIZE * min(above.size, below.size) and _letters(above, below)
        first = _first_word(below)
        room = (right - left) - (above.x1 - above.x0)
        fits = room > first + 0.6 * below.size
        ended = above.glyphs[0].text in _STOPS or room > _LEFT_FREE * (right - left)
        indented = right - below.x1 > _INDENT * below.size and right - above.x1 < 0.3 * above.size and not fits
        if (
            spaced
            or sizes
            or _tabbed(above)
            or _tabbed(below)
            or (fits and ended)
            or (indented and below.x0 - left < 0.5 * below.size)
        ):
            groups.append([below])
        else:
            groups[-1].append(below)
    return groups


def _tabbed(piece: Piece) -> bool:
    """A row of a table."""
    return any(glyph.text == "\t" for glyph in piece.glyphs)


def _letters(*pieces: Piece) -> bool:
    """Whether the lines are long enough for their sizes to be compared."""
    return all(len(piece.glyphs) > 3 for piece in pieces)


def _first_word(piece: Piece) -> float:
    """The width of the first word as it is read: from the right, or from the left in a line that has no Arabic."""
    glyphs = piece.glyphs[::-1]
    cut = next((i for i, glyph in enumerate(glyphs) if glyph.is_space), len(glyphs))
    return glyphs[0].x1 - glyphs[max(0, cut - 1)].x0


def _line(read: Read, piece: Piece, width: float) -> Line:
    box = tuple(round(value, 1) for value in piece.box)
    room = width - (piece.x1 - piece.x0)
    return Line(read.text.strip(), (box[0], box[1], box[2], box[3]), round(piece.size, 1), room, _first_word(piece))


def is_open(line: Line) -> bool:
    """Whether a line is full and ends no sentence."""
    return line.room < 3 * line.size and line.text[-1:] not in _ENDS
