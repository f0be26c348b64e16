"""Names beside points such that none lies over another; where there is no room a name is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.export.report.svg import Side

_LETTER, _HIGH = 6.6, 15.0  # the usual width of a letter of a name and the height of its line, in points of the drawing


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name and its point; ``size`` is the radius of the dot there."""

    text: str
    x: float
    y: float
    size: float


_Box = tuple[float, float, float, float]


def placed(wanted: Sequence[Labelled], width: float, height: float) -> Iterator[tuple[Labelled, float, float, Side]]:
    """Names with the point and the side at which they stand; the first have the first choice."""
    taken: list[_Box] = [(w.x - w.size, w.y - w.size, w.x + w.size, w.y + w.size) for w in wanted]
    for at, label in enumerate(wanted):
        for x, y, side, box in _ways(label):
            free = all(not _over(box, other) for index, other in enumerate(taken) if index != at)
            if free and box[0] > 2 and box[2] < width - 2 and box[1] > 2 and box[3] < height - 22:
                taken.append(box)
                yield label, x, y, side
                break


def _ways(label: Labelled) -> Iterator[tuple[float, float, Side, _Box]]:
    long, gap = len(label.text) * _LETTER + 4, label.size + 4
    right, left = label.x + gap, label.x - gap
    middle = label.y + 5
    yield right, middle, "left", (right, middle - 12, right + long, middle + 3)
    yield left, middle, "right", (left - long, middle - 12, left, middle + 3)
    for y in (label.y - gap, label.y + gap + _HIGH - 4):
        yield label.x, y, "middle", (label.x - long / 2, y - 12, label.x + long / 2, y + 3)


def _over(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
