"""Letters that look right on the screen and are others: direction marks, tatweel, presentation forms, Persian letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from marsad.knowledge.base import Knowledge
from marsad.knowledge.files import read_text
from marsad.knowledge.plain import Entry, Node
from marsad.knowledge.problems import Problem

_BIDI = frozenset("\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_ARABIC = re.compile("[\u0621-\u064a]")
_LATIN = re.compile("[A-Za-z]")
_HIJRI = re.compile("(?<![\u0621-\u064a])هـ(?![\u0621-\u064a])")  # the one word that is written with tatweel
_SENTENCE = re.compile(r"^\s*(?:- )?(?:text|title|span):")  # what a case or an example quotes may hold anything
_PHRASING = re.compile(r"^\s+- |^\s*(?:- )?(?:text|span):")  # in a file of families, every text of a list
_FAMILIES = ("cases/time/", "cases/quantity/")
_QUOTED = frozenset(
    {"text", "title", "en", "because", "publisher", "span", "phrasings", "none", "known_failures"}
)  # keys whose values may mix the two alphabets


def letters(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    """What is wrong with the letters of a file, line by line; sentences that stand for a report's own may hold them."""
    yaml = name.endswith(".yaml")
    quoted = _PHRASING if name.startswith(_FAMILIES) else _SENTENCE
    for number, line in enumerate(read_text(knowledge.path(name), name).splitlines(), 1):
        if not (line.isascii() or line.lstrip().startswith("#") or (yaml and quoted.match(line))):
            for english, arabic in dict.fromkeys(filter(None, map(_wrong, _HIJRI.sub("", line)))):
                yield Problem(name, number, english, arabic)


def mixed(entries: list[Entry]) -> Iterator[Problem]:
    """Values of Arabic and Latin letters together, which an editor shows in the wrong order; a quoted text may be so."""
    for entry in entries:
        yield from _mixed(entry, tuple(_texts(entry)))


def _mixed(node: Node, quoted: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(node, Entry):
        return
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, str):
                yield from _mixed(item, quoted)
            elif key not in _QUOTED and _both(item) and not any(item in text for text in quoted):
                yield Problem(
                    node.file,
                    node.line_of(key),
                    f"The value of «{key}» mixes Arabic and Latin letters. Write one alphabet only, or two lines.",
                    "في القيمة حروف عربية ولاتينية معا. اكتبها بالعربية وحدها أو في سطرين.",
                )


def _texts(node: Node) -> Iterator[str]:
    """Every quoted sentence within an entry; the expected words beside it are taken from it."""
    if isinstance(node, Entry):
        for key, value in node.items():
            if key in {"text", "title"} and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item)


def _both(text: str) -> bool:
    return bool(_ARABIC.search(text) and _LATIN.search(text))


def _wrong(char: str) -> tuple[str, str] | None:
    """What to say of a letter; None if it is right."""
    if char < "\u061c":
        return None
    if char == "ـ":
        return "The line holds tatweel (ـ). Delete it.", "في السطر تطويل (ـ). احذفه."
    if char in _BIDI:
        return (
            f"The line holds an invisible direction mark (U+{ord(char):04X}). Delete the word and type it again.",
            "في السطر علامة اتجاه خفية. احذف الكلمة واكتبها من جديد.",
        )
    if char in "یک":
        plain = "ي" if char == "ی" else "ك"
        return (
            f"The line holds the Persian letter {char}. Type {plain}.",
            f"في السطر الحرف الفارسي {char}. اكتب {plain}.",
        )
    if "\ufb50" <= char <= "\ufefc" and unicodedata.category(char).startswith("L"):
        plain = unicodedata.normalize("NFKC", char)
        return (
            f"The line holds a presentation form (U+{ord(char):04X}). Type the plain letter {plain}.",
            f"في السطر حرف من أشكال العرض. اكتب الحرف العادي {plain}.",
        )
    return None
