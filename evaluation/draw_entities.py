"""The draw of the gold of places, actors and materiel: 64 articles and 8 investigations, each to about 1,600 characters.

    python evaluation/draw_entities.py FOLDER

writes ``dev.txt``, ``held-out.txt`` and ``sealed.txt``: a line ``@ ID START END PUBLISHED`` for each text and its words, for
the annotator. The files hold words of the sources and stay outside the project. Articles are drawn by the regions of
``gold/draw.yaml``, none of them an article of the claims gold; in the order of the draw every third goes to each part.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from draw import DATA, HERE, articles, stratum
from draw_other import arabic

SEED, SHORTEST, LONGEST, WINDOW = 20161201, 500, 6000, 1600
QUOTAS = {"yemen": 11, "syria": 12, "iraq": 11, "libya": 6, "egypt": 5, "palestine": 5, "turkey": 6}
LOOKALIKES = {"other": 2, "sport": 2, "economy": 2, "court": 2}
INVESTIGATIONS, OUTLET_LIMIT = 8, 12
PARTS = ("dev", "held-out", "sealed")
_STOP = re.compile(r"[.!؟?…]+[\"»”)]*\s+|\n+")
_HEAD = re.compile(r"---\r?\n.*?\n---\r?\n", re.S)
_DATE = re.compile(r"^date:\s*\"?(\d{4}-\d\d-\d\d)", re.M)

Drawn = tuple[str, int, int, str, str]


def window(text: str, start: int = 0) -> int:
    """Where the last sentence ends that begins and ends within the window."""
    ends = [match.end() for match in _STOP.finditer(text, start, start + WINDOW + 200)]
    fitting = [end for end in ends if end - start <= WINDOW]
    end = len(text) if len(text) - start <= WINDOW else (fitting or ends or [start + WINDOW])[-1]
    return start + len(text[start:end].rstrip())


def news(generator: random.Random) -> Iterator[Drawn]:
    """Articles by the quotas of their regions."""
    settings = yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))
    known = {path.stem for path in (HERE / "gold" / "claims").glob("*.yaml")}
    pool = [row for row in articles() if SHORTEST <= len(row["text"]) <= LONGEST and row["id"] not in known]
    generator.shuffle(pool)
    left, outlets, titles = dict(QUOTAS | LOOKALIKES), Counter[str](), set[str]()
    for row in pool:
        name = stratum(row["text"], settings) or ""
        if left.get(name, 0) and outlets[row["source"]] < OUTLET_LIMIT and row["title"] not in titles:
            left[name] -= 1
            outlets[row["source"]] += 1
            titles.add(row["title"])
            yield row["id"], 0, window(row["text"]), row["extracted_at"][:10], row["text"]


def investigations(
    generator: random.Random, most: int = INVESTIGATIONS, known: frozenset[str] | set[str] = frozenset()
) -> Iterator[Drawn]:
    """Texts of the Syrian Archive from a paragraph in their body, none of the known ones."""
    paths = sorted((DATA / "syrian-archive").glob("*.md"))
    generator.shuffle(paths)
    found = 0
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        head = _HEAD.match(text)
        starts = [match.end() for match in re.finditer(r"\n\s*\n", text) if match.end() >= (head.end() if head else 0)]
        fitting = [start for start in starts if arabic(text[start : start + WINDOW]) and len(text) - start > SHORTEST]
        if fitting and found < most and f"sa:{path.name}" not in known:
            found += 1
            start = generator.choice(fitting)
            date = _DATE.search(head.group() if head else "")
            yield f"sa:{path.name}", start, window(text, start), date.group(1) if date else "-", text


def main() -> int:
    """Write the three files; 0 also where the data is absent."""
    if not DATA.is_dir():
        print(f"SKIPPED: no data at {DATA}; set MARSAD_DATA")
        return 0
    generator = random.Random(SEED)
    drawn = [*news(generator), *investigations(generator)]
    for index, part in enumerate(PARTS):
        rows = drawn[index :: len(PARTS)]
        blocks = [
            f"@ {id_} {start} {end} {published}\n{text[start:end]}\n" for id_, start, end, published, text in rows
        ]
        (Path(sys.argv[1]) / f"{part}.txt").write_text("\n".join(blocks), encoding="utf-8")
        print(part, len(rows), sum(end - start for _, start, end, _, _ in rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
