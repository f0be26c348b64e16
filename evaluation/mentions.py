"""Times and counts against people's: on sentences of news, and on families of phrasings.

    python evaluation/mentions.py [--split PART|all] [--only conflict|other] [--errors] [--dateparser]
    python evaluation/mentions.py --families FILE…  [--errors]

The gold is ``gold/mentions/*.jsonl`` (see README.md); each article is read whole, and what is read within the gold's sentences
is judged. A mention is *found* where its span overlaps one of the gold, one to one; it is *right* where the value is right too:
the interval of a time (or its kind, where it is no date), the three bounds and the class of a count. ``--errors`` lists what is
not right, of all but the newest part, so that nobody tunes to it. ``--dateparser`` judges what dateparser's ``search_dates``
finds in the same sentences.

``--only conflict`` looks at the sentences of articles with four words of conflict or more (``gold/draw.yaml``), ``other`` at
the rest.

Families are read phrasing by phrasing: right is exactly one mention over exactly the span, with the values given.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from draw import DATA, HERE, NEWS
from sources import texts

from marsad.knowledge import Knowledge
from marsad.knowledge.plain import Entry, read_yaml
from marsad.model.codec import mention_to_json
from marsad.model.text import Document
from marsad.proof.families import cases
from marsad.proof.mentions import prove_case
from marsad.reader import Reader

GOLD = HERE / "gold" / "mentions"
SPLITS = ("dev", "held-out", "other", "fresh", "unseen", "sealed", "untouched", "newest", "final")
NEWEST = SPLITS[-1]
DIMENSIONS = ("time", "quantity")
_CLASSES = ("percent", "money")
_OF_CONFLICT = 4  # words of conflict in an article that tells of it


class Read(NamedTuple):
    """What a system read: its span and its value, in the terms of the gold."""

    start: int
    end: int
    value: dict[str, Any]


class Pair(NamedTuple):
    """A mention of the gold and what was read there; either may be missing."""

    gold: dict[str, Any] | None
    read: Read | None


def time_read(value: dict[str, Any]) -> dict[str, Any]:
    """A time of Marsad in the terms of the gold."""
    if value.get("kind", "date") != "date":
        return {"kind": value["kind"]}
    return {name: value.get(name) for name in ("from", "to", "precision")}


def count_read(value: dict[str, Any], measures: frozenset[str]) -> dict[str, Any]:
    """A count of Marsad in the terms of the gold."""
    unit = value.get("unit")
    kind = unit if unit in _CLASSES else "measure" if unit in measures else "count"
    found = {name: value.get(name) for name in ("low", "best", "high", "relation")}
    return found | {"class": kind, "approximate": bool(value.get("approximate"))}


def right(dimension: str, wanted: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether the value is the one wanted: precision, relation and the mark of approximation apart."""
    names = ("kind", "from", "to") if dimension == "time" else ("low", "best", "high", "class")
    return all(wanted.get(name) == got.get(name) for name in names)


def paired(gold: list[dict[str, Any]], reads: list[Read]) -> Iterator[Pair]:
    """Gold and readings one to one, those first that overlap most."""
    overlaps = sorted(
        (
            (max(min(read.end, b) - max(read.start, a) for a, b in one["spans"]), -i, -j)
            for i, one in enumerate(gold)
            for j, read in enumerate(reads)
        ),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    for size, i, j in overlaps:
        if size > 0 and -i not in taken_gold and -j not in taken_read:
            taken_gold.add(-i)
            taken_read.add(-j)
            yield Pair(gold[-i], reads[-j])
    yield from (Pair(one, None) for i, one in enumerate(gold) if i not in taken_gold)
    yield from (Pair(None, read) for j, read in enumerate(reads) if j not in taken_read)


class Score:
    """Sums over the sentences of a split, of one dimension."""

    def __init__(self, dimension: str) -> None:
        self.dimension = dimension
        self.sums: Counter[str] = Counter()

    def add(self, pair: Pair) -> str:
        """Count a pair; what is wrong with it, or nothing."""
        gold, read = pair
        if gold is None:
            self.sums["read"] += 1
            return "taken"
        if read is None:
            self.sums["gold"] += not gold.get("optional")
            return "" if gold.get("optional") else "missed"
        if gold.get("optional"):
            return ""
        self.sums.update(("read", "gold", "found"))
        wanted = next((one for one in gold["values"] if right(self.dimension, one, read.value)), None)
        if wanted is None:
            return "value"
        self.sums["right"] += 1
        self.sums["span"] += [read.start, read.end] in gold["spans"]
        for name in ("precision", "relation", "approximate"):
            if name == "precision" and "precision" not in wanted:
                continue
            self.sums[f"{name} asked"] += 1
            self.sums[name] += (wanted.get(name) or None) == (read.value.get(name) or None)
        return ""

    def lines(self) -> Iterator[str]:
        """The figures."""
        sums = self.sums
        for name in ("found", "right"):
            p, r = _share(sums[name], sums["read"]), _share(sums[name], sums["gold"])
            f1 = 2 * p * r / (p + r) if p + r else 0.0
            yield (
                f"{self.dimension:8} {name:12} {p:.3f} / {r:.3f} / {f1:.3f}    {sums[name]}/{sums['read']}/{sums['gold']}"
            )
        extras = ("span", "precision") if self.dimension == "time" else ("span", "relation", "approximate")
        for name in extras:
            of = sums[f"{name} asked"] if name != "span" else sums["right"]
            yield f"{self.dimension:8} {name:12} {_share(sums[name], of):.3f}    {sums[name]}/{of}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def gold_of(split: str) -> list[dict[str, Any]]:
    """The sentences of a split."""
    return [json.loads(line) for line in (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]


def marsad_reads(sentences: list[dict[str, Any]], held: dict[str, str]) -> Iterator[dict[str, list[Read]]]:
    """What Marsad reads in each sentence, its article read whole."""
    knowledge = Knowledge()
    rows = knowledge.table("lexicon/quantity/units.csv")
    measures = frozenset(lemma for row in rows if row["class"] == "measure" for lemma in row.many("singular"))
    reader = Reader(knowledge)
    for sentence in sentences:
        document = Document(held[sentence["document"]], published=sentence["published"])
        analysis, found = reader.analyse(document), {}
        for dimension in DIMENSIONS:
            inside = [m for m in analysis.mentions[dimension] if sentence["start"] <= m.start < sentence["end"]]
            values = [mention_to_json(document, m)["value"] for m in inside]
            convert = time_read if dimension == "time" else lambda value: count_read(value, measures)
            found[dimension] = [Read(m.start, m.end, convert(value)) for m, value in zip(inside, values, strict=True)]
        yield found


def dateparser_reads(sentences: list[dict[str, Any]], held: dict[str, str]) -> Iterator[dict[str, list[Read]]]:
    """What ``search_dates`` finds: each a single day."""
    from dateparser.search import search_dates

    for sentence in sentences:
        text = held[sentence["document"]][sentence["start"] : sentence["end"]]
        base = datetime.fromisoformat(sentence["published"] or "2015-07-26")
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        reads, at = [], 0
        for words, moment in search_dates(text, languages=["ar"], settings=settings) or []:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            day = moment.date().isoformat()
            span = (sentence["start"] + start, sentence["start"] + at)
            reads.append(Read(*span, {"from": day, "to": day, "precision": "day"}))
        yield {"time": reads}


def told_of_conflict() -> Callable[[str], bool]:
    """Whether an article tells of conflict, by its words."""
    words = set(yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))["conflict"])
    return lambda text: sum(word in words for word in re.findall(r"\w+", text)) >= _OF_CONFLICT


