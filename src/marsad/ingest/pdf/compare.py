"""Do two engines see the same letters and digits? And are they letters of a language at all?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from marsad.ingest.pdf.glyphs import UNKNOWN
from marsad.ingest.pdf.paragraphs import Line

Difference = tuple[str, str]

_MOST = 12  # differing words that are named of one page
_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"[ةى](?=[\u0621-\u064a])")
_ENDS_WITH_ARTICLE = re.compile(r"\w{2,}لا\b")
_BEGINS_WITH_ARTICLE = re.compile(r"\b[وفبك]?ال\w{2,}")
_RANGE = re.compile(r"(?<![\d/.,:-])(\d{1,6}) ?[-–] ?(\d{1,6})(?![\d/.,:-])")
_ODD = 0.02  # share of words that may be written as no Arabic word is


def differences(lines: Iterable[Line], others: list[Line]) -> list[Difference]:
    """The words of ``lines`` whose letters or digits the other engine does not see there, each with what it sees."""
    everything = "\n".join(skeleton(other.text) for other in others)
    found: list[Difference] = []
    for line in lines:
        if UNKNOWN not in line.text and skeleton(line.text) in everything:
            continue
        beside = " ".join(other.text for other in others if _same_place(line, other))
        letters = skeleton(beside)
        wrong = [word for word in line.text.split() if UNKNOWN in word or not _sees(word, letters, beside)]
        if not wrong and letters and skeleton(line.text) != letters:
            wrong = [line.text]  # the same words in another order
        found += [(word, _nearest(word, beside)) for word in wrong]
    return found[:_MOST]


def implausible(text: str) -> bool:
    """Whether Arabic words have letters where none has them, as in a text whose letters are in a false order."""
    words = [word for word in _WORD.findall(text) if "\u0621" <= word[0] <= "\u064a"]
    if len(words) < 5:
        return False
    odd = sum(1 for word in words if _INSIDE.search(word))
    backward, forward = len(_ENDS_WITH_ARTICLE.findall(text)), len(_BEGINS_WITH_ARTICLE.findall(text))
    return odd > max(1, _ODD * len(words)) or backward > max(2, forward)


def skeleton(text: str) -> str:
    """The letters and digits alone, digits as 0–9: what both engines must agree on."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in text if sign.isalnum() and sign != "ـ"
    )


def _sees(word: str, letters: str, beside: str) -> bool:
    """Whether the word stands among the letters; a number must stand there with no digit more."""
    bones = skeleton(word)
    if not bones:
        return True
    if bones not in letters:
        return False
    known = _numbers(beside)
    return all(number in known for number in _numbers(word))


def _numbers(text: str) -> list[str]:
    """The numbers of a text, each as its digits 0–9; what stands between digits parts them."""
    return re.findall(r"\d+", "".join(skeleton(sign) or " " for sign in text))


def _same_place(line: Line, other: Line) -> bool:
    height = min(line.box[3] - line.box[1], other.box[3] - other.box[1])
    return (
        min(line.box[3], other.box[3]) - max(line.box[1], other.box[1]) > 0.5 * height
        and line.box[0] < other.box[2]
        and other.box[0] < line.box[2]
    )


def _nearest(word: str, beside: str) -> str:
    """What the other engine has for a word: of its words there, or of its numbers, the one with the most signs of it."""
    signs = set(word)
    others = [*beside.split(), *re.findall(r"[\d./:,-]*\d", beside)]
    close = [other for other in others if signs.intersection(other) and len(other) <= 2 * len(word) + 4]
    return max(close, key=lambda other: len(signs.intersection(other)) - abs(len(other) - len(word)), default="")


def falling(lines: Iterable[Line]) -> list[Difference]:
    """Ranges whose first number is the higher, each with the other way to read it.

    «10-15» stands on the page from the right where it was written as Arabic is, from the left where it was kept apart: the page
    does not tell which, and ranges rise.
    """
    found = [pair for line in lines for pair in _RANGE.findall(line.text)]
    return [(f"{a}-{b}", f"{b}-{a}") for a, b in found if int(a) > int(b)]
