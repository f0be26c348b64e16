"""What the scorers of mentions share: gold and readings are paired, each pair is judged, and the judgements are summed."""

from __future__ import annotations

import json
import sys
from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeAlias

from draw import DATA, NEWS

from marsad.model.codec import mention_to_json
from marsad.model.mention import Dimension, Mention
from marsad.model.text import Document
from marsad.reader import Reader

Gold: TypeAlias = dict[str, Any]  # a line of a file of the gold, or a mention in it


class Read(NamedTuple):
    """What a system read: its span and its value, in the terms of the gold."""

    start: int
    end: int
    value: dict[str, Any]


class Pair(NamedTuple):
    """A mention of the gold and what was read there; either may be missing."""

    gold: Gold | None
    read: Read | None


Reads: TypeAlias = dict[Dimension, list[Read]]
Nearness: TypeAlias = Callable[[Gold, Read], tuple[float, ...]]


def overlap(gold: Gold, read: Read) -> tuple[float, ...]:
    """How many characters a reading has in common with the gold."""
    return (max(min(read.end, b) - max(read.start, a) for a, b in gold["spans"]),)


def paired(gold: list[Gold], reads: list[Read], nearness: Nearness = overlap) -> Iterator[Pair]:
    """Gold and readings one to one, the nearest first; none are paired that have nothing in common."""
    # Of equals the first of the text comes first: the indices are negative because the order is reversed.
    near = [(nearness(one, read), -i, -j) for i, one in enumerate(gold) for j, read in enumerate(reads)]
    left_gold, left_reads = dict(enumerate(gold)), dict(enumerate(reads))
    for how, i, j in sorted(near, reverse=True):
        if how[0] > 0 and -i in left_gold and -j in left_reads:
            yield Pair(left_gold.pop(-i), left_reads.pop(-j))
    yield from (Pair(one, None) for one in left_gold.values())
    yield from (Pair(None, read) for read in left_reads.values())


def share(part: int, whole: int) -> float:
    """The share of a part, 0 of nothing."""
    return part / whole if whole else 0.0


class Score(ABC):
    """Sums over the windows of a split, of one dimension."""

    nearness = staticmethod(overlap)
    width: ClassVar[int] = 12  # of the labels of ratios
    where: ClassVar[tuple[str, ...]] = ("document", "published")  # what an error says of its window
    around: ClassVar[tuple[int, int]] = (60, 40)  # the characters that are shown before and after an error

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        self.sums: Counter[str] = Counter()

    def add(self, pair: Pair) -> str:
        """Count a pair; what is wrong with it, or nothing."""
        gold, read = pair
        if gold is None:
            self.sums["read"] += 1
            return "taken"
        optional = bool(gold.get("optional"))
        if read is None:
            self.sums["gold"] += not optional
            return "" if optional else "missed"
        if optional:
            return ""
        self.sums.update(("read", "gold", "found"))
        return self.judge(gold, read)

    @abstractmethod
    def judge(self, gold: Gold, read: Read) -> str:
        """Count what is right of what was found; what is wrong with it, or nothing."""

    @abstractmethod
    def lines(self) -> Iterator[str]:
        """The figures."""

    def figure(self, name: str) -> str:
        """The line of precision, recall and F1."""
        right, read, gold = (self.sums[one] for one in (name, "read", "gold"))
        p, r = share(right, read), share(right, gold)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return f"{self.dimension:8} {name:12} {p:.3f} / {r:.3f} / {f1:.3f}    {right}/{read}/{gold}"

    def ratio(self, name: str, of: str, label: str | None = None) -> str:
        """The line of the share that a sum has in another."""
        part, whole = self.sums[name], self.sums[of]
        return f"{self.dimension:8} {label or name:{self.width}} {share(part, whole):.3f}    {part}/{whole}"

    def show(self, wrong: str, text: str, window: Gold, pair: Pair) -> None:
        """Print what is not right, with what stands around it."""
        (gold, read), (before, after) = pair, self.around
        a, b = gold["spans"][0] if gold else (read.start, read.end) if read else (0, 0)
        context = " ".join(text[max(window["start"], a - before) : min(window["end"], b + after)].split())
        words = f"«{text[a:b]}»" + (f" read «{text[read.start : read.end]}»" if read and gold else "")
        values = f"{gold['values'] if gold else ''} → {read.value if read else ''}"
        print(f"{wrong}: {words} {values}\n   ", *(window[name] for name in self.where), context)


def measure(
    head: str, gold: list[Gold], held: dict[str, str], reads: Iterable[Reads], scores: Sequence[Score], errors: bool
) -> None:
    """Print the figures of what is read in each window under a head; before it, if wanted, what is not right."""
    for window, found in zip(gold, reads, strict=True):
        for score in scores:
            for pair in paired(window[score.dimension], found[score.dimension], score.nearness):
                wrong = score.add(pair)
                if wrong and errors:
                    score.show(wrong, held[window["document"]], window, pair)
    print(head, *(line for score in scores for line in score.lines()), sep="\n")


def gold_of(folder: Path, split: str) -> list[Gold]:
    """The windows of a split: a sentence or more of a text each."""
    return [json.loads(line) for line in (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]


def reads_of(reader: Reader, window: Gold, text: str, dimensions: Iterable[Dimension]) -> Reads:
    """What Marsad reads in a window of a text, the text read whole."""
    document = Document(text, published=None if window["published"] == "-" else window["published"])
    mentions = reader.analyse(document).mentions

    def read(mention: Mention) -> Read:
        value: Any = mention_to_json(document, mention)["value"]
        return Read(mention.start, mention.end, value or {})

    return {
        name: [read(m) for m in mentions[name] if window["start"] <= m.start < window["end"]] for name in dimensions
    }


def parser_of(about: str, splits: Sequence[str]) -> ArgumentParser:
    """The arguments that every scorer takes; the last split is the newest."""
    parser = ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--split", choices=(*splits, "all"), default="all")
    parser.add_argument("--errors", action="store_true", help=f"list what is not right; not of {splits[-1]}")
    return parser


def chosen(parser: ArgumentParser, arguments: Namespace, folder: Path, splits: Sequence[str]) -> list[str]:
    """The splits to measure: none without the data. It is an error to ask for the errors of the newest."""
    if not NEWS.exists():
        print(f"skipped: {DATA} is not there; MARSAD_DATA names the folder of the shared data", file=sys.stderr)
        return []
    newest = splits[-1]
    if arguments.errors and arguments.split in (newest, "all"):
        parser.error(f"errors of {newest} are not shown, so that nobody tunes to it: write --split dev --errors")
    there = [split for split in splits if (folder / f"{split}.jsonl").exists()]
    return there if arguments.split == "all" else [arguments.split]
