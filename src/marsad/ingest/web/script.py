"""Arabic inside a page of several languages: its paragraphs are read, the others are counted and left."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from marsad.ingest.admit import NAMES
from marsad.text.language import language_of

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_HEADING = "heading"
_SURE = 40  # letters: of a shorter line in Arabic letters the language cannot be told


@dataclass(frozen=True, slots=True)
class Sorted:
    """``text`` holds the Arabic paragraphs; ``left`` says how many of which other languages were left out."""

    text: str
    left: str


def arabic_of(text: str) -> Sorted:
    """The Arabic paragraphs of a text, a line each. A text without any is given back whole, for its language to be named."""
    lines = text.split("\n")
    codes = _languages(lines)
    if "ar" not in codes or set(codes) <= {"ar", None}:
        return Sorted(text, "")
    kept = [line for line, code in zip(lines, codes, strict=True) if code in ("ar", None)]
    return Sorted("\n".join(kept), _told(Counter(code for code in codes if code not in ("ar", None, _HEADING))))


def _languages(lines: list[str]) -> list[str | None]:
    """The language of each paragraph; None for one too short to tell, which stays where it is, unless it is a heading in
    other letters above or below what is left out."""
    codes = [_language(line) for line in lines]
    for number, line in enumerate(lines):
        near = {codes[other] for other in (number - 1, number + 1) if 0 <= other < len(lines)}
        if codes[number] is None and _LETTER.search(line) and not _ARABIC.search(line) and near - {"ar", None}:
            codes[number] = _HEADING
    return codes


def _language(line: str) -> str | None:
    if len(_LETTER.findall(line)) < _SURE:
        return None
    code = language_of(line)
    return None if code == "und" else code


def _told(counts: Counter[str | None]) -> str:
    return ", ".join(f"{count} in {NAMES.get(str(code), str(code))}" for code, count in sorted(counts.items(), key=str))
