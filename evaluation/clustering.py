"""Figures of clusterings: pairwise, B³ (Bagga and Baldwin 1998) and CEAFe (Luo 2005), each as precision, recall and F1."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeAlias

Clustering: TypeAlias = Mapping[str, Hashable]  # item → the name of its cluster; both sides hold the same items


class Figures(NamedTuple):
    """Shares, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


def pairwise(gold: Clustering, found: Clustering) -> Figures:
    """Of the pairs put together how many belong together, and the other way round."""
    both = _pairs(Counter((gold[item], found[item]) for item in gold))
    return Figures(_share(both, _pairs(Counter(found.values()))), _share(both, _pairs(Counter(gold.values()))))


def b_cubed(gold: Clustering, found: Clustering) -> Figures:
    """Per item: of those in its cluster how many belong to it; the mean over the items."""
    both = Counter((gold[item], found[item]) for item in gold)
    true, made = Counter(gold.values()), Counter(found.values())
    precision = sum(count * count / made[cluster] for (_, cluster), count in both.items())
    recall = sum(count * count / true[cluster] for (cluster, _), count in both.items())
    return Figures(_share(precision, len(gold)), _share(recall, len(gold)))


def ceaf_e(gold: Clustering, found: Clustering) -> Figures:
    """The best one-to-one pairing of clusters, each pair counting its Dice coefficient (the φ4 of Luo)."""
    true, made = _members(gold), _members(found)
    costs = [[-_dice(one, other) for other in made] for one in true]
    total = -sum(costs[row][column] for row, column in assign(costs))
    return Figures(_share(total, len(made)), _share(total, len(true)))


def assign(costs: list[list[float]]) -> list[tuple[int, int]]:
    """The pairing of rows with columns that costs least (Kuhn and Munkres, with potentials, in cubic time)."""
    if not costs:
        return []
    turned = len(costs) > len(costs[0])
    table = [list(column) for column in zip(*costs, strict=True)] if turned else costs
    rows, columns = len(table), len(table[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, before, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while owner[at]:
            used[at] = True
            here, step, following = owner[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                rest = table[here - 1][column - 1] - row_price[here] - column_price[column]
                if rest < least[column]:
                    least[column], before[column] = rest, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    row_price[owner[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            owner[at], at = owner[before[at]], before[at]
    pairs = [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
    return [(column, row) for row, column in pairs] if turned else pairs


def _members(clusters: Clustering) -> list[set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item, cluster in clusters.items():
        found[cluster].add(item)
    return list(found.values())


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
