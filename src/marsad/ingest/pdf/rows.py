"""Glyphs → rows of the page → pieces of a row that stand together, from left to right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from marsad.ingest.pdf.glyphs import UNKNOWN, Glyph, raised

_SAME_LINE = 0.4  # of the size: how far base lines of one row may lie apart
_WIDE = 1.3  # of the size: a gap that may part columns; a justified line seldom has one
_WORD_GAP = 0.28  # of the size: a gap where a space stands even if the file has none


_BESIDE = 0.04  # of the size: how far left of its letter a mark may begin
_ASTRAY = 0.3  # of the size: how far left a mark that stands over no letter may begin (tanwin before the last alef)


@dataclass(frozen=True)  # no slots: what is asked of a piece again and again is computed once
class Piece:
    """A part of a row without a wide gap: its glyphs as the eye sees them from left to right, spaces included."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def y(self) -> float:
        """The base line that most glyphs have."""
        bases = sorted(glyph.y for glyph in self.glyphs if not glyph.is_mark) or [self.glyphs[0].y]
        return bases[len(bases) // 2]

    @cached_property
    def size(self) -> float:
        """The size of most glyphs."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom; top and bottom by the size."""
        return (self.x0, self.y - self.size, self.x1, self.y + 0.35 * self.size)

    def joined(self, other: Piece) -> Piece:
        """This piece and one right of it, with a space between."""
        gap = Glyph("\t", self.x1, other.x0, self.y, self.size)
        return Piece((*self.glyphs, gap, *other.glyphs))


def rows_of(glyphs: Iterable[Glyph], gaps: bool = True) -> list[list[Piece]]:
    """The rows from the top down, each with its pieces from the left. ``gaps``: a gap that is wide enough is a space."""
    rows: list[list[Glyph]] = []
    bodies = sorted((g for g in glyphs if not g.is_mark), key=lambda g: (g.y, g.x0))
    for glyph in bodies:
        if rows and glyph.y - _base(rows[-1]) <= _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = [row for row in rows if any(not glyph.is_space for glyph in row)]
    _put_marks(rows, [g for g in glyphs if g.is_mark])
    return [_pieces(row, gaps) for row in rows]


def _base(row: list[Glyph]) -> float:
    return row[0].y if len(row) < 3 else row[len(row) // 2].y


def _put_marks(rows: list[list[Glyph]], marks: list[Glyph]) -> None:
    """Each mark goes to the letter that it stands over: its text is read after the letter's."""
    for mark in marks:
        near = [row for row in rows if abs(_base(row) - mark.y) < 0.9 * mark.size]
        near.sort(key=lambda row: abs(_base(row) - mark.y))
        for row, beside in [(row, _BESIDE) for row in near] + [(row, _ASTRAY) for row in near]:
            at = _under(mark, row, beside)
            if at is not None:
                row[at] = replace(row[at], text=unicodedata.normalize("NFC", row[at].text + mark.text))
                break


def _under(mark: Glyph, row: list[Glyph], beside: float) -> int | None:
    """Which glyph of a row a mark stands over, or at most ``beside`` of its size left of; None where there is none."""
    over = [
        (abs(mark.x0 - glyph.x0), at)
        for at, glyph in enumerate(row)
        if not glyph.is_space and glyph.x0 - beside * mark.size <= mark.x0 < max(glyph.x1, glyph.x0 + 0.01)
    ]
    return min(over)[1] if over else None


def _pieces(row: list[Glyph], gaps: bool) -> list[Piece]:
    """The row cut at its wide gaps. A space that is as wide as a column's gap is no glyph."""
    ordered = sorted(raised(row), key=lambda glyph: (glyph.x0, glyph.x1))
    pieces: list[list[Glyph]] = []
    right = 0.0
    space: Glyph | None = None
    for glyph in ordered:
        if glyph.is_space:
            space = glyph
            continue
        gap = glyph.x0 - right
        if not pieces or gap > _WIDE * glyph.size:
            pieces.append([glyph])
        else:
            if space or (gaps and gap > _WORD_GAP * glyph.size and not _unsure(pieces[-1][-1], glyph)):
                pieces[-1].append(Glyph(" ", right, glyph.x0, glyph.y, glyph.size))
            pieces[-1].append(glyph)
        right, space = max(right, glyph.x1) if gap <= _WIDE * glyph.size else glyph.x1, None
    return [Piece(tuple(piece)) for piece in pieces]


def _unsure(left: Glyph, right: Glyph) -> bool:
    """A gap beside a glyph that says nothing is no sign of a space."""
    return UNKNOWN in (left.text, right.text)


def whole(pieces: list[Piece]) -> Piece:
    """A row as one piece, its gaps as tabs."""
    first = pieces[0]
    for left, right in pairwise(pieces):
        assert left.x0 <= right.x0
    for piece in pieces[1:]:
        first = first.joined(piece)
    return first
