"""What an actor is called in other schemes on a day: ACLED's inter code and PLOVER's role.

The kind decides (``lexicon/actor/kinds.csv``); ``actors/dated/codes.csv`` names the actors that differ from theirs, and when.
Somebody in an office has the codes of the office, whoever leads a group those of the group.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge, Row
from marsad.knowledge.periods import Period
from marsad.recognise.actor.ties import FOLDER, Ties


@dataclass(frozen=True, slots=True)
class Codes:
    """The two codes, and the line that gave them."""

    acled_inter: int
    plover_role: str
    where: str


class Coding:
    """The codes of actors. A day that the tables do not know leaves the kind's."""

    def __init__(self, knowledge: Knowledge, ties: Ties) -> None:
        self._ties = ties
        self._kinds = {row["kind"]: _codes(row) for row in knowledge.table("lexicon/actor/kinds.csv")}
        self._posts = {row["id"]: row["kind"] for row in knowledge.table(FOLDER + "posts.csv")}
        self._own: dict[str, list[tuple[Period, Row]]] = {}
        for row in knowledge.table(FOLDER + "codes.csv"):
            self._own.setdefault(row["actor"], []).append((Period(row["from"], row["to"]), row))
        self._actors = {
            row["id"]: row["kind"]
            for name in knowledge.names("actors/*.csv")
            for row in knowledge.table(name)
            if "id" in row and "kind" in row
        }

    def of(self, actor: str, day: str, kind: str = "") -> Codes:
        """The codes of an actor on a day; ``kind`` is needed for one that no list holds."""
        usual = self._kinds[self._kind(actor, day) or kind]
        for period, row in self._own.get(actor, ()):
            if period.holds(day):
                inter, role = row["acled_inter"] or usual.acled_inter, row["plover_role"] or usual.plover_role
                return Codes(int(inter), role, row.where)
        return usual

    def _kind(self, actor: str, day: str) -> str:
        """The actor's kind; of a person, that of the office held or of the group led."""
        listed = self._actors.get(actor, "")
        if listed != "person":
            return listed
        standing = self._ties.on(actor, day)
        offices = [self._posts[tie.of] for tie in standing.ties if tie.tie == "office-of" and tie.of in self._posts]
        led = [self._actors[tie.actor] for tie in standing.others if tie.tie == "led-by" and tie.actor in self._actors]
        return next(iter((*offices, *led)), listed)


def _codes(row: Row) -> Codes:
    return Codes(int(row["acled_inter"]), row["plover_role"], row.where)
