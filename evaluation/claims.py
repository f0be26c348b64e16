"""Claims on whole articles against the stand-off gold: events, participants, places, dates, counts, sources, factuality.

    python evaluation/claims.py [--split dev|held-out|sealed|all|training] [--errors] [--document ID]

Prints the figures of each split. ``--errors`` prints what was missed and what was false, with its words, for ``dev`` and
``training`` alone: nobody looks at the errors of the held-out half. ``training`` was read by one reader only.
Skips, and says so, where the shared data is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))

import scoring
from draw import NEWS, articles
from scoring import Gold, Outcome, Tally
from sources import fingerprint, texts

import marsad
from marsad.model.claim import Claim
from marsad.model.text import Document

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "claims"
TRAINING = HERE / "gold" / "training"
SPLITS = ("dev", "held-out", "sealed")
SEEN = ("dev", "training")
_AROUND = 45


@dataclass
class Score:
    """The sums of a split."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    retold: int = 0
    open: int = 0
    likeness: list[float] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, tally: Tally) -> None:
        self.tallies.setdefault(name, Tally()).add(tally)


def gold_documents(split: str, only: str | None = None) -> list[Gold]:
    """The documents of a split, in the order of their ids."""
    folder = TRAINING if split == "training" else GOLD
    loaded = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    return [d for d in loaded if split in ("all", d["split"]) and only in (None, d["document"])]


def read(reader: marsad.Reader, gold: Gold, text: str, title: str | None) -> list[Claim]:
    """What Marsad reads in the part of a text that was annotated."""
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != gold["sha256"]:
        raise SystemExit(f"{gold['document']}: the text is not the one that was annotated")
    start, end = gold["window"]
    document = Document(" " * start + text[start:end], published=gold["published"], title=title)
    return reader.analyse(document).claims


def count(score: Score, outcome: Outcome) -> None:
    """Add one document to the sums."""
    score.documents += 1
    pairs, mistyped = outcome.pairs, outcome.mistyped
    score.add("event, type right", Tally(len(pairs), len(outcome.false), len(outcome.missed)))
    near = outcome.by_trigger
    loose = len(pairs) - near
    score.add("event, by trigger", Tally(near, len(outcome.false) + loose, len(outcome.missed) + loose))
    score.retold += outcome.retold
    score.open += len(outcome.ignored)
    score.add("event, nothing left open", Tally(len(pairs), len(outcome.false + outcome.ignored), len(outcome.missed)))
    both = len(pairs) + len(mistyped)
    score.add("event, any type", Tally(both, len(outcome.false) - len(mistyped), len(outcome.missed) - len(mistyped)))
    for gold, claim in pairs:
        _count_pair(score, gold, claim)
    for gold in outcome.missed:
        score.missed[gold["type"][0]] += 1
        for role in ("agent", "patient"):
            score.add(f"{role}, overall", Tally(missing=scoring.required(gold, "arguments", role)))
        score.add("place, overall", Tally(missing=scoring.required(gold, "places")))
        score.add("counts, overall", Tally(missing=scoring.required(gold, "counts")))
    for claim in outcome.false:
        score.false[claim.event.type] += 1
        roles = Counter(argument.role for argument in claim.event.arguments)
        for role in ("agent", "patient"):
            score.add(f"{role}, overall", Tally(wrong=roles[role]))
        score.add("place, overall", Tally(wrong=len(claim.event.places)))
        score.add("counts, overall", Tally(wrong=len(claim.event.counts)))


def _count_pair(score: Score, gold: Gold, claim: Claim) -> None:
    for role in ("agent", "patient"):
        tally, far = scoring.role_tally(gold, claim, role)
        score.likeness += far
        score.add(f"{role}, matched", tally)
        score.add(f"{role}, overall", tally)
    places, _ = scoring.spans_tally(gold.get("places", []), [place.words for place in claim.event.places])
    counts = scoring.counts_tally(gold, claim)
    for name, tally in (("place", places), ("counts", counts)):
        score.add(f"{name}, matched", tally)
        score.add(f"{name}, overall", tally)
    for name, tally in zip(("date", "date precision", "undated"), scoring.date_tally(gold, claim), strict=True):
        score.add(name, tally)
    score.add("count whose", scoring.who_right(gold, claim))
    for name, tally in zip(("materiel", "materiel category"), scoring.materiel_tally(gold, claim), strict=True):
        score.add(name, tally)
    for name, right in _judged(gold, claim).items():
        score.add(name, Tally(right, not right))
    score.add("source kind", scoring.kind_tally(gold, claim))


def _judged(gold: Gold, claim: Claim) -> dict[str, bool]:
    judged = {
        "source, innermost": scoring.innermost_right(gold, claim),
        "source, chain": scoring.chain_right(gold, claim),
        "factuality": claim.factuality in gold["factuality"],
    }
    if scoring.required(gold, "sources"):
        judged["source, where one is named"] = judged["source, chain"]
    if "asserted" not in gold["factuality"]:
        judged["factuality, not asserted"] = judged["factuality"]
    return judged


_F1 = (
    "event, type right",
    "event, by trigger",
    "event, any type",
    "event, nothing left open",
    "agent, matched",
    "agent, overall",
    "patient, matched",
    "patient, overall",
    "place, matched",
    "place, overall",
    "counts, matched",
    "counts, overall",
    "materiel",
)
_SHARES = (
    "date",
    "undated",
    "date precision",
    "count whose",
    "materiel category",
    "source, innermost",
    "source, chain",
    "source, where one is named",
    "source kind",
    "factuality",
    "factuality, not asserted",
)


