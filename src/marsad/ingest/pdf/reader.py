"""PDF files: read by two engines in the sandbox, compared, and what is doubtful said."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Any, BinaryIO

from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.pdf.pages import Page, page_of, text_of
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.sandbox import Message, ParserStoppedError, parse, rejected
from marsad.ingest.sandbox_notes import unlimited
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_COMPARE = "compare the page with its picture; records of this document carry «text_order: doubtful»"
_SHOWN = 6  # differing words that are shown of one page
_LONGEST = 60  # letters of each


@dataclass(slots=True)
class _Told:
    """What has come of a file so far."""

    pages: list[Page] = field(default_factory=list)
    unread: int = 0
    doubtful: bool = False
    ocr: bool = False
    tool: str = ""


def read_pdf(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The one document of a PDF, after a remark on each page that is doubtful or was not read."""
    missing = [name for name in ("pdfplumber", "pypdfium2") if importlib.util.find_spec(name) is None]
    if missing:
        yield Rejected(path, "a PDF needs more packages", "pip install 'marsad[pdf]', or save it as text")
        return
    told = _Told()
    try:
        for message in parse("marsad.ingest.pdf.inside", stream, {}):
            yield from _take(message, told, path)
    except ParserStoppedError as fault:
        yield rejected(path, fault, f"its first {len(told.pages)} pages were read, " if told.pages else "")
        if not told.pages:
            return
    except (KeyError, TypeError, ValueError):
        yield rejected(path, ParserStoppedError("its reader said what nobody can read"))
        return
    yield from _document(told, path, defaults)


def _document(told: _Told, path: str, defaults: Defaults) -> Iterator[Outcome]:
    text, regions = text_of(told.pages)
    if not text:
        if not told.unread:
            yield Rejected(path, "the PDF has no text", "if it should have one, save it again or as text")
        return
    order = "doubtful" if told.doubtful or told.ocr else "sound"
    tools = f"pdfplumber {version('pdfplumber')}, PDFium (pypdfium2 {version('pypdfium2')})"
    extractor = f"{tools}, {told.tool}" if told.tool else tools
    provenance = Provenance(extractor=extractor, text_order=order, ocr=told.ocr, regions=regions)
    for outcome in document_of({"text": text}, path, path, defaults):
        yield replace(outcome, provenance=provenance) if isinstance(outcome, Document) else outcome


def _take(message: Message, told: _Told, path: str) -> Iterator[Outcome]:
    """Keeps what a message tells, and says what has to be said of it."""
    if "unlimited" in message:
        yield from unlimited(path)
        return
    if "unread" in message:
        told.unread += 1
        where = f"{path}:page {message['unread']}"
        yield Rejected(where, f"the page was not read: {message['why']}", "type its words, or give a PDF with text")
        return
    page = page_of(message)
    told.pages.append(page)
    told.ocr = told.ocr or bool(message["ocr"])
    told.tool = told.tool or str(message.get("tool", ""))[:60]
    remarks = list(_remarks(message, f"{path}:page {page.number}"))
    told.doubtful = told.doubtful or bool(message["doubts"] or message["why"])
    yield from remarks


def _remarks(message: dict[str, Any], where: str) -> Iterator[Remark]:
    if message["ocr"]:
        how = (
            f"recognised on a picture ({message['sure']:.0%} of its words surely)"
            if "sure" in message
            else "a layer on a picture"
        )
        yield Remark(where, f"its text was {how}", "compare every name and number with the page before you rely on it")
    if doubts := message["doubts"]:
        shown = "، ".join(f"«{one[:_LONGEST]}» / «{other[:_LONGEST]}»" for one, other in doubts[:_SHOWN])
        more = " …" if len(doubts) > _SHOWN else ""
        yield Remark(where, f"two readings of the page differ: {shown}{more}", _COMPARE)
    elif message["why"]:
        yield Remark(where, f"the order of its letters is doubtful: {message['why']}", _COMPARE)
    if message["turned"]:
        yield Remark(
            where, f"{message['turned']} letters that stand upright or aslant were left out", "look at the page"
        )
