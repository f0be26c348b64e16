"""The last rule: words that were withheld in one field leave in no other."""

from __future__ import annotations

from typing import cast

from marsad.export.profiles.context import Context
from marsad.export.profiles.paths import general
from marsad.export.profiles.words import holds, shares
from marsad.model.fields import Json

ELSEWHERE = "elsewhere"

# Values of Marsad's own vocabularies and the names of listed actors: no words of the report can stand in them.
_OWN = frozenset(
    "schema id document.id part_of factuality event.type attribution.kind attribution.verb_class event.arguments.role "
    "event.arguments.factuality event.arguments.actor.kind event.arguments.alternatives.kind event.places.role "
    "event.places.place.precision event.time.precision event.time.anchor event.time.kind documents.id claims background "
    "type place.precision time.precision actors.claims disagreements.values.claims statements.*.claims "
    "counts.*.statements.claim counts.*.statements.factuality".split()
)
_PROSE = ("title", "detail")
_NAMES = ("name", "id", "admin1", "country", "publisher")


def scrub(record: Json, context: Context, path: str = "") -> None:
    """Take out every text that holds withheld words, or stands over them."""
    for key, value in list(record.items()):
        at = general(f"{path}.{key}" if path else key)
        if isinstance(value, dict):
            _words(value, at, context)
            scrub(value, context, at)
        elif isinstance(value, list):
            record[key] = _listed(value, at, context)
        elif isinstance(value, str) and _may_tell(record, key, at, context) and _tells(value, key, context):
            context.hide(record, key, path, ELSEWHERE)


def _listed(items: list[object], at: str, context: Context) -> list[object]:
    for item in items:
        if isinstance(item, dict):
            _words(item, at, context)
            scrub(cast(Json, item), context, at)
    if at in _OWN:
        return items
    return [item for item in items if not (isinstance(item, str) and context.secrets.within(item))]


def _words(part: Json, path: str, context: Context) -> None:
    """Words of the report: neither over withheld ones, nor with a word of a withheld name or of a place that must not be
    found among them."""
    text = part.get("text")
    if not isinstance(text, str) or not text:
        return
    start, end = part.get("start"), part.get("end")
    over = isinstance(start, int) and isinstance(end, int) and _overlaps(start, end, context.spans)
    listed = path == "attribution.source" and context.names.is_body(text)
    reason = "place-sensitive" if holds(text, context.profile.places.sensitive) else None
    if context.profile.actors.persons != "any" and context.names.names_somebody(text):
        reason = "person"
    if over or (not listed and (shares(text, context.words) or context.secrets.within(text))):
        reason = ELSEWHERE
    if reason:
        context.hide(part, "text", path, reason, "")
        part["start"] = part["end"] = 0


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _tells(value: str, key: str, context: Context) -> bool:
    """Whether a text holds withheld words; of a withheld name one word is enough, but in names of the gazetteer."""
    if key in _NAMES:
        return context.secrets.within(value)
    guarded = context.profile.actors.persons != "any" and key in _PROSE
    named = guarded and context.names.names_somebody(value)
    return named or context.secrets.within(value) or shares(value, context.words)


def _may_tell(record: Json, key: str, at: str, context: Context) -> bool:
    return at not in _OWN and not _is_listed(record, key, context)


def _is_listed(record: Json, key: str, context: Context) -> bool:
    """Whether a value is a listed actor's id or name: these anybody may read."""
    if key in ("side", "from", "to"):
        return context.names.is_listed(str(record[key]))
    if key not in ("id", "name") or "id" not in record:
        return False
    identity = record.get("id")
    return context.names.is_listed(str(identity), str(record.get("name") or "")) if identity else False
