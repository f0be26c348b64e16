"""FollowTheMoney entities (one JSON object a line) and statements, for Aleph, OpenAleph, Investigraph and nomenklatura.

After the schemata of followthemoney 3.5 and 4.11. Written without that library: it needs none to be read by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import category

from marsad.export.acled import notes
from marsad.export.cells import day, plain, point
from marsad.export.format import Format, Material, Options
from marsad.export.jsonl import json_line
from marsad.export.out import File, Out
from marsad.export.said import Language, said, told
from marsad.export.view import View, views
from marsad.model.claim import Claim
from marsad.model.fields import Json
from marsad.model.incident import Told
from marsad.model.mention import ActorValue, Place
from marsad.model.text import Document

DATASET = "marsad"

_SCHEMATA = {
    "state-forces": "PublicBody", "police": "PublicBody", "government": "PublicBody", "armed-group": "Organization",
    "militia": "Organization", "coalition": "Organization", "organisation": "Organization", "agency": "Organization",
    "outlet": "Organization", "monitor": "Organization", "person": "Person",
}  # fmt: skip
_NOBODY = frozenset({"civilians", "crowd", "unknown-armed"})  # kinds that name nobody


@dataclass(slots=True)
class Entity:
    """One entity on its way: values by property, each once, without empty ones."""

    id: str
    schema: str
    properties: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, *values: str | None) -> Entity:
        """Add values to a property."""
        for value in values:
            text = " ".join(_seen(plain(value)).split()) if value else ""
            if text and text not in self.properties.get(name, ()):
                self.properties.setdefault(name, []).append(text)
        return self

    def json(self) -> Json:
        """The entity as followthemoney reads it."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties, "datasets": [DATASET]}

    def statements(self) -> Iterator[Json]:
        """One statement per value. The id is made as followthemoney makes it: SHA-1 of dataset, entity, property, value."""
        for name, values in self.properties.items():
            for value in values:
                key = hashlib.sha1(f"{DATASET}.{self.id}.{name}.{value}".encode(), usedforsecurity=False)
                yield {
                    "id": key.hexdigest(), "entity_id": self.id, "canonical_id": self.id, "schema": self.schema, "prop": name,
                    "value": value, "dataset": DATASET, "lang": None, "original_value": None, "external": False,
                    "first_seen": None, "last_seen": None, "origin": None,
                }  # fmt: skip


def _seen(text: str) -> str:
    """The text without signs that cannot be seen: followthemoney takes them away, and its ids are made of what is left."""
    return text if text.isascii() else "".join(sign for sign in text if category(sign) != "Cf")


def entities(material: Material, language: Language) -> Iterator[Entity]:
    """All entities, each id once: what comes first stands, what comes later adds nothing."""
    seen = set[str]()
    for view in views(material):
        for entity in _of_incident(view, language):
            if entity.id not in seen:
                seen.add(entity.id)
                yield entity


def _of_incident(view: View, language: Language) -> Iterator[Entity]:
    incident = view.incident
    event = Entity(_id("incident", incident.id), "Event")
    event.add("name", incident.title_ar, incident.title_en).add("recordId", incident.id).add("keywords", incident.type)
    if not event.properties.get("name"):
        event.add("name", incident.type)
    if view.days is not None:
        first = None if view.days.number == 0 else view.days.first
        event.add("startDate", first).add("endDate", view.days.last)
    event.add("summary", notes(view, language))
    yield from _placed(event, incident.place)
    for role in dict.fromkeys(actor.role for actor in incident.actors):
        for party in view.parties(role):
            actor = _actor(ActorValue(party.id, party.name, party.kind or "", party.country))
            if actor is not None:
                event.add("involved", actor.id)
                yield actor
    for report in incident.documents:
        document = _report(report)
        event.add("proof", document.id).add("publisher", report.publisher)
    yield event
    yield from _documents(view)
    for claim in view.claims:
        yield _note(claim, event)
        yield from _mentions(claim)


def _placed(event: Entity, place: Place | None) -> Iterator[Entity]:
    """The place as an address, with its coordinates."""
    if place is None:
        return
    country = (place.country or "").lower() or None
    words = ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
    event.add("country", country).add("location", words)
    if not words:
        return
    address = Entity(_id("place", place.id or words), "Address").add("name", words).add("full", words)
    address.add("state", place.admin1).add("country", country)
    if (where := point(place)) is not None:
        address.add("longitude", str(where[0])).add("latitude", str(where[1]))
    remark = f"{place.precision}, radius {place.radius_km:g} km"
    event.add("addressEntity", address.add("remarks", remark).id)
    yield address


