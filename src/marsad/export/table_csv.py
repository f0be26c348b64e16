"""CSV for spreadsheets: one row per claim, one table of columns, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from marsad.model.claim import Attribution, Claim, Count, EventMateriel

BETWEEN = " ؛ "
BOM = "\ufeff"  # by which Excel knows UTF-8

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None
Column = tuple[str, str, Callable[[Claim], Cell]]


def csv_rows(claims: Iterable[Claim]) -> Iterator[str]:
    """The header, then a row for each claim, as text; the first begins with a BOM."""
    yield BOM + _row([name for name, _, _ in COLUMNS])
    for claim in claims:
        yield _row([_guarded(value(claim)) for _, _, value in COLUMNS])


def _row(cells: list[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def _guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def _joined(texts: Iterable[str | None]) -> str:
    return BETWEEN.join(text for text in texts if text)


def _role(role: str) -> Callable[[Claim], Cell]:
    return lambda claim: _joined(argument.words.text for argument in claim.event.arguments if argument.role == role)


def _role_ids(role: str) -> Callable[[Claim], Cell]:
    return lambda claim: _joined(a.actor.id for a in claim.event.arguments if a.role == role and a.actor)


def _place(field: str) -> Callable[[Claim], Cell]:
    """A field of the places; a number where there is one place alone."""

    def value(claim: Claim) -> Cell:
        found = [getattr(place.place, field) for place in claim.event.places if place.place]
        return found[0] if len(found) == 1 else _joined("" if item is None else str(item) for item in found)

    return value


def _time(field: str) -> Callable[[Claim], Cell]:
    return lambda claim: None if claim.event.time is None else getattr(claim.event.time.value, field)


def _bound(of: str, field: str) -> Callable[[Claim], Cell]:
    """A bound of the count, added up over the counts that are no part of another; empty where one lacks it."""

    def value(claim: Claim) -> Cell:
        found = [getattr(count, field) for count in claim.event.counts if count.of == of and count.subset_of is None]
        return None if not found or None in found else sum(found)

    return value


def _count(count: Count) -> str:
    numbers = "–".join("" if number is None else str(number) for number in dict.fromkeys((count.low, count.high)))
    side = f" of {count.side}" if count.side else ""
    part = " (part)" if count.subset_of is not None else ""
    return f"{'~' if count.approximate else ''}{numbers} {count.of} {count.who}{side}{part}"


def _item(materiel: EventMateriel) -> str:
    held = f" from {materiel.from_holder}" if materiel.from_holder else ""
    taken = f" to {materiel.to_holder}" if materiel.to_holder else ""
    best = f" x{materiel.best}" if materiel.best is not None else ""
    return f"{materiel.item.id}{best}{held}{taken}"


def _source(claim: Claim, link: Attribution) -> str:
    return claim.source_name(link) or link.kind


def _code(scheme: str) -> Callable[[Claim], Cell]:
    def value(claim: Claim) -> Cell:
        pairs = next((pairs for name, pairs in claim.codes if name == scheme), ())
        shown = ((key, "/".join(map(str, item)) if isinstance(item, tuple) else item) for key, item in pairs)
        return _joined(f"{key}={item}" for key, item in shown)

    return value


COLUMNS: tuple[Column, ...] = (
    ("claim_id", "the claim's id", lambda c: c.id),
    ("document_id", "the document's id, the digest of its words", lambda c: c.document.id),
    ("source_id", "the id that the input gave", lambda c: c.document.source_id),
    ("path", "the file it was read from", lambda c: c.document.path),
    ("url", "where it was published", lambda c: c.document.url),
    ("title", "its headline", lambda c: c.document.title),
    ("publisher", "who published it", lambda c: c.document.publisher),
    ("published", "the day of publication", lambda c: c.document.published),
    ("type", "the event type", lambda c: c.event.type),
    ("factuality", "asserted, alleged, denied, negated, planned, hypothetical or historical", lambda c: c.factuality),
    ("outcome", "how it ended, where the words say so", lambda c: c.event.outcome),
    ("part_of", "the claim of which this one is a part", lambda c: c.part_of),
    ("sentence", "the words of the sentence", lambda c: c.document.text[slice(*c.sentence)]),
    ("trigger", "the words that tell the event", lambda c: c.event.trigger.text),
    ("trigger_start", "their first code point in the text", lambda c: c.event.trigger.start),
    ("trigger_end", "the code point after their last", lambda c: c.event.trigger.end),
    ("agent", "who did it, in the text's words", _role("agent")),
    ("agent_id", "the ids of those that the list of actors holds", _role_ids("agent")),
    ("patient", "to whom it was done", _role("patient")),
    ("patient_id", "their ids", _role_ids("patient")),
    ("recipient", "who was given something", _role("recipient")),
    ("beneficiary", "for whom it was done", _role("beneficiary")),
    ("instrument", "with what", _role("instrument")),
    ("from_holder", "who lost it", _role("from-holder")),
    ("to_holder", "who got it", _role("to-holder")),
    ("place", "where, in the text's words", lambda c: _joined(p.words.text for p in c.event.places)),
    ("place_id", "the gazetteer's ids", _place("id")),
    ("place_name", "the gazetteer's names", _place("name")),
    ("latitude", "WGS 84", _place("lat")),
    ("longitude", "WGS 84", _place("lon")),
    ("country", "ISO 3166-1 alpha-2", _place("country")),
    ("admin1", "governorate or province", _place("admin1")),
    ("place_precision", "site, neighbourhood, town, near, district, governorate, region or country", _place("precision")),
    ("radius_km", "how far from the point the words leave the place", _place("radius_km")),
    ("time", "when, in the text's words", lambda c: c.event.time.words.text if c.event.time and c.event.time.words else None),
    ("time_from", "the first day", _time("start")),
    ("time_to", "the last day", _time("end")),
    ("time_precision", "how much the words say", _time("precision")),
    ("time_anchor", "what the date rests on", _time("anchor")),
    ("killed_low", "killed, at least", _bound("killed", "low")),
    ("killed_best", "killed, as the words say", _bound("killed", "best")),
    ("killed_high", "killed, at most", _bound("killed", "high")),
    ("injured_low", "injured, at least", _bound("injured", "low")),
    ("injured_best", "injured, as the words say", _bound("injured", "best")),
    ("injured_high", "injured, at most", _bound("injured", "high")),
    ("counts", "every count: low–high, of what, of whom", lambda c: _joined(map(_count, c.event.counts))),
    ("materiel", "the items, in the text's words", lambda c: _joined(m.words.text for m in c.event.materiel)),
    ("materiel_items", "their ids, numbers and holders", lambda c: _joined(map(_item, c.event.materiel))),
    ("sources", "the chain of sources, outermost first", lambda c: _joined(_source(c, link) for link in c.attribution)),
    ("source_kinds", "what kind each is", lambda c: _joined(link.kind for link in c.attribution)),
    ("verb_classes", "how each presents what it says", lambda c: _joined(link.verb_class for link in c.attribution)),
    ("also", "the words by which the same source tells it again", lambda c: _joined(q.text for q in c.also)),
    ("plover", "the codes of PLOVER", _code("plover")),
    ("acled", "the codes of ACLED", _code("acled")),
    ("ucdp", "the codes of UCDP GED", _code("ucdp")),
    ("rules", "the rules that made the claim", lambda c: _joined(dict.fromkeys(e.rule for e in c.evidence))),
)  # fmt: skip
