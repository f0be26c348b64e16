"""Tasks for Label Studio: each report with what Marsad found as a prediction that a person corrects, and the labels' set-up.

After Label Studio's documented JSON of tasks and pre-annotations (1.x): ``data``, ``predictions``, ``result`` with regions of
``Labels`` on ``Text``, and relations between them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from xml.sax.saxutils import quoteattr

from marsad.export.cells import LOST, utf8
from marsad.export.format import Format, Material, Options
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.export.spans import Annotated, Labelled, Told, annotated
from marsad.model.claim import ROLES, SOURCE_KINDS
from marsad.model.fields import Json

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_RELATIONS = ("place", "time", "count", "materiel", "source", "cue", "also")


def one_unit(text: str) -> str:
    """The text with every sign one UTF-16 unit long: a browser then counts as Python does."""
    return _ASTRAL.sub(LOST, utf8(text))


def task(document: Annotated) -> Json:
    """One report as a task."""
    known = document.document
    meta = {"title": known.title, "publisher": known.publisher, "published": known.published, "url": known.url}
    data: Json = {"text": one_unit(known.text), "document_id": known.id}
    data |= {key: utf8(value) for key, value in meta.items() if value is not None}
    result = [part for claim in document.claims for part in _claim(claim)]
    prediction: Json = {"model_version": f"marsad {version('marsad')}", "result": _once(result)}
    return {"data": data, "predictions": [prediction]}


def _claim(told: Told) -> Iterator[Json]:
    """The regions of a claim, then what binds them to its trigger."""
    for span in told.spans:
        yield _region(span)
    for span in told.spans[1:]:
        yield {
            "type": "relation",
            "from_id": _id(told.trigger),
            "to_id": _id(span),
            "direction": "right",
            "labels": [_relation(span)],
        }


def _region(span: Labelled) -> Json:
    value: Json = {"start": span.start, "end": span.end, "text": one_unit(span.text), "labels": [_label(span)]}
    return {"id": _id(span), "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _label(span: Labelled) -> str:
    """The label of a region; a layer stands before it where labels of two layers could be one word."""
    return span.label if span.layer == "event" else f"{span.layer}: {span.label}"


def _relation(span: Labelled) -> str:
    if span.layer == "event":
        return "also"
    return span.label if span.layer == "argument" else span.layer


def _id(span: Labelled) -> str:
    """One region for one span under one label, however many claims name it."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", f"{span.layer}-{span.label}-{span.start}-{span.end}")


def _once(parts: list[Json]) -> list[Json]:
    return list({json.dumps(part, sort_keys=True): part for part in parts}.values())


def interface(labels: list[str]) -> Iterator[str]:
    """The lines of the labelling interface, to be given to the project before the tasks."""
    yield "<View>"
    yield "  <Relations>\n" + "".join(f"    <Relation value={quoteattr(name)}/>\n" for name in (*ROLES, *_RELATIONS))
    yield '  </Relations>\n  <Labels name="label" toName="text">'
    yield from (f"    <Label value={quoteattr(label)}/>" for label in labels)
    yield '  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n</View>'


def _write(material: Material, out: Out, _: Options) -> None:
    labels = {f"source: {kind}" for kind in SOURCE_KINDS} | {f"argument: {role}" for role in ROLES}
    documents = annotated(material, out)
    with out.text(File("tasks.json", "application/json", None, {"encoding": "utf-8"})) as write:
        for number, document in enumerate(documents):
            write("[\n" if number == 0 else ",\n")
            write(json.dumps(task(document), ensure_ascii=False, allow_nan=False))
            out.records += len(document.claims)
            labels |= {_label(span) for claim in document.claims for span in claim.spans}
        write("\n]\n" if documents else "[]\n")
    with out.text(File("interface.xml", "application/xml", None, {"encoding": "utf-8"})) as write:
        for line in interface(sorted(labels)):
            write(line + "\n")


LABEL_STUDIO = Format(
    name="labelstudio",
    title=said("title-labelstudio"),
    units=("claims",),
    suffix=".json",
    write=_write,
    drops=told("drop-values", "drop-codes", "drop-factuality-of-fields"),
    rules=told("rule-text-needed", "rule-labelstudio"),
    licence=said("licence-text"),
)
