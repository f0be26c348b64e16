"""What is known of an actor or an office, in English and Arabic: kind, sides, parts, leaders, with dates and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.export.labels import Labels
from marsad.knowledge import Knowledge, Row
from marsad.recognise.actor.codes import Coding
from marsad.recognise.actor.ties import FOLDER, Side, Tie, Ties
from marsad.text.fold import key

_FORWARD = {
    "member-of": "member of",
    "led-by": "led by",
    "renamed-to": "renamed",
    "merged-into": "merged into",
    "allied-with": "allied with",
    "office-of": "holds the office",
}
_BACK = {
    "member-of": "has as a member",
    "led-by": "leads",
    "renamed-to": "formerly",
    "merged-into": "took in",
    "allied-with": "allied with",
    "office-of": "held by",
}
_IN = "  "


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor, an office or a conflict under its two names."""

    english: str
    arabic: str


class Cards:
    """The cards of the actors that a word names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = Labels(knowledge)
        self._ties = Ties(knowledge)
        self._coding = Coding(knowledge, self._ties)
        files = [name for name in knowledge.names("actors/*.csv") if "kind" in knowledge.table(name).columns]
        rows = [row for name in (*files, FOLDER + "posts.csv") for row in knowledge.table(name) if "id" in row]
        self._rows = {row["id"]: row for row in rows}
        self._named = {row["id"]: _named(row) for row in (*rows, *knowledge.table(FOLDER + "conflicts.csv"))}

    def of(self, term: str) -> Iterator[list[str]]:
        """The lines of each actor or office that the term names, by its id or one of its names."""
        wanted = key(term.strip())
        for identity, row in self._rows.items():
            names = (row["name"], *row.many("aliases"), *row.many("loaded"))
            if term.strip() == identity or wanted in {key(name.partition("@")[0].strip("«»")) for name in names}:
                yield [*self._head(row), *self._facts(identity)]

    def _head(self, row: Row) -> Iterator[str]:
        named = self._named[row["id"]]
        yield f"{row['id']} · {named.english} · {named.arabic}"
        yield f"{_IN}kind: {row['kind']}"
        yield f"{_IN}النوع: {self._labels('kind', row['kind'])}"
        if "titles" not in row:  # no office
            day = self._ties.known_to
            codes = self._coding.of(row["id"], day)
            yield f"{_IN}codes on {day}: ACLED inter {codes.acled_inter}, PLOVER {codes.plover_role} ({codes.where})"

    def _facts(self, identity: str) -> Iterator[str]:
        standing = self._ties.of(identity)
        for side in standing.sides:
            yield from self._side(side)
        for tie in standing.ties:
            yield from self._tie(tie, tie.of, _FORWARD, "tie")
        for tie in standing.others:
            yield from self._tie(tie, tie.actor, _BACK, "tie-back")

    def _side(self, side: Side) -> Iterator[str]:
        conflict = self._name(side.conflict)
        arabic = self._labels("side", side.side)
        yield _english("side", f"{side.side} in: {conflict.english}", side)
        yield f"{_IN}الصف: {arabic} في {conflict.arabic}{_dates(side, '، ')}"

    def _tie(self, tie: Tie, other: str, words: dict[str, str], group: str) -> Iterator[str]:
        named = self._name(other)
        note = (" (contested)", " (متنازع عليه)") if tie.contested else ("", "")
        yield _english(words.get(tie.tie, tie.tie), f"{named.english} [{other}]{note[0]}", tie)
        yield f"{_IN}{self._labels(group, tie.tie)}: {named.arabic}{note[1]}{_dates(tie, '، ')}"

    def _name(self, identity: str) -> _Named:
        return self._named.get(identity, _Named(identity, identity))


def _named(row: Row) -> _Named:
    return _Named(row.get("name_en") or row["id"], row["name"])


def _english(label: str, what: str, fact: Tie | Side) -> str:
    return f"{_IN}{label}: {what}{_dates(fact, ', ')}. Source: {fact.source} ({fact.where})"


def _dates(fact: Tie | Side, before: str) -> str:
    return f"{before}{fact.period}" if str(fact.period) else ""
