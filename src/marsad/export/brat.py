"""brat's stand-off annotation: a .txt and an .ann per report, and the annotation.conf that tells brat what is in them.

After brat's documentation of its stand-off format (brat v1.3): text-bound ``T``, events ``E``, attributes ``A``, notes ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.export.cells import utf8
from marsad.export.format import Format, Material, Options
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.export.spans import LAYERS, Annotated, Labelled, Told, annotated, file_stem
from marsad.knowledge.ontology import FILES
from marsad.model.claim import FACTUALITIES

_ENDS = re.compile(r"\r\n|[\n\r]")
_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_ROLES = tuple(layer for layer in LAYERS if layer not in ("event", "argument"))


def stand_off(document: Annotated) -> Iterator[str]:
    """The lines of an .ann file. One span under one type is one ``T`` line, however many claims name it."""
    ids: dict[tuple[str, int, int], str] = {}
    for number, claim in enumerate(document.claims, 1):
        for span in claim.spans:
            key = (_type(span), span.start, span.end)
            if key not in ids:
                ids[key] = f"T{len(ids) + 1}"
                yield f"{ids[key]}\t{key[0]} {_offsets(document.document.text, span)}\t{_one_line(span.text)}\n"
        yield f"E{number}\t{_event(claim, ids)}\n"
        yield f"A{number}\tFactuality E{number} {claim.claim.factuality}\n"
        yield f"#{number}\tAnnotatorNotes E{number}\tclaim {claim.claim.id}\n"


def _event(claim: Told, ids: dict[tuple[str, int, int], str]) -> str:
    """An event with its trigger and what belongs to it; brat wants a number behind a role that is there twice."""
    seen: dict[str, int] = {}
    shown = [f"{_type(claim.trigger)}:{ids[_type(claim.trigger), claim.trigger.start, claim.trigger.end]}"]
    for span in claim.spans[1:]:
        role = (
            "also" if span.layer == "event" else _NAME.sub("-", span.label) if span.layer == "argument" else span.layer
        )
        seen[role] = seen.get(role, 0) + 1
        number = seen[role] if seen[role] > 1 else ""
        shown.append(f"{role}{number}:{ids[_type(span), span.start, span.end]}")
    return " ".join(shown)


def _type(span: Labelled) -> str:
    """The type of a span: an event's own, else its layer; brat allows letters, digits, - and _."""
    return _NAME.sub("-", span.label) if span.layer == "event" else span.layer


def _offsets(text: str, span: Labelled) -> str:
    """``start end``, in fragments where lines end: brat's spans stay on a line."""
    parts: list[str] = []
    start = span.start
    for end in _ENDS.finditer(text, span.start, span.end):
        if start < end.start():
            parts.append(f"{start} {end.start()}")
        start = end.end()
    if start < span.end:
        parts.append(f"{start} {span.end}")
    return ";".join(parts)


def _one_line(text: str) -> str:
    return utf8(" ".join(filter(None, _ENDS.split(text))))


def configuration(types: list[str], roles: list[str]) -> Iterator[str]:
    """The lines of annotation.conf."""
    yield from ("[entities]", *(layer for layer in LAYERS if layer != "event"), "", "[relations]", "", "[events]")
    arguments = [f"{role}*:argument" for role in roles] + [f"{layer}*:{layer}" for layer in _ROLES]
    for name in types:
        yield f"{name}\t{', '.join([*arguments, 'also*:<EVENT>'])}"
    yield from ("", "[attributes]", f"Factuality\tArg:<EVENT>, Value:{'|'.join(FACTUALITIES)}")


def _write(material: Material, out: Out, _: Options) -> None:
    documents = annotated(material, out)
    types: set[str] = set()
    roles: set[str] = set()
    for number, document in enumerate(documents, 1):
        stem = f"brat/{file_stem(number, document.document)}"
        with out.text(File(f"{stem}.txt", "text/plain", None, {"encoding": "utf-8"})) as write:
            write(utf8(document.document.text))
        with out.text(File(f"{stem}.ann", "text/plain", None, {"encoding": "utf-8"})) as write:
            for line in stand_off(document):
                write(line)
        out.records += len(document.claims)
        spans = [span for claim in document.claims for span in claim.spans]
        types |= {_type(span) for span in spans if span.layer == "event"}
        roles |= {_NAME.sub("-", span.label) for span in spans if span.layer == "argument"}
    known = {
        entry.text("type") for name in material.knowledge.names(FILES) for entry in material.knowledge.entries(name)
    }
    with out.text(File("brat/annotation.conf", "text/plain", None, {"encoding": "utf-8"})) as write:
        for line in configuration(sorted(types | known), sorted(roles)):
            write(line + "\n")


BRAT = Format(
    name="brat",
    title=said("title-brat"),
    units=("claims",),
    suffix=".ann",
    write=_write,
    drops=told("drop-values", "drop-codes"),
    rules=told("rule-text-needed", "rule-code-points", "rule-brat"),
    licence=said("licence-text"),
)
