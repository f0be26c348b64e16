"""Pages that are pictures: drawn by PDFium, recognised by Tesseract with its Arabic model if it is installed."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from marsad.ingest.pdf.glyphs import plain
from marsad.ingest.pdf.paragraphs import Line, Paragraph, is_open

DOTS = 400  # per inch: at 300, of which Tesseract's makers speak, it lost digits of small print
AGAIN = (
    300  # for a second reading, with which the numbers are compared: it is sure of wrong digits, but not of the same
)
_PIXELS = 36_000_000  # of one page at most; larger ones are drawn coarser
_SECONDS = 80  # for one page
_SURE = 60.0  # of 100: words below are counted as unsure


@lru_cache(maxsize=2)
def name_of(program: str, language: str) -> str:
    """Name and version of the program, and its model: "Tesseract 5.3.0 (ara)"."""
    done = subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False)
    words = (done.stdout or done.stderr).decode("utf-8", "replace").split()
    return f"Tesseract {words[1][:20] if len(words) > 1 else ''} ({language})"


@lru_cache(maxsize=2)
def model(program: str | None) -> str | None:
    """The languages that Tesseract is to use; None where it, or its Arabic model, is missing."""
    if program is None:
        return None
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return "ara" if "ara" in done.stdout.decode("utf-8", "replace").split() else None


def recognise(page: Any, program: str, language: str, dots: int = DOTS) -> tuple[list[Paragraph], float]:
    """The paragraphs of a page of PDFium's, and the share of its words that Tesseract is sure of."""
    width, height = page.get_size()
    scale = min(dots / 72, (_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    done = subprocess.run(
        [program, "stdin", "stdout", "-l", language, "--psm", "3", "--dpi", str(round(72 * scale)), "tsv"],
        input=_picture(bitmap), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_SECONDS, check=True,
    )  # fmt: skip
    words = list(_words(done.stdout.decode("utf-8", "replace")))
    sure = [float(word["conf"]) >= _SURE for word in words]
    return _paragraphs(words, scale), sum(sure) / max(1, len(sure))


def _picture(bitmap: Any) -> bytes:
    """A grey picture as PGM."""
    rows = memoryview(bitmap.buffer).cast("B")
    lines = (bytes(rows[at * bitmap.stride : at * bitmap.stride + bitmap.width]) for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)


def _words(table: str) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == "5" and (row.get("text") or "").strip():
            yield row


def _paragraphs(words: list[dict[str, str]], scale: float) -> list[Paragraph]:
    """Tesseract parts more than it should: each of its paragraphs is a region, with which the next may go on."""
    grouped: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = {}
    for word in words:
        grouped.setdefault((word["block_num"], word["par_num"]), {}).setdefault(word["line_num"], []).append(word)
    groups = [[_line(line, scale) for line in lines.values()] for lines in grouped.values()]
    found = []
    for number, group in enumerate(groups):
        width = max(line.box[2] - line.box[0] for line in _beside(group, groups))
        last = replace(group[-1], room=width - (group[-1].box[2] - group[-1].box[0]))
        found.append(Paragraph((*group[:-1], last), is_open(last), number))
    return found


def _beside(group: list[Line], groups: list[list[Line]]) -> list[Line]:
    """The lines of the page that begin where the group's last line does: those of its column."""
    right = group[-1].box[2]
    return [line for other in groups for line in other if abs(line.box[2] - right) < 2 * group[-1].size]


def _line(words: list[dict[str, str]], scale: float) -> Line:
    boxes = [tuple(int(word[side]) / scale for side in ("left", "top", "width", "height")) for word in words]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
    return Line(plain(" ".join(word["text"].strip() for word in words)).strip(), box, round(bottom - top, 1), 0.0, 0.0)
