"""The texts that the gold of times and counts stands off from, by their ids, read beside the project."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from draw import DATA, articles


def fingerprint(paths: Iterable[Path]) -> str:
    """Twelve digits of a digest over files of gold, names and bytes: a figure counts for the gold that it was measured on."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def texts(ids: Iterable[str]) -> dict[str, str]:
    """The text of each id: a news article's, ``sa:FILE`` of the Syrian Archive's, ``gsr:SET:ROW`` of the gold standard's."""
    wanted = set(ids)
    found = {row["id"]: row["text"] for row in articles() if row["id"] in wanted}
    for one in wanted - found.keys():
        kind, _, name = one.partition(":")
        if kind == "sa":
            found[one] = (DATA / "syrian-archive" / name).read_bytes().decode("utf-8")
    found.update({one: text for one, text in gsr_sentences() if one in wanted})
    return found


def gsr_sentences() -> Iterator[tuple[str, str]]:
    """The sentences of the Arabic event gold standard with their ids."""
    for name in ("assault", "protest"):
        with (DATA / "gsr" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for index, row in enumerate(csv.DictReader(file)):
                yield f"gsr:{name}:{index}", row["text"]
