"""Invented reports of invented events at real places, built without reading: what consolidation is given."""

from __future__ import annotations

from functools import cache

from marsad.consolidate import Report
from marsad.consolidate.features import Scene
from marsad.consolidate.near import NearDuplicates
from marsad.consolidate.stems import Stems
from marsad.consolidate.telling import Telling, tellings_of
from marsad.knowledge import Knowledge
from marsad.model.claim import Argument, Attribution, Claim, Count, EventMention, EventPlace, EventTime, Quote
from marsad.model.mention import ActorValue, Place, TimeValue
from marsad.model.text import Document

PLACES = {
    "تعز": Place("p:taiz", "تعز", 13.58, 44.02, "YE", "تعز", "town", 10.0),
    "الحوبان": Place("p:hawban", "الحوبان", 13.60, 44.08, "YE", "تعز", "neighbourhood", 2.0),
    "إدلب": Place("p:idlib", "إدلب", 35.93, 36.63, "SY", "إدلب", "town", 10.0),
    "سرمين": Place("p:sarmin", "سرمين", 35.90, 36.72, "SY", "إدلب", "town", 4.0),
    "اليمن": Place("p:yemen", "اليمن", 15.5, 47.5, "YE", None, "country", 400.0),
}


@cache
def knowledge() -> Knowledge:
    return Knowledge()


@cache
def stems() -> Stems:
    return Stems(knowledge())


def scene(*alike: tuple[str, str]) -> Scene:
    """A scene in which the texts of these pairs repeat one another."""
    return Scene(stems(), lambda one, other: one == other or (one, other) in alike or (other, one) in alike)


def report(
    text: str,
    trigger: str,
    *,
    type_: str = "explosion",
    published: str | None = "2018-06-12",
    publisher: str | None = "السراة",
    title: str | None = None,
    place: str | None = None,
    day: str | None = None,
    killed: int | tuple[int | None, int | None, int | None] | None = None,
    agent: str | None = None,
    patient: str | None = None,
    source: tuple[str, str] | None = None,
    factuality: str = "asserted",
    source_id: str | None = None,
) -> Report:
    """A report that makes one claim; ``source`` is its words and kind, ``day`` a day that words name."""
    document = Document(text, source_id=source_id, title=title, publisher=publisher, published=published)
    at = text.index(trigger)
    quote = Quote(trigger, at, at + len(trigger))
    low, best, high = (killed, killed, killed) if isinstance(killed, int) else killed or (None, None, None)
    actors = [
        (role, ActorValue(name, name, "armed-group")) for role, name in (("agent", agent), ("patient", patient)) if name
    ]
    event = EventMention(
        type_,
        quote,
        arguments=tuple(Argument(role, quote, actor) for role, actor in actors),
        places=() if place is None else (EventPlace(quote, PLACES[place]),),
        time=None if day is None else EventTime(quote, TimeValue(day, day, "day", "text")),
        counts=() if killed is None else (Count("killed", "unspecified", quote, low, best, high),),
    )
    links = () if source is None else (Attribution(Quote(source[0], 0, 1), None, source[1]),)
    claim = Claim(
        f"{document.id[7:19]}-{at}", document, (0, len(text)), event, attribution=links, factuality=factuality
    )
    return Report(document, (claim,))


def telling(*args: object, **fields: object) -> Telling:
    """The one claim of such a report, as it is compared."""
    return tellings_of(report(*args, **fields), stems())[0][0]  # type: ignore[arg-type]


def copies(*reports: Report) -> NearDuplicates:
    """The reports' texts, taken in."""
    found = NearDuplicates()
    for one in reports:
        found.add(one.document.id, tellings_of(one, stems())[1])
    return found
