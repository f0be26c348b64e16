"""Scoring claims against stand-off gold: who is matched with whom, and what of each pair is right.

A claim is matched one to one with a gold claim of its type: first where the triggers overlap, then where any telling
(``also``) does, then where both stand in one sentence; among equals the pair whose fields agree most. What is optional in
the gold is no merit if found and no fault if missing. Spans agree where they overlap; how far is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.model.claim import Attribution, Claim, EventTime, Quote

Gold = dict[str, Any]
Spans = Sequence[Sequence[int]]
Pair = tuple[Gold, Claim]
_DATED = 10  # the letters of a date in an ISO date-time


@dataclass
class Tally:
    """Right, wrong and missing; or right of all where ``missing`` is not counted."""

    right: float = 0
    wrong: int = 0
    missing: int = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missing += other.missing

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def share(self) -> float:
        """Accuracy: the right of all that was judged."""
        judged = self.right + self.wrong + self.missing
        return self.right / judged if judged else 0.0


@dataclass
class Outcome:
    """One document against its gold."""

    pairs: list[Pair] = field(default_factory=list)
    mistyped: list[Pair] = field(default_factory=list)  # triggers overlap, types differ
    missed: list[Gold] = field(default_factory=list)
    false: list[Claim] = field(default_factory=list)
    ignored: list[Claim] = field(default_factory=list)  # what the gold leaves open

    @property
    def by_trigger(self) -> int:
        """The pairs whose triggers overlap, in any telling."""
        return sum(_by_trigger(gold, claim) for gold, claim in self.pairs)

    @property
    def retold(self) -> int:
        """The false claims that tell again, with the type right, what the gold has as one."""
        golds = [gold for gold, _ in self.pairs]
        return sum(any(_typed(g, c) is not None and _by_trigger(g, c) for g in golds) for c in self.false)


def overlap(spans: Spans, quote: Quote) -> bool:
    """Whether the quote shares a letter with one of the spans."""
    return any(start < quote.end and quote.start < end for start, end in spans)


def likeness(spans: Spans, quote: Quote) -> float:
    """Shared letters of all letters, with the span that fits best."""
    return max((_shared(start, end, quote) for start, end in spans), default=0.0)


def _shared(start: int, end: int, quote: Quote) -> float:
    both = max(0, min(end, quote.end) - max(start, quote.start))
    return both / ((end - start) + (quote.end - quote.start) - both)


def tellings(gold: Gold) -> list[Sequence[int]]:
    """The spans of all triggers of a gold claim."""
    return [gold["trigger"], *(span for entry in gold.get("also", []) for span in entry["spans"])]


def match(golds: Sequence[Gold], claims: Sequence[Claim]) -> Outcome:
    """The pairs of a document, and what is left on either side."""
    asked = [gold for gold in golds if not gold.get("optional")]
    optional = [gold for gold in golds if gold.get("optional")]
    pairs, left = _pairs(asked, claims, lambda g, c: _typed(g, c) if _by_trigger(g, c) else None)
    ignored = [c for c in left if any(overlap(tellings(gold), c.event.trigger) for gold in optional)]
    left = [c for c in left if not any(c is other for other in ignored)]
    loose, left = _pairs([g for g in asked if not _in(g, pairs)], left, _typed)
    pairs += loose
    missed = [g for g in asked if not _in(g, pairs)]
    mistyped, _ = _pairs(missed, left, lambda g, c: _rank(g, c) if _by_trigger(g, c) else None)
    return Outcome(pairs, mistyped, missed, left, ignored)


def _in(gold: Gold, pairs: Iterable[Pair]) -> bool:
    return any(gold is other for other, _ in pairs)


def _pairs(
    golds: Sequence[Gold], claims: Sequence[Claim], rank: Callable[[Gold, Claim], int | None]
) -> tuple[list[Pair], list[Claim]]:
    """The best pairs first, each side once; and the claims that are left."""
    ranked = [
        (order, -_agreement(gold, claim), abs(gold["trigger"][0] - claim.event.trigger.start), i, j)
        for i, gold in enumerate(golds)
        for j, claim in enumerate(claims)
        if (order := rank(gold, claim)) is not None
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for *_, i, j in sorted(ranked):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    left = [claim for j, claim in enumerate(claims) if j not in taken[1]]
    return [(golds[i], claims[j]) for i, j in sorted(pairs)], left


def _typed(gold: Gold, claim: Claim) -> int | None:
    return _rank(gold, claim) if claim.event.type in gold["type"] else None


def _by_trigger(gold: Gold, claim: Claim) -> bool:
    rank = _rank(gold, claim)
    return rank is not None and rank < _SAME_SENTENCE


_SAME_SENTENCE = 2


def _rank(gold: Gold, claim: Claim) -> int | None:
    if overlap([gold["trigger"]], claim.event.trigger):
        return 0
    if any(overlap(tellings(gold), quote) for quote in (claim.event.trigger, *claim.also)):
        return 1
    start, end = claim.sentence
    return _SAME_SENTENCE if start <= gold["trigger"][0] < end else None


def _agreement(gold: Gold, claim: Claim) -> int:
    places = spans_tally(gold.get("places", []), [place.words for place in claim.event.places])[0].right
    people = sum(role_tally(gold, claim, role)[0].right for role in ("agent", "patient"))
    return int(places + people) + innermost_right(gold, claim) + 2 * int(counts_tally(gold, claim).right)


def spans_tally(entries: Sequence[Gold], quotes: Sequence[Quote]) -> tuple[Tally, list[float]]:
    """Spans of one kind; and how far those that agree do. Two quotes for one gold span are one right and one wrong."""
    tally, far = Tally(), []
    open_quotes = list(quotes)
    for entry in sorted(entries, key=lambda entry: bool(entry.get("optional"))):
        quote = max(open_quotes, key=lambda quote: likeness(entry["spans"], quote), default=None)
        if quote is not None and overlap(entry["spans"], quote):
            open_quotes.remove(quote)
            if not entry.get("optional"):
                tally.right += 1
                far.append(likeness(entry["spans"], quote))
        elif not entry.get("optional"):
            tally.missing += 1
    tally.wrong = len(open_quotes)
    return tally, far


def role_tally(gold: Gold, claim: Claim, role: str) -> tuple[Tally, list[float]]:
    """The arguments of a role.

    By the ontology the dead of a bombing, a town that is taken and arms that are seized are patients too: a patient on
    the words of a place, a count or an item of the gold says nothing new, and is neither right nor wrong.
    """
    entries = [entry for entry in gold.get("arguments", []) if entry["role"] == role]
    quotes = [argument.words for argument in claim.event.arguments if argument.role == role]
    if role == "patient":
        twice = [entry for name in ("places", "counts", "materiel") for entry in gold.get(name, [])]
        entries = entries + [{"spans": entry["spans"], "optional": True} for entry in twice]
    return spans_tally(entries, quotes)


def counts_tally(gold: Gold, claim: Claim) -> Tally:
    """Counts agree in what is counted and in all three bounds."""
    tally = Tally()
    left = Counter((count.of, count.low, count.best, count.high) for count in claim.event.counts)
    for entry in sorted(gold.get("counts", []), key=lambda entry: bool(entry.get("optional"))):
        key = (entry["of"], entry["low"], entry["best"], entry["high"])
        if left[key]:
            left[key] -= 1
            tally.right += not entry.get("optional")
        elif not entry.get("optional"):
            tally.missing += 1
    tally.wrong = sum(left.values())
    return tally


def who_right(gold: Gold, claim: Claim) -> Tally:
    """Of the counts that agree, those that say whose they are."""
    tally = Tally()
    for entry in gold.get("counts", []):
        key = (entry["of"], entry["low"], entry["best"], entry["high"])
        whose = [c.who for c in claim.event.counts if (c.of, c.low, c.best, c.high) == key]
        if whose and not entry.get("optional"):
            right = any(who in entry["who"] for who in whose)
            tally.add(Tally(right, not right))
    return tally


def date_tally(gold: Gold, claim: Claim) -> tuple[Tally, Tally, Tally]:
    """Dated events with the right interval; of these, the right precision; undated events that stay undated."""
    readings = gold.get("time", [])
    dated = [reading for reading in readings if reading["from"]]
    given = _interval(claim.event.time)
    if any(reading.get("optional") for reading in readings):
        return Tally(), Tally(), Tally()
    if not dated:
        return Tally(), Tally(), Tally(given is None, given is not None)
    right = [reading for reading in dated if (reading["from"], reading["to"]) == given]
    if not right or claim.event.time is None:
        return Tally(0, given is not None, given is None), Tally(), Tally()
    precise = any(claim.event.time.value.precision in reading["precision"] for reading in right)
    return Tally(1), Tally(precise, not precise), Tally()


def _interval(time: EventTime | None) -> tuple[str, str | None] | None:
    if time is None or time.value.precision == "not-after" or time.value.start is None:
        return None
    end = time.value.end
    return time.value.start[:_DATED], end and end[:_DATED]


def innermost_right(gold: Gold, claim: Claim) -> bool:
    """Whether the voice that speaks of the event is the right one; the publisher's own is no voice on either side."""
    sources = gold.get("sources", [])
    voices = _voices(claim)
    if not voices:
        return all(source.get("optional") for source in sources)
    return bool(sources) and overlap(sources[-1]["spans"], voices[-1])


