"""Systems that read the same articles in turn, ten at a time, so that all of them meet the same machine.

The news lies in ``$MARSAD_DATA`` (default ``../shared/data``). KB are thousands of bytes of UTF-8, seconds the processor's.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

DATA = Path(os.environ.get("MARSAD_DATA", "../shared/data")) / "news/saudinewsnet.jsonl.gz"
SLICE = 10
Row = dict[str, Any]
Task = Callable[[int, int], int]
"""Finds its mentions in the articles from one to another and returns how many."""


class Turn(NamedTuple):
    """What a system did: KB a second, the seconds that is, and how many mentions it found."""

    rate: float
    seconds: float
    found: int


def taken(tasks: Callable[[list[Row]], dict[str, Task]]) -> dict[str, Turn]:
    """What each of the tasks did with the first articles, as many as the command line says (100), after a line about them.

    Nothing, with a notice, where the news are not there.
    """
    if not DATA.exists():
        print(f"skipped: {DATA} is not there; MARSAD_DATA names the folder of the shared data", file=sys.stderr)
        return {}
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, int(sys.argv[1]) if len(sys.argv) > 1 else 100)]
    size = sum(len(row["text"].encode()) for row in rows) / 1000
    measured = tasks(rows)
    spent, found = dict.fromkeys(measured, 0.0), dict.fromkeys(measured, 0)
    gc.collect()
    gc.freeze()
    for start in range(0, len(rows), SLICE):
        for name, task in measured.items():
            begin = process_time()
            found[name] += task(start, start + SLICE)
            spent[name] += process_time() - begin
    print(f"{len(rows)} articles, {size:,.0f} KB, one core\n")
    return {name: Turn(size / seconds, seconds, found[name]) for name, seconds in spent.items()}
