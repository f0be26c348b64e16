"""How much of an element of a page is prose: runs of text outside links that are long enough to be sentences."""

from __future__ import annotations

from typing import Any

PROSE = 60  # letters: a run of text so long is a sentence and no label
MOST = 0.4  # of the page's prose: what holds more is the article, or has it in it

_OUTSIDE = ".//text()[not(ancestor::script|ancestor::style|ancestor::a|ancestor::noscript|ancestor::template)]"


def prose_of(element: Any) -> int:
    """Letters of an element that stand in runs of ``PROSE`` or more."""
    return sum(len(text) for run in element.xpath(_OUTSIDE) if len(text := run.strip()) >= PROSE)
