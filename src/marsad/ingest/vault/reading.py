"""The documents of a case: every version that was kept, with the way from its original."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.errors import CaseError, RecordError, why
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.disk import digest_of_file, open_plain
from marsad.ingest.vault.layout import CAPTURES, TEXTS, is_digest, place_of
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.log import Entry
from marsad.ingest.vault.records import decoded
from marsad.ingest.vault.texts import documents_in
from marsad.model.provenance import Provenance
from marsad.model.text import Document


@dataclass(frozen=True, slots=True)
class _Kept:
    """A capture that holds texts."""

    source: str
    original: str
    capture: str
    texts: str


def read_case(folder: str | Path) -> Iterator[Document | Rejected | Remark]:
    """The documents of a case, in the order in which they were kept.

    Of one original that was read twice, by an older and a newer Marsad, the newer reading counts. A document that stands
    unchanged in several versions of one source comes once. What was changed since it was kept is set aside.
    """
    where = str(folder)
    try:
        kept = _kept(Case.open(folder).path)
    except CaseError as error:
        reason, _, advice = str(error).partition("; ")
        yield Rejected(where, reason, advice or f"run «marsad verify {where}»")
        return
    several = _several({(one.source, one.original) for one in kept})
    seen: set[bytes] = set()
    empty = True
    for one in kept:
        for outcome in _documents(Path(folder), one):
            empty = False
            if isinstance(outcome, Document) and one.source in several:
                mark = _mark(one.source, outcome)
                if mark in seen:
                    continue
                seen.add(mark)
            yield outcome
    if empty:
        yield Rejected(where, "there is no text in this case", f"bring some in: «marsad collect … --case {where}»")


def _kept(folder: Path) -> list[_Kept]:
    """The captures that hold texts, the latest of each original of each source, in the order of the first."""
    found: dict[tuple[str, str], _Kept | None] = {}
    for entry in _entries(folder):
        source, original, capture = entry.text("source"), entry.text("original"), entry.text("capture")
        if entry.action == "kept" and source and is_digest(original) and is_digest(capture):
            texts = entry.text("texts")
            one = _Kept(source, str(original), str(capture), str(texts)) if is_digest(texts) else None
            found[source, str(original)] = one
    return [one for one in found.values() if one]


def _entries(folder: Path) -> Iterator[Entry]:
    """The entries of the log up to its head. Raises CaseError where it is damaged."""
    return Ledger(folder).read()


def _documents(folder: Path, kept: _Kept) -> Iterator[Document | Rejected]:
    path = folder / place_of(TEXTS, kept.texts)
    advice = f"«marsad verify {folder}» says what else was"
    try:
        if digest_of_file(path)[0] != kept.texts:
            yield Rejected(str(path), "the text was changed since it was kept", advice)
            return
        captured = _captured(folder, kept.capture)
        with open_plain(path) as stream:
            for document in documents_in(stream, str(path)):
                yield _with_origin(document, captured, kept.original)
    except OSError as error:
        yield Rejected(str(path), why(error), advice)
    except RecordError as error:
        yield Rejected(str(path), str(error), advice)


def _captured(folder: Path, capture: str) -> str | None:
    with open_plain(folder / place_of(CAPTURES, capture)) as stream:
        at = decoded(stream.read(), "the record of the capture").get("at")
    return at if isinstance(at, str) else None


def _with_origin(document: Document, captured: str | None, original: str) -> Document:
    """The document with where it comes from; what its reader said (an archive's own time of capture) stays."""
    known = document.provenance or Provenance()
    full = replace(known, captured=known.captured or captured, original=known.original or original)
    return replace(document, provenance=full)


def _several(pairs: set[tuple[str, str]]) -> set[str]:
    """The sources of which several versions are kept."""
    counts = Counter(source for source, _ in pairs)
    return {source for source, count in counts.items() if count > 1}


def _mark(source: str, document: Document) -> bytes:
    """What two documents share that are the same one in two versions of a source."""
    facts = (source, document.id, document.source_id, document.url, document.title, document.published)
    return hashlib.sha256(repr(facts).encode("utf-8", "backslashreplace")).digest()[:16]
