"""CSV for spreadsheets: one row per claim, one table of columns, safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from marsad.export.cells import BETWEEN, cell
from marsad.export.columns import Cell, Row, columns
from marsad.export.out import BOM
from marsad.model.claim import Attribution, Claim, Count, EventMateriel


def csv_rows(claims: Iterable[Claim]) -> Iterator[str]:
    """The header, then a row for each claim, as text; the first begins with a BOM."""
    yield BOM + csv_row([name for name, _, _ in COLUMNS])
    ids = [column.type == "id" for column in columns("claims")]
    for claim in claims:
        yield csv_row([cell(value(claim), one) for (_, _, value), one in zip(COLUMNS, ids, strict=True)])


def claim_row(claim: Claim) -> Row:
    """A claim as a row of the table «claims»."""
    return {name: value(claim) for name, _, value in COLUMNS}


def csv_row(cells: Sequence[Cell]) -> str:
    """A row of CSV as text, its end included."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


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


_VALUES: dict[str, Callable[[Claim], Cell]] = {
    "claim_id": lambda c: c.id,
    "document_id": lambda c: c.document.id,
    "source_id": lambda c: c.document.source_id,
    "path": lambda c: c.document.path,
    "url": lambda c: c.document.url,
    "title": lambda c: c.document.title,
    "publisher": lambda c: c.document.publisher,
    "published": lambda c: c.document.published,
    "type": lambda c: c.event.type,
    "factuality": lambda c: c.factuality,
    "outcome": lambda c: c.event.outcome,
    "rank": lambda c: c.event.rank,
    "part_of": lambda c: c.part_of,
    "sentence": lambda c: c.document.text[slice(*c.sentence)],
    "trigger": lambda c: c.event.trigger.text,
    "trigger_start": lambda c: c.event.trigger.start,
    "trigger_end": lambda c: c.event.trigger.end,
    "agent": _role("agent"),
    "agent_id": _role_ids("agent"),
    "patient": _role("patient"),
    "patient_id": _role_ids("patient"),
    "recipient": _role("recipient"),
    "beneficiary": _role("beneficiary"),
    "instrument": _role("instrument"),
    "from_holder": _role("from-holder"),
    "to_holder": _role("to-holder"),
    "place": lambda c: _joined(p.words.text for p in c.event.places),
    "place_id": _place("id"),
    "place_name": _place("name"),
    "latitude": _place("lat"),
    "longitude": _place("lon"),
    "country": _place("country"),
    "admin1": _place("admin1"),
    "place_precision": _place("precision"),
    "radius_km": _place("radius_km"),
    "time": lambda c: c.event.time.words.text if c.event.time and c.event.time.words else None,
    "time_from": _time("start"),
    "time_to": _time("end"),
    "time_precision": _time("precision"),
    "time_anchor": _time("anchor"),
    "killed_low": _bound("killed", "low"),
    "killed_best": _bound("killed", "best"),
    "killed_high": _bound("killed", "high"),
    "injured_low": _bound("injured", "low"),
    "injured_best": _bound("injured", "best"),
    "injured_high": _bound("injured", "high"),
    "counts": lambda c: _joined(map(_count, c.event.counts)),
    "materiel": lambda c: _joined(m.words.text for m in c.event.materiel),
    "materiel_items": lambda c: _joined(map(_item, c.event.materiel)),
    "sources": lambda c: _joined(_source(c, link) for link in c.attribution),
    "source_kinds": lambda c: _joined(link.kind for link in c.attribution),
    "verb_classes": lambda c: _joined(link.verb_class for link in c.attribution),
    "also": lambda c: _joined(q.text for q in c.also),
    "plover": _code("plover"),
    "acled": _code("acled"),
    "ucdp": _code("ucdp"),
    "rules": lambda c: _joined(dict.fromkeys(e.rule for e in c.evidence)),
}  # fmt: skip

# The name of a column, what it holds, and how it is read from a claim; names and meanings stand in ``data/claims.csv``.
COLUMNS = tuple((column.name, column.meaning.en, _VALUES[column.name]) for column in columns("claims"))
