"""The shared part of the Arabic event gold standard (Open Event Data Alliance, MIT): its sentences, votes and spans."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.consolidate.groups import Groups

DATA = Path(os.environ.get("MARSAD_DATA", Path(__file__).resolve().parents[2] / "shared" / "data")) / "gsr"
FAMILIES = ("assault", "protest")
NOS = {"easy": ("easy no",), "hard": ("easy no", "difficult no")}
ASIDE = 5  # every fifth row is kept aside from all choices
_ALIKE = 0.5  # share of runs of three words from which two sentences are one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence. ``votes`` is the share of annotators who accepted it; rows of one ``group`` are the same or nearly so."""

    text: str
    label: str
    votes: float
    aside: bool
    group: int


def rows(family: str) -> list[Row]:
    """The sentences of a file, in its order."""
    with (DATA / f"{family}.csv").open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    groups = _groups([row["text"] for row in found])
    return [
        Row(row["text"], row["label"], int(row["accept"]) / int(row["total"]), number % ASIDE == ASIDE - 1, group)
        for number, (row, group) in enumerate(zip(found, groups, strict=True))
    ]


def spans(family: str) -> list[dict[str, Any]]:
    """Sentences with what each annotator marked: ``source_actor``, ``verb``, ``target_actor`` as lists of tokens."""
    found: list[dict[str, Any]] = json.loads((DATA / f"{family}_spans.json").read_text(encoding="utf-8"))
    return found


def fingerprint(family: str) -> str:
    """The digest of the file that a model was trained on."""
    return f"sha256:{hashlib.sha256((DATA / f'{family}.csv').read_bytes()).hexdigest()}"


def _groups(texts: list[str]) -> list[int]:
    """The number of each text's group: texts that share half of their runs of three words are together."""
    groups = Groups(range(len(texts)))
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)

    runs = [_runs(text) for text in texts]
    for number, mine in enumerate(runs):
        shared = Counter(other for run in mine for other in holders[run])
        for other, common in shared.items():
            if common > _ALIKE * min(len(mine), len(runs[other])):
                groups.put(number, other)
        for run in mine:
            holders[run].append(number)
    return [groups.of(number) for number in range(len(texts))]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[place : place + 3]) for place in range(max(1, len(words) - 2))}
