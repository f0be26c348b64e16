"""ACLED-compatible CSV: its present 31 columns, and not its data."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.consolidate.counting import bounds
from marsad.export.acled_codes import CROWDS, Kind, interaction, kind_of, sides_of, targets_civilians
from marsad.export.cells import joined, point
from marsad.export.columns import Row, Table, columns
from marsad.export.fatalities import fatalities
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import disputed, toll
from marsad.export.out import Out
from marsad.export.said import Language, said, told
from marsad.export.tables import csv_file
from marsad.export.view import View, days_code, place_code, views
from marsad.knowledge.ontology import Ontology
from marsad.model.mention import Place

_NAMED = 8  # sources that the notes of an incident name

ACLED = Table("acled", columns("acled"), said("row-acled"))


def _write(material: Material, out: Out, options: Options) -> None:
    out.table(csv_file(ACLED), _rows(material, out, options.language))


def _rows(material: Material, out: Out, language: Language) -> Iterator[Row]:
    ontology = Ontology(material.knowledge)
    for view in views(material):
        row = _coded(view, ontology, out, language)
        if row is not None:
            view.leave(out)
            yield row


def _coded(view: View, ontology: Ontology, out: Out, language: Language) -> Row | None:
    """The row; None, and the reason counted, for what ACLED does not take."""
    kind, days, place = kind_of(view, ontology), view.days, view.incident.place
    time_code = None if days is None else days_code(days.number, "acled")
    fineness = None if place is None else place_code(place.precision, "acled")
    reasons = (
        ("left-type", kind is None),
        ("left-no-source", not view.sourced),
        ("left-no-date", days is None),
        ("left-vague-date", time_code is None),
        ("left-no-place", point(place) is None),
        ("left-coarse-place", fineness is None),
    )
    reason = next((key for key, holds in reasons if holds), None)
    if reason is not None or kind is None or days is None or place is None:
        out.leave(reason or "left-type")
        return None
    row: Row = dict.fromkeys(ACLED.names)
    row |= {"event_date": days.first, "year": int(days.first[:4]), "time_precision": time_code}
    return row | _what(view, kind) | _where(view, place, fineness) | _told(view, kind, language)


def _what(view: View, kind: Kind) -> Row:
    one, other = sides_of(view, kind)
    return {
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub_event,
        "actor1": one.name,
        "assoc_actor_1": one.others,
        "inter1": one.inter,
        "actor2": other.name,
        "assoc_actor_2": other.others,
        "inter2": other.inter,
        "interaction": interaction(one, other),
        "civilian_targeting": "Civilian targeting" if targets_civilians(kind, one, other) else None,
    }


def _where(view: View, place: Place, fineness: int | None) -> Row:
    longitude, latitude = point(place) or (None, None)
    country = view.country
    return {
        "event_id_cnty": f"{country['alpha3'] or 'XXX'}-{view.incident.id}",
        "iso": int(country["numeric"]) if country["numeric"] else None,
        "region": country["acled_region"],
        "country": country["name"],
        "admin1": place.admin1,
        "location": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": fineness,
    }


def _told(view: View, kind: Kind, language: Language) -> Row:
    publishers = (told.publisher for told in view.incident.documents if told.publisher)
    return {
        "source": "; ".join(dict.fromkeys(publishers)),
        "notes": notes(view, language),
        "fatalities": fatalities(view),
        "tags": _crowd(view) if kind.event in CROWDS else None,
    }


def notes(view: View, language: Language) -> str:
    """What is told, in a few sentences: the title, who says so, tolls with their ranges, who is accused, what is disputed."""
    incident = view.incident
    parts = [incident.title_ar if language == "ar" else incident.title_en]
    voices = _some([claim.source_name(link) for claim in view.said for link in claim.attribution])
    accused = joined(party.name for party in view.parties("agent") if party.accused)
    pairs = [("note-sources", voices), ("note-accused", accused)]
    for of in ("killed", "injured"):
        counted = toll(incident, of)
        if counted is not None and (counted.low, counted.best) != (None, None):
            pairs.append((f"note-{of}", bounds(counted.low, counted.best, counted.high)))
    pairs += [("note-disputed", disputed(parted)) for parted in incident.disagreements]
    parts += [f"{said(key).in_(language)}: {text}" for key, text in pairs if text]
    return ". ".join(parts)


def _some(names: list[str | None]) -> str:
    """The first of the names, and how many more there are."""
    different = list(dict.fromkeys(filter(None, names)))
    more = f" (+{len(different) - _NAMED})" if len(different) > _NAMED else ""
    return joined(different[:_NAMED]) + more


def _crowd(view: View) -> str:
    crowd = toll(view.incident, "participants")
    if crowd is None or (crowd.low, crowd.best) == (None, None):
        return "crowd size=no report"
    return f"crowd size={bounds(crowd.low, crowd.best, crowd.high)}"


ACLED_FORMAT = Format(
    name="acled",
    title=said("title-acled"),
    units=("incidents",),
    suffix=".csv",
    tables=lambda _: (ACLED,),
    write=_write,
    drops=told("drop-acled", "drop-acled-alleged"),
    rules=told("rule-acled-taken", "rule-fatalities", "rule-sides", "rule-acled-crowds", "rule-inert", "rule-ids"),
    licence=said("licence-acled"),
)
