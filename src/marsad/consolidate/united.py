"""Clusters made one because a person said so, as far as that joins nothing which a person told apart."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.consolidate.judged import Constraints


def united(made: Iterable[list[str]], constraints: Constraints) -> list[list[str]]:
    """The clusters, those joined that hold claims judged to be one incident.

    Whole clusters join, since «these two are one» is said of incidents. Where a claim beside the judged ones is told apart from
    the other cluster, the judged claims alone go over and the rest stays.
    """
    members = dict(enumerate(made))
    where = {name: number for number, names in members.items() for name in names}
    for group in constraints.one.all():
        held = sorted(
            {where[name] for name in group if name in where}, key=lambda number: (-len(members[number]), number)
        )
        for other in held[1:]:
            _join(members, where, held[0], other, constraints, group)
    return [names for names in members.values() if names]


def _join(
    members: dict[int, list[str]],
    where: dict[str, int],
    into: int,
    other: int,
    constraints: Constraints,
    group: list[str],
) -> None:
    apart = constraints.forbidden(members[into], members[other])
    going = [name for name in members[other] if not apart or name in group]
    members[into] = members[into] + going
    members[other] = [name for name in members[other] if apart and name not in group]
    where.update(dict.fromkeys(going, into))
