"""The rule for those who take part: bodies and listed persons may be named, victims and private persons may not."""

from __future__ import annotations

from typing import cast

from marsad.export.profiles.context import Context, part, parts
from marsad.export.profiles.words import holds
from marsad.model.fields import Json

_UNKNOWN = "actor-unknown"


def hide_actors(record: Json, context: Context) -> None:
    """Take out the names and words of actors that the profile does not let leave; that there is one, and its kind, stays."""
    event = part(record, "event") or {}
    named: set[str] = set()
    for argument in parts(event, "arguments"):
        named |= _argument(argument, context)
    for item in parts(event, "materiel"):
        for key in ("from", "to"):
            _holder(item, key, "event.materiel", named, context)
    for count in parts(event, "counts"):
        _holder(count, "side", "event.counts", named, context)


def _argument(argument: Json, context: Context) -> set[str]:
    """Hide what must be hidden of an argument; the ids and names of it that leave."""
    actor, path = part(argument, "actor"), "event.arguments"
    if actor is None:
        if not context.profile.actors.unknown:
            context.hide_words(argument, path, _UNKNOWN, "what")
        return set()
    left = set()
    for each, inner in [(actor, "actor"), *[(other, "alternatives") for other in parts(argument, "alternatives")]]:
        if reason := why_not(each.get("id"), str(each["name"]), str(each["kind"]), context):
            if each is actor:
                context.hide_words(argument, path, reason, "who" if each["kind"] == "person" else "what")
            _hide_name(each, f"{path}.{inner}", reason, context)
        else:
            left |= {str(each.get("id")), str(each["name"])}
            context.opened.add((cast("str | None", each.get("id")), str(each["name"])))
    if actor["name"] and _names_somebody(str(argument.get("text")), context):
        context.hide_words(argument, path, "source-unnamed")
    return left


def _names_somebody(text: str, context: Context) -> bool:
    """Whether the words of an actor that may be named tell of one person of it («ناشط في التنسيقية»)."""
    return holds(text, context.profile.sources.unnamed)


def _hide_name(actor: Json, path: str, reason: str, context: Context) -> None:
    person = actor["kind"] == "person"
    for key, instead in (("id", None), ("name", "")):
        if person:
            context.learn(actor.get(key))
        elif len(str(actor.get(key)).split()) > 1:
            context.secrets.add(str(actor[key]))
        context.hide(actor, key, path, reason, instead)


def why_not(identity: object, name: str, kind: str, context: Context) -> str | None:
    """Why an actor is not named; None if it is."""
    allowed = context.profile.actors
    known = str(identity) if identity else None
    if kind == "person" or known in context.names.persons:
        if allowed.persons == "any":
            return None
        listed = known in context.names.persons if allowed.persons == "listed" else known in allowed.persons
        right = context.names.is_listed(known, name) if known in context.names.persons else known is not None
        return None if listed and right else "person"
    if kind not in allowed.kinds:
        return "actor-kind"
    words_stay = context.profile.text == "none"  # the name of an actor that no list holds is words of the report
    if (allowed.names == "listed" or words_stay) and not context.names.is_listed(known, name):
        return "actor-unlisted"
    guarded = allowed.persons != "any" and not context.names.is_listed(known, name)
    return "person" if guarded and context.names.names_somebody(name) else None


def _holder(item: Json, key: str, path: str, named: set[str], context: Context) -> None:
    """An id of an actor, or its words: it leaves where the actor does."""
    value = item.get(key)
    if value is None or value in named:
        return
    actors = context.profile.actors
    free = actors.persons == "any" and actors.names == "any"
    if free or (context.names.is_listed(str(value)) and str(value) not in context.names.persons):
        return
    context.learn(value)
    context.hide(item, key, path, "actor-unlisted")
