"""Claims and incidents for the tests of exports: an invented case, and strategies for any record at all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from marsad.consolidate import Report, consolidate
from marsad.export.format import Material
from marsad.knowledge import Knowledge
from marsad.model.claim import (
    FACTUALITIES,
    ROLES,
    SOURCE_KINDS,
    VERB_CLASSES,
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventPlace,
    EventTime,
    Quote,
)
from marsad.model.evidence import Evidence
from marsad.model.incident import Disagreement, Incident, IncidentActor, IncidentTime, Statement, Told, Toll, Value
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.text import Document

TAIZ = Place("geonames:70225", "تعز", 13.58, 44.02, "YE", "تعز", "town", 5.0)
HOSTILE = [
    '=HYPERLINK("http://example.org";"x")', "+1", "-2+3|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
    "\u202e=1", "\ufeff\u200b=1", "＝1", "\x00=1", "a\x00b\x1b[31m", "سطر\nسطر", "\ud800", "\udfff=1",
    "<script>alert(1)</script>", "]]>", "&amp;", "\u2028x\x85y", "\ufffe\uffff", "007", "123456789012345678901", "12e34",
    "2015-03-09", '"quoted", and; split', "'", "#N/A", "TRUE", "",
]  # fmt: skip


@cache
def knowledge() -> Knowledge:
    return Knowledge()


def claim(
    name: str,
    *,
    publisher: str = "السراة",
    published: str = "2018-06-12",
    day: str | None = "2018-06-11",
    killed: tuple[int | None, int | None, int | None] | None = (27, 27, 27),
    words: str = "27 شخصا",
    who: str = "unspecified",
    parts: tuple[Count, ...] = (),
    type_: str = "explosion",
    trigger: str = "انفجار",
    agent: ActorValue | None = None,
    patient: ActorValue | None = None,
    place: Place | None = TAIZ,
    factuality: str = "asserted",
    source: str | None = None,
    title: str | None = None,
) -> Claim:
    """A claim of one day and place; its document is known by its name."""
    text = f"{name} {trigger} {words}"
    sides = ((role, who_) for role, who_ in (("agent", agent), ("patient", patient)) if who_ is not None)
    counts = () if killed is None else (Count("killed", who, Quote(words, 0, len(words)), *killed), *parts)
    link = () if source is None else (Attribution(Quote(source, 0, len(source)), Quote("قال", 0, 3), "official"),)
    return Claim(
        id=name,
        document=Document(text, source_id=name, publisher=publisher, published=published, title=title),
        sentence=(0, len(text)),
        event=EventMention(
            type_,
            Quote(trigger, 0, len(trigger)),
            tuple(Argument(role, Quote(actor.name, 0, len(actor.name)), actor) for role, actor in sides),
            () if place is None else (EventPlace(Quote(place.name, 0, len(place.name)), place),),
            None if day is None else EventTime(Quote("أمس", 0, 3), TimeValue(day, day, "day", "published")),
            counts,
        ),
        attribution=link,
        factuality=factuality,
    )


def material(*claims: Claim) -> Material:
    """The claims with the incidents that they tell."""
    reports = [Report(one.document, (one,)) for one in claims]
    return Material(list(claims), consolidate(reports, knowledge()), knowledge())


def alone(one: Claim) -> Material:
    """A claim with an incident of its own, whatever it says."""
    (incident,) = material(replace(one, factuality="asserted")).incidents
    return Material([one], [incident], knowledge())


# --- any record at all ---------------------------------------------------------------------------------------------

texts = st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=8)
maybe = st.none() | texts
whole = st.integers(-5, 10**20)
bound = st.none() | whole
spans = st.builds(Quote, texts, st.integers(0, 9), st.integers(0, 9))
floats = st.floats(allow_nan=True, allow_infinity=True) | st.floats(-200, 200)
days = st.sampled_from(
    [None, "2018-06-11", "2018-06-11T10:00", "2018-02-30", "1066-10-14", "0000-00-00", "x", "9999-12-31"]
)
types = st.sampled_from(
    [*sorted(["explosion", "armed-clash", "attack", "protest", "crackdown", "arrest", "threat", "killing"]), "x"]
)
actors = st.builds(ActorValue, maybe, texts, st.sampled_from(["state-forces", "civilians", "crowd", "x"]), maybe)
precisions = st.sampled_from(["site", "town", "near", "district", "governorate", "region", "country", "x"])
places = st.builds(
    Place,
    texts,
    texts,
    st.none() | floats,
    st.none() | floats,
    st.sampled_from([None, "YE", "XX", "=1"]),
    maybe,
    precisions,
    floats,
)
counted = st.builds(
    Count, st.sampled_from(["killed", "injured", "x"]), st.sampled_from(["civilians", "soldiers", "x"]), spans, bound, bound,
    bound, st.booleans(), maybe, st.none() | st.integers(-1, 3),
)  # fmt: skip
events = st.builds(
    EventMention,
    types,
    spans,
    st.lists(st.builds(Argument, st.sampled_from(ROLES), spans, st.none() | actors, maybe), max_size=2).map(tuple),
    st.lists(st.builds(EventPlace, spans, st.none() | places), max_size=2).map(tuple),
    st.none() | st.builds(EventTime, st.none() | spans, st.builds(TimeValue, days, days, texts, maybe)),
    st.lists(counted, max_size=3).map(tuple),
    st.lists(
        st.builds(EventMateriel, spans, st.builds(MaterielValue, texts, texts), bound, bound, bound, maybe, maybe),
        max_size=2,
    ).map(tuple),
    maybe,
)
links = st.builds(
    Attribution, st.none() | spans, st.none() | spans, st.sampled_from(SOURCE_KINDS), st.sampled_from(VERB_CLASSES)
)
claims = st.builds(
    Claim,
    texts,
    st.builds(Document, texts, maybe, maybe, maybe, maybe, maybe, maybe),
    st.tuples(st.integers(0, 9), st.integers(0, 9)),
    events,
    st.lists(spans, max_size=2).map(tuple),
    st.lists(links, max_size=2).map(tuple),
    st.sampled_from(FACTUALITIES),
    maybe,
    st.lists(st.builds(Evidence, texts, maybe, texts), max_size=1).map(tuple),
    st.just(()) | st.just((("plover", (("type", "ASSAULT"), ("drops", ("a", "b")))),)),
)
names = st.lists(texts, max_size=3).map(tuple)
values = st.lists(st.builds(Value, texts, names, st.integers(0, 9), maybe), max_size=2).map(tuple)
statements = st.lists(
    st.builds(Statement, bound, bound, bound, texts, texts, maybe, st.sampled_from(FACTUALITIES)), max_size=3
).map(tuple)
tolls = st.builds(Toll, st.sampled_from(["killed", "injured", "participants", "x"]), bound, bound, bound, statements)
incidents = st.builds(
    Incident,
    texts,
    types,
    texts,
    texts,
    st.lists(st.builds(Told, texts, maybe, maybe, maybe), max_size=2).map(tuple),
    names,
    names,
    st.integers(0, 9),
    st.none() | st.builds(IncidentTime, days, days, texts),
    st.none() | places,
    st.lists(st.builds(IncidentActor, st.sampled_from(ROLES), maybe, texts, names), max_size=2).map(tuple),
    st.lists(tolls, max_size=2).map(tuple),
    st.lists(st.tuples(texts, values), max_size=1).map(tuple),
    st.lists(st.builds(Disagreement, texts, values), max_size=1).map(tuple),
)
