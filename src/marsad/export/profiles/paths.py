"""The paths of a record's fields, as its JSON Schema has them: «event.places.place.lat». Lists are not counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import cast

from marsad.model.fields import Json
from marsad.model.schemas import schema_text

FREE = "*"  # stands for a key that a record names freely: codes.*.*, counts.*.low

_FREELY = {"codes": 2, "counts": 1, "statements": 1}  # how many such keys stand one below the other


@cache
def schema(record: str) -> Json:
    """The JSON Schema of a record (claim, incident)."""
    return cast(Json, json.loads(schema_text(record)))


@cache
def leaves(record: str) -> frozenset[str]:
    """The paths of all fields of a record that hold a value (or a list of plain values)."""
    return frozenset(_leaves(schema(record), record, ""))


def resolved(node: Json, record: str) -> Json:
    """A node of the schema without its references, and of «this or null» the first."""
    while True:
        if "$ref" in node:
            groups = cast(Json, schema(record)["$defs"])
            node = cast(Json, groups[str(node["$ref"]).rsplit("/", 1)[-1]])
        elif options := cast(list[Json], node.get("anyOf") or node.get("oneOf") or []):
            found = next((option for option in options if option.get("type") != "null"), None)
            if found is None or isinstance(found.get("type"), list):
                return node
            node = found
        else:
            return node


def nullable(node: Json) -> bool:
    """Whether the schema allows null at a node."""
    kinds = node.get("type")
    if isinstance(kinds, list) and "null" in kinds:
        return True
    if None in cast(list[object], node.get("enum") or []):
        return True
    return any(
        option.get("type") == "null" for option in cast(list[Json], node.get("anyOf") or node.get("oneOf") or [])
    )


@lru_cache(4096)
def general(path: str) -> str:
    """A path of a record with a star for each key that the record names freely: the schemes of codes, what is counted."""
    head, *inner = path.split(".")
    free = _FREELY.get(head, 0)
    return ".".join([head, *[FREE if at < free else key for at, key in enumerate(inner)]])


def is_free(path: str) -> bool:
    """Whether the record names the keys of the object at this path freely."""
    head, *inner = path.split(".")
    return len(inner) < _FREELY.get(head, 0)


def _leaves(node: Json, record: str, path: str) -> Iterator[str]:
    node = resolved(node, record)
    if node.get("type") == "array" and "items" in node:
        yield from _leaves(cast(Json, node["items"]), record, path)
        return
    inner = cast(dict[str, Json], node.get("properties") or {})
    free = node.get("additionalProperties")
    if isinstance(free, dict):
        inner = {**inner, FREE: cast(Json, free)}
    if not inner:
        yield path
    for key, child in inner.items():
        yield from _leaves(child, record, f"{path}.{key}" if path else key)
