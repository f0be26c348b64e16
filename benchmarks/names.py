"""Throughput of the actor, place and materiel recognisers on news, beside pyahocorasick's raw search in the same run.

    python benchmarks/names.py [ARTICLES]

The news lies in ``$MARSAD_DATA`` (default ``../shared/data``). pyahocorasick, which Marsad does not need, is measured where it
is installed (``pip install pyahocorasick``): it searches the folded text for all names of the gazetteer, with neither word
bounds, clitics, judgement nor resolution, so that it tells what finding alone would cost. They take turns over the same
articles, ten at a time. KB are thousands of bytes of UTF-8, seconds the processor's; the words are cut already, as every
dimension shares them.
"""

from __future__ import annotations

import sys

from turns import Row, Task, taken

from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.recognise.actor import ActorRecogniser
from marsad.recognise.materiel import MaterielRecogniser
from marsad.recognise.place import PlaceRecogniser
from marsad.recognise.quantity import QuantityRecogniser
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser
from marsad.text.fold import key


def tasks(rows: list[Row]) -> dict[str, Task]:
    """What is measured, by name; each finds its mentions in the articles from one to another and returns how many."""
    knowledge = Knowledge()
    analyser = TextAnalyser(knowledge)
    stages = {
        "time": TimeRecogniser(knowledge), "quantity": QuantityRecogniser(knowledge), "actor": ActorRecogniser(knowledge),
        "place": PlaceRecogniser(knowledge), "materiel": MaterielRecogniser(knowledge),
    }  # fmt: skip
    read = [analyser.analyse(Document(row["text"], published=row["extracted_at"][:10])) for row in rows]
    for analysis in read:
        for name, stage in stages.items():
            analysis.mentions[name] = stage.find(analysis)

    def over(name: str) -> Task:
        return lambda a, b: sum(len(stages[name].find(analysis)) for analysis in read[a:b])

    found = {"actors": over("actor"), "places": over("place"), "materiel": over("materiel")}
    try:
        import ahocorasick
    except ImportError:
        print("pyahocorasick is not installed: pip install pyahocorasick", file=sys.stderr)
        return found
    searcher, folded = ahocorasick.Automaton(), [key(row["text"]) for row in rows]
    names = [name for name in stages["place"].gazetteer.names() if name]
    for name in names:
        searcher.add_word(name, name)
    searcher.make_automaton()
    found[f"pyahocorasick, {len(names):,} names, raw"] = lambda a, b: sum(
        1 for text in folded[a:b] for _ in searcher.iter(text)
    )
    return found


def main() -> int:
    """Print KB a second of each."""
    turns = taken(tasks)
    if turns:
        print(f"{'':40} {'KB/s':>8} {'found':>8}")
    for name, turn in turns.items():
        print(f"{name:40} {turn.rate:8,.0f} {turn.found:8,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
