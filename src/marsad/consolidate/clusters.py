"""Clusters by average link: two clusters join where the claims of one speak, on the whole, for those of the other.

A chain (a like b, b like c, c unlike a) does not glue two incidents, since every pair between two clusters counts, also those
that speak against it. Where clusters are large, a bounded number of their claims stands for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from marsad.consolidate.groups import Groups

ENVOYS = 20  # claims that stand for a cluster
LINK = 0.0  # the least average at which two clusters join

Pair = tuple[str, str]
Score = Callable[[str, str], float]
Forbidden = Callable[[Iterable[str], Iterable[str]], bool]


def components(names: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The sets of names that pairs connect, each sorted, in the order of their first names."""
    found = Groups(names)
    for one, other in pairs:
        found.join(one, other)
    return found.all()


def clusters(
    names: Iterable[str], scores: dict[Pair, float], score: Score, forbidden: Forbidden | None = None
) -> list[list[str]]:
    """The clusters of the names. ``scores`` are the pairs known to speak for it; ``score`` computes any other pair.

    ``forbidden`` tells of two clusters that a person judged them to be different, whatever their claims come to.
    """
    members = {name: [name] for name in names}
    where = {name: name for name in members}
    refused: dict[Pair, tuple[int, int]] = {}
    for (one, other), found in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        pair = first, second = _sorted(where[one], where[other])
        if first == second or found <= LINK:
            continue
        sizes = len(members[first]), len(members[second])
        if refused.get(pair) == sizes:  # nothing has joined either since they were compared
            continue
        barred = forbidden is not None and forbidden(members[first], members[second])
        if not barred and average(members[first], members[second], score) > LINK:
            members[first] += members.pop(second)
            where.update(dict.fromkeys(members[first], first))
        else:
            refused[pair] = sizes
    return sorted(sorted(found) for found in members.values())


def average(ones: Sequence[str], others: Sequence[str], score: Score) -> float:
    """The mean over the pairs between two clusters, of those that joined them first where they are large."""
    pairs = [(one, other) for one in ones[:ENVOYS] for other in others[:ENVOYS]]
    return sum(score(one, other) for one, other in pairs) / len(pairs)


def _sorted(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
