"""A case as a WACZ, for tools that replay and search web archives. Going on with a case needs its zip: see ``bundle``.

Source: Use Cases and Format of WACZ 1.1.1, specs.webrecorder.net/wacz/1.1.1; CDXJ 0.1.0 beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from marsad.errors import CaseError, RecordError
from marsad.ingest.digest import named
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.disk import READ_ONLY, open_plain
from marsad.ingest.vault.layout import CAPTURES, CASE, LOG, ORIGINALS, TEXTS, is_digest, place_of
from marsad.ingest.vault.ledger import Ledger
from marsad.ingest.vault.log import Entry
from marsad.ingest.vault.records import decoded
from marsad.ingest.vault.warc_out import Record, records_of
from marsad.model.fields import Json

WARC, INDEX, PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")

Watch = Callable[[str], None]


def pack_wacz(case: Case, target: Path, watch: Watch = lambda _: None) -> int:
    """Write the captures of a case into a WACZ; how many records it holds. CaseError where an original was changed."""
    ledger = Ledger(case.path)
    kept = [entry for entry in ledger.read() if entry.action == "kept"]
    with zipfile.ZipFile(target, "x", allowZip64=True) as packed:
        made = _Package(packed)
        index: list[str] = []
        pages: list[Json] = [{"format": "json-pages-1.0", "id": "pages", "title": "Captures with text"}]
        with made.opened(WARC) as out:
            for number, entry in enumerate(kept, 1):
                url, at = _add(case.path, entry, out, index)
                if entry.text("texts"):
                    pages.append({"url": url, "ts": at, "title": _title(case.path, entry) or url})
                watch(f"packed: {number:,} captures")
        made.put(INDEX, "".join(sorted(index)).encode())
        made.put(PAGES, "".join(f"{_json(page)}\n" for page in pages).encode())
        for name in (CASE, LOG):
            with open_plain(case.path / name) as stream:
                made.put(f"marsad/{name}", stream.read(ledger.head.size) if name == LOG else stream.read())
        made.end(kept[-1].at if kept else None)
    return len(index)


@dataclass(slots=True)
class _Hashed:
    """A file of the package: it counts and hashes what is written to it."""

    stream: IO[bytes]
    size: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes, /) -> None:
        """Add bytes."""
        self.stream.write(data)
        self.digest.update(data)
        self.size += len(data)

    def __enter__(self) -> _Hashed:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()


class _Package:
    """The zip, whose files are stored unpacked as the format wants it, and what is told of them."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._made: dict[str, _Hashed] = {}

    def opened(self, name: str) -> _Hashed:
        """A file to write to; close it before the next."""
        info = zipfile.ZipInfo(name, _EPOCH)
        info.external_attr = (stat.S_IFREG | READ_ONLY) << 16
        self._made[name] = _Hashed(self._packed.open(info, "w", force_zip64=True))
        return self._made[name]

    def put(self, name: str, data: bytes) -> str:
        """A file whole; its digest."""
        with self.opened(name) as out:
            out.write(data)
        return named(out.digest)

    def end(self, at: str | None) -> None:
        """The list of files with their digests, and its own digest."""
        from importlib.metadata import version

        listed = [
            {"name": Path(name).name, "path": name, "hash": named(one.digest), "bytes": one.size}
            for name, one in self._made.items()
        ]
        about: Json = {"profile": "data-package", "wacz_version": "1.1.1", "software": f"marsad {version('marsad')}"}
        created: Json = {"created": at} if at else {}
        package = _json({**about, **created, "resources": listed}, indent=1).encode()
        summed: Json = {"path": "datapackage.json", "hash": self.put("datapackage.json", package)}
        self.put("datapackage-digest.json", _json(summed).encode())


def _add(folder: Path, entry: Entry, out: _Hashed, index: list[str]) -> tuple[str, str]:
    """Write the records of a capture and the lines of the index for them; the address and moment of the capture."""
    capture, original = entry.text("capture"), entry.text("original")
    if not is_digest(capture) or not is_digest(original):
        raise CaseError(f"entry {entry.number} of {folder / LOG} names no capture; run «marsad verify {folder}»")
    try:
        with open_plain(folder / place_of(CAPTURES, str(capture))) as stream:
            known = decoded(stream.read(), "the record of a capture")
        records = records_of(known, str(capture), folder / place_of(ORIGINALS, str(original)))
        for record in records:
            at = out.size
            taken = record.written_to(out)
            if record.kind != "request":
                index.append(_line(record, at, taken))
    except (OSError, RecordError) as error:
        raise CaseError(f"entry {entry.number} cannot be exported: {error}; run «marsad verify {folder}»") from error
    return records[-1].url, records[-1].at


def _line(record: Record, at: int, taken: int) -> str:
    """A line of the index (CDXJ)."""
    about: Json = {"url": record.url, "digest": record.digest, "mime": record.mime}
    where: Json = {"filename": Path(WARC).name, "offset": str(at), "length": str(taken)}
    status: Json = {"status": str(record.status)} if record.status else {}
    found = _MOMENT.match(record.at)
    return (
        f"{surt(record.url)} {''.join(found.groups()) if found else '0' * 14} {_json({**about, **status, **where})}\n"
    )


def surt(url: str) -> str:
    """The address as indexes sort it: «org,example)/a?b» for «https://www.example.org/a?b»."""
    try:
        place = urlsplit(url.lower())
        host, port = place.hostname or "", place.port
    except ValueError:
        return url.lower().replace(" ", "%20")
    if place.scheme not in ("http", "https"):
        return url.lower().replace(" ", "%20")
    told = f":{port}" if port and port not in (80, 443) else ""
    query = f"?{place.query}" if place.query else ""
    return f"{','.join(reversed(host.removeprefix('www.').split('.')))}{told}){place.path or '/'}{query}".replace(
        " ", "%20"
    )


def _title(folder: Path, entry: Entry) -> str | None:
    """The title of the first document of a capture."""
    texts = entry.text("texts")
    if not is_digest(texts):
        return None
    try:
        with open_plain(folder / place_of(TEXTS, str(texts))) as stream:
            title = decoded(stream.readline(64 * 1024 * 1024), "a text").get("title")
    except (OSError, RecordError):
        return None
    return title if isinstance(title, str) else None


def _json(value: Json, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=True, indent=indent)
