"""The second engine: the same glyphs as PDFium decodes and places them. Its own order of them is not used: it lies."""

from __future__ import annotations

from ctypes import c_double
from typing import Any, BinaryIO

from marsad.ingest.pdf.glyphs import Glyph, once, plain

_NO_WIDTH = 0.3  # points: a space that PDFium made up


class Pdfium:
    """A document opened by PDFium."""

    def __init__(self, stream: BinaryIO) -> None:
        import pypdfium2
        import pypdfium2.raw

        self._raw: Any = pypdfium2.raw
        self._document = pypdfium2.PdfDocument(stream)

    def page(self, number: int) -> Any:
        """A page, counted from 1."""
        return self._document[number - 1]

    def glyphs(self, number: int) -> list[Glyph]:
        """The glyphs of a page; letters of one ligature, which have one place, are one glyph."""
        page = self.page(number)
        text = page.get_textpage()
        place = _Place(page)
        found: list[Glyph] = []
        last: tuple[float, float] | None = None
        for index in range(text.count_chars()):
            if self._raw.FPDFText_IsGenerated(text.raw, index) == 1:
                continue
            code = self._raw.FPDFText_GetUnicode(text.raw, index)
            if not code or not (letter := plain(chr(code))):
                continue
            here, glyph = self._glyph(text.raw, index, letter, place)
            if letter.isspace() and glyph.x1 - glyph.x0 < _NO_WIDTH:
                continue
            if found and here == last:
                found[-1] = _together(found, glyph)
            else:
                found.append(glyph)
            last = here
        text.close()
        page.close()
        return once(found)

    def _glyph(self, text: Any, index: int, letter: str, place: _Place) -> tuple[tuple[float, float], Glyph]:
        x, y, box = c_double(), c_double(), self._raw.FS_RECTF()
        self._raw.FPDFText_GetCharOrigin(text, index, x, y)
        self._raw.FPDFText_GetLooseCharBox(text, index, box)
        left, base = place.of(x.value, y.value)
        right, _ = place.of(max(box.right, x.value), y.value)
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(text, index, matrix)
        size = self._raw.FPDFText_GetFontSize(text, index) * (abs(matrix.d) or abs(matrix.b) or 1.0)
        return (x.value, y.value), Glyph(letter, min(left, right), max(left, right), base, size)

    def invisible(self, number: int) -> bool:
        """Whether most pieces of text on a page are drawn without ink."""
        page = self.page(number)
        modes = [
            self._raw.FPDFTextObj_GetTextRenderMode(o.raw)
            for o in page.get_objects(filter=[self._raw.FPDF_PAGEOBJ_TEXT])
        ]
        page.close()
        return modes.count(self._raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes) / 2


class _Place:
    """Points of a page as it is drawn, from the upper left, for points of the file."""

    def __init__(self, page: Any) -> None:
        self._left, bottom, right, top = page.get_mediabox()
        self._bottom, self._width, self._height = bottom, right - self._left, top - bottom
        self._turn = page.get_rotation()

    def of(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        if self._turn == 90:
            return y, x
        if self._turn == 180:
            return self._width - x, y
        if self._turn == 270:
            return self._height - y, self._width - x
        return x, self._height - y


def _together(found: list[Glyph], glyph: Glyph) -> Glyph:
    """The last glyph with one more letter; a reversed lam-alef is put right. A letter under a vowel sign that PDFium lifts to
    the sign's place comes down again to the line."""
    last = found[-1]
    before = found[-2] if len(found) > 1 else last
    base = before.y if glyph.is_mark and abs(before.y - glyph.y) < last.size else last.y
    return Glyph(plain(last.text + glyph.text), last.x0, max(last.x1, glyph.x1), base, last.size)
