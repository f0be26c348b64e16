"""Pages laid out by tables, and lists of teasers: what stands beside the prose is told by its place, for it has no names."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from marsad.ingest.web.prose import PROSE, prose_of

_LAID_OUT = 0.6  # of the page's prose: a table that holds so much is no table of figures


def drop_columns(tree: Any) -> None:
    """Of a page laid out by tables, the cells and tables without a sentence: menus, greetings, who is on line."""
    whole = prose_of(tree)
    outer = [table for table in tree.iter("table") if whole and prose_of(table) >= _LAID_OUT * whole]
    if not outer:
        return
    article = _innermost(outer[-1], whole)
    for table in outer:
        for cell in table.xpath("./tr/td | ./tr/th | ./*/tr/td | ./*/tr/th"):
            _drop_empty(cell, article)
    for table in list(tree.iter("table")):
        if table.getparent() is not None and article not in table.iterancestors():
            _drop_empty(table, article)


def drop_teasers(tree: Any) -> None:
    """Groups of neighbours that are built alike and each of which is headed by a link: other articles, not this one.

    A page of nothing else is left as it is.
    """
    whole = prose_of(tree)
    for parent in list(tree.iter("div", "section", "ul", "ol")):
        alike = defaultdict(list)
        for child in parent:
            if isinstance(child.tag, str):
                alike[child.tag, child.get("class")].append(child)
        for group in alike.values():
            headed = len(group) > 1 and all(map(_headed_by_link, group))
            if headed and whole - sum(map(prose_of, group)) >= PROSE:
                for child in group:
                    child.drop_tree()


def _headed_by_link(element: Any) -> bool:
    return bool(element.xpath("(.//h2|.//h3|.//h4|.//h5)[.//a[@href] or ancestor::a[@href]]"))


def _innermost(element: Any, whole: int) -> Any:
    """The innermost part that still holds most of the prose."""
    while True:
        inner = next(
            (child for child in element if isinstance(child.tag, str) and prose_of(child) >= _LAID_OUT * whole), None
        )
        if inner is None:
            return element
        element = inner


def _drop_empty(element: Any, article: Any) -> None:
    holds_it = element is article or element in article.iterancestors()
    if not holds_it and article not in element.iterancestors() and not prose_of(element):
        element.drop_tree()
