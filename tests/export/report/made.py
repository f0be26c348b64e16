"""Records for the page, made by hand or by hypothesis: incidents and claims in which any text may stand anywhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from marsad.model.claim import (
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
from marsad.model.incident import Disagreement, Incident, IncidentActor, IncidentTime, Statement, Told, Toll, Value
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.provenance import Provenance
from marsad.model.text import Document

TEXT = "قال مصدر طبي إن خمسة مدنيين قتلوا أمس في غارة على سوق في الحديدة."

# What a hostile report may hold: ends of elements and attributes, entities, controls of direction, halves of pairs.
HOSTILE = (
    "</script><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onload="alert(1)', "' x='",
    "--><!--", "]]>", "<![CDATA[", "&lt;b&gt;", "&#x202e;", "\u202eاليمن\u2066", "\u200f\u2028\x00\x0b", "\ud800", "\uffff",
    "{n}", "%s", "|", "a" * 3000, "javascript:alert(1)", "", " ", "\r\n\t", "٠١٢", "<svg/onload=alert(1)>", "</title>", "</p>",
)  # fmt: skip

hostile = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text("<>&\"'=/ aإ\u202e", max_size=20))


def quote(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return Quote(words, start, start + len(words))


def claim(name: str = "c1", text: str = TEXT, **changes: object) -> Claim:
    """A claim of an air strike with five dead; spans that do not fit another ``text`` are left as they are."""
    document = Document(text, "r1", "reports/1.txt", "https://example.org/1", "غارة", "السراة", "2015-07-27")
    place = Place("p1", "الحديدة", 14.8, 42.95, "YE", "الحديدة", "town", 5.0)
    event = EventMention(
        "air-strike",
        quote("غارة"),
        (Argument("patient", quote("مدنيين"), ActorValue("civilians", "مدنيون", "civilians")),),
        (EventPlace(quote("الحديدة"), place),),
        EventTime(quote("أمس"), TimeValue("2015-07-26", "2015-07-26", "day", "published")),
        (Count("killed", "civilians", quote("خمسة مدنيين"), 5, 5, 5),),
    )
    said = (Attribution(quote("مصدر طبي"), quote("قال"), "anonymous"),)
    return replace(Claim(name, document, (0, len(text)), event, attribution=said), **changes)  # type: ignore[arg-type]


def incident(name: str = "i1", claims: tuple[str, ...] = ("c1", "c2"), **changes: object) -> Incident:
    """A strike of which one says five dead and another eight."""
    statements = tuple(
        Statement(n, n, n, c, v, d)
        for n, c, v, d in zip((5, 8), claims, ("مصدر طبي", "الأفق"), ("2015-07-27", None), strict=False)
    )
    values = tuple(Value(str(s.best), (s.claim,)) for s in statements)
    happened = (Value("asserted", claims[:1]), Value("denied", claims[1:]))
    made = Incident(
        name, "air-strike", "غارة", "Air strike", (Told("d1", "r1", "السراة", "2015-07-27"),), claims, (), 2,
        IncidentTime("2015-07-26", "2015-07-26", "day"), Place("p1", "الحديدة", 14.8, 42.95, "YE", "الحديدة", "town", 5.0),
        (IncidentActor("agent", "coalition", "التحالف", claims),), (Toll("killed", 5, 8, 8, statements),), (),
        (Disagreement("killed", values), Disagreement("happened", happened)),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


@st.composite
def any_claim(draw: st.DrawFn) -> Claim:
    """A claim whose every text is hostile and whose spans lead anywhere."""
    words = st.builds(Quote, hostile, st.integers(-5, 50), st.integers(-5, 50))
    numbers = st.one_of(st.none(), st.integers(0, 10**12))
    place = st.builds(
        Place, hostile, hostile, st.one_of(st.none(), st.floats(-1e6, 1e6)), st.one_of(st.none(), st.floats(-200, 200)),
        st.one_of(st.none(), hostile), st.one_of(st.none(), hostile), hostile, st.floats(0, 1e5),
    )  # fmt: skip
    optional = st.one_of(st.none(), hostile)
    actor = st.builds(ActorValue, optional, hostile, hostile)
    event = EventMention(
        draw(hostile),
        draw(words),
        (Argument(draw(hostile), draw(words), draw(actor), draw(optional)),),
        (EventPlace(draw(words), draw(place)),),
        EventTime(draw(words), TimeValue(draw(optional), draw(optional), draw(hostile))),
        (Count(draw(hostile), draw(hostile), draw(words), draw(numbers), draw(numbers), draw(numbers)),),
        (EventMateriel(draw(words), MaterielValue(draw(hostile), draw(hostile))),),
        draw(optional),
    )
    way = Provenance(captured=draw(optional), forwarded_from=draw(optional), ocr=True, text_order="doubtful")
    document = Document(draw(hostile) + draw(hostile), *(draw(optional) for _ in range(6)), way)
    said = (
        Attribution(
            draw(st.one_of(st.none(), words)),
            draw(words),
            draw(hostile),
            draw(st.sampled_from(("neutral", "doubting"))),
        ),
    )
    span = draw(st.tuples(st.integers(-5, 50), st.integers(-5, 50)))
    return Claim("c1", document, span, event, attribution=said, factuality=draw(hostile))


@st.composite
def any_incident(draw: st.DrawFn) -> Incident:
    """An incident whose every text is hostile."""
    optional = st.one_of(st.none(), hostile)
    numbers = st.one_of(st.none(), st.integers(0, 10**12))
    day = st.one_of(st.none(), hostile, st.sampled_from(("2015-07-26", "0001-01-01", "9999-12-31", "2015-07-26T10:30")))
    fields = st.one_of(hostile, st.sampled_from(("killed", "happened", "time", "place", "agent", "type")))
    value = st.builds(Value, hostile, st.just(("c1", "c9")), st.integers(0, 10**6), optional)
    said = Statement(draw(numbers), draw(numbers), draw(numbers), "c1", draw(hostile), draw(day), draw(hostile))
    point = st.one_of(st.none(), st.floats())
    place = st.builds(Place, hostile, hostile, point, point, optional, optional, hostile, st.floats())
    told = Told(draw(hostile), draw(optional), draw(optional), draw(day))
    return Incident(
        id=draw(hostile),
        type=draw(hostile),
        title_ar=draw(hostile),
        title_en=draw(hostile),
        documents=(told,),
        claims=("c1", "c9"),
        background=(draw(hostile),),
        voices=draw(st.integers(0, 99)),
        time=draw(st.one_of(st.none(), st.builds(IncidentTime, day, day, hostile))),
        place=draw(st.one_of(st.none(), place)),
        actors=(IncidentActor(draw(hostile), draw(optional), draw(hostile), ("c1",)),),
        counts=(Toll(draw(st.one_of(st.just("killed"), hostile)), *(draw(numbers) for _ in range(3)), (said,)),),
        statements=(("materiel", (draw(value),)),),
        disagreements=(Disagreement(draw(fields), (draw(value), draw(value))),),
    )
