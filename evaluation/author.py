"""From a sheet with words to stand-off gold with offsets: the words stay outside the project.

    python evaluation/author.py SHEET [--show] [--to FOLDER]

A sheet is a text file that its annotator keeps for himself; ``gold/claims/ID.yaml`` is what it becomes. ``--show`` prints
what was found, with its words, to be checked; ``--to`` writes elsewhere (one of several passes). Line by line:

    @ DOCUMENT SPLIT START END PUBLISHED                               the part that was read; «-» where no day is known
    TYPE,TYPE | words of the trigger | FACTUALITY,… [| OUTCOME]        a claim; types and factualities that are accepted
     agent: words || other words for the same                          any role; spans that are accepted, the best first
     at: words = Latin name                                            also from: and to:
     on: words = 2015-07-20..2015-07-21 PRECISION                      several lines are several accepted readings
     n: OF WHO: words = LOW/BEST/HIGH                                  «-» for a bound that is open
     m: words = CATEGORY
     by: KIND words                                                    sources, the outermost first
     also: words                                                       further tellings

Words are found where they stand alone in the article; «before [words] after» says which ones are meant, ``#2`` which
occurrence; a field's words may stand several times, the nearest to the trigger are meant. A ``?`` before a line makes
it optional: finding it is no merit, missing it no fault.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from sources import texts

GOLD = Path(__file__).parent / "gold" / "claims"
HEAD = ("document", "sha256", "published", "split", "window")
_PLACES = {"at": "location", "from": "origin", "to": "destination"}
_CLITICS = "وفبكلس"


class SheetError(ValueError):
    """A line of the sheet that cannot be understood or whose words are not found."""


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where the bracketed part of ``words`` stands; the bounds must be those of a word, clitics apart."""
    before, _, rest = words.partition("[")
    target, _, after = rest.partition("]") if rest else (words, "", "")
    before = before if rest else ""
    text = re.sub(r"\s", " ", text)
    whole, found, at = before + target + after, [], -1
    while (at := text.find(whole, at + 1)) >= 0:
        start = at + len(before)
        if _bounded(text, at, at + len(whole)):
            found.append((start, start + len(target)))
    return found


def _bounded(text: str, start: int, end: int) -> bool:
    if end < len(text) and text[end].isalnum():
        return False
    while start and text[start - 1] in _CLITICS:
        start -= 1
    return not (start and text[start - 1].isalnum())


def locate(text: str, words: str, near: int | None) -> list[int]:
    """The span of ``words``; without ``near`` they must be unique."""
    words, _, number = words.strip().partition(" #")
    found = occurrences(text, words.strip())
    if not found:
        raise SheetError(f"not found: {words}")
    if number:
        return list(found[int(number) - 1])
    if near is None:
        if len(found) > 1:
            raise SheetError(f"{len(found)} times: {words}")
        return list(found[0])
    return list(sorted(found, key=lambda span: abs(span[0] - near))[0])


def _spans(text: str, words: str, near: int) -> list[list[int]]:
    return [locate(text, part, near) for part in words.split("||")]


def _bound(value: str) -> int | None:
    return None if value == "-" else int(value)


def _named(text: str, value: str, near: int) -> tuple[list[list[int]], str]:
    spans, name = [], ""
    for part in value.split("||"):
        words, _, given = part.partition(" = ")
        spans.append(locate(text, words, near))
        name = given.strip() or name
    return spans, name


def _time(text: str, value: str, near: int) -> dict[str, Any]:
    words, _, rest = value.rpartition(" = ")
    dates, precision = rest.split()
    first, _, last = dates.partition("..")
    spans = [] if words.strip() == "-" else _spans(text, words, near)
    return {"spans": spans, "from": first or None, "to": last or None, "precision": precision.split(",")}


def field(text: str, key: str, value: str, near: int) -> tuple[str, dict[str, Any]]:
    """One line under a claim, as the list that it belongs to and its entry."""
    if key in _PLACES:
        spans, name = _named(text, value, near)
        return "places", {"spans": spans, "name": name, "role": _PLACES[key]}
    if key == "on":
        return "time", _time(text, value, near)
    if key == "n":
        head, _, rest = value.partition(":")
        of, who = head.split()
        words, _, bounds = rest.rpartition(" = ")
        low, best, high = (_bound(item) for item in bounds.split("/"))
        spans = _spans(text, words, near)
        return "counts", {"of": of, "who": who.split(","), "spans": spans, "low": low, "best": best, "high": high}
    if key == "m":
        words, _, category = value.rpartition(" = ")
        return "materiel", {"spans": _spans(text, words, near), "category": category.split(",")}
    if key == "by":
        kind, _, words = value.partition(" ")
        return "sources", {"spans": _spans(text, words, near), "kind": kind.split(",")}
    if key == "also":
        return "also", {"spans": [locate(text, value, near)]}
    return "arguments", {"role": key, "spans": _spans(text, value, near)}


