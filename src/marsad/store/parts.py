"""The parts of a claim as rows: who, where, how many, with what, who says so, and why."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.claim import Claim, Quote
from marsad.model.evidence import Evidence
from marsad.store.models import ArgumentRow, CountRow, EvidenceRow, MaterielRow, PlaceRow, SourceRow
from marsad.store.rows import Row, Table, bounded, place_row, plain, range_row


def part_rows(claim: Claim) -> dict[Table, list[Row]]:
    """The rows of all parts of a claim, each with its number, without the claim's key."""
    event = claim.event
    found: dict[Table, Iterable[Row]] = {
        ArgumentRow: [_argument(claim, at) for at in range(len(event.arguments))],
        PlaceRow: [_place(claim, at) for at in range(len(event.places))],
        CountRow: [_count(claim, at) for at in range(len(event.counts))],
        MaterielRow: [_materiel(claim, at) for at in range(len(event.materiel))],
        SourceRow: [_source(claim, at) for at in range(len(claim.attribution))],
        EvidenceRow: [_evidence(item) for item in claim.evidence],
    }
    return {table: [{"number": at, **row} for at, row in enumerate(rows)] for table, rows in found.items()}


def _words(quote: Quote | None, name: str = "words") -> Row:
    if quote is None:
        return {name: None, "span_start": None, "span_end": None}
    return {name: plain(quote.text), "span_start": bounded(quote.start) or 0, "span_end": bounded(quote.end) or 0}


def _argument(claim: Claim, at: int) -> Row:
    argument = claim.event.arguments[at]
    actor = argument.actor
    return {
        "role": argument.role,
        **_words(argument.words),
        "actor_id": plain(actor.id) if actor else None,
        "actor_name": plain(actor.name) if actor else None,
        "actor_kind": plain(actor.kind) if actor else None,
        "actor_country": plain(actor.country) if actor else None,
        "factuality": plain(argument.factuality),
    }


def _place(claim: Claim, at: int) -> Row:
    found = claim.event.places[at]
    return {"role": plain(found.role), **_words(found.words), **place_row(found.place)}


def _count(claim: Claim, at: int) -> Row:
    count = claim.event.counts[at]
    return {
        "what": plain(count.of),
        "who": plain(count.who),
        **_words(count.words),
        **range_row(count),
        "approximate": int(count.approximate),
        "side": plain(count.side),
        "subset_of": bounded(count.subset_of),
    }


def _materiel(claim: Claim, at: int) -> Row:
    found = claim.event.materiel[at]
    return {
        **_words(found.words),
        "item_id": plain(found.item.id),
        "category": plain(found.item.category),
        **range_row(found),
        "approximate": int(found.approximate),
        "from_holder": plain(found.from_holder),
        "to_holder": plain(found.to_holder),
        "condition": plain(found.condition),
    }


def _source(claim: Claim, at: int) -> Row:
    link = claim.attribution[at]
    return {
        **_words(link.source, "name"),
        "name": plain(claim.source_name(link)),
        "kind": link.kind,
        "verb_class": link.verb_class,
        "cue": plain(link.cue.text) if link.cue else None,
        "quoted": int(link.quoted),
    }


def _evidence(item: Evidence) -> Row:
    return {
        "rule": plain(item.rule),
        "file": plain(item.file),
        "detail": plain(item.detail),
        "field": plain(item.field),
        "span_start": bounded(item.start),
        "span_end": bounded(item.end),
    }
