"""The figures of clusterings, on tiny ones whose figures are plain."""

from __future__ import annotations

import pytest
from clustering import assign, b_cubed, ceaf_e, pairwise
from hypothesis import given
from hypothesis import strategies as st

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
TORN = {"a": "x", "b": "x", "c": "y", "d": "z", "e": "z"}
GLUED = dict.fromkeys("abcde", "x")


def test_perfect_clusters_have_ones() -> None:
    for measure in (pairwise, b_cubed, ceaf_e):
        assert measure(GOLD, GOLD) == (1.0, 1.0)


def test_torn_and_glued_by_hand() -> None:
    assert pairwise(GOLD, TORN) == (1.0, 0.5)
    assert pairwise(GOLD, GLUED) == (0.4, 1.0)
    assert b_cubed(GOLD, TORN) == (1.0, pytest.approx((4 / 3 + 1 / 3 + 2) / 5))
    assert b_cubed(GOLD, GLUED).precision == pytest.approx((9 / 5 + 4 / 5) / 5)
    assert ceaf_e(GOLD, TORN) == (pytest.approx((0.8 + 1.0) / 3), pytest.approx((0.8 + 1.0) / 2))
    assert b_cubed(GOLD, TORN).f1 == pytest.approx(2 * (11 / 15) / (1 + 11 / 15))


@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_pairing_costs_less(rows: list[list[int]]) -> None:
    from itertools import permutations

    table = [[float(value) for value in row] for row in rows]
    least = min(
        sum(table[row][column] for row, column in enumerate(order)) for order in permutations(range(4), len(rows))
    )
    found = assign(table)
    assert sum(table[row][column] for row, column in found) == least
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(rows)
