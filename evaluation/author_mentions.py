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

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from draw import articles

_CLITICS = "وفبكلس"
_PRECISIONS = {
    "minute",
    "part-of-day",
    "day",
    "week",
    "third",
    "month",
    "season",
    "quarter",
    "year",
    "vague",
    "not-after",
}
_CLASSES = {"count", "percent", "money", "measure"}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


class SheetError(ValueError):
    """A line of the sheet that cannot be understood or whose words are not found."""


def locate(text: str, words: str) -> tuple[int, int]:
    """Where the words (the bracketed part of them) stand in a sentence, blanks of any width between them."""
    words, _, number = words.strip().partition(" #")
    found = located(text, words)
    if not found:
        raise SheetError("not found as whole words")
    if number:
        return found[int(number) - 1]
    if len(found) > 1:
        raise SheetError(f"stands {len(found)} times: say which with [brackets] or #1")
    return found[0]


def located(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where the words stand."""
    pattern = "".join(f"({_loose(part)})" for part in _parted(words))
    return [match.span(2) for match in re.finditer(f"(?={pattern})", text) if _bounded(text, *match.span(2))]


def _parted(words: str) -> tuple[str, str, str]:
    before, bracket, rest = words.partition("[")
    if not bracket:
        return "", words, ""
    target, _, after = rest.partition("]")
    return before, target, after


def _loose(part: str) -> str:
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", part))


def _bounded(text: str, start: int, end: int) -> bool:
    if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return False
    while start and text[start - 1] in _CLITICS:
        start -= 1
    return not (start and text[start - 1].isalnum()) or text[max(0, start - 2) : start] == "ال"


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


def entry(text: str, offset: int, line: str) -> tuple[str, dict[str, Any]]:
    """One T or Q line: its dimension and its entry."""
    optional, line = line.startswith("?"), line.lstrip("? ")
    mark, _, rest = line.partition(" ")
    words, equals, value = rest.rpartition(" = ")
    if mark not in ("T", "Q") or not equals:
        raise SheetError("a line begins with T or Q and has « = »")
    spans = [[offset + place for place in locate(text, part)] for part in words.split("||")]
    read = time_value if mark == "T" else count_value
    values = [read(part.strip()) for part in value.split("||")]
    found = {"spans": spans, "values": values} | ({"optional": True} if optional else {})
    return ("time" if mark == "T" else "quantity"), found


def parse(lines: list[str], texts: dict[str, str]) -> list[dict[str, Any]]:
    """The sentences of a sheet; SheetError names all lines that are wrong."""
    found: list[dict[str, Any]] = []
    wrong, text = [], ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        try:
            if line.startswith("@"):
                _, article, start, end, published = line.split()
                text = texts[article][int(start) : int(end)]
                digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
                head = {"document": article, "start": int(start), "end": int(end), "published": published}
                found.append(head | {"sha256": digest, "time": [], "quantity": []})
            elif line.startswith(("T", "Q", "?")):
                dimension, one = entry(text, found[-1]["start"], line)
                found[-1][dimension].append(one)
        except (SheetError, ValueError, IndexError, KeyError) as error:
            wrong.append(f"{number}: {line}: {error}")
    if wrong:
        raise SheetError("\n".join(wrong))
    return found


def main() -> int:
    """Check a sheet, and write its gold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sheet", type=Path)
    parser.add_argument("output", type=Path, nargs="?")
    parser.add_argument("--show", action="store_true", help="print what was found, with its words")
    arguments = parser.parse_args()
    texts = {row["id"]: row["text"] for row in articles()}
    try:
        found = parse(arguments.sheet.read_text(encoding="utf-8").splitlines(), texts)
    except SheetError as error:
        print(error)
        return 1
    if arguments.show:
        for one in found:
            for item in one["time"] + one["quantity"]:
                print(one["document"], [texts[one["document"]][a:b] for a, b in item["spans"]], item["values"])
    if arguments.output:
        lines = [json.dumps(one, ensure_ascii=True) + "\n" for one in found]
        arguments.output.write_text("".join(lines), encoding="utf-8")
    times, counts = (sum(len(one[dimension]) for one in found) for dimension in ("time", "quantity"))
    print(f"{len(found)} sentences, {times} times, {counts} counts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
