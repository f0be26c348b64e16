"""ACLED-compatible CSV: its present 31 columns, and not its data."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.consolidate.counting import bounds
from marsad.export.acled_codes import interaction, kind_of, sides_of, targets_civilians
from marsad.export.cells import joined, point
from marsad.export.columns import Row, Table, columns
from marsad.export.fatalities import fatalities
from marsad.export.format import Format, Material, Options
from marsad.export.incident_rows import disputed, toll
from marsad.export.out import Out
from marsad.export.said import Language, said, told
from marsad.export.tables import csv_file
from marsad.export.view import Actors, View, days_code, place_code
from marsad.knowledge.ontology import Ontology

ACLED = Table("acled", columns("acled"), said("row-acled"))


def _write(material: Material, out: Out, options: Options) -> None:
    out.table(csv_file(ACLED), _rows(material, out, options.language))


def _rows(material: Material, out: Out, language: Language) -> Iterator[Row]:
    actors, ontology = Actors(material.knowledge), Ontology(material.knowledge)
    for incident in material.incidents:
        view = View(incident, material, actors)
        if incident.background:
            out.leave("left-background", len(incident.background))
        row = _coded(view, ontology, out, language)
        if row is not None:
            yield row


def _coded(view: View, ontology: Ontology, out: Out, language: Language) -> Row | None:
    """The row; None, and the reason counted, for what ACLED does not take."""
    kind, days, where, place = kind_of(view, ontology), view.days, point(view.incident.place), view.incident.place
    time_code = None if days is None else days_code(days.number, "acled")
    place_fine = None if place is None else place_code(place.precision, "acled")
    reasons = (
        ("left-type", kind is None),
        ("left-no-source", not view.sourced),
        ("left-no-date", days is None),
        ("left-vague-date", time_code is None),
        ("left-no-place", where is None),
        ("left-coarse-place", place_fine is None),
    )
    reason = next((key for key, holds in reasons if holds), None)
    if reason is not None:
        out.leave(reason)
        return None
    assert kind is not None
    assert days is not None
    assert where is not None
    assert place is not None
    one, other = sides_of(view, kind)
    country = view.country
    return dict.fromkeys(ACLED.names) | {
        "event_id_cnty": f"{country['alpha3'] or 'XXX'}-{view.incident.id}",
        "event_date": days.first,
        "year": int(days.first[:4]),
        "time_precision": time_code,
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
        "iso": int(country["numeric"]) if country["numeric"] else None,
        "region": country["acled_region"],
        "country": country["name"],
        "admin1": place.admin1,
        "location": place.name,
        "latitude": where[1],
        "longitude": where[0],
        "geo_precision": place_fine,
        "source": "; ".join(dict.fromkeys(told.publisher for told in view.incident.documents if told.publisher)),
        "notes": notes(view, language),
        "fatalities": fatalities(view),
        "tags": _crowd(view) if kind.event in ("Protests", "Riots") else None,
    }


def notes(view: View, language: Language) -> str:
    """What is told, in a few sentences: the title, who says so, tolls with their ranges, who is accused, what is disputed."""
    incident = view.incident
    parts = [incident.title_ar if language == "ar" else incident.title_en]
    voices = joined(claim.source_name(link) for claim in view.said for link in claim.attribution)
    accused = joined(party.name for party in view.parties("agent") if party.accused)
    pairs = [("note-sources", voices), ("note-accused", accused)]
    for of in ("killed", "injured"):
        counted = toll(incident, of)
        if counted is not None and (counted.low, counted.best) != (None, None):
            pairs.append((f"note-{of}", bounds(counted.low, counted.best, counted.high)))
    pairs += [("note-disputed", disputed(parted)) for parted in incident.disagreements]
    parts += [f"{said(key).in_(language)}: {text}" for key, text in pairs if text]
    return ". ".join(parts)


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
