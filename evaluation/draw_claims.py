"""The third draw of the claims gold: whole articles, and windows of the Syrian Archive's investigations.

    python evaluation/draw_claims.py FOLDER

writes ``dev.txt`` and ``sealed.txt``: a line ``@ ID SPLIT START END PUBLISHED`` for each text, then its words, for the
annotators. The files hold words of the sources and stay outside the project. No article is one of an earlier draw of the
claims gold or of the gold of places, actors and materiel. Sorted by region, four of every seven articles and one of every
three windows are sealed: their errors are never looked at.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from draw import DATA, HERE, articles, draw, stratum
from draw_entities import Drawn, investigations

SEED, SHORTEST, LONGEST, WEIGHT = 20151205, 500, 2500, 6
QUOTAS = {"yemen": 8, "syria": 8, "iraq": 7, "libya": 4, "egypt": 5, "palestine": 5, "turkey": 4, "other": 3}
LOOKALIKES = {"sport": 1, "economy": 1, "court": 2}
INVESTIGATIONS, OUTLET_LIMIT = 12, 8
SEALED_OF_SEVEN, SEALED_OF_THREE = (0, 2, 4, 6), (1,)


def known() -> set[str]:
    """The ids that an earlier gold has drawn."""
    settings = yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))
    found = {row["id"] for _, row in draw(settings)}
    for path in sorted((HERE / "gold" / "entities").glob("*.jsonl")):
        found |= {json.loads(line)["document"] for line in path.read_text(encoding="utf-8").splitlines()}
    return found


def news(generator: random.Random) -> Iterator[tuple[str, Drawn]]:
    """Whole articles with their region, by quotas."""
    settings = yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))
    taken = known()
    pool = [row for row in articles() if SHORTEST <= len(row["text"]) <= LONGEST and row["id"] not in taken]
    generator.shuffle(pool)
    left, outlets, titles = dict(QUOTAS | LOOKALIKES), Counter[str](), set[str]()
    for row in pool:
        name = stratum(row["text"], settings, WEIGHT) or ""
        if left.get(name, 0) and outlets[row["source"]] < OUTLET_LIMIT and row["title"] not in titles:
            left[name] -= 1
            outlets[row["source"]] += 1
            titles.add(row["title"])
            yield name, (row["id"], 0, len(row["text"]), row["extracted_at"][:10], row["text"])


def main() -> int:
    """Write the two files; 0 also where the data is absent."""
    if not DATA.is_dir():
        print(f"SKIPPED: no data at {DATA}; set MARSAD_DATA")
        return 0
    generator = random.Random(SEED)
    whole = [row for _, row in sorted(news(generator))]
    windows = list(investigations(generator, INVESTIGATIONS, known()))
    parts: dict[str, list[Drawn]] = {"dev": [], "sealed": []}
    for rows, of, sealed in ((whole, 7, SEALED_OF_SEVEN), (windows, 3, SEALED_OF_THREE)):
        for index, row in enumerate(rows):
            parts["sealed" if index % of in sealed else "dev"].append(row)
    for part, rows in parts.items():
        blocks = [
            f"@ {id_} {part} {start} {end} {published}\n{text[start:end]}\n"
            for id_, start, end, published, text in rows
        ]
        (Path(sys.argv[1]) / f"{part}.txt").write_text("\n".join(blocks), encoding="utf-8")
        print(part, len(rows), sum(end - start for _, start, end, _, _ in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
