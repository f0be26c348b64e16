"""Any claim at all: every field with what a hostile file may hold, from NUL to half a surrogate and numbers beyond 64 bits."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

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
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.provenance import Provenance, Region
from marsad.model.text import Document

LETTERS = st.sampled_from("ابةى١5 \0\ud800\u2028\u202e'\"%{:\\\n\x85😀") | st.characters()
words = st.text(LETTERS, max_size=6)
some = words.filter(bool)
maybe = st.none() | words
whole = st.integers(0, 10**6) | st.sampled_from([-1, 2**63 - 1, 2**63, 10**40])
bound = st.none() | whole
number = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([10**400, 0, -0.0])


def few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


quotes = st.builds(Quote, words, whole, whole)
actors = st.builds(ActorValue, maybe, words, words, maybe, st.booleans())
places = st.builds(Place, words, words, number, number, maybe, maybe, words, st.floats(0, 99) | whole)
times = st.builds(TimeValue, maybe, maybe, words, maybe, some, st.sampled_from(["date", "duration", "set"]))
arguments = st.builds(Argument, st.sampled_from(ROLES), quotes, st.none() | actors, maybe, few(actors))
counts = st.builds(Count, words, words, quotes, bound, bound, bound, st.booleans(), maybe, bound)
items = st.builds(MaterielValue, words, words)
materiel = st.builds(EventMateriel, quotes, items, bound, bound, bound, maybe, maybe, st.booleans(), maybe)
events = st.builds(
    EventMention,
    words,
    quotes,
    few(arguments),
    few(st.builds(EventPlace, quotes, st.none() | places, some)),
    st.none() | st.builds(EventTime, st.none() | quotes, times),
    few(counts),
    few(materiel),
    maybe,
    st.none() | st.floats(0, 1),
)
kinds, classes = st.sampled_from(SOURCE_KINDS), st.sampled_from(VERB_CLASSES)
links = st.builds(Attribution, st.none() | quotes, st.none() | quotes, kinds, classes, st.booleans())
evidence = st.builds(Evidence, words, maybe, words, maybe, bound, bound)
regions = st.builds(Region, whole, whole, whole, st.tuples(*[st.floats(0, 9)] * 4))
ways = st.builds(
    Provenance,
    maybe,
    maybe,
    maybe,
    maybe,
    some,
    maybe,
    maybe,
    st.sampled_from([None, "sound"]),
    st.booleans(),
    few(words),
    few(regions),
)
documents = st.builds(Document, words, maybe, maybe, maybe, maybe, maybe, maybe, st.none() | ways)
codes = st.dictionaries(words, st.dictionaries(words, maybe | st.tuples(words), max_size=2), max_size=2)


def claims(document: Document) -> st.SearchStrategy[Claim]:
    """Any claim of a document."""
    return st.builds(
        Claim,
        words,
        st.just(document),
        st.tuples(whole, whole),
        events,
        few(quotes),
        few(links),
        st.sampled_from(FACTUALITIES),
        maybe,
        few(evidence),
        codes.map(lambda found: tuple((scheme, tuple(pairs.items())) for scheme, pairs in found.items())),
    )


@st.composite
def told(draw: Any) -> tuple[Document, tuple[Claim, ...]]:
    """Any document with any claims."""
    document = draw(documents)
    return document, draw(few(claims(document)))
