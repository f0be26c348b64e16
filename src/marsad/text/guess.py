"""Readings for cores that the lexicon does not hold, from their shape alone."""

from __future__ import annotations

from marsad.model.text import Reading
from marsad.text.segment import Cut

_SHORTEST_STEM = 3


def guess(cut: Cut, folded: str) -> tuple[Reading, ...]:
    """The likeliest readings of an unknown core."""
    stem = cut.core[2:] if cut.article else cut.core
    definite = "Definite=Def" if cut.article else ""
    noun = Reading(noun_lemma(stem, bool(cut.after)), "ADJ" if _is_nisba(stem) else "NOUN", definite)
    if cut.article or cut.before[-1:] in ("ب", "ك"):
        return (noun,)
    if folded[0] in "يت" and len(folded) > _SHORTEST_STEM and stem[-1] != "ة":
        verb = Reading(_imperfect_lemma(stem), "VERB", "Aspect=Imp|VerbForm=Fin|Voice=Act")
        return (verb, noun) if folded[0] == "ي" else (noun, verb)
    if stem.endswith("وا") and len(stem) > _SHORTEST_STEM:
        return (Reading(stem[:-2], "VERB", "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"), noun)
    return (noun,)


def noun_lemma(stem: str, before_pronoun: bool) -> str:
    """The singular of an unknown noun, by its ending."""
    for ending, instead in (("تين", "ة"), ("تان", "ة"), ("يين", "ي"), ("يون", "ي"), ("يات", "ية"), ("ات", "ة"), ("ون", ""), ("ين", "")):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM:
            return stem[: -len(ending)] + instead
    if before_pronoun and stem.endswith("ت") and len(stem) > _SHORTEST_STEM:
        return stem[:-1] + "ة"
    return stem[:-1] if stem.endswith(("ية",)) is False and stem.endswith("ا") and len(stem) > 4 else stem


def _is_nisba(stem: str) -> bool:
    return len(stem) > 4 and stem.endswith(("ية", "ي"))


def _imperfect_lemma(stem: str) -> str:
    core = stem[1:]
    for ending in ("ون", "وا", "ان"):
        if core.endswith(ending) and len(core) - len(ending) >= _SHORTEST_STEM:
            core = core[: -len(ending)]
    return core
