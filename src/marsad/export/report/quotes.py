"""The exact words: a sentence of a report with the words of its fields marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from marsad.export.report.html import Child, Element, tag
from marsad.export.report.words import Words
from marsad.model.claim import Claim, Quote

LONGEST = 600  # characters of a sentence that are shown
AROUND = 90  # characters on either side of the words that a line of a table quotes

# What a mark may stand for; where words belong to two fields, the one that comes first here is shown.
KINDS = ("trigger", "count", "place", "time", "materiel", "agent", "patient", "other", "cue", "source")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the document that stand for a field; ``kind`` is one of ``KINDS``."""

    quote: Quote
    kind: str


def marks_of(claim: Claim) -> list[Mark]:
    """The words of every field of a claim."""
    event = claim.event
    found = [Mark(event.trigger, "trigger")]
    found += [Mark(a.words, a.role if a.role in ("agent", "patient") else "other") for a in event.arguments]
    found += [Mark(place.words, "place") for place in event.places]
    found += [Mark(event.time.words, "time")] if event.time and event.time.words else []
    found += [Mark(count.words, "count") for count in event.counts]
    found += [Mark(item.words, "materiel") for item in event.materiel]
    found += [Mark(link.source, "source") for link in claim.attribution if link.source]
    return found + [Mark(link.cue, "cue") for link in claim.attribution if link.cue]


def quoted(claim: Claim, marks: Sequence[Mark], words: Words, longest: int = LONGEST) -> Element | None:
    """The sentence, its words marked; where the text is not at hand, the words alone. None where there are none."""
    inside = [mark for mark in marks if _stands(claim, mark.quote)]
    if inside:
        return _block(_sentence(claim, inside, words, longest))
    alone = sorted({(m.quote.start, m.quote.text, m.kind) for m in marks if m.quote.text.strip()})
    if not alone:
        return None
    texts = {text: _marked(text[:longest], kind, words) for _, text, kind in reversed(alone)}
    return _block(child for part in reversed(texts.values()) for child in (part, " … "))


def snippet(claim: Claim, marks: Sequence[Mark], words: Words) -> Element | None:
    """A short piece of the sentence around the marked words."""
    found = [mark for mark in marks if _stands(claim, mark.quote)]
    length = sum(mark.quote.end - mark.quote.start for mark in found)
    return quoted(claim, marks, words, min(LONGEST, length + 2 * AROUND))


def _block(children: Iterable[Child]) -> Element:
    return tag("blockquote", tag("p", list(children)), lang="ar", dir="rtl")


def _stands(claim: Claim, quote: Quote) -> bool:
    """Whether the text is at hand and holds the words where the record says."""
    return bool(quote.text) and claim.document.text[max(quote.start, 0) : quote.end] == quote.text


def _sentence(claim: Claim, marks: Sequence[Mark], words: Words, longest: int) -> Iterator[Child]:
    text = claim.document.text
    start, end = _window(claim, marks, longest)
    paint = [""] * (end - start)
    for mark in sorted(marks, key=lambda one: KINDS.index(one.kind), reverse=True):
        for at in range(max(mark.quote.start, start), min(mark.quote.end, end)):
            paint[at - start] = mark.kind
    yield "… " if start > claim.sentence[0] else None
    for kind, run in groupby(range(start, end), key=lambda at: paint[at - start]):
        where = list(run)
        part = text[where[0] : where[-1] + 1]
        yield _marked(part, kind, words) if kind else part
    yield " …" if end < claim.sentence[1] else None


def _window(claim: Claim, marks: Sequence[Mark], longest: int) -> tuple[int, int]:
    """The part that is shown: the sentence, or where it is too long as much of it as fits around the first words marked."""
    text, first = claim.document.text, min(mark.quote.start for mark in marks)
    start, end = claim.sentence
    start, end = max(0, min(start, first)), min(len(text), max(end, max(mark.quote.end for mark in marks)))
    if end - start <= longest:
        return start, end
    middle = next((mark.quote.start for mark in marks if mark.kind == "trigger"), first)
    last = max((m.quote.end for m in marks if m.quote.end - first <= longest), default=middle)
    begin = max(start, (first + last - longest) // 2 if last - first <= longest else middle - longest // 2)
    end = min(end, begin + longest)
    return _at_space(text, begin, start, 1), _at_space(text, end, end if end == len(text) else begin, -1)


def _at_space(text: str, at: int, limit: int, step: int) -> int:
    """The nearest place between two words, at most twenty letters on, so that no word is cut."""
    if at == limit:
        return at
    for moved in range(at, at + 20 * step, step):
        if 0 < moved < len(text) and text[moved - 1 : moved + 1].strip() != text[moved - 1 : moved + 1]:
            return moved
    return at


def _marked(text: str, kind: str, words: Words) -> Element:
    return tag("mark", text, class_=f"k-{kind}", title=words(f"mark/{kind}"))
