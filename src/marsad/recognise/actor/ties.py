"""What an actor was on a day: whose part, led by whom, in what office, on which side. Tables in ``actors/dated``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge, Row
from marsad.knowledge.periods import Period, bounds

FOLDER = "actors/dated/"


@dataclass(frozen=True, slots=True)
class Tie:
    """One dated fact: ``actor`` is member-of, led-by, renamed-to, merged-into, allied-with or office-of ``of``."""

    actor: str
    tie: str
    of: str
    period: Period
    source: str
    contested: bool
    where: str


@dataclass(frozen=True, slots=True)
class Side:
    """On which side of a conflict an actor stood."""

    conflict: str
    actor: str
    side: str
    period: Period
    source: str
    where: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the tables tell of an actor: its own ties, those of others to it, its sides."""

    actor: str
    ties: tuple[Tie, ...]
    others: tuple[Tie, ...]
    sides: tuple[Side, ...]

    def __bool__(self) -> bool:
        return bool(self.ties or self.others or self.sides)


Fact = TypeVar("Fact", Tie, Side)


class Ties:
    """The dated tables. ``known_to`` is the day after which a line without an end tells nothing."""

    def __init__(self, knowledge: Knowledge) -> None:
        ties = [_tie(row) for row in knowledge.table(FOLDER + "ties.csv")]
        sides = [_side(row) for row in knowledge.table(FOLDER + "sides.csv")]
        self._ties = _by(ties, lambda tie: tie.actor)
        self._others = _by(ties, lambda tie: tie.of)
        self._sides = _by(sides, lambda side: side.actor)
        self.known_to = max(row["until"] for row in knowledge.table(FOLDER + "known.csv"))

    def of(self, actor: str) -> Standing:
        """Everything that is told of an actor, at any time."""
        ties, others = self._ties.get(actor, ()), self._others.get(actor, ())
        return Standing(actor, tuple(ties), tuple(others), tuple(self._sides.get(actor, ())))

    def on(self, actor: str, day: str) -> Standing:
        """What an actor surely was on a day (an ISO date)."""
        told = self.of(actor)
        return Standing(actor, self._held(told.ties, day), self._held(told.others, day), self._held(told.sides, day))

    def holders(self, post: str, first: str, last: str) -> list[Tie]:
        """Who surely held an office on all days of a span; more than one where it was contested."""
        return [tie for tie in self._others.get(post, ()) if tie.tie == "office-of" and self._held((tie,), first, last)]

    def named(self, actor: str, day: str) -> list[Tie]:
        """The new names that an actor had surely taken by a day, the latest last."""
        taken: list[Tie] = []
        while following := self._renamed(actor, day):
            taken.append(following)
            actor = following.of
        return taken

    def _renamed(self, actor: str, day: str) -> Tie | None:
        ties = self._ties.get(actor, ())
        return next((tie for tie in ties if tie.tie == "renamed-to" and tie.period.holds(day)), None)

    def _held(self, facts: Iterable[Fact], first: str, last: str = "") -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if fact.period.holds(first, last) and self._known(fact, last or first))

    def _known(self, fact: Tie | Side, day: str) -> bool:
        """Whether the tables reach so far; a name that was taken, a body that became another needs no end."""
        lasting = isinstance(fact, Tie) and fact.tie in ("renamed-to", "merged-into")
        return bool(fact.period.end) or lasting or day <= self.known_to


def _tie(row: Row) -> Tie:
    contested = row.get("contested", "") == "yes"
    return Tie(row["actor"], row["tie"], row["of"], _period(row), row["source"], contested, row.where)


def _side(row: Row) -> Side:
    return Side(row["conflict"], row["actor"], row["side"], _period(row), row["source"], row.where)


def _period(row: Row) -> Period:
    for column in ("from", "to"):
        try:
            bounds(row[column])
        except ValueError as error:
            message = f"«{row[column]}» under «{column}» is no date · القيمة «{row[column]}» ليست تاريخا"
            raise KnowledgeError(message, row.file, row.line) from error
    return Period(row["from"], row["to"])


def _by(facts: Iterable[Fact], of: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(of(fact), []).append(fact)
    return found
