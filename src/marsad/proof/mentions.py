"""Proof of cases: the mentions of a dimension in a text are exactly those listed, with exactly these values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.model.codec import mention_to_json
from marsad.model.mention import Dimension
from marsad.proof.reading import document_of, unexpected
from marsad.reader import Reader

DIMENSIONS: tuple[Dimension, ...] = ("time", "quantity", "place", "actor", "materiel")


def prove_case(reader: Reader, case: Entry) -> Iterator[Problem]:
    """What a case expects of the mentions in its text and does not get."""
    document = document_of(case)
    analysis = reader.analyse(document)
    for dimension in DIMENSIONS:
        if dimension not in case:
            continue
        found = [_flat(mention_to_json(document, m)) for m in analysis.mentions[dimension]]
        wanted = [] if case[dimension] == "none" else case.entries(dimension)
        if case.text("besides", "") == "yes":  # others may stand in the text
            texts = {want.text("text") for want in wanted}
            found = [m for m in found if m["text"] in texts]
        if [m["text"] for m in found] != [w.text("text") for w in wanted]:
            got, expected = (" | ".join(f"«{m['text']}»" for m in mentions) for mentions in (found, wanted))
            yield unexpected(case, dimension, got, expected or "none", dimension)
            continue
        for mention, want in zip(found, wanted, strict=True):
            for name in want:
                if name != "text" and not _equal(want.text(name), mention.get(name)):
                    yield unexpected(want, name, mention.get(name), want.text(name), name)


def _flat(mention: dict[str, Any]) -> dict[str, Any]:
    """The mention's own keys and its value's; a place's are those of the place it resolves to."""
    value = mention.get("value") or {}
    place = value.get("place")
    return {**mention, **value, **(place or {}), "resolved": "yes" if place or value.get("id") else "no"}


def _equal(wanted: str, got: object) -> bool:
    if got is None:
        return wanted in {"null", "none", ""}
    if isinstance(got, bool):
        return wanted in ({"true", "yes"} if got else {"false", "no"})
    return wanted == str(got)
