"""From a sheet with words to stand-off gold of times and counts: the words stay outside the project.

    python evaluation/author_mentions.py SHEET [OUTPUT.jsonl] [--show]

A sheet is what an annotator fills in, by ``gold/mentions/GUIDE.md``. Line by line:

    @ ARTICLE START END PUBLISHED                       a sentence, as ``draw_sentences.py`` wrote it
    T words = 2015-07-20..2015-07-21 day                a time; an open end is left empty: ..2015-07-04 not-after
    T words = 2015-07-25T03:55..2015-07-25T03:55 minute
    T words = unresolved day                            a date that nothing in the text ties to the calendar
    T words = duration | T words = set
    Q words = 63/70/77~ count [subset|total]            a count: «-» an open bound, «~» approximate; or percent, money, measure
    # anything                                          left out

Several readings that are all right stand with ``||`` between them, after the ``=`` too. A ``?`` before T or Q makes the
line optional. Words are found where they stand alone in the sentence; «before [words] after» says which ones are meant,
``#2`` which occurrence.
"""

from __future__ import annotations

import re
import sys
from typing import Any

import sheets
from sheets import Gold, SheetError, cut, filled, located

DIMENSIONS = {"T": "time", "Q": "quantity"}
_PRECISIONS = {
    "minute", "part-of-day", "day", "week", "third", "month", "season", "quarter", "year", "vague", "not-after",
}  # fmt: skip
_CLASSES = {"count", "percent", "money", "measure"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


def locate(text: str, words: str) -> tuple[int, int]:
    """Where the words stand in a sentence."""
    words, _, number = words.partition(" #")
    found = located(text, words)
    if number:
        return found[int(number) - 1]
    if len(found) > 1:
        raise SheetError(f"stands {len(found)} times: say which with [brackets] or #1")
    return found[0]


def time_value(written: str) -> dict[str, Any]:
    """One reading of a time."""
    if written in ("duration", "set"):
        return {"kind": written}
    value, _, precision = written.partition(" ")
    if precision not in _PRECISIONS:
        raise SheetError(f"no such precision: {precision!r}")
    if value == "unresolved":
        return {"from": None, "to": None, "precision": precision}
    first, dots, last = value.partition("..")
    if not dots or any(part and not _DATE.fullmatch(part) for part in (first, last)) or not (first or last):
        raise SheetError(f"no interval: {value!r}")
    if first and last and first > last:
        raise SheetError(f"ends before it begins: {value!r}")
    return {"from": first or None, "to": last or None, "precision": precision}


def count_value(written: str) -> dict[str, Any]:
    """One reading of a count."""
    bounds, *rest = written.split()
    low, best, high = (None if part == "-" else _number(part) for part in bounds.rstrip("~").split("/"))
    if not rest or rest[0] not in _CLASSES or (rest[1:] and rest[1] not in ("subset", "total")):
        raise SheetError(f"no such class: {' '.join(rest)!r}")
    found: dict[str, Any] = {"low": low, "best": best, "high": high, "class": rest[0]}
    return found | ({"approximate": True} if "~" in bounds else {}) | ({"relation": rest[1]} if rest[1:] else {})


def _number(part: str) -> int | float:
    return float(part) if "." in part else int(part)


_READ = {"T": time_value, "Q": count_value}


def parse(lines: list[str], texts: dict[str, str]) -> list[Gold]:
    """The sentences of a sheet; SheetError names all lines that are wrong."""
    return filled(lines, texts, DIMENSIONS, _add)


def _add(window: Gold, text: str, line: str) -> None:
    mark, words, values, more = cut(line, *_READ)
    spans = [[window["start"] + place for place in locate(text, part)] for part in words]
    window[DIMENSIONS[mark]].append({"spans": spans, "values": [_READ[mark](value) for value in values]} | more)


if __name__ == "__main__":
    sys.exit(sheets.main(__doc__, parse, "sentences", {"time": "times", "quantity": "counts"}, named=False))
