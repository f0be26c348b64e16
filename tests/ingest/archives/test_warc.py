"""WARC, WARC.gz and WACZ: pages with address, capture and digest; what is damaged costs itself alone."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from pathlib import Path

import brotli
import pytest
from making_archives import OTHER, REPORT, answer, packed, page, pages, record, wacz, zipped

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.model.text import Document

URL = "https://example.org/news"


def read(folder: Path, data: bytes, name: str = "a.warc") -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks."""
    path = folder / name
    path.write_bytes(data)
    found = list(read_inputs([path]))
    documents = [one for one in found if isinstance(one, Document)]
    return (
        documents,
        [str(one) for one in found if isinstance(one, Rejected)],
        [str(one) for one in found if isinstance(one, Remark)],
    )


def urls(documents: list[Document]) -> list[str]:
    return [(document.url or "").rpartition("/")[2] for document in documents]


def test_a_page_has_its_address_its_capture_and_its_digest(tmp_path: Path) -> None:
    body = page(REPORT)
    (document,), rejected, remarks = read(tmp_path, record(URL, answer(body)))
    assert REPORT in document.text
    assert (document.url, document.published, document.path) == (URL, "2015-07-27", str(tmp_path / "a.warc"))
    assert document.source_id == "urn:uuid:00000000-0000-0000-0000-000000000001"
    assert document.provenance is not None
    assert document.provenance.captured == "2015-07-28T09:30:00Z"
    assert document.provenance.original == f"sha256:{hashlib.sha256(body).hexdigest()}"
    assert (rejected, remarks) == ([], [])


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "b.warc.gz", "no-ending", "a.wacz"])
def test_every_form_gives_the_same_pages(tmp_path: Path, name: str) -> None:
    plain = b"".join(pages(3))
    data = {
        "a.warc.gz": packed(pages(3)),
        "b.warc.gz": gzip.compress(plain),  # the whole file packed in one piece
        "a.wacz": wacz(packed(pages(3))),
    }.get(name, plain)
    documents, rejected, remarks = read(tmp_path, data, name)
    assert urls(documents) == ["0", "1", "2"]
    assert (rejected, remarks) == ([], [])


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


