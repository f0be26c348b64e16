"""PDFs of four producers, a scan, and what goes wrong with them: letters, digits and their order against the known text."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.pdf.compare import skeleton
from marsad.model.text import Document

FOLDER = Path(__file__).parent / "pdfs"
HEADER = "وكالة السراة · النشرة اليومية"
TEXTS = ("report", "numbers", "columns")
MAKERS = ("chromium", "libreoffice", "weasyprint", "visual")
NUMBER = re.compile(r"\d+(?:[.,/:٫٬-]\d+)*")


def read(name: str) -> tuple[Document | None, list[str], list[str]]:
    """The document of a PDF, what was set aside and the remarks."""
    outcomes = list(read_inputs([FOLDER / f"{name}.pdf"]))
    document = next((outcome for outcome in outcomes if isinstance(outcome, Document)), None)
    rejected = [str(outcome) for outcome in outcomes if isinstance(outcome, Rejected)]
    return document, rejected, [str(outcome) for outcome in outcomes if isinstance(outcome, Remark)]


def expected(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()


def without_header(text: str) -> str:
    """The text without the header, which on a single page nothing tells from a title."""
    return text.removeprefix(f"{HEADER}\n\n")


@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("name", TEXTS)
def test_every_letter_and_digit_is_read_in_its_order(name: str, maker: str) -> None:
    document, rejected, remarks = read(f"{name}-{maker}")
    assert document is not None
    assert (rejected, remarks) == ([], [])
    assert document.provenance is not None
    assert (document.provenance.text_order, document.provenance.ocr) == ("sound", False)
    text = without_header(document.text)
    assert skeleton(text) == skeleton(expected(name))
    assert NUMBER.findall(text) == NUMBER.findall(expected(name))


@pytest.mark.parametrize("maker", ["chromium", "libreoffice"])
@pytest.mark.parametrize("name", ["report", "numbers"])
def test_paragraphs_brackets_and_signs_come_back_as_they_were_written(name: str, maker: str) -> None:
    document, _, _ = read(f"{name}-{maker}")
    assert document is not None
    assert without_header(document.text) == expected(name)


def test_the_right_column_is_read_first_and_goes_on_in_the_left() -> None:
    for maker in ("chromium", "libreoffice", "weasyprint"):
        document, _, _ = read(f"columns-{maker}")
        assert document is not None
        assert [skeleton(p) for p in without_header(document.text).split("\n\n")][:3] == [
            skeleton(p) for p in expected("columns").split("\n\n")
        ][:3]
        assert "وإلى فتح ممر آمن لخروج العائلات العالقة" in document.text


def test_headers_and_page_numbers_of_several_pages_are_no_text() -> None:
    document, _, _ = read("report-chromium")
    assert document is not None
    assert HEADER not in document.text
    assert document.text.endswith("موقعها.")


def test_each_line_has_its_page_and_box() -> None:
    document, _, _ = read("report-weasyprint")
    assert document is not None
    assert document.provenance is not None
    regions = document.provenance.regions
    assert {region.page for region in regions} == {1, 2}
    shown = {document.text[region.start : region.end]: region for region in regions}
    line = shown["الجرحى في حال حرجة وأن ٣ منهم نُقلوا إلى عدن."]
    left, top, right, bottom = line.box
    assert line.page == 1
    assert 0 < left < right < 420
    assert 0 < top < bottom < 595
    assert bottom - top < 30
    covered = {offset for region in regions for offset in range(region.start, region.end)}
    assert {letter for at, letter in enumerate(document.text) if at not in covered} <= {" ", "\n"}


def test_where_two_readings_differ_the_number_is_named_and_the_document_doubtful() -> None:
    document, rejected, remarks = read("lying")
    assert document is not None
    assert document.provenance is not None
    assert document.provenance.text_order == "doubtful"
    assert rejected == []
    assert ["page 1" in remark and "«١٥» / «٥١»" in remark for remark in remarks] == [True]


def test_a_locked_pdf_is_named() -> None:
    assert read("locked")[:2] == (
        None,
        [f"{FOLDER}/locked.pdf: the PDF is locked with a password; it was not read; save it without one"],
    )


@pytest.mark.parametrize(("name", "why"), [("report-scan", "it is a picture"), ("mute", "does not tell its letters")])
def test_without_tesseract_a_page_without_letters_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.setenv("PATH", "")
    document, rejected, _ = read(name)
    assert document is None
    assert all(f"page {number}" in one and why in one for number, one in enumerate(rejected, 1))
    assert rejected


def has_tesseract() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    return (
        "ara" in subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    )


@pytest.mark.skipif(not has_tesseract(), reason="Tesseract with its Arabic model is not installed")
def test_a_scan_is_recognised_and_marked() -> None:
    document, rejected, remarks = read("report-scan")
    assert document is not None
    assert document.provenance is not None
    assert (document.provenance.ocr, document.provenance.text_order, rejected) == (True, "doubtful", [])
    assert "Tesseract" in (document.provenance.extractor or "")
    assert sum("recognised on a picture" in remark for remark in remarks) == 2
    assert "اندلعت اشتباكات عنيفة بين القوات الحكومية ومسلحين حوثيين" in document.text


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    data = (FOLDER / "columns-weasyprint.pdf").read_bytes()
    (document,) = read_inputs(["-"], stdin=io.BytesIO(data))
    assert isinstance(document, Document)
    assert "طرابلس" in document.text


def test_a_pdf_that_is_cut_short_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    data = (FOLDER / "columns-weasyprint.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(data[:300])
    (tmp_path / "b.pdf").write_bytes(data)
    (tmp_path / "c.pdf").write_bytes(b"")
    outcomes = list(read_inputs([tmp_path]))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Rejected", "Document", "Rejected"]