def score(split: str, system: str, errors: bool, only: str | None = None) -> None:
    """Print the figures of a split."""
    sentences = gold_of(split)
    held = texts(sentence["document"] for sentence in sentences)
    if only:
        fights = told_of_conflict()
        sentences = [one for one in sentences if fights(held[one["document"]]) == (only == "conflict")]
    reads = (dateparser_reads if system == "dateparser" else marsad_reads)(sentences, held)
    scores = {dimension: Score(dimension) for dimension in (DIMENSIONS if system == "marsad" else ("time",))}
    for sentence, found in zip(sentences, reads, strict=True):
        for dimension, sums in scores.items():
            for pair in paired(sentence[dimension], found[dimension]):
                wrong = sums.add(pair)
                if wrong and errors:
                    _show(wrong, held[sentence["document"]], sentence, pair)
    name = f"{system}, {split}" + (f", {only}" if only else "")
    print(f"{name}: {len(sentences)} sentences; P / R / F1, and right / read / in the gold")
    for sums in scores.values():
        print("\n".join(sums.lines()))


def _show(wrong: str, text: str, sentence: dict[str, Any], pair: Pair) -> None:
    gold, read = pair
    a, b = gold["spans"][0] if gold else (read.start, read.end) if read else (0, 0)
    context = " ".join(text[max(sentence["start"], a - 60) : min(sentence["end"], b + 40)].split())
    values = f"{gold['values'] if gold else ''} → {read.value if read else ''}"
    words = f"«{text[a:b]}»" + (f" read «{text[read.start : read.end]}»" if read and gold else "")
    print(f"{wrong}: {words} {values}\n    {sentence['document']} {sentence['published']} {context}")


def families(paths: Iterable[Path], errors: bool) -> None:
    """Print how many phrasings of files are read rightly, and those that are not."""
    reader = Reader()
    for path in paths:
        dimension = "time" if "time" in path.parts or path.stem.startswith("time") else "quantity"
        sums: Counter[str] = Counter()
        for entry in read_yaml(path, path.name):
            assert isinstance(entry, Entry)
            for key, case in cases(dimension, entry):
                kind = "none" if key == "none" else "phrasings"
                failed = [one.english for one in prove_case(reader, case)]
                sums[kind] += 1
                sums[f"{kind} right"] += not failed
                if failed and errors:
                    print(f"{path.name}:{case.line} «{case.text('text')}» {failed[0].split('. Correct')[0]}")
        for kind in ("phrasings", "none"):
            print(
                f"{path}: {kind} {_share(sums[f'{kind} right'], sums[kind]):.3f} {sums[f'{kind} right']}/{sums[kind]}"
            )


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="all")
    parser.add_argument("--errors", action="store_true", help=f"list what is not right; not of {NEWEST}")
    parser.add_argument("--only", choices=("conflict", "other"), help="articles of conflict, or all others")
    parser.add_argument("--dateparser", action="store_true", help="judge dateparser in the place of Marsad")
    parser.add_argument(
        "--families", type=Path, nargs="+", metavar="FILE", help="files of phrasings in the place of the gold"
    )
    arguments = parser.parse_args()
    if arguments.families:
        families(arguments.families, arguments.errors)
        return 0
    if not NEWS.exists():
        print(f"skipped: {DATA} is not there; MARSAD_DATA names the folder of the shared data", file=sys.stderr)
        return 0
    if arguments.errors and arguments.split in (NEWEST, "all"):
        parser.error(f"errors of {NEWEST} are not shown, so that nobody tunes to it: write --split dev --errors")
    there = [split for split in SPLITS if (GOLD / f"{split}.jsonl").exists()]
    for split in there if arguments.split == "all" else (arguments.split,):
        score(split, "dateparser" if arguments.dateparser else "marsad", arguments.errors, arguments.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
