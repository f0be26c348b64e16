"""The draw of the sentences of the gold of times and counts: seeded, from articles of news that no other gold holds.

    python evaluation/draw_sentences.py FOLDER

writes ``dev.txt``, ``held-out.txt``, … into it: for each sentence a line ``@ ARTICLE START END PUBLISHED``, its
context and its words, for the annotators; the files hold words of the articles and stay outside the project. Three draws of
120, 120 and 80 sentences: any sentence of articles that tell of conflict (as ``draw.py`` weighs them); those with a digit or
a word of number or time; any sentence of the other articles. One sentence of an article at most. Every third one is of ``dev``.
``fresh`` is a second draw, of 90, 90 and 40, from articles that the first left, and ``unseen`` a third: each was made when the
errors on the one before it were looked at, to have a part again that nobody had seen.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

import yaml
from draw import HERE, articles

SEED, CONTEXT = 20151123, 500
LATER = {
    "fresh": (20151124, 5),
    "unseen": (20151125, 3),
    "sealed": (20151126, 2),
    "untouched": (20151127, 2),
    "newest": (20151128, 2),
    "final": (20151129, 2),
    "further": (20151130, 1),
}  # seed, words of conflict: few articles have five
DRAWS = (("any", 120), ("numbers", 120), ("other", 80))
LATER_DRAWS = (("any", 90), ("numbers", 90), ("other", 40))
_END = re.compile(r"[.!؟?…]+[\"»”)]*\s+|\n+")
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(
    r"\d|[٠-٩]|\b[وفبل]*(?:ال)?(?:يوم|امس|أمس|شهر|عام|سنة|سنوات|اسبوع|أسبوع|ساعة|منذ|قبل|فجر|صباح|مساء|ليل|عشر|مئ|مائ|آلاف|الاف|ملي|عدد|نحو|"
    r"ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|اثن|بضع|عدة|قتيل|جريح|قتل|شخص|طفل)"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """The bounds of what stands between stops and line ends, of 40 to 450 characters."""
    bounds, start = [], 0
    for stop in [*_END.finditer(text), None]:
        end = stop.start() + len(stop.group().rstrip()) if stop else len(text)
        while start < end and text[start].isspace():
            start += 1
        if 40 <= end - start <= 450:
            bounds.append((start, end))
        start = stop.end() if stop else end
    return bounds


def draw(
    seed: int, draws: tuple[tuple[str, int], ...], besides: set[str] | None = None, least: int = 5
) -> list[tuple[str, int, int, str, str]]:
    """Article, start, end, day of publication and text of each sentence drawn, of articles that are not ``besides``.

    An article tells of conflict where ``least`` of its words are words of conflict.
    """
    conflict = yaml.safe_load((HERE / "gold" / "draw.yaml").read_text(encoding="utf-8"))["conflict"]
    taken = {path.stem for path in (HERE / "gold" / "claims").glob("*.yaml")} | (besides or set())
    generator, left, found = random.Random(seed), dict(draws), []
    rows = [row for row in articles() if row["id"] not in taken and 300 <= len(row["text"]) <= 8000]
    generator.shuffle(rows)
    seen: set[str] = set()
    for row in rows:
        words = Counter(_WORDS.findall(row["text"]))
        fight = sum(words[word] for word in conflict)
        kind = "other" if fight < 2 else max(("any", "numbers"), key=lambda one: left[one]) if fight >= least else ""
        if not left.get(kind):
            continue
        pool = sentences(row["text"])
        if kind == "numbers":
            pool = [(a, b) for a, b in pool if _NUMBERS.search(row["text"][a:b])]
        if not pool:
            continue
        start, end = generator.choice(pool)
        if row["text"][start:end] in seen:
            continue
        seen.add(row["text"][start:end])
        left[kind] -= 1
        found.append((row["id"], start, end, row["extracted_at"][:10], row["text"]))
    generator.shuffle(found)
    return found


def main() -> None:
    """Write the sheets to be annotated."""
    first = draw(SEED, DRAWS)
    parts = {
        "dev": first[0::3],
        "held-out": [row for number, row in enumerate(first) if number % 3],
    }
    for name, (seed, least) in LATER.items():
        parts[name] = draw(seed, LATER_DRAWS, {row[0] for rows in parts.values() for row in rows}, least)
    for name, rows in parts.items():
        lines = []
        for article, start, end, published, text in rows:
            before = " ".join(text[max(0, start - CONTEXT) : start].split())
            lines.append(f"@ {article} {start} {end} {published}\n# {before}\n{' '.join(text[start:end].split())}\n")
        (Path(sys.argv[1]) / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
