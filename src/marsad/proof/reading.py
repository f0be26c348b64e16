"""What all proofs share: an example as a Document, and reading it."""

from __future__ import annotations

from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.model.claim import Claim
from marsad.model.text import Document
from marsad.reader import Reader


def document_of(entry: Entry) -> Document:
    """The text of an example with its date, publisher and title, if given."""
    return Document(
        entry.text("text"),
        published=entry.text("published", "") or None,
        publisher=entry.text("publisher", "") or None,
        title=entry.text("title", "") or None,
    )


def claims_of(reader: Reader, entry: Entry) -> list[Claim]:
    """The claims that the whole pipeline reads in an example."""
    return reader.analyse(document_of(entry)).claims


def problem(entry: Entry, english: str, arabic: str, key: str | None = None) -> Problem:
    """A finding at the entry (or at its line ``key``); the Arabic ends in the example's own words."""
    line = entry.line_of(key) if key else entry.line
    text = entry.get("text")
    return Problem(entry.file, line, english, f"{arabic} «{text}»" if isinstance(text, str) else arabic)


def unexpected(entry: Entry, name: str, got: object, wanted: str, key: str | None = None) -> Problem:
    """A value that is read otherwise than the example expects."""
    found = "nothing" if got is None or got == "" else got
    return problem(
        entry,
        f"{name} is {found}, expected {wanted}. Correct the example, or what it tests; «marsad explain» shows why.",
        f"المقروء في «{name}» هو {'لا شيء' if found == 'nothing' else found} والمنتظر {wanted}. صحح المثال أو ما يختبره.",
        key,
    )
