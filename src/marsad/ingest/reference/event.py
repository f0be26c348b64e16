"""A reference event: one row of somebody else's event data, as far as it can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.mention import Place

Range = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class ReferenceEvent:
    """One event of a reference.

    ``id`` is the reference's own, ``where`` its ``file:line``. ``first`` to ``last`` are ISO days, both included. ``types``
    are Marsad's types that may stand behind the reference's type (``coded`` is what the reference calls it); empty where it
    says nothing of them. ``agents`` and ``patients`` are ids of actors that Marsad knows, ``actors`` the reference's names of
    all. ``directed`` tells that the reference says who did it to whom; ACLED's two actors do not. ``killed`` is low, best,
    high; None where the reference says nothing.
    """

    id: str
    where: str
    first: str
    last: str
    coded: str
    types: tuple[str, ...]
    place: Place | None
    actors: tuple[str, ...] = ()
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    directed: bool = False
    killed: Range | None = None
    notes: str = ""
