"""The dated tables of actors, each by itself: dates that are none, words that cannot stand, lines without a source."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge.periods import bounds
from marsad.knowledge.problems import Problem, nearest
from marsad.knowledge.tables import Row, Table

FOLDER = "actors/dated/"
TIES = ("member-of", "led-by", "renamed-to", "merged-into", "allied-with", "office-of")
KINDS = (
    *("state-forces", "police", "government", "armed-group", "militia", "coalition", "organisation", "agency"),
    *("outlet", "monitor", "person", "civilians", "crowd", "unknown-armed"),
)
ROLES = (
    *("MIL", "REB", "UAF", "COP", "SPY", "CRM", "CVL", "GOV", "OPP", "PTY", "EDU", "REL", "MED", "BUS", "REF"),
    *("PRM", "IGO", "NGO", "JRN"),
)
_DAYS = ("from", "to", "until")
_NEVER_EMPTY = frozenset({"actor", "tie", "of", "conflict", "side", "source", "until", "titles", "sides"})
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "ties.csv": {"tie": TIES, "contested": ("", "yes")},
    "posts.csv": {"kind": KINDS},
    "codes.csv": {"acled_inter": ("", *"12345678"), "plover_role": ("", *ROLES)},
}


def dated(held: Table) -> Iterator[Problem]:
    """What is wrong in a table of dated facts; nothing for other tables."""
    if not held.file.startswith(FOLDER):
        return
    for row in held:
        yield from _empty(row, held)
        yield from _words(row, _WORDS.get(held.file.removeprefix(FOLDER), {}))
        yield from _dates(row)


def _empty(row: Row, held: Table) -> Iterator[Problem]:
    may = {"of"} if held.file == FOLDER + "posts.csv" else set()
    for column in held.columns:
        if column in _NEVER_EMPTY - may and not row[column]:
            why, warum = (
                ("Write where the fact is public", "اكتب أين نشرت هذه المعلومة")
                if column == "source"
                else ("Write a value, or delete the line", "اكتب قيمة أو احذف السطر")
            )
            yield Problem(row.file, row.line, f"«{column}» is empty. {why}.", f"الخلية «{column}» فارغة. {warum}.")


def _words(row: Row, allowed: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    for column, words in allowed.items():
        cell = row.get(column, "")
        if cell not in words:
            near = nearest(cell, [word for word in words if word])
            known = ", ".join(word for word in words if word)
            english, arabic = (f" Is it «{near}»?", f" أهو «{near}»؟") if near else ("", "")
            yield Problem(
                row.file,
                row.line,
                f"«{cell}» cannot stand under «{column}». Write one of: {known}.{english}",
                f"القيمة «{cell}» لا تصح تحت «{column}». اكتب واحدة من: {known}.{arabic}",
            )


def _dates(row: Row) -> Iterator[Problem]:
    found = {column: _bounds(row, column) for column in _DAYS if column in row}
    for column, told in found.items():
        if told == "wrong":
            yield Problem(
                row.file,
                row.line,
                f"«{row[column]}» under «{column}» is no date. Write 2015, 2015-07 or 2015-07-26, or leave it empty.",
                f"القيمة «{row[column]}» تحت «{column}» ليست تاريخا. اكتب 2015 أو 2015-07 أو 2015-07-26 أو اتركها فارغة.",
            )
    begun, ended = found.get("from"), found.get("to")
    if isinstance(begun, tuple) and isinstance(ended, tuple) and begun[0] > ended[1] and not _years(row):
        yield Problem(
            row.file,
            row.line,
            f"«from» ({row['from']}) is after «to» ({row['to']}). Swap them.",
            f"القيمة {row['from']} تحت «from» بعد {row['to']} تحت «to». بدل بينهما.",
        )


def _bounds(row: Row, column: str) -> tuple[str, str] | str | None:
    try:
        return bounds(row[column])
    except ValueError:
        return "wrong"


def _years(row: Row) -> bool:
    """Two years alone are compared as the numbers of every table are."""
    return row["from"].isdecimal() and row["to"].isdecimal()
