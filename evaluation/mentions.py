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

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from draw import HERE
from judging import Gold, Pair, Read, Reads, chosen, gold_of, measure, paired, parser_of, reads_of, share
from judging import Score as Sums
from sources import texts

from marsad.knowledge import Knowledge
from marsad.knowledge.plain import Entry, read_yaml
from marsad.model.mention import Dimension
from marsad.proof.families import cases
from marsad.proof.mentions import prove_case
from marsad.reader import Reader

__all__ = ("GOLD", "Pair", "Read", "Score", "paired")  # the scorer whole, though most of it is shared

GOLD = HERE / "gold" / "mentions"
SPLITS = ("dev", "held-out", "other", "fresh", "unseen", "sealed", "untouched", "newest", "final")
DIMENSIONS: tuple[Dimension, ...] = ("time", "quantity")
_CLASSES = ("percent", "money")
_OF_CONFLICT = 4  # words of conflict in an article that tells of it


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


class Score(Sums):
    """Sums over the sentences of a split, of one dimension."""

    def judge(self, gold: Gold, read: Read) -> str:
        """Count what is right of the value, and of what is said beside it; «value», or nothing."""
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
        yield from (self.figure(name) for name in ("found", "right"))
        yield self.ratio("span", "right")
        for name in ("precision",) if self.dimension == "time" else ("relation", "approximate"):
            yield self.ratio(name, f"{name} asked")


def marsad_reads(sentences: list[Gold], held: dict[str, str]) -> Iterator[Reads]:
    """What Marsad reads in each sentence, its article read whole."""
    knowledge = Knowledge()
    rows = knowledge.table("lexicon/quantity/units.csv")
    measures = frozenset(lemma for row in rows if row["class"] == "measure" for lemma in row.many("singular"))
    convert: dict[str, Callable[[dict[str, Any]], dict[str, Any]]]
    convert = {"time": time_read, "quantity": partial(count_read, measures=measures)}
    reader = Reader(knowledge)
    for sentence in sentences:
        found = reads_of(reader, sentence, held[sentence["document"]], DIMENSIONS)
        yield {name: [one._replace(value=convert[name](one.value)) for one in reads] for name, reads in found.items()}


def dateparser_reads(sentences: list[Gold], held: dict[str, str]) -> Iterator[Reads]:
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
    sentences = gold_of(GOLD, split)
    held = texts(sentence["document"] for sentence in sentences)
    if only:
        fights = told_of_conflict()
        sentences = [one for one in sentences if fights(held[one["document"]]) == (only == "conflict")]
    reads = (dateparser_reads if system == "dateparser" else marsad_reads)(sentences, held)
    scores = [Score(dimension) for dimension in DIMENSIONS if system == "marsad" or dimension == "time"]
    name = f"{system}, {split}" + (f", {only}" if only else "")
    head = f"{name}: {len(sentences)} sentences; P / R / F1, and right / read / in the gold"
    measure(head, sentences, held, reads, scores, errors)


def families(paths: Iterable[Path], errors: bool) -> None:
    """Print how many phrasings of files are read rightly, and those that are not."""
    reader = Reader()
    for path in paths:
        sums = _family(reader, path, errors)
        for kind in ("phrasings", "none"):
            part, whole = sums[f"{kind} right"], sums[kind]
            print(f"{path}: {kind} {share(part, whole):.3f} {part}/{whole}")


def _family(reader: Reader, path: Path, errors: bool) -> Counter[str]:
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
    return sums


def main() -> int:
    """Measure."""
    parser = parser_of(__doc__, SPLITS)
    parser.add_argument("--only", choices=("conflict", "other"), help="articles of conflict, or all others")
    parser.add_argument("--dateparser", action="store_true", help="judge dateparser in the place of Marsad")
    parser.add_argument(
        "--families", type=Path, nargs="+", metavar="FILE", help="files of phrasings in the place of the gold"
    )
    arguments = parser.parse_args()
    if arguments.families:
        families(arguments.families, arguments.errors)
        return 0
    for split in chosen(parser, arguments, GOLD, SPLITS):
        score(split, "dateparser" if arguments.dateparser else "marsad", arguments.errors, arguments.only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
