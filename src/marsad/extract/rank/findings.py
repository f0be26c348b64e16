"""What the rules found of a claim, each as a name from a closed list: type, form, roles, place, time, counts, sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.text import Sentence, Word

_QUARTERS = 4


def findings(analysis: Analysis, sentence: Sentence, claim: Claim) -> Iterator[str]:
    """The names of what was found of one claim; they are the keys of the model's weights."""
    index = word_at(analysis, claim.event.trigger.start)
    word = analysis.words[index]
    form = form_of(word)
    yield f"type={claim.event.type}"
    yield f"factuality={claim.factuality}"
    yield f"form={form}"
    yield f"form={form},{claim.factuality}"
    yield f"form={form},{'definite' if word.key.startswith(('ال', 'لل')) else 'bare'}"
    yield f"trigger={word.lemma}"
    yield f"outcome={claim.event.outcome}"
    length = max(1, sentence.last - sentence.first)
    yield f"quarter={min(_QUARTERS - 1, (index - sentence.first) * _QUARTERS // length)}"
    yield from _people(claim, form)
    yield from _circumstances(claim)
    yield from _voices(claim)


def word_at(analysis: Analysis, start: int) -> int:
    """The index of the word that stands at an offset."""
    index = bisect_right(analysis.words, start, key=lambda word: word.start) - 1
    return max(0, index)


def form_of(word: Word) -> str:
    """The form of a trigger: a verb by aspect and voice, a verbal noun, a participle, or its tag."""
    if word.upos in {"VERB", "AUX"}:
        aspect = "perfect" if "Aspect=Perf" in word.feats else "imperfect"
        return f"{aspect}-passive" if "Voice=Pass" in word.feats else aspect
    if "VerbForm=Vnoun" in word.feats:
        return "verbal-noun"
    return "participle" if "VerbForm=Part" in word.feats else word.upos


def _people(claim: Claim, form: str) -> Iterator[str]:
    arguments = claim.event.arguments
    roles = {argument.role for argument in arguments}
    for argument in arguments:
        kind = argument.actor.kind if argument.actor else "thing"
        known = "known" if argument.actor and argument.actor.id else "unknown"
        yield f"role={argument.role}"
        yield f"role={argument.role},{kind}"
        yield f"role={argument.role},{known}"
    sides = "+".join(role for role in ("agent", "patient") if role in roles) or "nobody"
    yield f"sides={sides}"
    yield f"sides={sides},{form}"


def _circumstances(claim: Claim) -> Iterator[str]:
    event = claim.event
    yield f"places={min(2, len(event.places))}"
    for place in event.places:
        yield f"place={place.place.precision if place.place else 'open'}"
    time = event.time
    yield f"time={time.value.precision if time else None}"
    yield f"time-from={time.value.anchor if time else None}"
    yield f"counts={min(2, len(event.counts))}"
    for count in event.counts:
        yield f"count={count.of}"
        yield f"count={count.of},{count.who}"
    if event.materiel:
        yield "materiel"
    if claim.also:
        yield "told-again"
    if claim.part_of:
        yield "part"


def _voices(claim: Claim) -> Iterator[str]:
    yield f"sources={min(2, len(claim.attribution))}"
    for link in claim.attribution[:2]:
        yield f"source={link.kind}"
        yield f"source-says={link.verb_class}"
        if link.quoted:
            yield "source-quoted"
    yield from {f"why={item.rule}" for item in claim.evidence if item.rule.startswith(("factuality.", "time."))}
