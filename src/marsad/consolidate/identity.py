"""Ids that stay: an incident that held most of an earlier one's claims goes on under its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Named = tuple[str, Sequence[str]]  # the id of an incident and its claims


def kept(new: Sequence[Named], earlier: Iterable[Named]) -> list[str]:
    """The id of each new incident: that of the earlier one with which it shares most claims, or its own.

    An earlier id goes to one incident alone: where one was split, to the part that shares most; where two were joined, the
    joined one takes the id of the larger. Ids that nobody shares claims with stay as they are made.
    """
    before = {claim: name for name, claims in earlier for claim in claims}
    shares: list[tuple[int, str, int]] = []
    for at, (_, claims) in enumerate(new):
        counts = Counter(before[claim] for claim in claims if claim in before)
        shares += [(-count, old, at) for old, count in counts.items()]
    named: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, at in sorted(shares):
        if old not in taken and at not in named:
            named[at] = old
            taken.add(old)
    fresh = {name for at, (name, _) in enumerate(new) if at not in named}
    return [named.get(at) or _apart(name, taken & fresh) for at, (name, _) in enumerate(new)]


def _apart(name: str, taken: set[str]) -> str:
    """A part split off from an incident that went on under the id which the part would bear gets another, of its own."""
    return f"{name[:22]}-2" if name in taken else name
