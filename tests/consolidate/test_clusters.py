"""Average link: chains do not glue."""

from __future__ import annotations

from itertools import permutations

from marsad.consolidate.clusters import Pair, clusters, components

SCORES: dict[Pair, float] = {
    ("a", "b"): 4.0,
    ("b", "c"): 3.0,
    ("c", "d"): 4.0,
    ("a", "c"): -6.0,
    ("a", "d"): -6.0,
    ("b", "d"): -6.0,
}


def score(one: str, other: str) -> float:
    return SCORES[(one, other) if one < other else (other, one)]


def known() -> dict[Pair, float]:
    return {pair: found for pair, found in SCORES.items() if found > 0}


def test_a_chain_is_cut_where_its_ends_speak_against_each_other() -> None:
    assert components("abcd", known()) == [["a", "b", "c", "d"]]
    assert clusters("abcd", known().items(), score) == [["a", "b"], ["c", "d"]]


def test_the_order_of_names_and_pairs_does_not_matter() -> None:
    for order in permutations("abcd"):
        pairs = dict(sorted(known().items(), key=lambda item: order.index(item[0][0])))
        assert clusters(order, pairs.items(), score) == [["a", "b"], ["c", "d"]]


def test_one_pair_that_was_read_wrongly_does_not_split_a_cluster() -> None:
    names = "abcdef"
    scores = {(a, b): 3.0 for a in names for b in names if a < b} | {("a", "f"): -2.0}
    made = clusters(names, [(p, s) for p, s in scores.items() if s > 0], lambda a, b: scores[min(a, b), max(a, b)])
    assert made == [list(names)]


def test_what_nothing_speaks_for_stays_alone() -> None:
    assert clusters("ab", [], score) == [["a"], ["b"]]
