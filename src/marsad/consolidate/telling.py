"""A report's claims made ready to be compared. What a claim lacks it takes from its report, marked so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.consolidate.days import days_of
from marsad.consolidate.near import Sketch, sketch
from marsad.consolidate.sight import Link, Telling
from marsad.consolidate.stems import Bag, Stems
from marsad.model.claim import Attribution, Claim
from marsad.model.decode import UnreadDocument
from marsad.model.mention import Place
from marsad.model.text import Document
from marsad.text.fold import fold_all

SHOWN = 200  # characters on either side of the trigger that are shown to a person
AROUND = 120  # characters of its sentence on either side of the trigger whose words count: long sentences tell several events
REACH = 500  # characters before a claim within which another claim of the report lends it its place
FINE = ("site", "neighbourhood", "town", "near", "district")


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its claims. The text may be missing (claims read from a file): words are then taken from the quotes."""

    document: Document
    claims: tuple[Claim, ...]


def tellings_of(report: Report, stems: Stems) -> tuple[list[Telling], Sketch]:
    """The claims of a report as they are compared, in the order of the text, and the sketch of its words."""
    claims = sorted(report.claims, key=lambda claim: (claim.event.trigger.start, claim.id))
    text, known = report.document.text, lean(report.document)
    title = stems.bag(report.document.title or "")
    found: list[Telling] = []
    for claim in claims:
        places = _places(claim)
        lent = () if places else _lent(claim, found)
        words = stems.bag(_sentence(text, claim))
        own = replace(claim, document=known)
        found.append(_telling(own, places or lent, bool(lent), words, title, _quote(text, claim)))
    return found, sketch(text or " ".join(_sentence("", claim) for claim in claims))


def _telling(claim: Claim, places: tuple[Place, ...], carried: bool, words: Bag, title: Bag, quote: str) -> Telling:
    event = claim.event
    return Telling(
        id=claim.id,
        type=event.type,
        report=claim.document.id,
        published=claim.document.published,
        start=event.trigger.start,
        links=tuple(link_of(link) for link in claim.attribution),
        days=days_of(claim),
        places=places,
        carried=carried,
        unplaced=_unplaced(claim),
        agents=_actors(claim, ("agent", "from-holder")),
        patients=_actors(claim, ("patient", "recipient", "to-holder", "beneficiary")),
        tolls=tuple((count.of, count.low, count.best, count.high) for count in event.counts if count.subset_of is None),
        materiel=frozenset(item.item.id for item in event.materiel),
        words=words,
        title=title,
        claim=_bare(claim),
        quote=quote,
    )


def link_of(link: Attribution) -> Link:
    """A link of the attribution as plain values."""
    source, cue = (None if one is None else (one.text, one.start, one.end) for one in (link.source, link.cue))
    return source, cue, link.kind, link.verb_class, link.quoted


def _bare(claim: Claim) -> Claim:
    """The claim without what incidents are not made of."""
    return replace(claim, evidence=(), codes=(), also=(), event=replace(claim.event, places=(), time=None))


def lean(document: Document) -> Document:
    """The document without its text, so that many of them fit into memory; the id stays."""
    if isinstance(document, UnreadDocument):
        return document
    names = ("source_id", "path", "url", "title", "publisher", "published", "provenance")
    return UnreadDocument("", **{name: getattr(document, name) for name in names}, digest=document.id)


def _places(claim: Claim) -> tuple[Place, ...]:
    """The places of a claim, the finest alone where it names several of which one holds the other."""
    found = [one.place for one in claim.event.places if one.place is not None and one.role == "location"]
    found = found or [one.place for one in claim.event.places if one.place is not None]
    finer = [place for place in found if place.precision in FINE]
    return tuple(dict.fromkeys(finer or found))


def _unplaced(claim: Claim) -> frozenset[str]:
    """The names of its places, folded, where the gazetteer knows none of them."""
    if any(one.place is not None for one in claim.event.places):
        return frozenset()
    return frozenset(fold_all(one.words.text) for one in claim.event.places)


def _lent(claim: Claim, before: Sequence[Telling]) -> tuple[Place, ...]:
    """The places of the nearest claim before it in the report that has its own, else those of the first one."""
    start = claim.event.trigger.start
    own = [telling for telling in before if telling.places and not telling.carried]
    near = [telling for telling in own if start - telling.start <= REACH]
    return near[-1].places if near else own[0].places if own else ()


def _actors(claim: Claim, roles: Iterable[str]) -> frozenset[str]:
    named = (argument.actor for argument in claim.event.arguments if argument.role in roles)
    return frozenset(actor.id for actor in named if actor is not None and actor.id is not None)


def _sentence(text: str, claim: Claim) -> str:
    """The words of the sentence around the trigger; where the text is missing, the words that the record quotes of it."""
    if text:
        trigger = claim.event.trigger
        start, end = max(claim.sentence[0], trigger.start - AROUND), min(claim.sentence[1], trigger.end + AROUND)
        return _whole_words(text, start, end)
    event = claim.event
    quotes = [event.trigger, *(a.words for a in event.arguments), *(p.words for p in event.places)]
    quotes += [*(c.words for c in event.counts), *(m.words for m in event.materiel)]
    return " ".join(quote.text for quote in quotes)


def _quote(text: str, claim: Claim) -> str:
    """The sentence, of a long one the part around the trigger; or what the record quotes of it, in the order of the text."""
    if text:
        trigger = claim.event.trigger
        start, end = max(claim.sentence[0], trigger.start - SHOWN), min(claim.sentence[1], trigger.end + SHOWN)
        return " ".join(_whole_words(text, start, end).split())
    event = claim.event
    quotes = [event.trigger, *(a.words for a in event.arguments), *(p.words for p in event.places)]
    quotes += [*(c.words for c in event.counts), *([event.time.words] if event.time and event.time.words else [])]
    return " … ".join(
        dict.fromkeys(quote.text for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)))
    )


def _whole_words(text: str, start: int, end: int) -> str:
    """A part of the text, without the word that it would cut at either end."""
    part = text[start:end]
    if start and text[start - 1].isalnum():
        part = part.partition(" ")[2]
    return part.rpartition(" ")[0] if text[end : end + 1].isalnum() and " " in part else part
