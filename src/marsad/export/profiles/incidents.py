"""An incident through a profile. What its record does not tell of its actors and places is taken for what must stay."""

from __future__ import annotations

from typing import cast

from marsad.export.profiles.actors import why_not
from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.keep import keep
from marsad.export.profiles.places import coarsen
from marsad.export.profiles.pseudonyms import Pseudonyms
from marsad.export.profiles.scrub import scrub
from marsad.model.fields import Json

_CODED = ("type", "time", "materiel", "happened")  # fields whose values are Marsad's own words


def apply_rules(record: Json, context: Context, pseudonyms: Pseudonyms) -> Json:
    """The listed fields of an incident's record after the rules; nothing is searched for yet."""
    _hide_documents(record, context)
    _hide_actors(record, context)
    _hide_voices(record, context, pseudonyms)
    _hide_place(record, context)
    _hide_values(record, context, pseudonyms)
    if context.profile.time == "day":
        _to_days(record, context)
    return keep(record, "incident", context.profile, context.withheld)


def finish(record: Json, context: Context) -> Json:
    """The record that leaves: no withheld word in any text, no actor without name and id."""
    scrub(record, context)
    record["actors"] = [item for item in parts(record, "actors") if item.get("name") or item.get("id")]
    return record


def _to_days(record: Json, context: Context) -> None:
    """Moments become days: when it happened, when the reports were published."""
    held = [(part(record, "time") or {}, key, "time") for key in ("from", "to")]
    held += [(told, "published", "documents") for told in parts(record, "documents")]
    for toll in cast(dict[str, Json], record.get("counts") or {}).values():
        held += [(one, "published", "counts.*.statements") for one in parts(toll, "statements")]
    for holder, key, path in held:
        if len(moment := str(holder.get(key) or "")) > 10:
            context.hide(holder, key, path, "time-finer", moment[:10])


def _hide_documents(record: Json, context: Context) -> None:
    for told in parts(record, "documents"):
        publisher = told.get("publisher")
        if context.profile.publishers == "listed" and publisher and not context.names.is_body(str(publisher)):
            context.secrets.add(str(publisher))
            context.hide(told, "publisher", "documents", "publisher-unlisted")
        if "documents.source_id" not in context.profile.incident:
            context.secrets.add(cast("str | None", told.get("source_id")))


def _hide_actors(record: Json, context: Context) -> None:
    for actor in parts(record, "actors"):
        if reason := _stays(actor.get("id"), str(actor["name"]), context):
            context.secrets.add(str(actor["name"]))
            context.hide(actor, "id", "actors", reason)
            context.hide(actor, "name", "actors", reason, "")


def _stays(identity: object, name: str, context: Context) -> str | None:
    """An incident does not tell the kind of an actor: one that no list holds may be a person, if its claims do not tell."""
    actors = context.profile.actors
    known = str(identity) if identity else None
    if (actors.names == "any" and actors.persons == "any") or (known, name) in context.opened:
        return None
    if known in context.names.persons:
        return why_not(known, name, "person", context)
    return None if context.names.is_listed(known, name) else "actor-unlisted"


def _hide_voices(record: Json, context: Context, pseudonyms: Pseudonyms) -> None:
    """A voice that is not named keeps a pseudonym, so that it can be seen to be the same."""
    sources = context.profile.sources
    if sources.names == "any" and sources.accounts:
        return
    for toll in (cast(Json, toll) for toll in cast(Json, record.get("counts") or {}).values()):
        for statement in parts(toll, "statements"):
            voice = str(statement["voice"])
            if not context.names.is_body(voice):
                context.secrets.add(voice)
                new = f"voice-{pseudonyms.of('voice', voice)[:12]}"
                context.hide(statement, "voice", "counts.*.statements", "source-unlisted", new)


def _hide_place(record: Json, context: Context) -> None:
    place = part(record, "place")
    if place is None:
        return
    if (reason := coarsen(place, "", "place", context)) is not None:
        title = part(record, "title") or {}
        for key in ("ar", "en"):
            context.hide(title, key, "title", reason, "")


def _hide_values(record: Json, context: Context, pseudonyms: Pseudonyms) -> None:
    for field, values in cast(dict[str, list[Json]], record.get("statements") or {}).items():
        for value in values:
            _hide_value(record, field, value, "statements.*", context, pseudonyms)
    for parted in parts(record, "disagreements"):
        for value in parts(parted, "values"):
            _hide_value(record, str(parted["field"]), value, "disagreements.values", context, pseudonyms)


def _hide_value(record: Json, field: str, value: Json, path: str, context: Context, pseudonyms: Pseudonyms) -> None:
    """A value that names a place or an actor leaves where that may; else a pseudonym stands for it."""
    reason: str | None = None
    head, bracket, doubt = str(value["value"]).partition(" (")
    if field == "place":
        reason = _place_stays(record, head, str(value.get("name") or ""), context)
    elif field == "agent":
        reason = _stays(head, str(value.get("name") or ""), context)
    elif field not in _CODED and field not in cast(Json, record.get("counts") or {}) and context.profile.withholds:
        reason = "field-unknown"
    if reason:
        for told in (head, value.get("name")) if field != "place" else ():
            context.secrets.add(str(told or ""))
        context.hide(value, "name", path, reason)
        context.hide(value, "value", path, reason, f"withheld-{pseudonyms.of('value', head)[:12]}{bracket}{doubt}")


def _place_stays(record: Json, identity: str, name: str, context: Context) -> str | None:
    """How fine a place is that is not the incident's own, only its claims tell: without them it stays."""
    if context.profile.places.finest == "site" or (identity, name) in context.opened:
        return None
    place = part(record, "place") or {}
    return None if place.get("id") and (place["id"], place["name"]) == (identity, name) else "place-other"
