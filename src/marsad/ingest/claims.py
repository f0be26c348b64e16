"""Claims that «marsad read» wrote, read back from JSON Lines; a broken line does not stop the others."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator

from marsad.consolidate.shelf import Shelf
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.saved import Saved, lines_in
from marsad.model.claim import SCHEMA, Claim
from marsad.model.codec import claim_from_json

_CLAIMS: Saved[Claim] = Saved(SCHEMA, claim_from_json, "marsad read", "claim")
_DOCUMENT = re.compile(r'"document": ?\{"id": ?"([^"\\]{1,200})"')


def holds_claims(name: str) -> bool:
    """Whether an input ("-" is standard input) begins with a claim; False for what cannot be opened or looked into."""
    return _CLAIMS.holds(name)


def read_claims(name: str) -> Iterator[Claim | Rejected | Remark]:
    """The claims of a file, or of standard input ("-"). What is no claim is named with its line."""
    return _CLAIMS.read(name)


def claims_by_document(name: str) -> Iterator[list[Claim] | Rejected | Remark]:
    """The claims of each document together, though others stand between them; the documents in the order of the file.

    The lines wait in a temporary file, so that memory holds no more than the claims of one document.
    """
    waiting, numbers = Shelf(), array("Q")
    pieces: dict[str, array[int]] = {}
    for line in lines_in(name):
        if isinstance(line, Rejected | Remark):
            yield line
        elif (of := _DOCUMENT.search(line.text)) is None:
            yield from _together([_CLAIMS.record(line.text, f"{name}:{line.number}")])
        else:
            numbers.append(line.number)
            pieces.setdefault(of[1], array("I")).append(waiting.put(line.text.encode("utf-8", "surrogatepass")))
    for held in pieces.values():
        lines = ((waiting.get(piece).decode("utf-8", "surrogatepass"), numbers[piece]) for piece in held)
        yield from _together(_CLAIMS.record(text, f"{name}:{number}") for text, number in lines)


def _together(found: Iterable[Claim | Rejected]) -> Iterator[list[Claim] | Rejected]:
    claims: dict[str, list[Claim]] = {}
    for one in found:
        if isinstance(one, Rejected):
            yield one
        else:
            claims.setdefault(one.document.id, []).append(one)
    yield from claims.values()
