"""The first engine: glyphs by pdfplumber (pdfminer.six)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO, cast

from marsad.ingest.pdf.glyphs import Glyph, once, plain, with_kashida


def pages_of(stream: BinaryIO) -> Iterator[tuple[Any, list[Glyph], int]]:
    """Each page of pdfplumber's, its upright glyphs, and how many were turned and left out."""
    import pdfplumber

    with pdfplumber.open(cast(BufferedReader, stream)) as document:
        for page in document.pages:
            glyphs, turned = _glyphs(page)
            yield page, glyphs, turned
            page.close()


def _glyphs(page: Any) -> tuple[list[Glyph], int]:
    found: list[Glyph] = []
    names: list[str] = []
    turned = 0
    for char in page.chars:
        if not char["upright"]:
            turned += 1
            continue
        if not (text := plain(char["text"])):
            continue
        base = char["bottom"] - (char["matrix"][5] - char["y0"])
        found.append(Glyph(text, char["x0"], char["x1"], base, char["size"]))
        names.append(f"{char['fontname']} {char['text']}")
    return once(with_kashida(found, names)), turned
