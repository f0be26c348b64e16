"""How far two readers agree: one pass of the claims gold scored against another, as claims are scored against gold.

    python evaluation/agreement.py FOLDER OTHER

Both folders hold files of ``author.py``; the documents that both have are compared, the figures summed. What either reader
left open is no fault of the other. The two passes stand in for two systems: precision and recall are those of OTHER.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent))

import claims as scores
import scoring
from scoring import Gold, Outcome, Pair
from sources import texts

from marsad.model.claim import (
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventPlace,
    EventTime,
    Quote,
)
from marsad.model.mention import MaterielValue, TimeValue
from marsad.model.text import Document

_STOPS = (".", "\n", "؟", "!")
_LISTS = ("arguments", "places", "counts", "materiel", "sources")


def claim(entry: Gold, document: Document) -> Claim:
    """A gold claim as a system would have given it, each field by its first reading."""

    def quote(span: list[int]) -> Quote:
        return Quote(document.text[span[0] : span[1]], *span)

    trigger = quote(entry["trigger"])
    times = [EventTime(None, TimeValue(t["from"], t["to"], t["precision"][0])) for t in entry.get("time", [])]
    counts = [
        Count(c["of"], c["who"][0], quote(c["spans"][0]), c["low"], c["best"], c["high"])
        for c in entry.get("counts", [])
    ]
    event = EventMention(
        entry["type"][0],
        trigger,
        tuple(Argument(a["role"], quote(a["spans"][0])) for a in entry.get("arguments", [])),
        tuple(EventPlace(quote(p["spans"][0]), None, p["role"]) for p in entry.get("places", [])),
        times[0] if times else None,
        tuple(counts),
        tuple(
            EventMateriel(quote(m["spans"][0]), MaterielValue(None, m["category"][0]))
            for m in entry.get("materiel", [])
        ),
        entry.get("outcome"),
    )
    return Claim(
        "",
        document,
        _sentence(document.text, trigger),
        event,
        tuple(quote(a["spans"][0]) for a in entry.get("also", [])),
        tuple(Attribution(quote(s["spans"][0]), None, s["kind"][0]) for s in entry.get("sources", [])),
        entry["factuality"][0],
    )


def _sentence(text: str, trigger: Quote) -> tuple[int, int]:
    start = max(text.rfind(stop, 0, trigger.start) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, trigger.end)) >= 0]
    return start, min(ends, default=len(text))


def shared(entry: Gold, gold: Gold) -> Gold:
    """An entry without what it leaves open and the other reader does not have; type and factuality as he has them."""
    kept = dict(entry)
    for name in _LISTS:
        spans = [span for other in gold.get(name, []) for span in other["spans"]]
        kept[name] = [one for one in entry.get(name, []) if not one.get("optional") or _meets(one["spans"], spans)]
    readings = [t for t in entry.get("time", []) if _same_time(t, gold)] or entry.get("time", [])
    kept["time"] = [] if readings and readings[0].get("optional") and not gold.get("time") else readings
    for name in ("type", "factuality"):
        kept[name] = [one for one in entry[name] if one in gold[name]] or entry[name]
    return kept


def _meets(one: list[list[int]], other: list[list[int]]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _same_time(reading: Gold, gold: Gold) -> bool:
    return any((reading["from"], reading["to"]) == (t["from"], t["to"]) for t in gold.get("time", []))


def compared(gold: Gold, other: Gold, text: str) -> Outcome:
    """Two readings of one document."""
    document = Document(text, published=gold["published"])
    entries = [{**entry, "type": [kind]} for entry in other["claims"] for kind in _types(entry, gold["claims"])]
    read = [claim(entry, document) for entry in entries]
    found = scoring.match(gold["claims"], read)
    by_claim = {id(one): entry for one, entry in zip(read, entries, strict=True)}
    pairs: list[Pair] = [(one, claim(shared(by_claim[id(c)], one), document)) for one, c in found.pairs]
    false = [c for c in found.false if not by_claim[id(c)].get("optional")]
    return Outcome(pairs, found.mistyped, found.missed, false, found.ignored)


def _types(entry: Gold, golds: list[Gold]) -> list[str]:
    """The type under which an entry meets the other reader's: the first that he has on the same words."""
    near = [gold for gold in golds if _meets([entry["trigger"]], [list(span) for span in scoring.tellings(gold)])]
    both = [kind for kind in entry["type"] if any(kind in gold["type"] for gold in near)]
    return [(both or entry["type"])[0]]


def documents(folder: Path) -> Iterator[Gold]:
    """The documents of a pass, in the order of their files."""
    for path in sorted(folder.glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("other", type=Path)
    arguments = parser.parse_args()
    others = {document["document"]: document for document in documents(arguments.other)}
    golds = [document for document in documents(arguments.folder) if document["document"] in others]
    known = texts(document["document"] for document in golds)
    score = scores.Score()
    for gold in golds:
        scores.count(score, compared(gold, others[gold["document"]], known[gold["document"]]))
    print(f"{score.documents} documents")
    print(scores.report(score))
    return 0


if __name__ == "__main__":
    sys.exit(main())
