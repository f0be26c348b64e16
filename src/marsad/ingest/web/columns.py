"""Pages laid out by tables, and lists of teasers: what stands beside the prose is told by its place, for it has no names."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import Any

from marsad.ingest.web.prose import PROSE, Prose

_LAID_OUT = 0.6  # of the page's prose: a table that holds so much is no table of figures


def drop_columns(tree: Any) -> None:
    """Of a page laid out by tables, the cells and tables without a sentence: menus, greetings, who is on line."""
    prose = Prose(tree)
    outer = [table for table in tree.iter("table") if prose.whole and prose.of(table) >= _LAID_OUT * prose.whole]
    if not outer:
        return
    article = _innermost(outer[-1], prose)
    above = {article, *article.iterancestors()}
    cells = [cell for table in outer for cell in table.xpath("./tr/td | ./tr/th | ./*/tr/td | ./*/tr/th")]
    for element in (*cells, *list(tree.iter("table"))):
        inside = element in above or article in element.iterancestors() or element.getparent() is None
        if not inside and not prose.of(element):
            element.drop_tree()


def drop_teasers(tree: Any) -> None:
    """Groups of neighbours that are built alike and each of which is headed by a link: other articles, not this one.

    A page of nothing else is left as it is.
    """
    prose = Prose(tree)
    headings = {
        above for heading in tree.iter("h2", "h3", "h4", "h5") if _is_linked(heading) for above in _around(heading)
    }
    for parent in list(tree.iter("div", "section", "ul", "ol")):
        alike = defaultdict(list)
        for child in parent:
            if child in headings:
                alike[child.tag, child.get("class")].append(child)
        for group in alike.values():
            if len(group) > 1 and prose.whole - sum(map(prose.of, group)) >= PROSE:
                for child in group:
                    child.drop_tree()


def _is_linked(heading: Any) -> bool:
    return next(heading.iter("a"), None) is not None or any(above.tag == "a" for above in heading.iterancestors())


def _around(heading: Any) -> list[Any]:
    """What a heading may head: the boxes around it, some steps up."""
    return [heading, *islice(heading.iterancestors(), 6)]


def article_box(tree: Any) -> str:
    """The words of the innermost box that holds most of the page's prose."""
    return str(_innermost(tree, Prose(tree)).text_content())


def _innermost(element: Any, prose: Prose) -> Any:
    """The innermost part that still holds most of the prose."""
    while True:
        inner = next((child for child in element if prose.of(child) >= _LAID_OUT * prose.whole), None)
        if inner is None:
            return element
        element = inner
