"""A claim as it is compared: when, where, who, how many, in which words. What it lacks it takes from its report, marked so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.consolidate.days import Days, days_of
from marsad.consolidate.near import Sketch, sketch
from marsad.consolidate.stems import Bag, Stems
from marsad.model.claim import Claim
from marsad.model.decode import UnreadDocument
from marsad.model.mention import Place
from marsad.model.text import Document
from marsad.text.fold import fold_all

AROUND = 120  # characters of its sentence on either side of the trigger whose words count: long sentences tell several events
REACH = 500  # characters before a claim within which another claim of the report lends it its place
FINE = ("site", "neighbourhood", "town", "near", "district")

Toll = tuple[str, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its claims. The text may be missing (claims read from a file): words are then taken from the quotes."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim, ready to be compared.

    ``report`` is the id of its document; ``carried`` tells that the places are those of another claim of the report.
    ``unplaced`` are the folded names of its places where the gazetteer holds none of them. ``words`` are the stems of its
    sentence, ``title`` those of the report's title. Agents and patients are ids of actors.
    """

    claim: Claim
    report: str
    days: Days | None
    places: tuple[Place, ...]
    carried: bool
    unplaced: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    tolls: tuple[Toll, ...]
    materiel: frozenset[str]
    words: Bag
    title: Bag

    @property
    def type(self) -> str:
        return self.claim.event.type

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Earlier reports first; within a report the order of the text."""
        document = self.claim.document
        return document.published or "9999", self.report, self.claim.event.trigger.start, self.claim.id


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
        found.append(_telling(_bare(claim, known), places or lent, bool(lent), words, title))
    return found, sketch(text or " ".join(_sentence("", claim) for claim in claims))


def _telling(claim: Claim, places: tuple[Place, ...], carried: bool, words: Bag, title: Bag) -> Telling:
    event = claim.event
    return Telling(
        claim=claim,
        report=claim.document.id,
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
    )


def _bare(claim: Claim, document: Document) -> Claim:
    """The claim without what consolidation does not look at, so that many of them fit into memory."""
    return replace(claim, document=document, evidence=(), codes=(), also=())


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
    near = [telling for telling in own if start - telling.claim.event.trigger.start <= REACH]
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


def _whole_words(text: str, start: int, end: int) -> str:
    """A part of the text, without the word that it would cut at either end."""
    part = text[start:end]
    if start and text[start - 1].isalnum():
        part = part.partition(" ")[2]
    return part.rpartition(" ")[0] if text[end : end + 1].isalnum() and " " in part else part
