"""The draw of the second gold of times and counts: 60 lines of the Syrian Archive's investigations, 60 sentences of the GSR.

    python evaluation/draw_other.py FILE

writes, for each, a line ``@ ID START END PUBLISHED`` («-»: not known), its context and its words, for the annotator; the file
holds words of the sources and stays outside the project. At most six lines of an investigation; no front matter, no code, no
lists of links.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from draw import DATA
from sources import gsr_sentences

SEED, LINES, MOST_OF_ONE, CONTEXT = 20161123, 60, 6, 300
_URL = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|https?://\S+")
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")
_CODE = re.compile(r"```|^\s*<|<(?:iframe|div|script|video|img|a|table|style)\b|^\s{4,}|[{}]|^\||^!\[|^---")
_HEAD = re.compile(r"---\r?\n.*?\n---\r?\n", re.S)
_DATE = re.compile(r"^date:\s*\"?(\d{4}-\d\d-\d\d)", re.M)


class Line(NamedTuple):
    """A line of an investigation."""

    file: str
    start: int
    end: int
    published: str
    text: str


def arabic(text: str) -> bool:
    """Whether at least seven letters of ten are Arabic, links apart."""
    letters = [char for char in _URL.sub("", text) if char.isalpha()]
    return bool(letters) and sum("\u0600" <= char <= "\u06ff" for char in letters) / len(letters) >= 0.7


def lines_of(path: Path) -> Iterator[Line]:
    """The lines that may be drawn."""
    text = path.read_bytes().decode("utf-8")
    head = _HEAD.match(text)
    at = head.end() if head else 0
    date = _DATE.search(head.group() if head else "")
    for line in text[at:].splitlines(keepends=True):
        body = line.strip()
        if 40 <= len(body) <= 400 and not _CODE.search(line) and arabic(body) and _tells(body):
            start = at + line.index(body)
            yield Line(path.name, start, start + len(body), date.group(1) if date else "-", text)
        at += len(line)


def _tells(body: str) -> bool:
    return len(_LINK.sub("", body).strip("-*• \t.،")) >= 20 and len(_URL.findall(body)) <= 2


def draw() -> Iterator[str]:
    """The blocks of the sheet."""
    generator = random.Random(SEED)
    pool = [line for path in sorted((DATA / "syrian-archive").glob("*.md")) for line in lines_of(path)]
    generator.shuffle(pool)
    taken: list[Line] = []
    for line in pool:
        if sum(line.file == one.file for one in taken) < MOST_OF_ONE and len(taken) < LINES:
            taken.append(line)
    for line in sorted(taken, key=lambda one: one[:2]):
        context = re.sub(r"\s+", " ", line.text[max(0, line.start - CONTEXT) : line.start]).strip()
        words = line.text[line.start : line.end]
        yield f"@ sa:{line.file} {line.start} {line.end} {line.published}\n# {context}\n{words}\n"
    fitting = [
        (one, text)
        for one, text in gsr_sentences()
        if 40 <= len(text) <= 400 and "\n" not in text and "\r" not in text and arabic(text)
    ]
    for one, text in sorted(generator.sample(fitting, LINES), key=_place):
        yield f"@ {one} 0 {len(text)} -\n#\n{text}\n"


def _place(sentence: tuple[str, str]) -> tuple[str, int]:
    _, name, row = sentence[0].split(":")
    return name, int(row)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(draw()), encoding="utf-8")
