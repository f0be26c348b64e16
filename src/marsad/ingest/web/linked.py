"""What a page says to machines: JSON-LD, as schema.org has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_DEEPEST = 6
_LONGEST = 2_000_000  # letters of one script


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, nested ones too, outermost first; what is broken is passed over."""
    for script in tree.xpath("//script[contains(translate(@type,'LD','ld'),'ld+json')]"):
        text = script.text or ""
        if len(text) > _LONGEST:
            continue
        try:
            value = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(value, 0)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        if isinstance(one, dict | list):
            yield from _objects(one, depth + 1)
