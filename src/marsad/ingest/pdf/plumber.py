"""The first engine: glyphs by pdfplumber (pdfminer.six)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import Any, BinaryIO, cast

from marsad.ingest.pdf.actual import beside, listen
from marsad.ingest.pdf.glyphs import UNKNOWN, Glyph, once, plain, with_kashida


def pages_of(stream: BinaryIO) -> Iterator[tuple[Any, list[Glyph], int]]:
    """Each page of pdfplumber's, its upright glyphs, and how many were turned and left out."""
    import pdfplumber

    listen()
    with pdfplumber.open(cast(BufferedReader, stream)) as document:
        for page in document.pages:
            glyphs, turned = _glyphs(page)
            yield page, glyphs, turned
            page.close()


def _glyphs(page: Any) -> tuple[list[Glyph], int]:
    found: list[Glyph] = []
    names: list[str] = []
    spans: dict[str, list[int]] = {}
    words: dict[str, str] = {}
    turned = 0
    for char in page.chars:
        if not char["upright"]:
            turned += 1
            continue
        if not (text := plain(char["text"])):
            continue
        if known := beside(char):
            spans.setdefault(known[0], []).append(len(found))
            words[known[0]] = known[1]
        base = char["bottom"] - (char["matrix"][5] - char["y0"])
        found.append(Glyph(text, char["x0"], char["x1"], base, char["size"]))
        names.append(f"{char['fontname']} {char['text']}")
    gone = _named(found, spans, words)
    kept = [at for at in range(len(found)) if at not in gone]
    return once(with_kashida([found[at] for at in kept], [names[at] for at in kept])), turned


def _named(found: list[Glyph], spans: dict[str, list[int]], words: dict[str, str]) -> set[int]:
    """Gives glyphs that say nothing the words beside them: the widest of a span takes all, the others are returned."""
    gone: set[int] = set()
    for number, places in spans.items():
        text = plain(words[number]).strip()
        if not text or not any(UNKNOWN in found[at].text for at in places):
            continue
        widest = max(places, key=lambda at: found[at].x1 - found[at].x0)
        found[widest] = replace(found[widest], text=text)
        gone.update(at for at in places if at != widest and not found[at].is_space)
    return gone
