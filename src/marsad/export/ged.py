"""UCDP GED-shaped CSV: incidents with a death, with their ranges, by side; and not UCDP's data."""

from __future__ import annotations

import math
from collections.abc import Iterator

from marsad.export.cells import point
from marsad.export.columns import Row, Table, columns
from marsad.export.format import Format, Material, Options
from marsad.export.ged_deaths import Deaths, deaths
from marsad.export.out import Out
from marsad.export.said import rows_of, said, told
from marsad.export.tables import csv_file
from marsad.export.view import Days, Party, View, days_code, place_code, views
from marsad.knowledge.ontology import Ontology
from marsad.model.mention import Place

GED = Table("ged", columns("ged"), said("row-ged"))
_VIOLENCE = tuple(rows_of("ged_violence"))
_ONE_SIDED = 3
_BETWEEN = "; "


def _write(material: Material, out: Out, _: Options) -> None:
    out.table(csv_file(GED), _rows(material, out))


def _rows(material: Material, out: Out) -> Iterator[Row]:
    ontology = Ontology(material.knowledge)
    for view in views(material):
        row = _coded(view, ontology, out)
        if row is not None:
            view.leave(out)
            yield row


def _coded(view: View, ontology: Ontology, out: Out) -> Row | None:
    """The row; None, and the reason counted, for what UCDP does not take."""
    allowed = _allowed(view, ontology)
    agents, patients = view.sides()
    dead = deaths(view, _ids(agents), _ids(patients))
    place, days = view.incident.place, view.days
    where = None if place is None else place_code(place.precision, "ucdp")
    reasons = (
        ("left-type", not allowed),
        ("left-no-death", dead is None),
        ("left-no-source", not view.sourced),
        ("left-no-date", days is None),
        ("left-no-place", point(place) is None or where is None),
    )
    reason = next((key for key, holds in reasons if holds), None)
    if reason is not None or dead is None or days is None or place is None:
        out.leave(reason or "left-type")
        return None
    violence = _violence(view, allowed, agents, patients)
    row: Row = dict.fromkeys(GED.names)
    return (
        row | _who(violence, agents, patients) | _sources(view) | _where(view, place) | _when(days, where) | _dead(dead)
    )


def _allowed(view: View, ontology: Ontology) -> tuple[int, ...]:
    """The types of violence that UCDP may count a type under; none for types that it does not count."""
    known = ontology.types.get(view.incident.type)
    code = None if known is None else known.coding("ucdp").code.get("type_of_violence")
    return tuple(map(int, code.split("|"))) if code else ()


def _violence(view: View, allowed: tuple[int, ...], agents: list[Party], patients: list[Party]) -> int | None:
    one = {party.kind or "" for party in agents}
    other = {party.kind or "" for party in patients} | view.dead("killed")
    for row in _VIOLENCE:
        number = int(row["type_of_violence"])
        sides = ((row["agents"], one), (row["patients"], other))
        if number in allowed and all(values == "*" or kinds & set(values.split("|")) for values, kinds in sides):
            return number
    return allowed[0] if len(allowed) == 1 else None


def _who(violence: int | None, agents: list[Party], patients: list[Party]) -> Row:
    side_a = agents[0].name if agents else None
    side_b = patients[0].name if patients else None
    side_b = "Civilians" if violence == _ONE_SIDED else side_b
    dyad = f"{side_a} - {side_b}" if side_a and side_b else None
    return {"type_of_violence": violence, "side_a": side_a, "side_b": side_b, "dyad_name": dyad}


def _ids(parties: list[Party]) -> list[str]:
    return [party.id for party in parties if party.id is not None]


def _sources(view: View) -> Row:
    incident = view.incident
    titles = {claim.document.id: claim.document.title for claim in view.claims if claim.document.title}
    articles = [(told.publisher, told.published, titles.get(told.id)) for told in incident.documents]
    publishers = [told.publisher for told in incident.documents]
    return {
        "id": incident.id,
        "number_of_sources": incident.voices,
        "source_article": _listed([", ".join(filter(None, article)) for article in articles]),
        "source_office": _listed(publishers),
        "source_date": _listed([told.published for told in incident.documents]),
        "source_headline": _listed([titles.get(told.id) for told in incident.documents]),
        "source_original": _listed(_speakers(view)) or _listed(publishers),
    }


def _speakers(view: View) -> list[str | None]:
    """Of each claim the innermost source that its words name, else who published it."""
    found: list[str | None] = []
    for claim in view.said:
        named = [name for link in claim.attribution if (name := claim.source_name(link))]
        found.append(named[-1] if named else claim.document.publisher)
    return found


def _listed(texts: list[str | None]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(filter(None, texts))) or None


def _where(view: View, place: Place) -> Row:
    longitude, latitude = point(place) or (0.0, 0.0)
    country = view.country
    words = [told.words.text for claim in view.said for told in claim.event.places]
    return {
        "where_prec": place_code(place.precision, "ucdp"),
        "where_coordinates": place.name,
        "where_description": _listed(list(words)),
        "adm_1": place.admin1,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude} {latitude})",
        "priogrid_gid": priogrid(longitude, latitude),
        "country": country["name"],
        "country_id": int(country["gwno"]) if country["gwno"] else None,
        "region": country["ged_region"],
    }


def priogrid(longitude: float, latitude: float) -> int:
    """The cell of the PRIO-GRID (Tollefsen and others, 2012): half a degree wide, 720 a row, from the south-west."""
    column = min(math.floor((longitude + 180) * 2), 719)
    return min(math.floor((latitude + 90) * 2), 359) * 720 + column + 1


def _when(days: Days, where: int | None) -> Row:
    precision = days_code(days.number, "ucdp")
    clear = precision in (1, 2) and where is not None and where <= 3
    return {
        "year": int(days.first[:4]), "date_prec": precision, "date_start": days.first, "date_end": days.last,
        "event_clarity": 1 if clear else 2,
    }  # fmt: skip


def _dead(dead: Deaths) -> Row:
    return {
        "deaths_a": dead.a, "deaths_b": dead.b, "deaths_civilians": dead.civilians, "deaths_unknown": dead.unknown,
        "best": dead.best, "high": dead.high, "low": dead.low,
    }  # fmt: skip


GED_FORMAT = Format(
    name="ged",
    title=said("title-ged"),
    units=("incidents",),
    suffix=".csv",
    tables=lambda _: (GED,),
    write=_write,
    drops=(said("drop-ged"),),
    rules=told("rule-ged-taken", "rule-ged-numbers", "rule-sides", "rule-ged-sides", "rule-inert", "rule-ids"),
    licence=said("licence-ged"),
)
