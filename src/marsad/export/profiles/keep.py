"""What a profile does not list does not leave: the walk over a record that drops every other field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from marsad.export.profiles.paths import FREE, is_free, nullable, resolved, schema
from marsad.export.profiles.profile import Profile
from marsad.export.profiles.withheld import Withheld
from marsad.model.fields import Json

UNLISTED = "unlisted"

_GONE = object()
_OFFSETS = (".start", ".end")  # they go with their words, and are not told apart

_SLUG = re.compile(r"[a-z][a-z0-9_-]{0,40}")


def keep(record: Json, kind: str, profile: Profile, withheld: list[Withheld]) -> Json:
    """The record with the listed fields alone; what was dropped is noted. Objects of which nothing is left are dropped."""
    listed = profile.claim if kind == "claim" else profile.incident
    found = _Keeper(_with_parents(listed), withheld).kept(record, "")
    return cast(Json, {} if found is _GONE else found)


@cache
def _with_parents(listed: frozenset[str]) -> frozenset[str]:
    """The listed paths and those that lead to them."""
    return listed | {path[:at] for path in listed for at, letter in enumerate(path) if letter == "."}


@dataclass(frozen=True, slots=True)
class _Keeper:
    """The walk. ``listed``: paths that leave, with those that lead to them."""

    listed: frozenset[str]
    withheld: list[Withheld]

    def kept(self, value: object, path: str) -> object:
        """What is left of a value, or ``_GONE``."""
        if isinstance(value, dict) and value:
            found = {
                key: left
                for key, inner, at in self._children(value, path)
                if (left := self.kept(inner, at)) is not _GONE
            }
            return found or _GONE
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            left = [self.kept(item, path) for item in value]
            return [item for item in left if item is not _GONE] if path in self.listed else _GONE
        if path in self.listed:
            return value
        if value not in (None, "", [], {}) and not path.endswith(_OFFSETS):
            self.withheld.append(Withheld(path, UNLISTED, value))
        return _GONE

    def _children(self, value: Json, path: str) -> Iterator[tuple[str, object, str]]:
        """Keys and values of an object with their paths. A key that the record names freely must be a plain word."""
        free = is_free(path)
        for key, child in value.items():
            name = FREE if free else key
            at = f"{path}.{name}" if path else name
            if free and not _SLUG.fullmatch(key):
                self.withheld.append(Withheld(at, "odd-key", key))
            else:
                yield key, child, at


def filled(record: Json, kind: str) -> Json:
    """The record with what its schema demands: null where that may stand, else an empty text, 0, or an empty list."""
    return cast(Json, _filled(record, schema(kind), kind))


def _filled(value: object, node: Json, kind: str) -> object:
    node = resolved(node, kind)
    if isinstance(value, list):
        inner = cast(Json, node.get("items") or {})
        return [_filled(item, inner, kind) for item in value]
    if not isinstance(value, dict):
        return value
    known = cast(dict[str, Json], node.get("properties") or {})
    free = node.get("additionalProperties")
    found: Json = {}
    for key in [*known, *(key for key in value if key not in known)]:
        child = known.get(key, cast(Json, free if isinstance(free, dict) else {}))
        if key in value and (value[key] is not None or nullable(child)):
            found[key] = _filled(value[key], child, kind)
        elif key in cast(list[str], node.get("required") or []):
            found[key] = _blank(child, kind)
    return found


def _blank(node: Json, kind: str) -> object:
    if nullable(node):
        return None
    node = resolved(node, kind)
    empty: dict[str, object] = {"string": "", "integer": 0, "number": 0, "boolean": False, "array": []}
    return _filled({}, node, kind) if node.get("type") == "object" else empty.get(str(node.get("type")))
