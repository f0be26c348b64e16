"""Pages on which several reports stand one under another: the one that the page is about is told by its title."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

_SHORTEST = 12  # letters of a heading that can tell one report from another


def keep_titled(tree: Any, title: str) -> None:
    """Of neighbours that are built alike, each under a heading of its own, keep the one whose heading is in the page's title.

    Where none or more than one is, all stay.
    """
    wanted = _squeezed(title)
    groups: dict[Any, dict[Any, str]] = defaultdict(dict)
    for heading in tree.iter("h1", "h2"):
        entry = heading.getparent()
        for box in (entry, None if entry is None else entry.getparent()):
            if box is not None and box.getparent() is not None and isinstance(box.tag, str):
                first = (box.get("class") or "").split()[:1]
                groups[box.getparent(), heading.tag, box.tag, *first].setdefault(box, _squeezed(heading.text_content()))
    for entries in groups.values():
        titled = [one for one, heading in entries.items() if len(heading) >= _SHORTEST and heading in wanted]
        if len(titled) == 1 and len(entries) > 1:
            for entry in entries:
                if entry is not titled[0] and entry.getparent() is not None:
                    entry.drop_tree()


def _squeezed(text: str) -> str:
    return "".join(text.split())
