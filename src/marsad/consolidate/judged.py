"""A person's judgements over the claims taken in: what must be one incident, what must not, and what was not followed and why.

Two judgements that contradict one another are both kept and told; the later one wins. So does a chain: after «A is not C», an
earlier «A is B» falls where «B is C» stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from marsad.consolidate.anchors import Anchors, Seen
from marsad.consolidate.groups import Groups
from marsad.model.judgement import OF_PAIRS, Judgement


@dataclass(slots=True)
class Constraints:
    """Claims that are one incident by judgement (``one``), and the leaders of such groups that are different ones.

    ``fallen`` are judgements that a later one contradicts: their ids, each with those of the later ones.
    """

    one: Groups[str] = field(default_factory=Groups)
    apart: dict[str, dict[str, str]] = field(default_factory=dict)
    makers: dict[str, list[str]] = field(default_factory=dict)
    fallen: dict[str, list[str]] = field(default_factory=dict)

    def differ(self, one: str, other: str) -> bool:
        """Whether a judgement says that two claims are of different incidents."""
        return self.one.of(other) in self.apart.get(self.one.of(one), {})

    def forbidden(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any claim of one cluster is judged to be of another incident than any of the other."""
        if not self.apart:
            return False
        leaders = {self.one.of(name) for name in others}
        return any(not leaders.isdisjoint(self.apart.get(self.one.of(name), ())) for name in ones)

    def same(self, one: str, other: str, judgement: str) -> None:
        """Two claims are one incident, unless later judgements say otherwise."""
        first, second = self.one.of(one), self.one.of(other)
        if first == second:
            return
        if second in self.apart.get(first, {}):
            self._fell(judgement, [self.apart[first][second]])
            return
        self.one.join(first, second)
        leader = self.one.of(first)
        self.makers[leader] = [*self.makers.pop(first, []), *self.makers.pop(second, []), judgement]
        met = {**self.apart.pop(first, {}), **self.apart.pop(second, {})}
        for name, why in met.items():
            self.apart[name] = {k: v for k, v in self.apart[name].items() if k not in (first, second)} | {leader: why}
        if met:
            self.apart[leader] = met

    def different(self, one: str, other: str, judgement: str) -> None:
        """Two claims are of different incidents, unless later judgements say otherwise."""
        first, second = self.one.of(one), self.one.of(other)
        if first == second:
            self._fell(judgement, self.makers.get(first, []))
            return
        self.apart.setdefault(first, {}).setdefault(second, judgement)
        self.apart.setdefault(second, {}).setdefault(first, judgement)

    def _fell(self, judgement: str, later: list[str]) -> None:
        told = self.fallen.setdefault(judgement, [])
        told += [name for name in later if name not in told and name != judgement]


class Judged:
    """The judgements that stand (no undo names them), the claims that they are about, and what follows."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self.standing, self.unknown = standing(judgements)
        self.rank = {judgement.id: number for number, judgement in enumerate(self.standing)}
        self.unfollowed: dict[str, str] = {}  # judgements of values that could not be followed, and why
        self.anchors = Anchors(self.standing)
        self._made: Constraints | None = None
        self._about: dict[str, list[Judgement]] | None = None

    def meet(self, document: str, claims: Sequence[Seen]) -> set[str]:
        """Take in the claims of a document; those that stand for a subject from now on."""
        met = self.anchors.meet(document, claims) if self.standing else set()
        if met:
            self._made = self._about = None
        return met

    @property
    def constraints(self) -> Constraints:
        """What the judgements demand of the claims taken in so far."""
        if self._made is None:
            self._made = _constraints([(judgement, self.pairs(judgement)) for judgement in self.standing])
        return self._made

    def pairs(self, judgement: Judgement) -> list[tuple[str, str]]:
        """The pairs of claims that a judgement is about."""
        known = [claim for claim in self.anchors.of(judgement) if claim is not None]
        return list(combinations(known, 2)) if judgement.kind in OF_PAIRS else []

    def about(self, claim: str) -> list[Judgement]:
        """The judgements of which a claim is a subject, the latest first."""
        if self._about is None:
            self._about = {}
            for judgement in self.standing:
                for one in dict.fromkeys(self.anchors.of(judgement)):
                    if one is not None:
                        self._about.setdefault(one, []).append(judgement)
        return self._about.get(claim, [])

    def connected(self, met: set[str]) -> set[str]:
        """These claims and all that judgements of pairs connect with them: their clusters may change."""
        if not met:
            return met
        groups: Groups[str] = Groups(met)
        for judgement in self.standing:
            for one, other in self.pairs(judgement):
                groups.join(one, other)
        return {name for group in groups.all() if not met.isdisjoint(group) for name in group}


def standing(judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """The judgements in force, the latest first (of one moment the last), and undos of what is not there."""
    held = {judgement.id: judgement for judgement in judgements}
    order = {name: number for number, name in enumerate(held)}
    latest = sorted(held.values(), key=lambda one: (one.at, order[one.id]), reverse=True)
    undone = _undone(latest)
    found = [one for one in latest if one.id not in undone and one.kind != "undo"]
    return found, [one for one in latest if one.kind == "undo" and one.undoes not in held]


def _undone(judgements: Iterable[Judgement]) -> set[str]:
    """The ids that an undo names which is not undone itself; the latest judgements come first."""
    undone: set[str] = set()
    for one in judgements:
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return undone


def _constraints(judged: Iterable[tuple[Judgement, list[tuple[str, str]]]]) -> Constraints:
    found = Constraints()
    left_open: dict[frozenset[str], str] = {}
    for judgement, pairs in judged:
        for one, other in pairs:
            pair = frozenset((one, other))
            if judgement.kind == "unsure":
                left_open.setdefault(pair, judgement.id)
            elif pair in left_open:
                found.fallen.setdefault(judgement.id, []).append(left_open[pair])
            elif judgement.kind == "same":
                found.same(one, other, judgement.id)
            else:
                found.different(one, other, judgement.id)
    return found