RAW_DEFLATE = zlib.compressobj(wbits=-15)
WAYS = {
    "chunked": ("Transfer-Encoding: chunked\r\n", chunked),
    "gzip": ("Content-Encoding: gzip\r\n", gzip.compress),
    "br": ("Content-Encoding: br\r\n", brotli.compress),
    "deflate": ("Content-Encoding: deflate\r\n", zlib.compress),
    "gzip-in-chunks": (
        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
        lambda body: chunked(gzip.compress(body)),
    ),
    "undone-by-the-archive": ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", lambda body: body),
    "br-undone-by-the-archive": ("Content-Encoding: br\r\n", lambda body: body),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_packed_for_the_way_is_unpacked(tmp_path: Path, way: str) -> None:
    header, pack = WAYS[way]
    body = page(REPORT)
    (document,), rejected, remarks = read(tmp_path, record(URL, answer(pack(body), more=header)))
    assert REPORT in document.text
    assert document.provenance is not None
    assert document.provenance.original == f"sha256:{hashlib.sha256(body).hexdigest()}"
    assert (rejected, remarks) == ([], [])


def test_the_digest_of_the_unpacked_body_is_right_too(tmp_path: Path) -> None:
    body = page(REPORT)
    block = answer(gzip.compress(body), more="Content-Encoding: gzip\r\n")
    documents, _, remarks = read(tmp_path, record(URL, block, payload=body))
    assert (len(documents), remarks) == (1, [])


@pytest.mark.parametrize(
    "more", [{"WARC_Block_Digest": "sha1:" + "A" * 32}, {"WARC_Payload_Digest": f"sha256:{'0' * 64}"}]
)
def test_a_wrong_digest_is_a_remark(tmp_path: Path, more: dict[str, str]) -> None:
    documents, rejected, remarks = read(tmp_path, record(URL, answer(page(REPORT)), **more) + pages(1)[0])
    assert urls(documents) == ["news", "0"]
    assert rejected == []
    assert len(remarks) == 1
    assert f"a.warc!{URL}" in remarks[0]
    assert "was changed or damaged" in remarks[0]


def test_a_digest_that_cannot_be_computed_is_not_judged(tmp_path: Path) -> None:
    data = record(URL, answer(page(REPORT)), WARC_Block_Digest="crc32:00", WARC_Payload_Digest="nothing")
    documents, rejected, remarks = read(tmp_path, data)
    assert (len(documents), rejected, remarks) == (1, [], [])


def test_other_kinds_and_error_pages_are_counted(tmp_path: Path) -> None:
    data = pages(1)[0]
    data += record(URL + ".png", answer(b"\x89PNG", "image/png")) * 2 + record(URL, answer(b"", status="404 Not Found"))
    data += record(URL, b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")
    documents, rejected, remarks = read(tmp_path, data)
    assert (urls(documents), rejected) == (["0"], [])
    assert len(remarks) == 1
    assert "2 of image/png, 1 answers 404" in remarks[0]


def test_a_revisit_is_told_and_read_once(tmp_path: Path) -> None:
    first = record(URL, answer(page(REPORT)))
    again = record(
        URL, answer(b""), "revisit", WARC_Payload_Digest="sha1:" + "B" * 32, WARC_Date="2015-08-01T00:00:00Z"
    )
    documents, rejected, remarks = read(tmp_path, first + again)
    assert (len(documents), rejected) == (1, [])
    assert f"1 revisits of pages whose content had not changed: {URL} (2015-08-01T00:00:00Z)" in remarks[0]


def test_text_of_a_conversion_and_a_page_as_a_resource_are_read(tmp_path: Path) -> None:
    data = record(URL, REPORT.encode(), "conversion", "text/plain")
    data += record(URL, page(OTHER), "resource", "text/html", number=2)
    data += record("urn:text:" + URL, REPORT.encode(), "resource", "text/plain", number=3)  # a crawler's own note
    data += record("metadata://gnu.org/software/wget/warc/wget.log", b"log", "resource", "text/plain", number=4)
    documents, rejected, _ = read(tmp_path, data)
    assert [document.source_id[-1:] for document in documents if document.source_id] == ["1", "2"]
    assert rejected == []


def test_the_encoding_that_the_server_names_is_taken(tmp_path: Path) -> None:
    body = page(REPORT).replace(b'<meta charset="utf-8">', b"").decode().encode("iso-8859-6", "replace")
    documents, _, _ = read(tmp_path, record(URL, answer(body, "text/html; charset=ISO-8859-6")))
    assert "غارة جوية" in documents[0].text


# --- damage ------------------------------------------------------------------------------------------------------


def with_length(data: bytes, length: str) -> bytes:
    return re.sub(rb"Content-Length: \d+", b"Content-Length: " + length.encode(), data)


DAMAGE = {
    "no version": lambda data: data.replace(b"WARC/1.1", b"W\xff\xff\xff/1.1"),
    "no length": lambda data: with_length(data, "x"),
    "longer than it is": lambda data: with_length(data, "999999"),
    "long into the next": lambda data: with_length(data, str(len(data) + 900)),
    "shorter than it is": lambda data: with_length(data, "7"),
    "negative": lambda data: with_length(data, "-9"),
    "beyond all numbers": lambda data: with_length(data, "9" * 40),
    "zeros": lambda data: data[:100] + b"\0" * (len(data) - 100),
    "cut": lambda data: data[: len(data) // 2],
    "an endless header": lambda data: data.replace(b"WARC-Date", b"X" * 200_000),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("form", ["plain", "members", "one piece"])
def test_a_damaged_record_does_not_cost_the_others(tmp_path: Path, damage: str, form: str) -> None:
    records = pages(5)
    records[2] = DAMAGE[damage](records[2])
    data = {"plain": b"".join(records), "members": packed(records), "one piece": gzip.compress(b"".join(records))}[form]
    documents, rejected, remarks = read(tmp_path, data, "a.warc" if form == "plain" else "a.warc.gz")
    assert [url for url in urls(documents) if url != "2"] == ["0", "1", "3", "4"]
    assert rejected + remarks
    broken = [document for document in documents if document.url and document.url.endswith("2")]
    assert all("رقم 3" not in document.text for document in broken)


def test_a_damaged_packed_record_does_not_cost_the_others(tmp_path: Path) -> None:
    members = [bytearray(gzip.compress(one)) for one in pages(4)]
    members[1][60] ^= 0xFF
    documents, rejected, _ = read(tmp_path, b"".join(members), "a.warc.gz")
    assert urls(documents) == ["0", "2", "3"]
    assert len(rejected) == 1
    assert "a damaged packed record" in rejected[0]


def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    documents, rejected, remarks = read(tmp_path, packed(pages(3))[:-90], "a.warc.gz")
    assert urls(documents)[:2] == ["0", "1"]
    assert any("ends in the middle" in one for one in rejected + remarks)


@pytest.mark.parametrize(
    "data", [b"", b"garbage" * 50, b"WARC/1.1\r\n", b"\x1f\x8b\x08" * 9, b"WARC/1.0\r\n\r\n" * 3000]
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_no_warc_is_named(tmp_path: Path, data: bytes, name: str) -> None:
    documents, rejected, _ = read(tmp_path, data, name)
    assert documents == []
    assert 0 < len(rejected) <= 1002


def test_a_bomb_within_an_answer_is_named(tmp_path: Path) -> None:
    for way, pack in (("gzip", gzip.compress), ("br", brotli.compress)):
        bomb = pack(b"<p>" + b"a" * 80_000_000)
        data = record(URL, answer(bomb, more=f"Content-Encoding: {way}\r\n")) + pages(1)[0]
        documents, _, remarks = read(tmp_path, data)
        assert urls(documents) == ["0"]
        assert "it grows beyond what any page needs" in remarks[0]


def test_a_bomb_of_a_packed_record_is_named(tmp_path: Path) -> None:
    data = gzip.compress(record(URL, answer(b"a" * 40_000_000))) + packed(pages(1))
    documents, rejected, _ = read(tmp_path, data, "a.warc.gz")
    assert urls(documents) == ["0"]
    assert "it grows to more than 200 times its size" in "".join(rejected)


# --- WACZ --------------------------------------------------------------------------------------------------------


def test_a_wacz_that_was_changed_says_so(tmp_path: Path) -> None:
    documents, rejected, remarks = read(tmp_path, wacz(packed(pages(1)), b"what was collected"), "a.wacz")
    assert (urls(documents), rejected) == (["0"], [])
    assert len(remarks) == 1
    assert "a.wacz!archive/data.warc.gz: its digest is not the one stated in datapackage.json" in remarks[0]


@pytest.mark.parametrize(
    "package", [b"", b"[]", b"{}", b'{"resources": [3]}', b'{"resources": ' + b"[" * 9999, b"\xff"]
)
def test_a_wacz_whose_package_is_broken_is_read(tmp_path: Path, package: bytes) -> None:
    data = zipped({"archive/a.warc.gz": packed(pages(1)), "datapackage.json": package})
    documents, _, remarks = read(tmp_path, data, "a.wacz")
    assert urls(documents) == ["0"]
    assert "the list of digests cannot be read" in remarks[0]
