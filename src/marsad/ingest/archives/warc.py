"""WARC files: each page that was captured becomes a document with its address, the time of capture and its digest."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from marsad.ingest.archives.http_answer import Answer, answer_of
from marsad.ingest.archives.nest import MAX_BYTES, Budget, seekable
from marsad.ingest.archives.page import Page, media_type, read_as_page
from marsad.ingest.archives.warc_cut import records
from marsad.ingest.archives.warc_record import Record
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
# The addresses of a crawler's own notes: its log, a page's text, a picture of the page.
_OWN_NOTES = ("urn:", "metadata:", "screenshot:", "thumbnail:", "dns:", "filedesc:", "har:", "about:", "data:")
_NAMED = 5  # of skipped kinds and of revisits, how many are named
_CHANGED = "it was read as it is; compare it with another copy before you rely on it"
_EXTRA = "pip install 'marsad[archives]'"


@dataclass(slots=True)
class _Passed:
    """What was passed over, for the remark at the end."""

    kinds: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    revisits: list[str] = field(default_factory=list)


def read_warc(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The pages of a WARC, packed or not; other kinds of content are counted and passed over."""
    if importlib.util.find_spec("fastwarc") is None or importlib.util.find_spec("brotli") is None:
        yield Rejected(path, "a web archive needs one more package", _EXTRA)
        return
    source = seekable(stream)
    if source is None:
        yield Rejected(path, f"longer than {MAX_BYTES // 2**30} GB", "unpack it, and read the WARC by itself")
        return
    source.seek(0)
    passed = _Passed()
    budget = defaults.inside.budget if defaults.inside else Budget(2**63)
    for record in records(source, path, budget):
        if isinstance(record, Rejected):
            yield record
        else:
            yield from _read(record, path, defaults, passed)
    yield from _summary(path, passed)


def _read(record: Record, path: str, defaults: Defaults, passed: _Passed) -> Iterator[Outcome]:
    where = f"{path}!{record.uri or record.id or 'a record without an address'}"
    if record.fault:
        yield Remark(where, record.fault, _CHANGED)
    if record.type == "revisit":
        passed.revisits.append(f"{record.uri} ({record.date})")
    elif record.type == "response" and record.content_type.lower().startswith("application/http"):
        yield from _answer(record, path, where, defaults, passed)
    elif record.type in ("response", "resource", "conversion") and not (record.uri or "").startswith(_OWN_NOTES):
        page = Page(record.block or b"", record.content_type)
        yield from _page(page, record, path, where, defaults, passed)


def _answer(record: Record, path: str, where: str, defaults: Defaults, passed: _Passed) -> Iterator[Outcome]:
    if record.block is None:
        passed.kinds["longer than 64 MB"] += 1
        return
    answer = answer_of(record.block)
    if answer is None:
        yield Rejected(where, "no HTTP answer stands in the record", "nothing can be read in it")
        return
    if not 200 <= answer.status < 300:
        passed.answers[answer.status] += 1
        return
    if record.payload_digest and not record.fault and not _fits(record, answer):
        reason = "the digest of its content is not the one stated: it was changed or damaged"
        yield Remark(where, reason, _CHANGED)
    if answer.fault:
        yield Remark(where, answer.fault, "what there is of it was read")
    page = Page(answer.body, answer.headers.get("content-type", ""))
    yield from _page(page, record, path, where, defaults, passed)


def _fits(record: Record, answer: Answer) -> bool:
    """Whether the stated digest is that of the content; archives differ in whether they undo chunks and packing first."""
    digest = record.payload_digest
    return digest is None or any(digest.of(data) for data in (answer.raw, answer.sent, answer.body))


def _page(page: Page, record: Record, path: str, where: str, defaults: Defaults, passed: _Passed) -> Iterator[Outcome]:
    if page.reader is None or record.uri is None:
        passed.kinds[media_type(page.content_type) or "no stated kind"] += 1
        return
    captured = record.date if record.date and _DATE.fullmatch(record.date) else None
    if captured is None:
        yield Remark(where, "its time of capture cannot be read", "the record has none")
    page = replace(page, path=path, source_id=record.id, url=record.uri, captured=captured)
    yield from read_as_page(page, where, defaults)


def _summary(path: str, passed: _Passed) -> Iterator[Remark]:
    told = [f"{count:,} of {kind}" for kind, count in passed.kinds.most_common(_NAMED)]
    if len(passed.kinds) > _NAMED:
        told.append(
            f"{sum(passed.kinds.values()) - sum(c for _, c in passed.kinds.most_common(_NAMED)):,} of other kinds"
        )
    told += [f"{count:,} answers {status}" for status, count in sorted(passed.answers.items())[:_NAMED]]
    if told:
        yield Remark(path, f"records that hold no report were passed over: {', '.join(told)}", "nothing was lost")
    if passed.revisits:
        shown = ", ".join(passed.revisits[:_NAMED]) + (", …" if len(passed.revisits) > _NAMED else "")
        reason = f"{len(passed.revisits):,} revisits of pages whose content had not changed: {shown}"
        yield Remark(path, reason, "the page was read where it was first captured")
