"""What the sheets of mentions share: windows with lines of words, which become offsets, and the script that writes them."""

from __future__ import annotations

import hashlib
import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from sources import texts

Gold: TypeAlias = dict[str, Any]  # a line of a file of the gold
Parse: TypeAlias = Callable[[list[str], dict[str, str]], list[Gold]]
_CLITICS = "وفبكلس"


class SheetError(ValueError):
    """A line of the sheet that cannot be understood or whose words are not found."""


def located(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where the words (the bracketed part of them) stand, blanks of any width between them."""
    pattern = "".join(f"({_loose(part)})" for part in _parted(words))
    found = [match.span(2) for match in re.finditer(f"(?={pattern})", text) if _bounded(text, *match.span(2))]
    if not found:
        raise SheetError("not found as whole words")
    return found


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


def cut(line: str, *marks: str) -> tuple[str, list[str], list[str], Gold]:
    """The mark of a line, the words and the values between its ``||``, and what its «?» says."""
    optional, line = line.startswith("?"), line.lstrip("? ")
    mark, _, rest = line.partition(" ")
    words, equals, values = rest.rpartition(" = ")
    if mark not in marks or not equals:
        raise SheetError(f"a line begins with {', '.join(marks[:-1])} or {marks[-1]} and has « = »")
    spans, readings = ([part.strip() for part in whole.split("||")] for whole in (words, values))
    return mark, spans, readings, {"optional": True} if optional else {}


def filled(
    lines: list[str], held: Mapping[str, str], dimensions: Mapping[str, str], add: Callable[[Gold, str, str], None]
) -> list[Gold]:
    """The windows of a sheet, to each of which ``add`` adds its lines by its text; SheetError names all that are wrong."""
    found: list[Gold] = []
    wrong, text = [], ""
    for number, line in enumerate(map(str.strip, lines), 1):
        try:
            if line.startswith("@"):
                head, text = _opened(line, held)
                found.append(head | {name: [] for name in dimensions.values()})
            elif line.startswith((*dimensions, "?")):
                add(found[-1], text, line)
        except (SheetError, ValueError, IndexError, KeyError) as error:
            wrong.append(f"{number}: {line}: {error}")
    if wrong:
        raise SheetError("\n".join(wrong))
    return found


def _opened(line: str, held: Mapping[str, str]) -> tuple[Gold, str]:
    _, document, start, end, published = line.split()
    text = held[document][int(start) : int(end)]
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
    head = {"document": document, "start": int(start), "end": int(end), "published": published, "sha256": digest}
    return head, text


def main(about: str, parse: Parse, windows: str, counted: Mapping[str, str], named: bool) -> int:
    """Check a sheet, and write its gold; its windows and each of its dimensions are counted by these words."""
    arguments = _arguments(about)
    lines = arguments.sheet.read_text(encoding="utf-8").splitlines()
    heads = [line.split() for line in lines if line.lstrip().startswith("@")]
    held = texts(head[1] for head in heads if len(head) > 1)
    try:
        found = parse(lines, held)
    except SheetError as error:
        print(error)
        return 1
    if arguments.show:
        _show(found, held, counted, named)
    if arguments.output:
        gold = [json.dumps(one, ensure_ascii=True) + "\n" for one in found]
        arguments.output.write_text("".join(gold), encoding="utf-8")
    counts = (f"{sum(len(one[name]) for one in found)} {word}" for name, word in counted.items())
    print(f"{len(found)} {windows}", *counts, sep=", ")
    return 0


def _arguments(about: str) -> Namespace:
    parser = ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("sheet", type=Path)
    parser.add_argument("output", type=Path, nargs="?")
    parser.add_argument("--show", action="store_true", help="print what was found, with its words")
    return parser.parse_args()


def _show(found: list[Gold], held: Mapping[str, str], dimensions: Iterable[str], named: bool) -> None:
    for one in found:
        for name in dimensions:
            for entry in one[name]:
                words = [held[one["document"]][a:b] for a, b in entry["spans"]]
                print(one["document"], *([name] if named else []), words, entry["values"])
