"""Sentences of a clean text: paragraphs, datelines, then full stops that are none of the things a stop can also be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.text.datelines import Datelines
from marsad.text.fold import clean as cleaned
from marsad.text.lines import Line, bullet, lines

_LONGEST = 1200  # characters; about 200 words
_LEAST = 400  # a sentence that is cut for its length keeps at least so much
_QUOTE = 300  # a quotation longer than this is cut at its own full stops
_JOINED = "و"  # is written together with an abbreviation
_AND = (" و", "و", "\n")  # after «أ.ف.ب.» a new sentence begins with و
_BREATH = 120  # «..» ends a sentence of at least so many characters, «...» one of so many
_PAUSE = 50
_CLOSING = r"\"»”)\]'’"

_BULLETS = "•▪●■►♦◆"
_END = re.compile(
    rf"(?P<mark>[.؟?!…{_BULLETS}][.؟?!…]*)(?P<close>[{_CLOSING}]*)(?P<stop>[.؟?!]*)(?P<gap>\s*)(?P<next>\S?)"
)
_ENCLOSED = re.compile(rf"«[^«»\n]{{1,{_QUOTE}}}»|“[^“”\n]{{1,{_QUOTE}}}”|\([^()\n]{{1,200}}\)|\[[^\[\]\n]{{1,200}}\]")
_ENCLOSED_STRAIGHT = re.compile(rf'{_ENCLOSED.pattern}|"[^"\n]{{1,{_QUOTE}}}"')
_WORD_BEFORE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(«\"“،\d]))((?:[^\W\d_]{1,6}\.)*[^\W\d_]{1,6})\Z")
_WORD_AFTER = re.compile(r"\s{0,2}([^\W\d_]{1,6})(?![^\W\d_])")
_SOFT = re.compile(r"[؛;]\s|\.\.\s|\s[-–—]\s|[،,]\s|:\s|\s")
_SOFT_RANK = {"؛": 0, ";": 0, ".": 0, "،": 2, ",": 2, ":": 2}


class Cut(NamedTuple):
    """A sentence of the clean text. ``kind``: text, headline, dateline, list-item."""

    start: int
    end: int
    kind: str


class SentenceSplitter:
    """Cuts a clean text into sentences."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._datelines = Datelines(knowledge)
        self._abbreviations = {
            cleaned(row["form"]).text.lower(): row["ends_sentence"]
            for row in knowledge.table("lexicon/abbreviations.csv")
        }

    def split(self, clean: str) -> Iterator[Cut]:
        """The sentences of ``clean``, in order, without the blanks between them."""
        for line in lines(clean):
            start = self._datelines.end(clean, line.start, line.end, line.place)
            if start > line.start:
                yield from _trimmed(clean, line.start, start, "dateline")
            for begin, end in self._sentences(clean, line, start):
                for first, last in _bounded(clean, begin, end):
                    yield from _trimmed(clean, first, last, line.kind)

    def _sentences(self, clean: str, line: Line, start: int) -> Iterator[tuple[int, int]]:
        enclosed = _enclosed(clean, line)
        inside = next(enclosed, None)
        seek = bullet(clean, start, line.end)
        for match in _END.finditer(clean, seek, line.end):
            while inside and inside[1] <= match.start():
                inside = next(enclosed, None)
            end = self._end(clean, match, line, inside, start)
            if end is not None and start < end:
                yield start, end
                start = end
        if start < line.end:
            yield start, line.end

    def _end(
        self, clean: str, match: re.Match[str], line: Line, inside: tuple[int, int] | None, start: int
    ) -> int | None:
        """Where the sentence that began at ``start`` ends at this mark, or None if it goes on."""
        if match[0][0] in _BULLETS:
            return match.start() if match["gap"] and clean[match.start() - 1].isspace() else None
        end = match.end("stop")
        if inside and inside[0] < match.start() and end < inside[1]:
            return None
        if end == line.end:
            return end
        following, gap = match["next"], match["gap"]
        if following in "،؛,;:.…)»”]" or (match["close"] and not match["stop"] and self._short_quote(match, inside)):
            return None
        mark = match["mark"]
        if "…" in mark or mark.startswith(".."):
            return end if gap and match.start() - start > (_BREATH if mark == ".." else _PAUSE) else None
        if not gap and not (_is_arabic(following) and _may_touch(clean, match)):
            return None
        return (
            None if mark == "." and not match["close"] and self._abbreviated(clean, match.start(), line.start) else end
        )

    def _short_quote(self, match: re.Match[str], inside: tuple[int, int] | None) -> bool:
        """A quotation of a few words that ends in ! or ؟ is a name or a cry within the sentence."""
        return inside is not None and match["mark"] != "." and inside[1] - inside[0] < 40

    def _abbreviated(self, clean: str, place: int, start: int) -> bool:
        """Whether the full stop at ``place`` belongs to an abbreviation."""
        found = _WORD_BEFORE.search(clean, max(start, place - 14), place)
        if found is None:
            return False
        word = found[1].lower()
        ends = self._abbreviations.get(word) or (self._abbreviations.get(word[1:]) if word[0] in _JOINED else None)
        if ends == "after number":
            return not clean[max(start, found.start() - 3) : found.start()].rstrip()[-1:].isdigit()
        if ends == "before word":
            following = _WORD_AFTER.match(clean, place + 1)
            return following is not None and self._abbreviations.get(following[1].lower()) == ends
        if "." in word and ends is None:
            return not clean.startswith(_AND, place + 1)
        return ends == "no" or len(word) == 1


def _enclosed(clean: str, line: Line) -> Iterator[tuple[int, int]]:
    """Quotations and brackets in which no sentence ends. Straight quotes count only if they come in pairs."""
    paired = clean.count('"', line.start, line.end) % 2 == 0
    pattern = _ENCLOSED_STRAIGHT if paired else _ENCLOSED
    return (match.span() for match in pattern.finditer(clean, line.start, line.end))


def _may_touch(clean: str, match: re.Match[str]) -> bool:
    """«الألمانية.وقال»: a full stop with no blank after it, between words of more than one letter."""
    before, after = clean[max(0, match.start() - 2) : match.start()], clean[match.end() - 1 : match.end() + 1]
    return len(before) == 2 and before.isalnum() and len(after) == 2 and after.isalpha()


def _is_arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u06ff"


def _bounded(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in parts of bounded length, cut where a reader would breathe."""
    while end - start > _LONGEST:
        cut = start + _LONGEST
        best = 9
        for match in _SOFT.finditer(clean, start + _LEAST, start + _LONGEST):
            rank = _SOFT_RANK.get(match[0][0], 3 if match[0] == " " else 1)
            if rank <= best:
                best, cut = rank, match.end()
        yield start, cut
        start = cut
    yield start, end


def _trimmed(clean: str, start: int, end: int, kind: str) -> Iterator[Cut]:
    while start < end and clean[start].isspace():
        start += 1
    while end > start and clean[end - 1].isspace():
        end -= 1
    if start < end:
        yield Cut(start, end, kind)
