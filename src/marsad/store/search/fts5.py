"""A query as SQLite's FTS5 takes it. Every token is encoded, so nothing that a person typed is FTS5's own syntax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from marsad.store.search.encoding import encoded
from marsad.store.search.syntax import Both, Either, Leaf, Node

MOST_PHRASES = 32  # ways to read a phrase of doubtful words; beyond them the likeliest way alone


def match_of(node: Node) -> str:
    """The MATCH expression of what must be there; "" for a query that only leaves out."""
    if isinstance(node, Leaf):
        return _any(f'{form} : "{phrase}"{" *" * node.prefix}' for form, phrase in phrases(node))
    if isinstance(node, Either):
        return _any(map(match_of, node.parts))
    wanted = " AND ".join(map(match_of, node.parts))
    out = left_out(node)
    return f"(({wanted}) NOT {out})" if wanted and out else f"({wanted})" if wanted else ""


def left_out(node: Both) -> str:
    """The MATCH expression of what must not be there; "" for nothing."""
    return _any(map(match_of, node.without)) if node.without else ""


def phrases(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """The forms by which a leaf is looked for, each with the encoded words, a blank between."""
    for form in leaf.forms:
        for words in _ways(leaf, form):
            yield form, " ".join(map(encoded, words))


def _ways(leaf: Leaf, form: str) -> Iterable[tuple[str, ...]]:
    *before, last = leaf.words
    if form == "exact":
        return [tuple(word.exact for word in leaf.words)]
    if form == "folded":
        return [tuple(word.folded for word in leaf.words)]
    choices = [word.lemmas for word in before] + [(last.folded,) if leaf.prefix else last.lemmas]
    ways = list(product(*choices))
    return ways if len(ways) <= MOST_PHRASES else [tuple(choice[0] for choice in choices)]


def _any(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"
