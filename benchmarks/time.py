"""Throughput of the time and the quantity recogniser on news, beside dateparser's ``search_dates`` in the same run.

    python benchmarks/time.py [ARTICLES]

The news lies in ``$MARSAD_DATA`` (default ``../shared/data``). dateparser, which Marsad does not need, is measured where it is
installed (``pip install dateparser``), with Arabic named, so that it need not guess the language. They take turns over the same
articles, ten at a time, each article once: caches do not help. KB are thousands of bytes of UTF-8, seconds the processor's.

Two figures for Marsad: the recogniser alone, over words that the text floor has cut already, as every dimension shares them;
and text floor and recogniser together, which is what ``search_dates`` does in one.
"""

from __future__ import annotations

import sys

from turns import Row, Task, taken

from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.recognise.quantity import QuantityRecogniser
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser


def tasks(rows: list[Row]) -> dict[str, Task]:
    """What is measured, by name; each finds its mentions in the articles from one to another and returns how many."""
    knowledge = Knowledge()
    times, counts, analyser = TimeRecogniser(knowledge), QuantityRecogniser(knowledge), TextAnalyser(knowledge)
    documents = [Document(row["text"], published=row["extracted_at"][:10]) for row in rows]
    read = [analyser.analyse(document) for document in documents]
    for analysis in read:
        analysis.mentions["time"] = times.find(analysis)
    found: dict[str, Task] = {
        "Marsad, times": lambda a, b: sum(len(times.find(analysis)) for analysis in read[a:b]),
        "Marsad, counts": lambda a, b: sum(len(counts.find(analysis)) for analysis in read[a:b]),
        "Marsad, words and times": lambda a, b: sum(len(times.find(analyser.analyse(one))) for one in documents[a:b]),
    }
    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: pip install dateparser", file=sys.stderr)
        return found
    texts = [row["text"] for row in rows]
    search_dates("في 5 أيار 2014", languages=["ar"])  # what it loads at its first call is not counted
    found["dateparser, search_dates"] = lambda a, b: sum(
        len(search_dates(text, languages=["ar"]) or []) for text in texts[a:b]
    )
    return found


def main() -> int:
    """Print KB a second of each, and how many times dateparser's it is."""
    turns = taken(tasks)
    if turns:
        print(f"{'':26}{'KB/s':>10}{'found':>8}{'times':>8}")
    other = turns.get("dateparser, search_dates")
    for name, turn in turns.items():
        times = f"{other.seconds / turn.seconds:8.1f}" if other else ""
        print(f"{name:26}{turn.rate:>10,.0f}{turn.found:>8}{times}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
