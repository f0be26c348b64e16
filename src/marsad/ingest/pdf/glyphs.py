"""A glyph as a page draws it, and what it stands for. Points from the upper left corner of the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.text.characters import TATWEEL

UNKNOWN = "\ufffd"  # a glyph of which the file does not say what it stands for

_CODE = re.compile(r"\(cid:\d+\)|\x00")
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdfb\ufdfc\ufe70-\ufefc]")
_REVERSED_LAM_ALEF = re.compile("^([اأإآٱ])([\u064b-\u0652]*)ل([\u064b-\u0652]*)$")
_DROPPED = re.compile("[\x01-\x08\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NOT_JOINING = "اأإآٱدذرزوؤةىءًٌٍَُِّْ"  # letters that do not hold on to the next one, and marks


@dataclass(frozen=True, slots=True)
class Glyph:
    """``text`` may be several letters (a ligature), in reading order. ``x0``–``x1`` is the advance, ``y`` the base line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def is_mark(self) -> bool:
        """A vowel sign or another mark that sits on a letter."""
        return bool(self.text) and all(unicodedata.combining(sign) for sign in self.text)


def plain(text: str) -> str:
    """Letters for their presentation forms (NFKC of those alone: a superscript stays one), lam before alef."""
    text = _CODE.sub(UNKNOWN, text).replace("\xa0", " ")
    text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), text)
    text = _REVERSED_LAM_ALEF.sub(r"ل\3\1\2", text)  # no alef holds on to a lam: the ligature was told backwards
    return _DROPPED.sub("", text)


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without glyphs that are drawn twice on one place, as programs do that make letters bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = max(0.4, 0.06 * glyph.size)
        cell = (glyph.text, round(glyph.x0 / 4), round(glyph.y / 4))
        around = [(glyph.text, cell[1] + across, cell[2] + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
        others = (other for key in around for other in seen.get(key, ()))
        if glyph.is_space or not any(abs(o.x0 - glyph.x0) < near and abs(o.y - glyph.y) < near for o in others):
            kept.append(glyph)
            seen.setdefault(cell, []).append(glyph)
    return kept


def with_kashida(glyphs: list[Glyph], names: list[str]) -> list[Glyph]:
    """With a tatweel for the strokes that stretch a word, for which some programs give no letter.

    Such a stroke is unknown, stands between letters that join, and is repeated on end where the gap is wide. ``names``:
    of each glyph, its font and code.
    """
    strokes: Counter[str] = Counter()
    wrong: set[str] = set()
    order = sorted(range(len(glyphs)), key=lambda i: (round(glyphs[i].y), glyphs[i].middle))
    for before, here, after in zip([-1, *order], order, [*order[1:], -1], strict=False):
        if glyphs[here].text != UNKNOWN or names[here].endswith("\x00"):  # many letters may have that name
            continue
        left, right = (glyphs[i] if i >= 0 else None for i in (before, after))
        strokes[names[here]] += any(i >= 0 and names[i] == names[here] for i in (before, after))
        if not (left and right and _joins(left) and _holds(right)):
            wrong.add(names[here])
    known = {name for name, repeated in strokes.items() if repeated and name not in wrong}
    return [replace(g, text=TATWEEL) if name in known else g for g, name in zip(glyphs, names, strict=True)]


def _joins(glyph: Glyph) -> bool:
    return glyph.text == UNKNOWN or glyph.is_mark or "\u0620" <= glyph.text[:1] <= "\u06d3"


def _holds(glyph: Glyph) -> bool:
    """Whether the letter, which is read before the stroke, holds on to what comes after it."""
    return glyph.is_mark or (_joins(glyph) and glyph.text[-1:] not in _NOT_JOINING)


def raised(glyphs: list[Glyph]) -> list[Glyph]:
    """Small digits above the line (marks of notes) as superscripts, so that they do not become part of a number."""
    if not glyphs:
        return glyphs
    sizes = sorted(glyph.size for glyph in glyphs)
    size = sizes[len(sizes) * 3 // 4]
    line = sorted(glyph.y for glyph in glyphs if glyph.size > 0.9 * size)
    base = line[len(line) // 2]
    return [
        replace(g, text=g.text.translate(_SUPERSCRIPT)) if g.size < 0.92 * size and base - g.y > 0.15 * size else g
        for g in glyphs
    ]


_SUPERSCRIPT = {
    ord(plain_): raised_
    for digits in ("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for plain_, raised_ in zip(digits, "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)
}
