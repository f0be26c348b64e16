"""The words of a claim as labelled spans, for whoever annotates: every field that has words, with its layer and its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.errors import ExportError
from marsad.export.format import Material
from marsad.export.out import Out
from marsad.model.claim import Claim, Quote
from marsad.model.text import Document

LAYERS = ("event", "argument", "place", "time", "count", "materiel", "source", "cue")


@dataclass(frozen=True, slots=True)
class Labelled:
    """``document.text[start:end]`` under a label of a layer. ``field`` is the path of the record's field, with its number.

    Labels: of an event its type, of an argument and a place its role, of a count what is counted, of materiel its category,
    of a source its kind, of a cue the class of its verb, of a time its precision.
    """

    start: int
    end: int
    text: str
    layer: str
    label: str
    field: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its spans; ``trigger`` is the first of them."""

    claim: Claim
    trigger: Labelled
    spans: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document whose text is at hand, with its claims in the order of their triggers."""

    document: Document
    claims: tuple[Told, ...]


def spans_of(claim: Claim) -> Iterator[Labelled]:
    """Every span of every field of a claim that has words; the trigger first."""
    for field, layer, label, quote in _fields(claim):
        if quote is not None and quote.text:
            yield Labelled(quote.start, quote.end, quote.text, layer, label, field)


def annotated(material: Material, out: Out) -> list[Annotated]:
    """The documents with their claims, in the order in which they came.

    Claims without their text, and spans that do not stand where they say, are left out and counted. ExportError where no
    text is at hand at all: claims made before do not hold it, and most profiles withhold it.
    """
    held: dict[str, tuple[Document, list[Told]]] = {}
    textless = total = 0
    for claim in material.claims:
        total += 1
        if not claim.document.text:
            textless += 1
            continue
        if told := _told(claim, out):
            held.setdefault(claim.document.id, (claim.document, []))[1].append(told)
    if total and textless == total:
        raise ExportError(
            "no text of a report is at hand, and this format is made of texts; give the reports themselves "
            "(claims that were written before do not hold them) and a profile that lets the whole text leave"
        )
    if textless:
        out.leave("left-no-text", textless)
    return [Annotated(document, tuple(sorted(claims, key=_place))) for document, claims in held.values()]


def _place(told: Told) -> tuple[int, int, str]:
    return told.trigger.start, told.trigger.end, told.claim.id


def _told(claim: Claim, out: Out) -> Told | None:
    """The claim with the spans that stand where they say; None where its trigger does not."""
    text = claim.document.text
    right: list[Labelled] = []
    for span in spans_of(claim):
        if 0 <= span.start < span.end and text[span.start : span.end] == span.text:
            right.append(span)
        elif not right:
            out.leave("left-wrong-trigger")
            return None
        else:
            out.leave("left-wrong-span")
    if not right or right[0].field != "event.trigger":
        out.leave("left-wrong-trigger")
        return None
    return Told(claim, right[0], tuple(dict.fromkeys(right)))


def _fields(claim: Claim) -> Iterator[tuple[str, str, str, Quote | None]]:
    event = claim.event
    yield "event.trigger", "event", event.type, event.trigger
    for n, argument in enumerate(event.arguments):
        yield f"event.arguments[{n}]", "argument", argument.role, argument.words
    for n, place in enumerate(event.places):
        yield f"event.places[{n}]", "place", place.role, place.words
    if event.time is not None:
        yield "event.time", "time", event.time.value.precision, event.time.words
    for n, count in enumerate(event.counts):
        yield f"event.counts[{n}]", "count", count.of, count.words
    for n, item in enumerate(event.materiel):
        yield f"event.materiel[{n}]", "materiel", item.item.category, item.words
    yield from _sources(claim)
    for n, quote in enumerate(claim.also):
        yield f"also[{n}]", "event", event.type, quote


def _sources(claim: Claim) -> Iterable[tuple[str, str, str, Quote | None]]:
    for n, link in enumerate(claim.attribution):
        yield f"attribution[{n}].source", "source", link.kind, link.source
        yield f"attribution[{n}].cue", "cue", link.verb_class, link.cue


def file_stem(number: int, document: Document) -> str:
    """The name of a document's file: its number in the export and the beginning of its id, whatever its source is called."""
    return f"{number:05d}-{document.id.rpartition(':')[2][:12]}"
