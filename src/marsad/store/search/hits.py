"""What a search answers: documents, the sentences that answer, the words found in them, and the claims."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.fields import Json
from marsad.store.search.match import Mark

SCHEMA = "marsad/search/1"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that holds words found, or a claim: ``text`` is ``document.text[start:end]``; marks count in the document."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a hit, in short."""

    id: str
    type: str
    factuality: str
    words: str
    start: int
    end: int
    sentence: tuple[int, int]
    time: tuple[str | None, str | None]
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers. ``score``: more is better, 0 where only filters were asked."""

    rank: int
    score: float
    id: str
    source_id: str | None
    path: str | None
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    title_marks: tuple[Mark, ...]
    passages: tuple[Passage, ...]
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, best first, of ``total`` documents that answer. ``unindexed``: documents whose words no search can find yet."""

    hits: tuple[Hit, ...]
    total: int
    unindexed: int = 0


def hit_to_json(hit: Hit) -> Json:
    """The hit as one JSON object; offsets are code points of the document's text, those of the title in its title."""
    names = ("id", "source_id", "path", "url", "title", "publisher", "published")
    return {
        "schema": SCHEMA,
        "rank": hit.rank,
        "score": hit.score,
        "document": {name: getattr(hit, name) for name in names},
        "title_highlights": [_mark(mark, hit.title or "", 0) for mark in hit.title_marks],
        "passages": [_passage(passage) for passage in hit.passages],
        "claims": [_told(claim) for claim in hit.claims],
    }


def _passage(passage: Passage) -> Json:
    return {
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "highlights": [_mark(mark, passage.text, passage.start) for mark in passage.marks],
    }


def _mark(mark: Mark, text: str, start: int) -> Json:
    words = text[mark.start - start : mark.end - start]
    return {
        "start": mark.start,
        "end": mark.end,
        "text": words,
        "asked": mark.asked,
        "form": mark.form,
        "prefix": mark.prefix,
    }


def _told(told: Told) -> Json:
    return {
        "id": told.id,
        "type": told.type,
        "factuality": told.factuality,
        "trigger": {"text": told.words, "start": told.start, "end": told.end},
        "sentence": {"start": told.sentence[0], "end": told.sentence[1]},
        "time": {"from": told.time[0], "to": told.time[1]},
        "places": list(told.places),
        "actors": list(told.actors),
        "sources": list(told.sources),
    }
