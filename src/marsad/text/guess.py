"""Readings for cores that the lexicon does not hold, from their shape alone."""

from __future__ import annotations

from marsad.model.text import Reading
from marsad.text.segment import Cut

_SHORTEST_STEM = 3
_ENDINGS = (
    ("تين", "ة"), ("تان", "ة"), ("يين", "ي"), ("يون", "ي"), ("يات", "ية"), ("ات", "ة"), ("ون", ""), ("ين", ""),
)  # fmt: skip


def guess(cut: Cut, folded: str) -> tuple[Reading, ...]:
    """The likeliest readings of an unknown core."""
    stem = cut.core[2:] if cut.article else cut.core
    noun = _nominal(stem, bool(cut.after), "Definite=Def" if cut.article else "")
    if cut.article or cut.before[-1:] in ("ب", "ك"):
        return (noun,)
    if folded[0] in "يت" and len(folded) > _SHORTEST_STEM and stem[-1] != "ة":
        verb = Reading(_imperfect_lemma(stem), "VERB", "Aspect=Imp|VerbForm=Fin|Voice=Act")
        return (verb, noun) if folded[0] == "ي" else (noun, verb)
    if stem.endswith("وا") and len(stem) > _SHORTEST_STEM:
        feats = "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"
        return (Reading(stem[:-2], "VERB", feats), noun)
    return (noun,)


def noun_lemma(stem: str, before_pronoun: bool) -> str:
    """The singular of an unknown noun, by its ending."""
    for ending, instead in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM:
            return stem[: -len(ending)] + instead
    if before_pronoun and stem.endswith("ت") and len(stem) > _SHORTEST_STEM:
        return stem[:-1] + "ة"
    if stem.endswith("ا") and len(stem) > _SHORTEST_STEM + 1 and not before_pronoun:
        return stem[:-1]
    return stem


def _nominal(stem: str, before_pronoun: bool, feats: str) -> Reading:
    if len(stem) > _SHORTEST_STEM + 1 and stem.endswith("ية"):
        return Reading(stem[:-1], "ADJ", feats)
    if len(stem) > _SHORTEST_STEM + 1 and stem.endswith("ي") and not before_pronoun:
        return Reading(stem, "ADJ", feats)
    return Reading(noun_lemma(stem, before_pronoun), "NOUN", feats)


def _imperfect_lemma(stem: str) -> str:
    core = stem[1:]
    for ending in ("ون", "وا", "ان"):
        if core.endswith(ending) and len(core) - len(ending) >= _SHORTEST_STEM:
            core = core[: -len(ending)]
    return core
