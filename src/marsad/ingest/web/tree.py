"""The HTML of a page → a tree, whole, however badly it nests."""

from __future__ import annotations

import re
from typing import Any

from marsad.ingest.web.tags import refuse_swollen

DEEPEST = 240  # levels; the parser gives up what lies below 256, and old pages whose <font> is never closed go there

_WORDS = r"font|b|i|u|em|strong|big|small|center|span|tt|a|s|strike|basefont|nobr|bdo|bdi"
_BOXES = r"div|section|article|main|table|tbody|tr|td|th|ul|ol|li|dl|dd|dt|blockquote|form|fieldset"
_INLINE = re.compile(rf"</?(?:{_WORDS})(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK = re.compile(rf"</?(?:{_BOXES})(?:\s[^<>]*)?>", re.IGNORECASE)


def parse(page: str) -> Any:
    """The tree of a page; None where there is nothing in it. What nests too deep is laid flat, so that no word is lost.

    Raises InputError for a page with a tag that its parser would choke on.
    """
    refuse_swollen(page)
    tree = _parsed(page)
    if tree is not None and _depth(tree) >= DEEPEST:
        page = _INLINE.sub("", page)
        tree = _parsed(page)
    if tree is not None and _depth(tree) >= DEEPEST:
        tree = _parsed(_BLOCK.sub("<br>", page))
    return tree


def _parsed(page: str) -> Any:
    import trafilatura

    if "html" not in page[:50].lower():  # what trafilatura takes for a page
        page = f"<html><body>{page}</body></html>"
    return trafilatura.load_html(page)


def _depth(tree: Any) -> int:
    """How deep a tree is."""
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
