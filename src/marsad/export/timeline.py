"""TimelineJS: the incidents as slides on a line of time, as its JSON wants them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from marsad.export.acled import notes
from marsad.export.cells import joined, plain
from marsad.export.format import Format, Material, Options
from marsad.export.jsonl import json_items, json_line
from marsad.export.out import File, Out
from marsad.export.said import Language, said, told
from marsad.export.view import View, views
from marsad.knowledge.ontology import Ontology

FILE = File("timeline.json", "application/json", None, {"encoding": "utf-8"})


def _write(material: Material, out: Out, options: Options) -> None:
    title = {"text": {"headline": escape(said("title-timeline").in_(options.language))}}
    with out.text(FILE) as write:
        write('{"title": ' + json_line(title).rstrip("\n") + ', "events": [\n')
        for item in json_items(_slides(material, out, options.language)):
            write(item)
        write("\n]}\n")


def _slides(material: Material, out: Out, language: Language) -> Iterator[dict[str, object]]:
    types = Ontology(material.knowledge).types
    for view in views(material):
        slug = view.incident.type
        known = types.get(slug)
        group = slug if known is None else known.name if language == "ar" else known.name_en
        slide = _slide(view, group, language)
        if slide is None:
            out.leave("left-no-date")
            continue
        out.records += 1
        yield slide


def _slide(view: View, group: str, language: Language) -> dict[str, object] | None:
    """The slide of an incident; None where no day is known. TimelineJS takes texts for HTML, so their signs are escaped."""
    days, incident = view.days, view.incident
    if days is None:
        return None
    shown = {} if days.number else {"display_date": f"{said('note-by').in_(language)} {days.last}"}
    ends = {"end_date": _day(days.last)} if days.last != days.first else {}
    said_by = joined(told.publisher for told in incident.documents)
    text = "".join(f"<p>{escape(plain(part))}</p>" for part in (notes(view, language), said_by) if part)
    headline = incident.title_ar if language == "ar" else incident.title_en
    return {
        "unique_id": plain(incident.id),
        "start_date": _day(days.first) | shown,
        **ends,
        "text": {"headline": escape(plain(headline)), "text": text},
        "group": escape(plain(group)),
    }


def _day(day: str) -> dict[str, object]:
    year, month, number = map(int, day.split("-"))
    return {"year": year, "month": month, "day": number}


TIMELINE = Format(
    name="timeline",
    title=said("title-timeline"),
    units=("incidents",),
    suffix=".json",
    write=_write,
    drops=told("drop-statements", "drop-words", "drop-place-columns"),
    rules=told("rule-timeline", "rule-incident-numbers"),
    licence=said("licence-own"),
)
