"""The task of the sandbox: a PDF in, a message for each page out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from typing import Any, BinaryIO

from marsad.ingest.pdf import plumber
from marsad.ingest.pdf.brackets import balance
from marsad.ingest.pdf.columns import Gap, regions
from marsad.ingest.pdf.compare import differences, falling, implausible
from marsad.ingest.pdf.glyphs import UNKNOWN, Glyph
from marsad.ingest.pdf.paragraphs import Line, Paragraph, paragraphs_of
from marsad.ingest.pdf.pdfium import Pdfium
from marsad.ingest.pdf.rows import rows_of
from marsad.ingest.pdf.scan import AGAIN, model, name_of, recognise
from marsad.ingest.unreadable import UnreadableError

_FEW = 12  # letters: a page with a picture and no more of them is a scan
_PICTURE = 0.4  # of the page that pictures cover, on a scan
_LOST = 0.3  # of the glyphs without a letter: such a page cannot be read by its letters
_PAGES = 2000
_MANY = 60_000  # glyphs on one page: a drawing

Message = dict[str, Any]


def task(stream: BinaryIO, options: dict[str, Any]) -> Iterator[Message]:
    """A message for each page: its paragraphs, what is doubtful in it, or why it was not read."""
    second = _second(stream)
    stream.seek(0)
    reader = _Reader(second, options.get("tesseract"))
    try:
        for number, (page, glyphs, turned) in enumerate(plumber.pages_of(stream), 1):
            if number > _PAGES:
                yield {"unread": number, "why": f"only the first {_PAGES:,} pages are read"}
                return
            yield reader.page(number, page, glyphs, turned)
    except Exception as error:
        if "Password" in f"{type(error).__name__}{error!r}":
            raise _locked() from error
        raise


def _second(stream: BinaryIO) -> Pdfium | None:
    """The second engine; None where it cannot open the file."""
    import pypdfium2

    try:
        return Pdfium(stream)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked() from error
        return None


def _locked() -> UnreadableError:
    return UnreadableError("the PDF is locked with a password", "save it without one")


class _Reader:
    """Reads page after page, and remembers what one tells of the next."""

    def __init__(self, second: Pdfium | None, tesseract: str | None) -> None:
        self._second = second
        self._tesseract = tesseract
        self._opened = False
        self._gutters: list[Gap] = []
        self._mirrored = True

    def page(self, number: int, page: Any, glyphs: list[Glyph], turned: int) -> Message:
        """The message of a page."""
        if len(glyphs) > _MANY:
            return {"unread": number, "why": f"it has more than {_MANY:,} letters: a drawing"}
        letters = [glyph for glyph in glyphs if not glyph.is_space]
        lost = sum(UNKNOWN in glyph.text for glyph in letters)
        pictures = _covered(page)
        if (len(letters) <= _FEW and pictures > _PICTURE) or lost > max(_FEW, _LOST * len(letters)):
            return self._scan(number, page, lost)
        gutters = list(self._gutters)
        paragraphs = self._paragraphs(glyphs, True)
        doubts, why = self._compared(number, paragraphs, gutters)
        self._opened = bool(paragraphs) and paragraphs[-1].open
        layer = pictures > 2 * _PICTURE and self._invisible(number)
        return {**_told(number, page, paragraphs), "doubts": doubts, "why": why, "turned": turned, "ocr": layer}

    def _paragraphs(self, glyphs: list[Glyph], first: bool) -> list[Paragraph]:
        """The paragraphs by the reading of brackets that pairs more of them up; at equal shares, as on the page before."""
        rows = rows_of(glyphs, gaps=first)
        parts = regions(rows, self._gutters)
        self._gutters = self._gutters[-4:]
        ways = [paragraphs_of(parts, self._opened, way) for way in (self._mirrored, not self._mirrored)]
        better = balance(ways[1]) > balance(ways[0])
        if first and better:
            self._mirrored = not self._mirrored
        return ways[better]

    def _compared(
        self, number: int, paragraphs: list[Paragraph], gutters: list[Gap]
    ) -> tuple[list[tuple[str, str]], str]:
        """Words in which the engines differ, and what else makes the page doubtful."""
        lines = _lines(paragraphs)
        why = (
            "letters stand where no Arabic word has them" if implausible("\n".join(line.text for line in lines)) else ""
        )
        if not lines:
            return [], why
        try:
            assert self._second is not None
            others = self._second.glyphs(number)
        except Exception:  # PDFium reads less of damaged files than pdfminer does
            return [], why or "only one of two engines could read it"
        kept, self._gutters = self._gutters, gutters
        beside = _lines(self._paragraphs(others, False))
        self._gutters = kept
        return [*differences(lines, beside), *falling(lines)], why

    def _scan(self, number: int, page: Any, lost: int) -> Message:
        """A page that is a picture, or whose letters the file does not tell."""
        what = "the file does not tell its letters" if lost else "it is a picture"
        language = model(self._tesseract)
        if language is None:
            return {"unread": number, "why": f"{what}; with Tesseract and its Arabic model installed it is recognised"}
        if self._second is None:
            return {"unread": number, "why": f"{what}, and it could not be drawn"}
        try:
            drawn = self._second.page(number)
            paragraphs, sure = recognise(drawn, str(self._tesseract), language)
            again, _ = recognise(drawn, str(self._tesseract), language, AGAIN)
        except subprocess.SubprocessError as error:
            return {"unread": number, "why": f"{what}, and Tesseract failed on it ({type(error).__name__})"}
        if not paragraphs:
            return {"unread": number, "why": f"{what}, and Tesseract saw no words on it"}
        doubts = [
            pair for pair in differences(_lines(paragraphs), _lines(again)) if any(map(str.isdecimal, "".join(pair)))
        ]
        told = {"doubts": doubts, "why": "", "turned": 0, "ocr": True, "sure": sure}
        return {**_told(number, page, paragraphs), **told, "tool": name_of(str(self._tesseract), language)}

    def _invisible(self, number: int) -> bool:
        """Whether the text of a page is an invisible layer on its picture, as programs of recognition write it."""
        return self._second is not None and self._second.invisible(number)


def _lines(paragraphs: list[Paragraph]) -> list[Line]:
    return [line for paragraph in paragraphs for line in paragraph.lines]


def _told(number: int, page: Any, paragraphs: list[Paragraph]) -> Message:
    told = [
        {"open": p.open, "region": p.region, "lines": [[line.text, *line.box] for line in p.lines]} for p in paragraphs
    ]
    return {"page": number, "height": float(page.height), "paragraphs": told}


def _covered(page: Any) -> float:
    """The share of the page under pictures."""
    area = float(page.width) * float(page.height)
    return float(sum(abs((i["x1"] - i["x0"]) * (i["bottom"] - i["top"])) for i in page.images)) / max(1.0, area)