def _actor(actor: ActorValue) -> Entity | None:
    """Who took part; None for those whom the words do not name."""
    if actor.kind in _NOBODY or not actor.name:
        return None
    entity = Entity(_id("actor", actor.id or actor.name), _SCHEMATA.get(actor.kind, "LegalEntity")).add(
        "name", actor.name
    )
    return entity.add("country", (actor.country or "").lower() or None).add("keywords", actor.kind)


def _documents(view: View) -> Iterator[Entity]:
    """The reports; what a claim tells of its own is more than what the incident does."""
    known = {claim.document.id: claim.document for claim in view.claims}
    for report in view.incident.documents:
        yield _report(known.get(report.id) or report)


def _report(report: Document | Told) -> Entity:
    entity = Entity(_id("document", report.id), "Article").add("publisher", report.publisher)
    entity.add("publishedAt", day(report.published))
    title = report.title if isinstance(report, Document) else None
    entity.add("title", title).add("name", title or f"{report.publisher or ''} {report.published or report.id[-12:]}")
    if isinstance(report, Document):
        entity.add("sourceUrl", report.url if (report.url or "").startswith(("http://", "https://")) else None)
    return entity.add("language", "ara")


def _note(claim: Claim, event: Entity) -> Entity:
    """What one source says of the incident, and how."""
    chain = " ← ".join(claim.source_name(link) or link.kind for link in claim.attribution)
    entity = Entity(_id("claim", claim.id), "Note").add("entity", event.id)
    entity.add(
        "name", f"{claim.event.type}: {claim.event.trigger.text}" if claim.event.trigger.text else claim.event.type
    )
    entity.add("keywords", claim.factuality, claim.event.type).add("proof", _id("document", claim.document.id))
    start, end = claim.sentence
    entity.add("description", claim.document.text[start:end]).add("publisher", claim.document.publisher)
    source = f"; source: {chain}" if chain else ""
    held = "; ".join(f"{count.of} {count.who} {_range(count.low, count.high)}" for count in claim.event.counts)
    items = "; ".join(f"{item.item.id} {_range(item.low, item.high)}".strip() for item in claim.event.materiel)
    return entity.add("summary", "; ".join(filter(None, [f"{claim.factuality}{source}", held, items])))


def _range(low: int | None, high: int | None) -> str:
    return "" if low is None else f"{low}+" if high is None else f"{low}" if low == high else f"{low}–{high}"


def _mentions(claim: Claim) -> Iterator[Entity]:
    """The words by which a report names an actor, so that a person can say who is meant."""
    for argument in claim.event.arguments:
        actor = argument.actor
        words = argument.words.text or (actor.name if actor else "")
        found = None if actor is None else _actor(actor)
        if actor is None or found is None or not words:
            continue
        name = f"{claim.document.id}|{argument.words.start}|{words}|{found.id}"
        entity = Entity(_id("mention", name), "Mention").add("document", _id("document", claim.document.id))
        entity.add("name", words).add("resolved", found.id if actor.id else None)
        yield entity.add("detectedSchema", found.schema).add("contextCountry", (actor.country or "").lower() or None)
        yield found


def _id(kind: str, name: str) -> str:
    """An id that followthemoney takes: no spaces, no more than 255 signs."""
    return f"marsad-{kind}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _write(material: Material, out: Out, options: Options) -> None:
    extras = {"encoding": "utf-8"}
    found = list(entities(material, options.language))
    out.records += len(material.incidents)
    _lines(out, File("entities.ftm.json", "application/json+ftm", None, extras), (one.json() for one in found))
    statements = (statement for one in found for statement in one.statements())
    _lines(out, File("statements.json", "application/json+statement", None, extras), statements)


def _lines(out: Out, file: File, records: Iterable[Json]) -> None:
    with out.text(file) as write:
        for record in records:
            write(json_line(record))


FTM = Format(
    name="ftm",
    title=said("title-ftm"),
    units=("incidents",),
    suffix=".json",
    write=_write,
    drops=told("drop-ftm", "drop-evidence", "drop-offsets"),
    rules=told("rule-ftm"),
    licence=said("licence-own"),
)
