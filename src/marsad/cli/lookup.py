"""Finding a word in the knowledge, whatever file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.knowledge import Entry, Knowledge, Node, Row
from marsad.text.fold import key

_SHOWN = 300  # characters of an entry


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the knowledge (``file:line``) and what stands there."""

    where: str
    shown: str


def lookup(knowledge: Knowledge, term: str) -> Iterator[Hit]:
    """Every row and entry that holds the term as a cell, a part of a cell or a value; spelling is folded."""
    wanted = {key(term.strip())}
    wanted.add(next(iter(wanted)).removeprefix("ال"))
    for name in knowledge.names("**/*.csv"):
        for row in knowledge.table(name):
            if any(_holds(cell, wanted) for cell in row.values()):
                yield Hit(row.where, _row(row))
    for name in knowledge.names("**/*.yaml"):
        for entry in knowledge.entries(name):
            if _holds_node(entry, wanted):
                yield Hit(entry.where, _entry(entry))


def _holds(text: str, wanted: set[str]) -> bool:
    return any(
        key(part.strip()).removeprefix("ال") in wanted or key(part.strip()) in wanted for part in text.split("|")
    )


def _holds_node(node: Node, wanted: set[str]) -> bool:
    if isinstance(node, str):
        return _holds(node, wanted)
    return any(_holds_node(inner, wanted) for inner in (node.values() if isinstance(node, Entry) else node))


def _row(row: Row) -> str:
    return " · ".join(f"{column}: {cell}" for column, cell in row.items() if cell)


def _entry(entry: Entry) -> str:
    texts = [f"{name}: {value}" for name, value in entry.items() if isinstance(value, str)]
    return " · ".join(texts).replace("\n", " ")[:_SHOWN]
