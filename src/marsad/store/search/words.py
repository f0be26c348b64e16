"""The index of words in the two databases: FTS5 of SQLite, tsvector of PostgreSQL. Both hold the same positions.

On PostgreSQL a lexeme begins with the letter of its form (``e``, ``f``, ``l``) and its position bears the form's weight. A
long text has several rows, since a tsvector ends at position 16,383 and at a megabyte; each word of a query is looked for
in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, insert, text

from marsad.store.search.encoding import encoded
from marsad.store.search.postgres import LETTERS, WEIGHTS, WORDS

Columns = tuple[list[str], list[str], list[str]]

MOST_POSITIONS = 10_000  # of one tsvector
MOST_BYTES = 300_000


def add(connection: Connection, rows: Sequence[tuple[int, Columns]]) -> None:
    """Add documents by their keys; none of them may be there."""
    if connection.dialect.name == "postgresql":
        parts = [
            {"document": key, "part": part, "words": words}
            for key, columns in rows
            for part, words in enumerate(vectors(columns))
        ]
        connection.execute(insert(WORDS), parts)
        return
    line = text("INSERT INTO search_words (rowid, exact, folded, lemma) VALUES (:key, :exact, :folded, :lemma)")
    connection.execute(line, [{"key": key, **_joined(columns)} for key, columns in rows])


def clear(connection: Connection) -> None:
    """Take everything out of the index."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search_words"))
    else:
        connection.execute(text("INSERT INTO search_words (search_words) VALUES ('delete-all')"))


def vectors(columns: Columns) -> Iterator[str]:
    """The tsvectors of a document, as text. Always one, though it be empty."""
    held: dict[str, list[int]] = defaultdict(list)
    size = first = 0
    for number, forms in enumerate(zip(*columns, strict=True)):
        lexemes = [letter + encoded(form) for letter, form in zip(LETTERS, forms, strict=True)]
        size += sum(2 * len(lexeme) for lexeme in lexemes)
        if number - first >= MOST_POSITIONS or size > MOST_BYTES:
            yield _vector(held)
            held.clear()
            size, first = 0, number
        for lexeme in lexemes:
            held[lexeme].append(number - first + 1)
    yield _vector(held)


def _vector(held: dict[str, list[int]]) -> str:
    weights = dict(zip(LETTERS, WEIGHTS, strict=True))
    return " ".join(
        f"'{lexeme}':" + ",".join(f"{at}{weights[lexeme[0]]}" for at in places) for lexeme, places in held.items()
    )


def _joined(columns: Columns) -> dict[str, str]:
    names = ("exact", "folded", "lemma")
    return {name: " ".join(map(encoded, column)) for name, column in zip(names, columns, strict=True)}
