"""Reference events beside incidents: what was matched and why, what only the reference has, what only Marsad has."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.cells import cell
from marsad.export.columns import Cell
from marsad.export.jsonl import json_line
from marsad.export.out import BOM
from marsad.export.table_csv import csv_row
from marsad.ingest.reference.counterpart import Counterpart
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.lineup import Lined, LineUp, Match
from marsad.model.fields import Json
from marsad.text.visible import visible

SCHEMA = "marsad/lineup/1"
MATCHED, ONLY_REFERENCE, ONLY_MARSAD = "matched", "only-reference", "only-marsad"

COLUMNS: tuple[tuple[str, str], ...] = (
    ("status", "matched, only-reference or only-marsad"),
    ("reference_id", "the reference's own id"),
    ("reference_at", "the file and line of the reference event"),
    ("reference_from", "its first day"),
    ("reference_to", "its last day"),
    ("reference_type", "what the reference calls it"),
    ("reference_place", "its place"),
    ("reference_killed", "its best number of dead"),
    ("candidate", "1 for the best counterpart, 2 for the next one"),
    ("score", "the sum of the features in log-odds; above 0 speaks for one happening"),
    ("marsad_id", "the id of the incident or claim"),
    ("marsad_title", "its title in English, or the claim's type and trigger"),
    ("marsad_days", "its days"),
    ("marsad_place", "its place"),
    ("why", "a sentence for each feature, with what it counted"),
)


def lineup_jsonl(lined: Iterator[Lined], against: LineUp) -> Iterator[str]:
    """A line for each reference event, then one for each incident or claim that none has."""
    for one in lined:
        record: Json = {"schema": SCHEMA, "status": _status(one), "reference": _reference(one.event)}
        yield json_line({**record, "matches": [_match(match) for match in one.matches]})
    for left in against.left():
        record = {**_counterpart(left), "lacks": list(left.lacks)}
        yield json_line({"schema": SCHEMA, "status": ONLY_MARSAD, "marsad": record})


def lineup_csv(lined: Iterator[Lined], against: LineUp) -> Iterator[str]:
    """A row for each pair of a reference event and a counterpart, then for what only one side has."""
    yield BOM + csv_row([name for name, _ in COLUMNS])
    for one in lined:
        for number, match in enumerate(one.matches, 1):
            yield _row(
                [
                    MATCHED,
                    *_event_cells(one.event),
                    number,
                    round(match.sum, 3),
                    *_cells(match.counterpart),
                    _why(match),
                ]
            )
        if not one.matches:
            yield _row([ONLY_REFERENCE, *_event_cells(one.event), None, None, None, None, None, None, None])
    for left in against.left():
        yield _row([ONLY_MARSAD, *[None] * 9, *_cells(left), _lacks(left)])


def lineup_text(lined: Iterator[Lined], against: LineUp) -> Iterator[str]:
    """The same for the eye, with the counts at the end."""
    matched = only = 0
    for one in lined:
        matched += bool(one.matches)
        only += not one.matches
        yield f"{_said(one.event)}\n"
        for match in one.matches:
            yield f"  = {match.sum:+.1f}  {_named(match.counterpart)}\n"
            for reason in match.reasons:
                yield f"      {reason.counted:+.1f}  {reason.feature}: {visible(reason.why)}\n"
        if not one.matches:
            yield "  only in the reference\n"
    left = list(against.left())
    if left:
        yield "\nonly in Marsad\n"
    for counterpart in left:
        lacks = _lacks(counterpart)
        yield f"  {_named(counterpart)}{f' ({lacks})' if lacks else ''}\n"
    yield f"\n{matched:,} matched, {only:,} only in the reference, {len(left):,} only in Marsad\n"


def _said(event: ReferenceEvent) -> str:
    days = event.first if event.first == event.last else f"{event.first}/{event.last}"
    killed = "" if event.killed is None else f", {event.killed[1]} killed"
    place = event.place.name if event.place else "no place"
    return visible(f"{event.id}  {days}  {event.coded}  {place}{killed}  ({event.where})")


def _named(one: Counterpart) -> str:
    return visible(" · ".join(part for part in (one.title, one.when, one.where, one.id) if part))


def _lacks(one: Counterpart) -> str:
    return f"not compared: it lacks {' and '.join(one.lacks)}" if one.lacks else ""


def _status(one: Lined) -> str:
    return MATCHED if one.matches else ONLY_REFERENCE


def _row(cells: list[Cell]) -> str:
    return csv_row([cell(one) for one in cells])


def _event_cells(event: ReferenceEvent) -> list[Cell]:
    place = event.place.name if event.place else None
    killed = None if event.killed is None else event.killed[1]
    return [event.id, event.where, event.first, event.last, event.coded, place, killed]


def _cells(one: Counterpart) -> list[Cell]:
    return [one.id, one.title, one.when, one.where]


def _why(match: Match) -> str:
    return " ; ".join(f"{reason.feature} {reason.counted:+.1f}: {reason.why}" for reason in match.reasons)


def _reference(event: ReferenceEvent) -> Json:
    place = event.place
    return {
        "id": event.id,
        "where": event.where,
        "from": event.first,
        "to": event.last,
        "type": event.coded,
        "types": list(event.types),
        "place": None
        if place is None
        else {"name": place.name, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km},
        "actors": list(event.actors),
        "killed": None if event.killed is None else dict(zip(("low", "best", "high"), event.killed, strict=True)),
    }


def _match(match: Match) -> Json:
    reasons = [
        {
            "feature": reason.feature,
            "score": round(reason.score, 3),
            "counted": round(reason.counted, 3),
            "why": reason.why,
        }
        for reason in match.reasons
    ]
    return {**_counterpart(match.counterpart), "score": round(match.sum, 3), "reasons": reasons}


def _counterpart(one: Counterpart) -> Json:
    return {"id": one.id, "title": one.title, "days": one.when, "place": one.where}
