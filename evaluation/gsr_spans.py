"""Who, what and to whom on the spans of the Arabic event gold standard, beside one annotator against the others.

Each annotator marked in a sentence the words of the source actor, the verb and the target actor. Marsad's are the words of the
agents, the trigger and the patients of one claim of the family: the one with the highest rank, of equals the one with most
of the three, of those the first. Both are compared with one annotator at a time, word by word as blanks cut them, folded and
without marks: F1 over all pairs of sentence and annotator together, and the mean over the pairs (nobody marked: 1).

``closest`` tells how much of the distance is a matter of form: there the people that a claim counts (ten killed) stand as
source of a protest or target of an assault beside its agents and patients, and of several claims the closest to the annotator
is taken. It is no result.

    python evaluation/gsr_spans.py [--errors N]

Sentences in which no annotator saw an event are not in the file: this measures words, not detection. The rank was trained on
these sentences; it only chooses among the claims of one. Skips, and says so, where the shared data is absent.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import gsr_data

import marsad
from marsad.extract.rank import family_of
from marsad.model.claim import Claim, Quote
from marsad.text.fold import fold_all

FIELDS = ("source_actor", "target_actor", "verb")
NAMES = {"source_actor": "source", "target_actor": "target", "verb": "verb"}
KINDS = ("no claim", "role empty", "other words", "role too many")
_SUFFER = frozenset("killed injured killed-or-injured captured arrested abducted missing displaced".split())
Marked = dict[str, Counter[str]]


class Pair(NamedTuple):
    """The words that two readers marked for one field."""

    mine: Counter[str]
    theirs: Counter[str]

    @property
    def common(self) -> int:
        return (self.mine & self.theirs).total()

    @property
    def f1(self) -> float:
        both = self.mine.total() + self.theirs.total()
        return 2 * self.common / both if both else 1.0


Pairs = dict[str, list[Pair]]


def words(tokens: Iterable[str]) -> Counter[str]:
    """Tokens folded and without marks."""
    kept = ("".join(letter for letter in fold_all(token) if letter.isalnum()) for token in tokens)
    return Counter(word for word in kept if word)


def marked(span: dict[str, Any]) -> Marked:
    """What one annotator marked."""
    return {name: words(span[name]) for name in FIELDS}


def read(text: str, claim: Claim, counted: bool = False) -> Marked:
    """What Marsad marks: whole tokens, as the annotators do; with ``counted`` also the people that it counts."""
    event = claim.event
    people = {role: [a.words for a in event.arguments if a.role == role] for role in ("agent", "patient")}
    if counted:
        people["agent"] += [count.words for count in event.counts if count.of == "participants"]
        people["patient"] += [count.words for count in event.counts if count.of in _SUFFER]
    quotes = {"source_actor": people["agent"], "target_actor": people["patient"], "verb": [event.trigger]}
    return {name: words(_tokens(text, quotes[name])) for name in FIELDS}


def _tokens(text: str, quotes: list[Quote]) -> Iterator[str]:
    start = 0
    for token in text.split():
        start = text.index(token, start)
        end = start + len(token)
        if any(quote.start < end and start < quote.end for quote in quotes):
            yield token
        start = end


def chosen(claims: Iterable[Claim], family: str) -> Claim | None:
    """The claim of the family that is compared."""
    mine = [claim for claim in claims if family_of(claim.event.type) == family]
    return max(mine, key=lambda claim: (claim.event.rank or 0.0, _filled(claim)), default=None)


def _filled(claim: Claim) -> int:
    return len({argument.role for argument in claim.event.arguments} & {"agent", "patient"})


def closest(told: list[Marked], theirs: Marked) -> Marked:
    """Of the claims of a sentence the one that has most in common with an annotator."""
    return max(told, key=lambda mine: sum(Pair(mine[name], theirs[name]).f1 for name in FIELDS), default=nothing())


def nothing() -> Marked:
    """What a reader marks who sees no event."""
    return {name: Counter() for name in FIELDS}


def fault(claim: Claim | None, pair: Pair) -> str | None:
    """Why a pair has no word in common; None where it has, or where nobody marked anything."""
    if pair.common or not (pair.mine or pair.theirs):
        return None
    if claim is None:
        return KINDS[0]
    if not pair.theirs:
        return KINDS[3]
    return KINDS[2] if pair.mine else KINDS[1]


def figures(pairs: list[Pair]) -> str:
    """F1 over all pairs together, and the mean over the pairs."""
    common = sum(pair.common for pair in pairs)
    both = sum(pair.mine.total() + pair.theirs.total() for pair in pairs)
    return f"{2 * common / both:.3f} (mean {sum(pair.f1 for pair in pairs) / len(pairs):.3f})"


@dataclass(slots=True)
class Measured:
    """The pairs of one family by field: Marsad's with each annotator, its closest, and the annotators' with one another."""

    ours: Pairs = field(default_factory=lambda: {name: [] for name in FIELDS})
    best: Pairs = field(default_factory=lambda: {name: [] for name in FIELDS})
    humans: Pairs = field(default_factory=lambda: {name: [] for name in FIELDS})
    faults: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in FIELDS})
    wrong: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})

    def add(self, sentence: dict[str, Any], claims: list[Claim], family: str) -> None:
        """Compare what was read in a sentence with all who marked it."""
        text = sentence["text"]
        claim = chosen(claims, family)
        mine = read(text, claim) if claim else nothing()
        told = [read(text, one, counted=True) for one in claims if family_of(one.event.type) == family]
        people = [marked(span) for span in sentence["spans"]]
        near = [closest(told, theirs) for theirs in people]
        for name in FIELDS:
            pairs = [Pair(mine[name], theirs[name]) for theirs in people]
            self.ours[name] += pairs
            self.best[name] += [Pair(own[name], theirs[name]) for own, theirs in zip(near, people, strict=True)]
            self.humans[name] += [Pair(a[name], b[name]) for a, b in itertools.combinations(people, 2)]
            kinds = [kind for pair in pairs if (kind := fault(claim, pair))]
            self.faults[name].update(kinds)
            if len(kinds) == len(pairs):
                self.wrong[name].append(f"{kinds[0]}: {[*pairs[0].mine]} / {[*pairs[0].theirs]}: {text}")


def show(family: str, found: Measured, most: int) -> None:
    """Print one family's figures."""
    verbs = len(found.ours["verb"])
    print(f"{family}: {verbs} annotations, {len(found.humans['verb'])} pairs of annotators")
    for name in FIELDS:
        told = ", ".join(f"{kind} {found.faults[name][kind]}" for kind in KINDS if found.faults[name][kind])
        print(
            f"  {NAMES[name]:8}Marsad {figures(found.ours[name])}   annotators {figures(found.humans[name])}   "
            f"closest {figures(found.best[name])}\n          no word alike: {told}"
        )
        for line in found.wrong[name][:most]:
            print(f"    {line}")


def main() -> int:
    """Print the scores; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--errors", type=int, default=0, help="print this many sentences without a word alike per field"
    )
    arguments = parser.parse_args()
    if not gsr_data.DATA.is_dir():
        print(f"SKIPPED: no gold standard at {gsr_data.DATA}; set MARSAD_DATA")
        return 0
    reader = marsad.Reader()
    for family in gsr_data.FAMILIES:
        found = Measured()
        for sentence in gsr_data.spans(family):
            found.add(sentence, list(reader.read(sentence["text"])), family)
        show(family, found, arguments.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
