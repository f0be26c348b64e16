"""The table of weights: what each feature counts towards two claims being of one incident, and what their sum comes to."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.consolidate.features import (
    Feature,
    Scene,
    closeness,
    crossed,
    days_named,
    materiel,
    place_distance,
    repetition,
    reports_apart,
    sides,
    titles,
    tolls,
    type_likeness,
    wording,
)
from marsad.consolidate.sight import Sight

# A feature's name, what computes its score (-1 to 1) and what the score counts, in log-odds. The weights follow a logistic
# regression over the pairs of claims of the gold's dev part (evaluation/incidents.py --fit), then moved one by one to where the
# clusters of dev came out best. Many of the headlines of one day share words, so titles count little.
WEIGHTS: tuple[tuple[str, Feature, float], ...] = (
    ("type", type_likeness, 4.5),
    ("days", days_named, 2.0),
    ("reports", reports_apart, 2.0),
    ("place", place_distance, 3.5),
    ("sides", sides, 0.5),
    ("tolls", tolls, 3.0),
    ("materiel", materiel, 1.5),
    ("wording", wording, 5.0),
    ("titles", titles, 0.3),
    ("crossed", crossed, 2.0),
    ("repetition", repetition, 0.6),
    ("closeness", closeness, 0.5),
)
START = -5.8  # where a sum begins: two claims are of different incidents unless something speaks for one

# What no sum makes up for: the feature's score at which two claims speak for two incidents, and the most that they then count.
# A day or a place may have been read wrongly, so the others of the cluster may outweigh one such pair; a type may not.
APART: tuple[tuple[str, float, float], ...] = (("type", -1.0, -6.0), ("days", -1.0, -2.0), ("place", -1.0, -2.0))
MOST = 8.0  # a sum counts no more than this, so that one pair of copies does not carry a whole cluster

_APART = {name: (worst, most) for name, worst, most in APART}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature gave: its score, what that counted, and why."""

    feature: str
    score: float
    counted: float
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims compared. Above 0 ``sum`` speaks for one incident, below 0 for two; it is in log-odds."""

    sum: float
    reasons: tuple[Reason, ...]


def compare(one: Sight, other: Sight, scene: Scene) -> Comparison:
    """Every feature of the table over two claims, and their sum."""
    found = [(name, feature(one, other, scene), weight) for name, feature, weight in WEIGHTS]
    reasons = [Reason(name, item.score, item.score * weight, item.why) for name, item, weight in found if item]
    return Comparison(total(one, other, scene), tuple(reasons))


def total(one: Sight, other: Sight, scene: Scene) -> float:
    """The sum alone, which is all that most pairs need."""
    found, most = START, MOST
    for name, feature, weight in WEIGHTS:
        item = feature(one, other, scene)
        if item is not None:
            found += item.score * weight
            if name in _APART and item.score <= _APART[name][0]:
                most = min(most, _APART[name][1])
    return min(most, found)
