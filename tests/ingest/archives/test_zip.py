"""Zips: every readable file of them, none of what they are built to do to their reader."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from making_archives import OTHER, REPORT, page, zipped

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.archives import nest
from marsad.model.text import Document


def read(folder: Path, data: bytes, name: str = "a.zip") -> tuple[dict[str, Document], list[str], list[str]]:
    """The documents by what stands after the file's name in their path, what was set aside and the remarks."""
    path = folder / name
    path.write_bytes(data)
    found = list(read_inputs([path]))
    documents = {(one.path or "").removeprefix(f"{path}!"): one for one in found if isinstance(one, Document)}
    return (
        documents,
        [str(one) for one in found if isinstance(one, Rejected)],
        [str(one) for one in found if isinstance(one, Remark)],
    )


def lines(count: int) -> bytes:
    return "".join(json.dumps({"id": f"{n}", "text": f"{REPORT} {n}"}) + "\n" for n in range(count)).encode()


def test_every_readable_file_is_read_by_its_own_reader(tmp_path: Path) -> None:
    files = {
        "a.txt": REPORT.encode("utf-16"),
        "inner/b.html": page(REPORT),
        "inner/c.jsonl": lines(1),
        "d": lines(1),  # no ending: its content tells
        "README.md": b"nothing",
        ".hidden.txt": REPORT.encode(),
        "__MACOSX/._a.txt": b"\0\5\x16",
        "e.png": b"\x89PNG",
    }
    documents, rejected, remarks = read(tmp_path, zipped(files))
    assert list(documents) == ["a.txt", "inner/b.html", "inner/c.jsonl", "d"]
    assert documents["a.txt"].text == REPORT
    assert len(rejected) == 1
    assert "a.zip!e.png: skipped: Marsad does not read «.png»" in rejected[0]
    assert remarks == []


def test_what_the_options_say_holds_inside(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": REPORT.encode()}))
    (document,) = read_inputs([tmp_path / "a.zip"], published="2015-07-26", publisher="وكالة")
    assert isinstance(document, Document)
    assert (document.published, document.publisher) == ("2015-07-26", "وكالة")


def test_three_archives_in_one_another_are_read_and_no_more(tmp_path: Path) -> None:
    data = zipped({"d.txt": REPORT.encode()})
    for name in ("c.zip", "b.zip"):
        data = zipped({name: data, f"{name}.txt": OTHER.encode()})
    documents, rejected, _ = read(tmp_path, data)
    assert list(documents) == ["b.zip!c.zip!d.txt", "b.zip!c.zip.txt", "b.zip.txt"]
    assert rejected == []
    documents, rejected, _ = read(tmp_path, zipped({"z.zip": data}))
    assert list(documents) == ["z.zip!b.zip!c.zip.txt", "z.zip!b.zip.txt"]
    assert len(rejected) == 1
    assert "z.zip!b.zip!c.zip: not read further: more than 3 archives lie in one another" in rejected[0]


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "cp1256", "cp720"])
@pytest.mark.parametrize("flag", [0, 0x800])
def test_an_arabic_name_survives_its_code_page(tmp_path: Path, codec: str, flag: int) -> None:
    """Windows names what it packs in the code page of DOS, other programs in that of Windows; some lie about it."""
    name = "تقرير الحديدة.txt"
    written = name.encode(codec)
    stand_in = "x" * (len(written) - 4) + ".txt"
    data = zipped({stand_in: REPORT.encode()}).replace(stand_in.encode(), written)
    for mark, after in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(mark) + after
        data = data[:at] + struct.pack("<H", flag) + data[at + 2 :]
    documents, rejected, _ = read(tmp_path, data)
    assert list(documents) == [name]
    assert rejected == []


@pytest.mark.parametrize(
    "name", ["../../etc/a.txt", "/etc/a.txt", "C:\\etc\\a.txt", "..\\etc\\a.txt", "./etc/../../etc/a.txt"]
)
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    documents, rejected, remarks = read(tmp_path, zipped({name: REPORT.encode()}))
    assert len(documents) == 1
    assert set(documents) <= {"etc/a.txt", "etc/etc/a.txt"}
    assert rejected == []
    assert "its name leads out of the archive" in remarks[0]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


# --- what cannot be read ------------------------------------------------------------------------------------------