def chain_right(gold: Gold, claim: Claim) -> bool:
    """Whether all voices are right, in their order. A voice of the gold that is optional may be left out."""
    return _chain(gold.get("sources", []), _voices(claim))


def _chain(sources: Sequence[Gold], voices: Sequence[Quote]) -> bool:
    if not sources:
        return not voices
    first, *rest = sources
    if voices and overlap(first["spans"], voices[0]) and _chain(rest, voices[1:]):
        return True
    return bool(first.get("optional")) and _chain(rest, voices)


def _voices(claim: Claim) -> list[Quote]:
    return [link.source for link in claim.attribution if link.source is not None]


def kind_tally(gold: Gold, claim: Claim) -> Tally:
    """Of the innermost voices that are right, those of the right kind."""
    links: list[Attribution] = [link for link in claim.attribution if link.source is not None]
    if not links or not innermost_right(gold, claim):
        return Tally()
    right = links[-1].kind in gold["sources"][-1]["kind"]
    return Tally(right, not right)


def materiel_tally(gold: Gold, claim: Claim) -> tuple[Tally, Tally]:
    """Items of events of materiel, and of those found the right category. Items of other events are not scored."""
    if not all(kind.startswith("materiel") for kind in gold["type"]):
        return Tally(), Tally()
    entries = gold.get("materiel", [])
    items = claim.event.materiel
    tally, _ = spans_tally(entries, [item.words for item in items])
    category = Tally()
    for entry in entries:
        given = [item.item.category for item in items if overlap(entry["spans"], item.words)]
        if given and not entry.get("optional"):
            right = any(kind in entry["category"] for kind in given)
            category.add(Tally(right, not right))
    return tally, category


def required(gold: Gold, name: str, role: str | None = None) -> int:
    """How many entries of a list the gold asks for."""
    entries = [entry for entry in gold.get(name, []) if not entry.get("optional")]
    return sum(role is None or entry["role"] == role for entry in entries)