def report(score: Score) -> str:
    """The figures of a split, a line each."""
    lines = [f"  {'':28}{'P':>6}{'R':>7}{'F1':>7}   right/read/gold"]
    for name in _F1:
        t = score.tallies.get(name, Tally())
        sizes = f"{t.right:.0f}/{t.right + t.wrong:.0f}/{t.right + t.missing:.0f}"
        lines.append(f"  {name:28}{t.precision:6.3f}{t.recall:7.3f}{t.f1:7.3f}   {sizes}")
    for name in _SHARES:
        t = score.tallies.get(name, Tally())
        lines.append(f"  {name:28}{t.share:6.3f}   {t.right:.0f}/{t.right + t.wrong + t.missing:.0f}")
    mean = sum(score.likeness) / len(score.likeness) if score.likeness else 0.0
    lines.append(f"  {'likeness of roles that agree':28}{mean:6.3f}   (shared letters of all letters)")
    lines.append(f"  {'false that tell again':28}{score.retold:6d}   of {sum(score.false.values())} false")
    lines.append(f"  {'read, left open by the gold':28}{score.open:6d}")
    return "\n".join(lines)


def errors(gold: Gold, outcome: Outcome, text: str) -> str:
    """What was missed, false or wrong in a document, with its words."""
    lines = [f"== {gold['document']}"]
    taken = {id(item): claim.event.type for item, claim in outcome.mistyped}
    for item in outcome.missed:
        read_as = f" (read as {taken[id(item)]})" if id(item) in taken else ""
        lines.append(f"  missed {'|'.join(item['type'])}{read_as}: {_context(text, *item['trigger'])}")
    for claim in outcome.false:
        trigger = claim.event.trigger
        lines.append(f"  false {claim.event.type}: {_context(text, trigger.start, trigger.end)}")
    for item, claim in outcome.pairs:
        wrong = _wrong(item, claim, text)
        if wrong:
            lines.append(f"  {claim.event.type}: {_context(text, *item['trigger'])}")
            lines += [f"      {line}" for line in wrong]
    return "\n".join(lines)


def _wrong(gold: Gold, claim: Claim, text: str) -> list[str]:
    event = claim.event
    found = []
    for role in ("agent", "patient"):
        given = [argument.words.text for argument in event.arguments if argument.role == role]
        asked = _words([entry for entry in gold.get("arguments", []) if entry["role"] == role], text)
        found.append((role, scoring.role_tally(gold, claim, role)[0], given, asked))
    places = [place.words for place in event.places]
    tally = scoring.spans_tally(gold.get("places", []), places)[0]
    found.append(("place", tally, [quote.text for quote in places], _words(gold.get("places", []), text)))
    counts = [f"{count.of} {count.low}/{count.best}/{count.high}" for count in event.counts]
    asked = [f"{entry['of']} {entry['low']}/{entry['best']}/{entry['high']}" for entry in gold.get("counts", [])]
    found.append(("count", scoring.counts_tally(gold, claim), counts, asked))
    items = [item.words.text for item in event.materiel]
    found.append(("materiel", scoring.materiel_tally(gold, claim)[0], items, _words(gold.get("materiel", []), text)))
    date, _, undated = scoring.date_tally(gold, claim)
    date.add(undated)
    time = event.time and f"{event.time.value.start}..{event.time.value.end} {event.time.value.precision}"
    found.append(("date", date, [str(time)], [f"{t['from']}..{t['to']}" for t in gold.get("time", [])]))
    lines = [
        f"{name}: read {' | '.join(given) or 'nothing'}, gold {' | '.join(asked) or 'nothing'}"
        for name, tally, given, asked in found
        if tally.wrong or tally.missing
    ]
    if not scoring.chain_right(gold, claim):
        voices = [link.source.text for link in claim.attribution if link.source]
        lines.append(f"source: read {' > '.join(voices) or 'none'}, gold {_words(gold.get('sources', []), text)}")
    if claim.factuality not in gold["factuality"]:
        lines.append(f"factuality: read {claim.factuality}, gold {'|'.join(gold['factuality'])}")
    return lines


def _words(entries: list[dict[str, Any]], text: str) -> list[str]:
    return [
        ("?" if entry.get("optional") else "") + text[entry["spans"][0][0] : entry["spans"][0][1]]
        for entry in entries
        if entry["spans"]
    ]


def _context(text: str, start: int, end: int) -> str:
    around = text[max(0, start - _AROUND) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + _AROUND]
    return " ".join(around.split())


def main() -> int:
    """Print the figures; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=(*SPLITS, "all", "training"), default="all", help="which part, or all")
    parser.add_argument(
        "--errors", action="store_true", help="print the errors, with their words, of dev and training alone"
    )
    parser.add_argument("--document", help="only this document")
    arguments = parser.parse_args()
    if not NEWS.is_file():
        print(f"SKIPPED: no news at {NEWS}; set MARSAD_DATA")
        return 0
    asked = "training" if arguments.split == "training" else "all"
    known = texts(gold["document"] for gold in gold_documents(asked))
    titles = {row["id"]: row["title"] for row in articles() if row["id"] in known}
    reader = marsad.Reader()
    print(f"gold {fingerprint(GOLD.glob('*.yaml'))}")
    for split in SPLITS if arguments.split == "all" else (arguments.split,):
        score = Score()
        for gold in gold_documents(split, arguments.document):
            text = known[gold["document"]]
            outcome = scoring.match(gold["claims"], read(reader, gold, text, titles.get(gold["document"])))
            count(score, outcome)
            if arguments.errors and split in SEEN:
                print(errors(gold, outcome, text))
        print(f"{split}: {score.documents} documents")
        print(report(score))
        if split in SEEN:
            print("  missed: " + "  ".join(f"{name} {n}" for name, n in score.missed.most_common()))
            print("  false:  " + "  ".join(f"{name} {n}" for name, n in score.false.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
