"""The words of a piece of HTML, such as an entry of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from marsad.ingest.web.tags import is_swollen

_BLOCKS = frozenset(
    "p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr pre dd dt".split()
)
_ANY_TAG = re.compile("<[^>]*>?")
_UNSEEN = frozenset("script style noscript iframe template figcaption object".split())


def plain(markup: str) -> str:
    """The words that a reader sees, a line for each block; empty where there are none."""
    import lxml.etree
    import lxml.html

    if "<" not in markup and "&" not in markup:
        return "\n".join(line for part in markup.split("\n") if (line := " ".join(part.split())))
    if is_swollen(markup):  # its words are read, whatever its tags mean
        markup = _ANY_TAG.sub("\n", markup)
    try:
        tree = lxml.html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return ""
    text = "".join(_seen(tree))
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def _seen(tree: Any) -> Iterator[str]:
    """The runs of text in order, with a line end where a block begins or ends."""
    import lxml.etree

    hidden = 0
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        named = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += named in _UNSEEN
            yield "\n" if named in _BLOCKS else ""
            yield (element.text or "") if not hidden else ""
            continue
        if event == "end":
            hidden -= named in _UNSEEN
            yield "\n" if named in _BLOCKS else ""
        yield (element.tail or "") if not hidden and element is not tree else ""
