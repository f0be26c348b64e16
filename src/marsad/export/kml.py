"""KML 2.2 (OGC 07-147r2): a placemark per incident, with its days and, in words, how far from the point it may lie."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from marsad.export.acled import notes
from marsad.export.cells import point, xml
from marsad.export.format import Format, Material, Options
from marsad.export.geojson import tables
from marsad.export.incident_rows import incident_row
from marsad.export.out import File, Out
from marsad.export.said import Language, said, told
from marsad.export.view import Days, View, views

FILE = File("incidents.kml", "application/vnd.google-earth.kml+xml", None, {"encoding": "utf-8"})
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'


def _write(material: Material, out: Out, options: Options) -> None:
    with out.text(FILE) as write:
        write(f"{_HEAD}<name>{_text(said('title-kml').in_(options.language))}</name>\n")
        for view in views(material):
            out.records += 1
            if point(view.incident.place) is None:
                out.remark("remark-unlocated")
            for line in _placemark(view, options.language):
                write(line + "\n")
        write("</Document>\n</kml>\n")


def _placemark(view: View, language: Language) -> Iterator[str]:
    incident, where = view.incident, point(view.incident.place)
    yield f"<Placemark id={quoteattr(_name(incident.id))}>"
    yield f"<name>{_text(incident.title_ar if language == 'ar' else incident.title_en)}</name>"
    yield f"<description>{_text(_described(view, language))}</description>"
    yield from _time(view.days)
    yield "<ExtendedData>"
    for name, value in incident_row(incident).items():
        if value is not None and value != "":
            yield f"<Data name={quoteattr(name)}><value>{_text(str(value))}</value></Data>"
    yield "</ExtendedData>"
    if where is not None:
        yield f"<Point><coordinates>{where[0]},{where[1]}</coordinates></Point>"
    yield "</Placemark>"


def _described(view: View, language: Language) -> str:
    """The notes, with the radius; viewers take a description for HTML, so its signs are written as such."""
    place = view.incident.place
    radius = "" if place is None else f". {said('note-radius').in_(language)}: {place.radius_km:g} km"
    return escape(notes(view, language) + radius)


def _time(days: Days | None) -> Iterator[str]:
    """The span of days; one without a beginning where only the last is known."""
    if days is not None:
        begin = f"<begin>{days.first}</begin>" if days.number else ""
        yield f"<TimeSpan>{begin}<end>{days.last}</end></TimeSpan>"


def _name(name: str) -> str:
    """An id as XML has it: a letter first, then letters, digits, hyphens, dots."""
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-.") else "_" for sign in name)
    return f"i-{kept}"


def _text(text: str) -> str:
    return escape(xml(text))


KML = Format(
    name="kml",
    title=said("title-kml"),
    units=("incidents",),
    suffix=".kml",
    tables=tables,
    write=_write,
    drops=told("drop-statements", "drop-words"),
    rules=told("rule-geo", "rule-kml", "rule-incident-numbers"),
    licence=said("licence-own"),
)
