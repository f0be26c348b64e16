"""The weights of comparison, fitted on pairs of claims that the gold puts together or keeps apart."""

from __future__ import annotations

import math
from collections.abc import Iterator

from marsad.consolidate.compare import APART, START, WEIGHTS
from marsad.consolidate.features import Scene
from marsad.consolidate.matching import Matching


def fit(truth: dict[str, str], matching: Matching, rounds: int = 8) -> Iterator[str]:
    """The weights that a logistic regression (Newton's method, a little ridge) gives over the pairs of claims of dev.

    Pairs that are kept apart whatever the sum are left out; those of one incident weigh as much as the others together.
    """
    rows = list(_scored(truth, matching))
    right = sum(label for _, label in rows)
    balance = (len(rows) - right) / max(1, right) / 4
    weights = [weight for _, _, weight in WEIGHTS] + [START]
    width = range(len(weights))
    for _ in range(rounds):
        slope = [-0.5 * weight for weight in weights]
        curve = [[0.5 * (i == j) for j in width] for i in width]
        for values, label in rows:
            chance = 1 / (
                1 + math.exp(-max(-30.0, min(30.0, sum(w * v for w, v in zip(weights, values, strict=True)))))
            )
            share = balance if label else 1.0
            held = [i for i in width if values[i]]
            for i in held:
                slope[i] += share * (label - chance) * values[i]
                for j in held:
                    curve[i][j] += share * chance * (1 - chance) * values[i] * values[j]
        weights = [w + s for w, s in zip(weights, _solve(curve, slope), strict=True)]
    yield f"{len(rows)} pairs, {right} of one incident"
    names = [*(name for name, _, _ in WEIGHTS), "start"]
    yield from (f"  {name:12}{weight:7.2f}" for name, weight in zip(names, weights, strict=True))


def _scored(truth: dict[str, str], matching: Matching) -> Iterator[tuple[list[float], int]]:
    """The scores of each pair of claims, with a 1 at the end, and whether the gold puts the pair together."""
    scene = Scene(matching.stems, matching.repeated)
    items = sorted(name for name in truth if name in matching.tellings)
    worst = {name: bound for name, bound, _ in APART}
    for index, one in enumerate(items):
        for other in items[index + 1 :]:
            pair = matching.tellings[one], matching.tellings[other]
            found = {name: feature(*pair, scene) for name, feature, _ in WEIGHTS}
            values = {name: 0.0 if item is None else item.score for name, item in found.items()}
            if not any(values[name] <= bound for name, bound in worst.items()):
                yield [*values.values(), 1.0], int(truth[one] == truth[other])


def _solve(table: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations, by elimination."""
    rows = [[*row, value] for row, value in zip(table, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(len(rows)):
            if other != at:
                part = rows[other][at]
                rows[other] = [a - part * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]
