"""How right PDFs are read, letter by letter and number by number, and how fast files of office programs are.

    python benchmarks/documents.py [--copies 20]

The PDFs of ``tests/ingest/pdfs`` against the texts that they were made from, by Marsad and beside it by other readers where
they are installed: pdfplumber with python-bidi, PDFium, pypdf and poppler's ``pdftotext``. Letters: one less the edit distance
over the letters, digits and spaces, vowel signs and stretching left out. Numbers: the share of the numbers of the text that
are there in the same place among them. Headers and page numbers are taken off all alike. Speed: of ``--copies`` copies of each
file, one after the other, in seconds of the processor, the start of each process included; memory: of the largest child.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from marsad.ingest import read_inputs
from marsad.model.text import Document

ROOT = Path(__file__).resolve().parent.parent / "tests" / "ingest"
PDFS = ROOT / "pdfs"
TEXTS = ("report", "numbers", "columns")
MAKERS = ("chromium", "libreoffice", "weasyprint", "visual", "scan")
HEADER = "وكالة السراة · النشرة اليومية"
NUMBER = re.compile(r"\d+(?:[.,/:٫٬-]\d+)*")

Engine = Callable[[Path], str]


def marsad(path: Path) -> str:
    return "\n".join(one.text for one in read_inputs([path]) if isinstance(one, Document))


def plumber(path: Path) -> str:
    """What a program gets that takes pdfplumber's lines, turns them by python-bidi and normalises them (NFKC)."""
    import pdfplumber
    from bidi.algorithm import get_display

    with pdfplumber.open(path) as document:
        lines = [line for page in document.pages for line in (page.extract_text() or "").splitlines()]
    return "\n".join(unicodedata.normalize("NFKC", get_display(line)) for line in lines)


def pdfium(path: Path) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    return "\n".join(unicodedata.normalize("NFKC", page.get_textpage().get_text_range()) for page in pages)


def pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(unicodedata.normalize("NFKC", page.extract_text()) for page in PdfReader(path).pages)


def poppler(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        raise ImportError("pdftotext is not installed")
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFKC", done.stdout.decode("utf-8"))


ENGINES: dict[str, Engine] = {
    "Marsad": marsad,
    "pdfplumber, python-bidi": plumber,
    "PDFium": pdfium,
    "pypdf": pypdf,
    "poppler": poppler,
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--copies", type=int, default=20)
    copies = options.parse_args().copies
    print("| made by | " + " | ".join(ENGINES) + " |")
    print("|---|" + "---|" * len(ENGINES))
    for maker in MAKERS:
        print(f"| {maker} | " + " | ".join(_row(maker, engine) for engine in ENGINES.values()) + " |")
    print()
    for path in (PDFS / "report-chromium.pdf", *sorted((ROOT / "offices").iterdir())):
        _speed(path, copies)


def _row(maker: str, engine: Engine) -> str:
    """Letters and numbers of all texts of a maker, in percent."""
    names = [name for name in TEXTS if (PDFS / f"{name}-{maker}.pdf").exists()]
    try:
        pairs = [(_text(name), engine(PDFS / f"{name}-{maker}.pdf")) for name in names]
    except ImportError:
        return "–"
    letters = [(_distance(_bare(known), _bare(read)), len(_bare(known))) for known, read in pairs]
    numbers = [
        (_found(NUMBER.findall(known), NUMBER.findall(_body(read))), len(NUMBER.findall(known)))
        for known, read in pairs
    ]
    right = 1 - sum(wrong for wrong, _ in letters) / sum(all_ for _, all_ in letters)
    return f"{right:.1%}, {sum(found for found, _ in numbers) / sum(all_ for _, all_ in numbers):.1%}"


def _text(name: str) -> str:
    return (PDFS / f"{name}.txt").read_text(encoding="utf-8")


def _body(text: str) -> str:
    """The text without headers and without lines that hold a page's number alone."""
    kept = [line for line in text.splitlines() if not re.fullmatch(r"\s*[12]\s*", line)]
    return "\n".join(kept).replace(HEADER, "")


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFKC", _body(text)).replace("ـ", "")
    signs = (sign if sign.isalnum() else " " for sign in text if not unicodedata.combining(sign))
    return " ".join("".join(signs).split())


def _found(known: list[str], read: list[str]) -> int:
    """Numbers that stand in both in one order."""
    return sum(block.size for block in SequenceMatcher(None, known, read, autojunk=False).get_matching_blocks())


def _distance(one: str, other: str) -> int:
    """The edit distance of two texts."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        left, row[0] = row[0], at
        for beside, sign in enumerate(other, 1):
            left, row[beside] = row[beside], min(row[beside] + 1, row[beside - 1] + 1, left + (letter != sign))
    return min(row[-1], len(one))


def _speed(path: Path, copies: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(copies):
            shutil.copy(path, Path(folder) / f"{number}{path.suffix}")
        began = _seconds()
        read = sum(isinstance(one, Document) for one in read_inputs([folder]))
        seconds = _seconds() - began
    print(f"{path.name}: {read / seconds:.1f} documents a second of the processor, largest child {_largest():,} MB")


def _seconds() -> float:
    """Of the processor, children included."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _largest() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    main()
