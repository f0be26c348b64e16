"""A case as a WACZ: others' tools and Marsad's own reader read it back, and every digest in it holds."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from vault_samples import REPORT, actions, collected, faults, files, overwrite, reports

from marsad.errors import CaseError
from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.vault import Capture, Case
from marsad.ingest.vault.bundle import export_wacz
from marsad.ingest.vault.capture import Hop
from marsad.ingest.vault.wacz import surt
from marsad.ingest.vault.warc_out import file_url
from marsad.model.text import Document

URL = "https://www.example.org/news/1?a=ب c"
PAGE = f"<html><body><article><p>{REPORT}</p></article></body></html>".encode()
PACKED = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("X-Bad", "a\r\nSet-Cookie: b"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of a file, a picture, and a page that a redirect led to."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "صورة.jpg").write_bytes(b"\xff\xd8")
    folder = tmp_path / "case"
    collected(folder, *reports(tmp_path / "in", 1), tmp_path / "in" / "صورة.jpg")
    moved = Hop("https://example.org/1", request=(("Host", "example.org"),), status=301, response=(("Location", URL),))
    page = Hop(URL, request=(("Host", "www.example.org"),), status=200, response=PACKED, address="192.0.2.1")
    about = Capture(moved.url, URL, ".html", "web", "2023-11-20T10:00:00.5Z", (moved, page))
    with Case.open(folder).session(by="me") as session:
        session.keep(about, PAGE)
    return folder


def records(packed: zipfile.ZipFile) -> list[tuple[str, str, bytes]]:
    stream = io.BytesIO(packed.read("archive/data.warc.gz"))
    found = []
    for record in ArchiveIterator(stream, verify_digests=True, parse_http=False):
        assert record.verify_block_digest()
        found.append((record.headers["WARC-Type"], record.headers["WARC-Target-URI"], record.reader.read()))
    return found


def test_another_reader_finds_every_record_and_its_digest(case: Path, tmp_path: Path) -> None:
    assert export_wacz(Case.open(case), tmp_path / "case.wacz", "me") == 4
    with zipfile.ZipFile(tmp_path / "case.wacz") as packed:
        told = records(packed)
    assert [(kind, url.rpartition("/")[2]) for kind, url, _ in told] == [
        ("resource", "000.txt"),
        ("resource", "%D8%B5%D9%88%D8%B1%D8%A9.jpg"),
        ("request", "1"),
        ("response", "1"),
        ("request", "1?a=ب c"),
        ("response", "1?a=ب c"),
    ]
    head, _, body = told[-1][2].partition(b"\r\n\r\n")
    assert body == PAGE
    assert b"X-Archive-Orig-Content-Encoding: gzip\r\n" in head
    assert b"X-Bad: a  Set-Cookie: b\r\n" in head  # no header that the server did not send as one
    assert actions(case)[-1] == "exported"
    assert faults(case) == []


def test_marsad_reads_it_back(case: Path, tmp_path: Path) -> None:
    export_wacz(Case.open(case), tmp_path / "case.wacz", "me")
    found = list(read_inputs([tmp_path / "case.wacz"]))
    file, page = [one for one in found if isinstance(one, Document)]
    assert (file.text, page.text) == (REPORT.format(0), REPORT)
    assert page.url == URL
    assert page.provenance
    assert page.provenance.captured == "2023-11-20T10:00:00.5Z"
    assert page.provenance.original == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert not [one for one in found if isinstance(one, Rejected)]
    assert [one.reason for one in found if isinstance(one, Remark)] == [
        "records that hold no report were passed over: 1 of image/jpeg, 1 answers 301"
    ]


def test_its_lists_say_what_is_in_it(case: Path, tmp_path: Path) -> None:
    export_wacz(Case.open(case), tmp_path / "case.wacz", "me")
    with zipfile.ZipFile(tmp_path / "case.wacz") as packed:
        assert {one.compress_type for one in packed.infolist()} == {zipfile.ZIP_STORED}
        package = json.loads(packed.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        for one in package["resources"]:
            data = packed.read(one["path"])
            assert (one["hash"], one["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
        digest = json.loads(packed.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{hashlib.sha256(packed.read('datapackage.json')).hexdigest()}"
        pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()]
        assert [one.get("url", "")[-7:] for one in pages] == ["", "000.txt", "1?a=ب c"]
        warc = packed.read("archive/data.warc.gz")
        lines = packed.read("indexes/index.cdx").decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            key, moment, about = line.split(" ", 2)
            place = json.loads(about)
            start, length = int(place["offset"]), int(place["length"])
            assert place["url"].encode() in gzip.decompress(warc[start : start + length])
            assert (key, len(moment)) == (surt(place["url"]), 14)
        assert packed.read("marsad/custody.jsonl") == (case / "custody.jsonl").read_bytes()


def test_the_same_case_gives_the_same_records(case: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export_wacz(Case.open(case), tmp_path / f"{name}.wacz", "me")
    with zipfile.ZipFile(tmp_path / "a.wacz") as one, zipfile.ZipFile(tmp_path / "b.wacz") as other:
        assert one.read("archive/data.warc.gz") == other.read("archive/data.warc.gz")


def test_a_changed_original_is_not_handed_on(case: Path, tmp_path: Path) -> None:
    overwrite(files(case, "originals")[0], b"x")
    with pytest.raises(CaseError, match="was changed since it was kept"):
        export_wacz(Case.open(case), tmp_path / "case.wacz", "me")
    assert not list(tmp_path.glob("*case.wacz*"))


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("/in/a b.txt", "file:///in/a%20b.txt"),
        ("~/س.txt", "file:///~/%D8%B3.txt"),
        ("-", "file:///standard-input"),
        ("/in/a\udcff.txt", "file:///in/a%FF.txt"),
        ("/in/\ud800\n", "file:///in/%ED%A0%80%0A"),
    ],
)
def test_any_name_becomes_an_address(source: str, url: str) -> None:
    assert file_url(source) == url


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Example.org/A/b?c=1", "org,example)/a/b?c=1"),
        ("http://example.org:8080", "org,example:8080)/"),
        ("file:///~/a b.txt", "file:///~/a%20b.txt"),
        ("http://[bad/x y", "http://[bad/x%20y"),
    ],
)
def test_addresses_as_indexes_sort_them(url: str, key: str) -> None:
    assert surt(url) == key
