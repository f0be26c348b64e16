"""Makes small archives for the tests: WARCs, WACZ, zips. The events are invented, the places are real."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import zipfile

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد، بحسب مصادر طبية."
OTHER = "أعلنت وزارة الداخلية العراقية القبض على خلية مسلحة كانت تعد لهجوم على نقطة تفتيش جنوبي كركوك."


def page(text: str, title: str = "خبر") -> bytes:
    """A web page whose article is ``text``."""
    body = f"<article><h1>{title}</h1><p>{text}</p><p>{OTHER}</p></article>"
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="article:published_time" content="2015-07-27">'
    return f"<!doctype html><html lang=ar><head>{head}</head><body>{body}</body></html>".encode()


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = "") -> bytes:
    """An HTTP answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(
    url: str,
    block: bytes,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    payload: bytes | None = None,
    number: int = 1,
    **more: str,
) -> bytes:
    """A record with right digests; ``more`` sets or overrides headers (with _ for -)."""
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2015-07-28T09:30:00Z",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "Content-Type": content_type,
        "WARC-Block-Digest": sha1(block),
        "WARC-Payload-Digest": sha1(payload if payload is not None else block.partition(b"\r\n\r\n")[2]),
        "Content-Length": str(len(block)),
    }
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    """Records of pages that differ."""
    found = []
    for number in range(count):
        body = page(f"{REPORT} الحادثة رقم {number} في السجل.")
        found.append(record(f"https://example.org/{number}", answer(body), number=number))
    return found


def packed(records: list[bytes]) -> bytes:
    """The records as a WARC.gz: one member each."""
    return b"".join(gzip.compress(one) for one in records)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def wacz(warc: bytes, stated: bytes | None = None) -> bytes:
    """A WACZ of one WARC.gz, whose package states the digest of ``stated`` (else the right one)."""
    digest = hashlib.sha256(warc if stated is None else stated).hexdigest()
    resource = {"name": "data.warc.gz", "path": "archive/data.warc.gz", "hash": f"sha256:{digest}", "bytes": len(warc)}
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": [resource]}
    listed = b'{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}\n'
    files = {
        "archive/data.warc.gz": warc,
        "pages/pages.jsonl": listed,
        "datapackage.json": json.dumps(package).encode(),
    }
    return zipped(files, zipfile.ZIP_STORED)
