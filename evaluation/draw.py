"""The draw of the articles of the claims gold: seeded, by quotas of region and of outlet, before any was read by Marsad.

    python evaluation/draw.py

prints ``region, id, half, outlet, length`` of each. An article is a candidate where its words of conflict weigh four or more
(one at most for the look-alikes), and belongs to the region whose words weigh most in it. A word weighs two where it stands
bare and one behind a clitic. The words are in ``gold/draw.yaml``. Sorted by region, every second article is held out. A second
draw asks for a weight of eight.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DATA = Path(os.environ.get("MARSAD_DATA", HERE.parents[1] / "shared" / "data"))
NEWS = DATA / "news" / "saudinewsnet.jsonl.gz"
_BARE = re.compile(r"\b[وفبل]?(\w+)")
_WHOLE = re.compile(r"\w+")
_LEAST_OF_CONFLICT, _MOST_OF_LOOKALIKES, _LEAST_OF_REGION = 4, 1, 2


def articles() -> Iterator[dict[str, str]]:
    """The articles of the shared news, in the order of the file."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def stratum(text: str, settings: dict[str, Any], least: int = _LEAST_OF_CONFLICT) -> str | None:
    """The region or look-alike that the article is a candidate of."""
    words = Counter(_BARE.findall(text)) + Counter(_WHOLE.findall(text))
    fight = sum(words[word] for word in settings["conflict"])
    groups = settings["regions"] if fight >= least else settings["lookalikes"]
    if _MOST_OF_LOOKALIKES < fight < least:
        return None
    found = {name: sum(words[word] for word in group["words"]) for name, group in groups.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] >= _LEAST_OF_REGION else None


def draw(settings: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The articles drawn, each with its stratum: the first draw sorted by stratum, then the second."""
    shortest, longest = settings["length"]
    pool = [row for row in articles() if shortest <= len(row["text"]) <= longest]
    quotas = {name: group["quota"] for part in ("regions", "lookalikes") for name, group in settings[part].items()}
    taken: set[str] = set()
    yield from _drawn(pool, settings, settings["seed"], quotas, _LEAST_OF_CONFLICT, taken)
    second = settings["second"]
    yield from _drawn(pool, settings, second["seed"], second["quotas"], second["least_of_conflict"], taken)


def _drawn(
    pool: list[dict[str, str]],
    settings: dict[str, Any],
    seed: int,
    quotas: dict[str, int],
    least: int,
    taken: set[str],
) -> list[tuple[str, dict[str, str]]]:
    left, outlets, found = dict(quotas), Counter[str](), []
    shuffled = list(pool)
    random.Random(seed).shuffle(shuffled)
    for row in shuffled:
        name = stratum(row["text"], settings, least)
        if not left.get(name or "", 0) or outlets[row["source"]] >= settings["outlet_limit"] or row["title"] in taken:
            continue
        left[str(name)] -= 1
        outlets[row["source"]] += 1
        taken.add(row["title"])
        found.append((str(name), row))
    return sorted(found, key=lambda pair: pair[0])


def main() -> int:
    """Print the draw; 0 also where the data is absent."""
    if not NEWS.is_file():
        print(f"SKIPPED: no news at {NEWS}; set MARSAD_DATA")
        return 0
    settings = yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))
    for index, (name, row) in enumerate(draw(settings)):
        half = "held-out" if index % 2 else "dev"
        print(f"{name:10} {row['id']} {half:8} {row['source']:12} {len(row['text'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
