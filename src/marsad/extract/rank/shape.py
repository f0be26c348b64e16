"""What a sentence shows as a whole: its length, tenses and marks, and which kinds of mentions and claims stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.mention import ActorValue, Dimension, Mention, PlaceValue, QuantityValue, TimeValue
from marsad.model.text import Sentence, Word

_LENGTHS = (8, 15, 25, 40, 60)  # words: where one class of length ends
_MARKS = {"؟": "question", "?": "question", "!": "exclamation", "«": "quoted", '"': "quoted", ":": "colon"}
_MANY = 3
_DIMENSIONS: tuple[Dimension, ...] = ("time", "quantity", "place", "actor", "materiel")


def shape(analysis: Analysis, sentence: Sentence, claims: Sequence[Claim]) -> Iterator[str]:
    """The names of what the sentence shows; they are keys of the model's weights."""
    words = analysis.words[sentence.first : sentence.last]
    yield f"kind={sentence.kind}"
    yield f"length={sum(len(words) > end for end in _LENGTHS)}"
    yield from {f"mark={_MARKS[word.form]}" for word in words if word.form in _MARKS}
    yield from _verbs(words)
    yield from _opening(words)
    for dimension in _DIMENSIONS:
        mentions = analysis.between(dimension, sentence.first, sentence.last)
        yield f"says-{dimension}={min(_MANY, len(mentions))}"
        yield from {_name(mention) for mention in mentions}
    yield from _claims(claims)


def _verbs(words: Sequence[Word]) -> Iterator[str]:
    finite = [word.feats for word in words if word.upos in {"VERB", "AUX"}]
    tenses = Counter("perfect" if "Aspect=Perf" in feats else "imperfect" for feats in finite)
    for tense in ("perfect", "imperfect"):
        yield f"verbs-{tense}={min(_MANY, tenses[tense])}"
    if tenses["perfect"] > tenses["imperfect"]:
        yield "mostly-perfect"
    if any("Voice=Pass" in feats for feats in finite):
        yield "passive"
    for person in "12":
        if any(f"Person={person}" in feats for feats in finite):
            yield f"person={person}"


def _opening(words: Sequence[Word]) -> Iterator[str]:
    yield f"opens={'+'.join(word.upos for word in words[:2])}"
    digits = sum(word.form.isdigit() for word in words)
    yield f"figures={min(_MANY, digits)}"


def _name(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, TimeValue):
        return f"says-time-of={value.kind},{value.precision},{value.anchor}"
    if isinstance(value, QuantityValue):
        return f"says-quantity-of={'something' if value.unit else 'nothing'}"
    if isinstance(value, ActorValue):
        return f"says-actor-of={value.kind}"
    if isinstance(value, PlaceValue):
        return f"says-place-of={value.place.precision if value.place else 'open'}"
    return f"says-materiel-of={value.category}"


def _claims(claims: Sequence[Claim]) -> Iterator[str]:
    yield f"claims={min(_MANY, len(claims))}"
    for claim in claims:
        yield f"tells={claim.event.type}"
        yield f"tells={claim.factuality}"
