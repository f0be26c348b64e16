"""A claim through a profile: the rules one after the other, then the list of fields, then the search for withheld words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from marsad.export.profiles.actors import hide_actors
from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.keep import keep
from marsad.export.profiles.places import hide_places
from marsad.export.profiles.scrub import scrub
from marsad.export.profiles.sources import hide_document, hide_sources
from marsad.model.fields import Json

# Fields that name somebody, or a place on a disk, although no rule speaks of them: where they stay, their words stay.
_IDENTIFYING = ("path", "source_id", "url", "title", "publisher")
_FINE_TIMES = ("minute", "part-of-day")


def apply_rules(record: Json, context: Context) -> Json:
    """The listed fields of a claim's record after the rules; nothing is searched for yet."""
    hide_sources(record, context)
    hide_document(record, context)
    hide_actors(record, context)
    hide_places(record, context)
    if context.profile.time == "day":
        _to_days(record, context)
    _without_text(record, context)
    _learn_unlisted(record, context)
    return keep(record, "claim", context.profile, context.withheld)


def finish(record: Json, context: Context) -> Json:
    """The record that leaves: no withheld word in any text, and nothing that was emptied left as a husk."""
    scrub(record, context)
    event = part(record, "event") or {}
    event["arguments"] = [item for item in parts(event, "arguments") if item.get("text") or item.get("actor")]
    event["places"] = [item for item in parts(event, "places") if item.get("text") or item.get("place")]
    record["also"] = [item for item in parts(record, "also") if item.get("text")]
    for link in parts(record, "attribution"):
        for key in ("source", "cue"):
            if not (part(link, key) or {}).get("text"):
                link[key] = None
    time = part(event, "time")
    if time is not None and not time.get("text"):
        for key in ("text", "start", "end"):
            time.pop(key, None)
    return record


def _to_days(record: Json, context: Context) -> None:
    time = part(part(record, "event") or {}, "time")
    if time is not None and (time["precision"] in _FINE_TIMES or "T" in f"{time['from']}{time['to']}"):
        context.hide_words(time, "event.time", "time-finer", "when")
        for key in ("from", "to"):
            day = time.get(key)
            context.hide(time, key, "event.time", "time-finer", str(day)[:10] if day else None)
        time["precision"] = "day" if time["precision"] in _FINE_TIMES else time["precision"]
    document = part(record, "document") or {}
    for key, holder, path in _moments(document):
        context.hide(holder, key, path, "time-finer", str(holder[key])[:10])


def _moments(document: Json) -> Iterable[tuple[str, Json, str]]:
    way = part(document, "provenance") or {}
    if len(str(document.get("published") or "")) > 10:
        yield "published", document, "document"
    for key in ("edited", "captured"):
        if len(str(way.get(key) or "")) > 10:
            yield key, way, "document.provenance"


def _without_text(record: Json, context: Context) -> None:
    """Where no words of the report may leave, none do, whatever the list of fields says: but names of listed sources."""
    if context.profile.text != "none":
        return
    event = part(record, "event") or {}
    items = [(part(event, "trigger"), "event.trigger"), (part(event, "time"), "event.time")]
    items += [
        (item, f"event.{key}") for key in ("arguments", "places", "counts", "materiel") for item in parts(event, key)
    ]
    items += [(item, "also") for item in parts(record, "also")]
    items += [(part(link, "cue"), "attribution.cue") for link in parts(record, "attribution")]
    for item, path in items:
        if item is not None and item.get("text"):
            context.hide(item, "text", path, "no-words", "")
            item["start"] = item["end"] = 0
    for item in parts(record, "evidence"):
        context.hide(item, "detail", "evidence", "no-words", "")


def _learn_unlisted(record: Json, context: Context) -> None:
    document, listed = part(record, "document") or {}, context.profile.claim
    for key in _IDENTIFYING:
        if f"document.{key}" not in listed:
            value = cast("str | None", document.get(key))
            public = key == "publisher" and context.names.is_body(value)
            (context.secrets.add_path if key == "path" else context.secrets.add)(None if public else value)
    way = part(document, "provenance") or {}
    for key in ("reply_to", "forwarded_from", "original"):
        if f"document.provenance.{key}" not in listed:
            context.secrets.add(cast("str | None", way.get(key)))
    for path in cast(list[str], way.get("media") or []):
        if "document.provenance.media" not in listed:
            context.secrets.add_path(path)
