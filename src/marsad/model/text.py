"""A text and its units. Offsets count code points of ``Document.text``; ``end`` is exclusive."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.model.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Span:
    """``document.text[start:end]``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One report. ``text`` is the body, kept as it came; ``published`` is an ISO 8601 date or None."""

    text: str
    source_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    provenance: Provenance | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)  # remembered: every claim of a document asks

    @property
    def id(self) -> str:
        """``sha256:`` and the digest of the body in UTF-8: the same words have the same id."""
        if not self._id:
            data = self.text.encode("utf-8", "surrogatepass")
            object.__setattr__(self, "_id", f"sha256:{hashlib.sha256(data).hexdigest()}")
        return self._id


@dataclass(frozen=True, slots=True)
class Normalised:
    """A clean form of a raw text, aligned to it both ways.

    ``text`` is the clean form. ``to_raw`` has ``len(text) + 1`` entries: clean offset → raw offset of the same place
    (None where the two texts have the same length, place by place). A mark that was dropped belongs to the letter before
    it; a tag or an invisible sign to a neighbour that is no letter, if it has one.
    """

    raw: str
    text: str
    to_raw: Sequence[int] | None = None

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span of ``text[start:end]``. A part of a ligature stands on the whole of it."""
        return Span(*self.raw_offsets(start, end))

    def raw_offsets(self, start: int, end: int) -> tuple[int, int]:
        """``raw_span`` as a pair."""
        if self.to_raw is None:
            return start, end
        to_raw = self.to_raw
        first, last = to_raw[start], to_raw[end]
        if start < end and last == to_raw[end - 1]:
            last = next(to_raw[i] for i in range(end, len(to_raw)) if to_raw[i] > last)
        return first, last


@dataclass(frozen=True, slots=True)
class Reading:
    """One grammatical reading of a Word.

    ``lemma`` is written as a person writes it, without diacritics (verbs: third person singular masculine perfect;
    nouns: indefinite singular). ``upos`` is a Universal Dependencies tag. ``feats`` is UD, keys sorted, ``|`` between.
    ``verb`` is the lemma of the verb to which a finite verb, a verbal noun (``VerbForm=Vnoun``) or a participle
    (``VerbForm=Part``) of the event lexicon belongs, else None.
    """

    lemma: str
    upos: str
    feats: str = ""
    verb: str | None = None

    def has(self, feat: str) -> bool:
        """Whether ``feats`` holds ``feat``, for example ``"Voice=Pass"``."""
        return feat in self.feats.split("|")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word inside a token: و+ب+المدينة is one Token and three Words.

    ``form`` is the clean form of the letters it stands on; ``key`` is the folded form by which lexicons match (hamza,
    alif maqsura and ta marbuta folded). ``readings`` has at least one entry, the likeliest first. The article ال stays
    in its word (``Definite=Def``). ``token`` is the index of its Token in ``Analysis.tokens``.
    """

    form: str
    key: str
    start: int
    end: int
    token: int
    readings: tuple[Reading, ...]

    @property
    def definite(self) -> bool:
        """Whether it is written with the article; ألغام and آليات only look so in their folded keys."""
        return self.form.startswith("ال")

    @property
    def lemma(self) -> str:
        return self.readings[0].lemma

    @property
    def upos(self) -> str:
        return self.readings[0].upos

    @property
    def feats(self) -> str:
        return self.readings[0].feats


@dataclass(frozen=True, slots=True)
class Token:
    """A unit of the raw text between spaces and punctuation. ``first``–``last`` (exclusive) index ``Analysis.words``."""

    form: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``first``–``last`` (exclusive) index ``Analysis.words``."""

    start: int
    end: int
    first: int
    last: int
    kind: str = field(default="text")  # text, headline, dateline, list-item