def claim(text: str, line: str) -> dict[str, Any]:
    """The head of a claim."""
    types, words, factuality, *outcome = (part.strip() for part in line.split("|"))
    head: dict[str, Any] = {"type": types.split(","), "trigger": locate(text, words, None)}
    head["factuality"] = factuality.split(",")
    return head | ({"outcome": outcome[0]} if outcome else {})


def head(line: str, known: dict[str, str]) -> dict[str, Any]:
    """The head of a document: what was read of it, and the digest of its whole text."""
    _, name, split, start, end, published = line.split()
    digest = hashlib.sha256(known[name].encode("utf-8")).hexdigest()
    day = None if published == "-" else published
    window = [int(start), int(end)]
    return {
        "document": name, "sha256": digest, "published": day, "split": split, "window": window, "claims": []
    }  # fmt: skip


def parse(lines: list[str], known: dict[str, str]) -> list[dict[str, Any]]:
    """The documents of a sheet; SheetError names all lines that are wrong."""
    documents: list[dict[str, Any]] = []
    wrong, text = [], ""
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip()
        optional, line = line.lstrip().startswith("?"), line.replace("?", "", 1) if "?" in line[:2] else line
        try:
            if line.startswith("@"):
                documents.append(head(line, known))
                start, end = documents[-1]["window"]
                text = " " * start + known[documents[-1]["document"]][start:end]
            elif raw.startswith(" "):
                parent = documents[-1]["claims"][-1]
                key, _, value = line.strip().partition(": ")
                name, entry = field(text, key, value, parent["trigger"][0])
                parent.setdefault(name, []).append(entry | ({"optional": True} if optional else {}))
            elif line:
                documents[-1]["claims"].append(claim(text, line) | ({"optional": True} if optional else {}))
        except (SheetError, ValueError, IndexError) as error:
            wrong.append(f"{number}: {raw.strip()}: {error}")
    if wrong:
        raise SheetError("\n".join(wrong))
    return documents


def written(document: dict[str, Any]) -> str:
    """The document as YAML, one line per field, so that a difference is small."""
    lines = [f"{key}: {_flow(document[key])}" for key in HEAD]
    lines.append("claims:" if document["claims"] else "claims: []")
    for item in document["claims"]:
        mark = "- "
        for key, value in item.items():
            entries = value if isinstance(value, list) and value and isinstance(value[0], dict) else None
            lines.append(f"{mark}{key}:" + ("" if entries else f" {_flow(value)}"))
            lines += [f"  - {_flow(entry)}" for entry in entries or []]
            mark = "  "
    return "\n".join(lines) + "\n"


def _flow(value: Any) -> str:
    return re.sub(r'"([a-z][\w-]*)"', r"\1", json.dumps(value)) if value is not True else "true"


def filed(name: str) -> str:
    """The name of the file of a document: ``sa:NAME.md`` is ``sa-NAME``."""
    return name.replace("sa:", "sa-").removesuffix(".md")


def show(document: dict[str, Any], text: str) -> None:
    """Print what was found, for the annotator."""
    print(f"\n== {document['document']} {document['split']}")
    for item in document["claims"]:
        start, end = item["trigger"]
        mark = "?" if item.get("optional") else ""
        context = text[max(0, start - 25) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + 25]
        print(f"{mark}{','.join(item['type'])} {context!r} {item['factuality']}")
        for name in ("also", "arguments", "places", "time", "counts", "materiel", "sources"):
            for entry in item.get(name, []):
                words = " | ".join(f"{text[a:b]} [{a - start:+d}]" for a, b in entry["spans"])
                rest = {key: value for key, value in entry.items() if key != "spans"}
                print(f"    {name}: {words}  {rest}")


def main() -> int:
    """Write the gold of a sheet."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sheet", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was found")
    parser.add_argument("--to", type=Path, default=GOLD, help="the folder to write to")
    arguments = parser.parse_args()
    lines = arguments.sheet.read_text(encoding="utf-8").splitlines()
    known = texts(line.split()[1] for line in lines if line.startswith("@"))
    try:
        documents = parse(lines, known)
    except SheetError as error:
        print(error)
        return 1
    arguments.to.mkdir(parents=True, exist_ok=True)
    for document in documents:
        (arguments.to / f"{filed(document['document'])}.yaml").write_text(written(document), encoding="utf-8")
        if arguments.show:
            show(document, known[document["document"]])
    print(f"{len(documents)} documents, {sum(len(d['claims']) for d in documents)} claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