def test_a_file_without_a_name_is_named(tmp_path: Path) -> None:
    data = zipped({"a": REPORT.encode()})
    at = data.index(b"PK\x01\x02") + 46
    documents, rejected, _ = read(tmp_path, data[:at] + b"\0" + data[at + 1 :])
    assert documents == {}
    assert "a.zip!unnamed: damaged in the zip" in rejected[0]  # its two names differ


def test_an_encrypted_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": REPORT.encode(), "b.txt": OTHER.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    documents, rejected, _ = read(tmp_path, bytes(data))
    assert list(documents) == ["b.txt"]
    assert "a.zip!a.txt: it is encrypted; unpack it with its password" in rejected[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings_are_named(tmp_path: Path, method: int) -> None:
    documents, rejected, _ = read(tmp_path, zipped({"a.txt": REPORT.encode()}, method))
    assert documents == {}
    assert f"packed by method {method}, which is not read" in rejected[0]


def test_a_damaged_file_does_not_cost_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": lines(9), "b.txt": OTHER.encode()}))
    data[60] ^= 0xFF
    documents, rejected, _ = read(tmp_path, bytes(data))
    assert "b.txt" in documents
    assert any("a.zip!a.txt" in one for one in rejected)


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_zip_cut_short_is_named(tmp_path: Path, cut: int) -> None:
    documents, rejected, _ = read(tmp_path, zipped({"a.txt": lines(9)})[:-cut])
    assert documents == {}
    assert "a damaged zip" in rejected[0]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100, b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_zip_or_empty_is_named(tmp_path: Path, data: bytes) -> None:
    documents, rejected, _ = read(tmp_path, data)
    assert (documents, len(rejected)) == ({}, 1)


# --- bombs -------------------------------------------------------------------------------------------------------


def test_a_file_that_grows_too_much_is_cut_and_named(tmp_path: Path) -> None:
    documents, rejected, _ = read(tmp_path, zipped({"a.jsonl": b" " * 60_000_000, "b.txt": REPORT.encode()}))
    assert list(documents) == ["b.txt"]
    assert any("it grows to more than 200 times its size" in one for one in rejected)


def test_files_that_overlap_share_one_budget(tmp_path: Path) -> None:
    """A list of contents that names the same packed bytes over and over (Fifield's bomb)."""
    data = bytearray(zipped({"a.txt": b" " * 15_000_000}))
    at = data.index(b"PK\x01\x02")
    entry, end = bytes(data[at:-22]), bytearray(data[-22:])
    struct.pack_into("<HHI", end, 8, 500, 500, len(entry) * 500)
    documents, rejected, _ = read(tmp_path, bytes(data[:at]) + entry * 500 + bytes(end))
    assert documents == {}
    assert any("not read further" in one for one in rejected)
    assert len(rejected) < 30


def test_too_many_entries_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nest.Budget.__init__, "__defaults__", (5,))
    documents, rejected, _ = read(tmp_path, zipped({f"{n}.txt": f"{REPORT} {n}".encode() for n in range(9)}))
    assert len(documents) == 5
    assert "it holds more than 100,000 entries" in rejected[-1]


def test_a_list_of_contents_without_end_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.ingest.archives.zip_file.MAX_LIST", 1000)
    documents, rejected, _ = read(tmp_path, zipped({f"{n}.txt": b"x" for n in range(99)}))
    assert documents == {}
    assert "its list of contents is longer than that of any sound zip" in rejected[0]


def test_content_of_the_size_of_a_header_is_not_changed(tmp_path: Path) -> None:
    data = "PK\x03\x04\x08\x08\x08\x08 قصف تعز غار.".encode()
    assert len(data) == 30
    documents, _, _ = read(tmp_path, zipped({"تقرير.txt": data}, zipfile.ZIP_STORED))
    assert documents["تقرير.txt"].text.encode() == data


def test_content_that_looks_like_a_list_of_contents_is_not_changed(tmp_path: Path) -> None:
    text = "PK\x01\x02" + "ا" * 100 + REPORT
    documents, _, _ = read(tmp_path, zipped({"a.txt": text.encode()}, zipfile.ZIP_STORED))
    assert documents["a.txt"].text == text


def test_a_zip_on_standard_input_is_read() -> None:
    found = list(read_inputs(["-"], stdin=io.BytesIO(zipped({"a.txt": REPORT.encode()}))))
    assert [one.path for one in found if isinstance(one, Document)] == ["-!a.txt"]
