"""The pieces of a page in the order of reading: columns from the right to the left, each from the top down."""

from __future__ import annotations

from itertools import pairwise

from marsad.ingest.pdf.rows import Piece, whole

Row = list[Piece]
Gap = tuple[float, float]

_ROWS = 3  # rows with text on both sides that make two columns
_WORDS = 2.2  # words of a piece, on average: what has fewer is a table, whose rows belong together
_FILLED = 0.45  # of its column's width that a piece fills, on average
_MOST = 0.6  # of the rows of a band that another gutter must share, to be one of the same columns
_LOOKED = 40  # rows of a band in which other gutters are looked for
_DEEPEST = 6


def regions(rows: list[Row], known: list[Gap] | None = None, depth: int = 0) -> list[list[Piece]]:
    """Lines that belong together: each region is one column, or rows that run over the whole width.

    ``known``: gutters of this page and the one before, where fewer rows make columns; those found are added.
    """
    known = [] if known is None else known
    if depth < _DEEPEST:
        for at in range(len(rows)):
            bands = _bands(rows, at, known)
            if not bands:
                continue
            start, end = max(band.start for band in bands), min(band.end for band in bands)
            if sides := _sides(rows[start:end], bands[0].gutter, known):
                known += [band.gutter for band in bands]
                right, left = sides
                before = regions(rows[:start], known, _DEEPEST)  # no band begins there, or it had been found
                inner = [*regions(right, known, depth + 1), *regions(left, known, depth + 1)]
                return [*before, *inner, *regions(rows[end:], known, depth)]
    lines = [whole(row) for row in rows]
    return [lines] if lines else []


def _bands(rows: list[Row], at: int, known: list[Gap]) -> list[_Band]:
    """The band of columns that a gap of this row belongs to, and those of other gutters over most of the same rows."""
    bands = [band for gap in _gaps(rows, at) if (band := _Band(rows, at, gap)).parts(rows, known)]
    if not bands:
        return []
    first = bands[0]
    gaps = [(row, gap) for row in range(at + 1, min(first.end, at + _LOOKED)) for gap in _gaps(rows, row)]
    for row, gap in gaps:
        if any(a < gap[1] and gap[0] < b for a, b in (band.gutter for band in bands)):
            continue
        band = _Band(rows, row, gap)
        shared = min(first.end, band.end) - max(first.start, band.start)
        if shared > _MOST * (first.end - first.start) and band.parts(rows, known):
            bands.append(band)
    return bands


def _gaps(rows: list[Row], at: int) -> list[Gap]:
    """The gaps of a row; a column of other rows that stands within one, its lines at other heights, makes two of it."""
    gaps = [(left.x1, right.x0) for left, right in pairwise(rows[at])]
    near = [piece for row in rows[max(0, at - 2) : at + 3] for piece in row]
    found: list[Gap] = []
    for left, right in gaps:
        inside = [piece for piece in near if left < piece.x0 and piece.x1 < right]
        if inside:
            middle = max(inside, key=lambda piece: piece.x1 - piece.x0)
            found += [(left, middle.x0), (middle.x1, right)]
        else:
            found.append((left, right))
    return found


class _Band:
    """The rows around one that leave a gap of it, or a part of the gap, free: ``start`` to ``end``, and the ``gutter`` left."""

    def __init__(self, rows: list[Row], at: int, gap: Gap) -> None:
        size = rows[at][0].size
        self.start, self.end, self.gutter = at, at + 1, gap
        while self.end < len(rows) and (narrowed := _free(rows[self.end], self.gutter, size)):
            self.gutter, self.end = narrowed, self.end + 1
        while self.start > 0 and (narrowed := _free(rows[self.start - 1], self.gutter, size)):
            self.gutter, self.start = narrowed, self.start - 1

    def parts(self, rows: list[Row], known: list[Gap]) -> bool:
        """Whether columns of prose stand on its sides."""
        return _sides(rows[self.start : self.end], self.gutter, known) is not None


def _free(row: Row, gap: Gap, size: float) -> Gap | None:
    """What a row leaves of the gap: None if too little, or if its text runs through it."""
    left, right = gap
    for piece in row:
        if piece.x0 < right and piece.x1 > left:
            if piece.x0 <= left and piece.x1 >= right:
                return None
            left, right = (max(left, piece.x1), right) if piece.x0 < left else (left, min(right, piece.x0))
    return (left, right) if right - left >= 0.8 * size else None


def _sides(rows: list[Row], gutter: Gap, known: list[Gap]) -> tuple[list[Row], list[Row]] | None:
    """The right and the left column, if they are columns of prose."""
    middle = (gutter[0] + gutter[1]) / 2
    right = [[piece for piece in row if piece.x0 >= middle] for row in rows]
    left = [[piece for piece in row if piece.x0 < middle] for row in rows]
    needed = 1 if any(a < middle < b for a, b in known) else _ROWS
    if sum(1 for a, b in zip(right, left, strict=True) if a and b) < needed:
        return None
    right, left = [row for row in right if row], [row for row in left if row]
    if not (_prose(right) and _prose(left)):
        return None
    return right, left


def _prose(rows: list[Row]) -> bool:
    pieces = [piece for row in rows for piece in row]
    words = sum(1 + sum(glyph.is_space for glyph in piece.glyphs) for piece in pieces) / len(pieces)
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    filled = sum(piece.x1 - piece.x0 for piece in pieces) / (len(rows) * max(width, 1.0))
    return words >= _WORDS and filled >= _FILLED
