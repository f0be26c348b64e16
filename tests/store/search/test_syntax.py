"""What may be typed, what it means, and what is said of what cannot be understood."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import QueryError
from marsad.knowledge import Knowledge
from marsad.store.search.forms import Forms
from marsad.store.search.fts5 import match_of
from marsad.store.search.syntax import Either, Leaf, Node, parse


@cache
def forms() -> Forms:
    return Forms(Knowledge())


def shown(node: Node | None) -> str:
    """A tree in short: & for both, | for either, ! for what must not be there."""
    if node is None:
        return ""
    if isinstance(node, Leaf):
        return f"{'=' * node.exact}{node.written}"
    if isinstance(node, Either):
        return f"({' | '.join(map(shown, node.parts))})"
    return f"({' & '.join([*map(shown, node.parts), *('!' + shown(part) for part in node.without)])})"


QUERIES = [
    ("", ""),
    ("  \t", ""),
    ("***", ""),
    ("«»", ""),
    ("قصف", "قصف"),
    ("قصف المدينة", "(قصف & المدينة)"),
    ("قصف AND المدينة", "(قصف & المدينة)"),
    ("قصف أو غارة", "(قصف & أو & غارة)"),  # Arabic words are never operators
    ("قصف OR غارة", "(قصف | غارة)"),
    ("قصف | غارة حلب", "(قصف | (غارة & حلب))"),
    ("(قصف | غارة) حلب", "((قصف | غارة) & حلب)"),
    ("قصف -حلب", "(قصف & !حلب)"),
    ("قصف NOT (حلب OR إدلب)", "(قصف & !(حلب | إدلب))"),
    ("-حلب", "(!حلب)"),
    ("(-حلب) قصف", "(قصف & !حلب)"),
    ('"قصف المدينة"', "قصف المدينة"),
    ("«قصف المدينة»", "قصف المدينة"),
    ("“قصف المدينة”", "قصف المدينة"),
    ("=أسرى", "=أسرى"),
    ('="أسرى الجيش"', "=أسرى الجيش"),
    ("قص*", "قص*"),
    ('"مجلس وز"*', "مجلس وز*"),
    ("السوري/التركي", "السوري التركي"),
    ("قصف-حلب", "قصف حلب"),
    ("2015-07-20", "2015-07-20"),
    ("\u202bقصف\u202c OR\u200f غارة", "(قصف | غارة)"),
    ("قصف OR", "قصف"),
    ("ORDER", "ORDER"),
]


@pytest.mark.parametrize(("query", "tree"), QUERIES, ids=[repr(query) for query, _ in QUERIES])
def test_a_query_is_read(query: str, tree: str) -> None:
    assert shown(parse(query, forms())) == tree


WRONG = [
    ("a)", "closes what was not opened"),
    ("(a", "never closed"),
    ('"x', "never closed"),
    ("قصف OR -حلب", "beside OR"),
    ("NOT NOT x", "stands where a word must be"),
    ("NOT", "there must be a word"),
    ("NOT (-حلب)", "what is only left out"),
    ("a*b", "the star stands at the end"),
    ("(" * 30 + "a" + ")" * 30, "brackets in one another"),
    ("a " * 70, "more than 64 words"),
    ("a" * 3000, "2,000 are the most"),
]


@pytest.mark.parametrize(("query", "said"), WRONG, ids=[query[:20] for query, _ in WRONG])
def test_what_cannot_be_understood_is_named(query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse(query, forms())


@given(st.text(alphabet="قص فحلب()\"«»“”|&-=*ANDORT\u200f\u202b\u064e:;\\'^{}+٣,", max_size=60))
def test_any_query_is_read_or_refused(query: str) -> None:
    with suppress(QueryError):
        tree = parse(query, forms())
        assert (
            tree is None
            or connection().execute("SELECT 1 FROM t WHERE t MATCH ?", [match_of(tree) or "x"]).fetchall() == []
        )


@cache
def connection() -> sqlite3.Connection:
    """An empty index, which refuses what is no query of FTS5."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE t USING fts5(exact, folded, lemma, tokenize=\"unicode61 tokenchars '_'\")")
    return made
