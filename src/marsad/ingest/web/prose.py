"""How much of each part of a page is prose: runs of text outside links that are long enough to be sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

PROSE = 60  # letters: a run of text so long is a sentence and no label
MOST = 0.4  # of the page's prose: what holds more is the article, or has it in it

_OUTSIDE = frozenset("a script style noscript template".split())


class Prose:
    """Weighs the parts of a page once, however they lie in each other: letters that stand in runs of ``PROSE`` or more."""

    def __init__(self, tree: Any) -> None:
        self._weights: dict[Any, int] = {}
        self.lines: list[str] = []
        open_, outside = [0], 0
        for event, element, text in _runs(tree):
            if event == "start":
                open_.append(0)
                outside += element.tag in _OUTSIDE
            if event == "end":
                self._weights[element] = weight = open_.pop()
                open_[-1] += weight
                outside -= element.tag in _OUTSIDE
            run = (text or "").strip()
            if not outside and len(run) >= PROSE:
                open_[-1] += len(run)
                self.lines.append(" ".join(run.split()))
        self.whole = self._weights.get(tree, 0)

    def of(self, element: Any) -> int:
        """The weight of an element as the page stood."""
        return self._weights.get(element, 0)

    def is_most(self, elements: list[Any]) -> bool:
        """Whether elements hold so much of the page's prose that the report must be in them."""
        return sum(map(self.of, elements)) > MOST * max(1, self.whole)


def _runs(tree: Any) -> Iterator[tuple[str, Any, str | None]]:
    """Beginnings and ends of elements, each with the text that follows; comments give the text behind them."""
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        yield event, element, element.text if event == "start" else element.tail if element is not tree else None
