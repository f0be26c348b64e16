"""Readings for cores that the lexicon does not hold, from their shape alone."""

from __future__ import annotations

from marsad.model.text import Reading
from marsad.text.paradigm.index import merged
from marsad.text.segment import Cut

_SHORTEST_STEM = 3
_IMPERFECT, _PERFECT = "Aspect=Imp|VerbForm=Fin|Voice=Act", "Aspect=Perf|VerbForm=Fin|Voice=Act"
_ENDINGS = (
    ("تين", "ة"), ("تان", "ة"), ("يين", "ي"), ("يون", "ي"), ("يات", "ية"), ("ات", "ة"), ("ون", ""), ("ين", ""),
)  # fmt: skip


def guess(cut: Cut, folded: str) -> tuple[Reading, ...]:
    """The likeliest readings of an unknown core."""
    stem = cut.core[2:] if cut.article else cut.core
    noun = _nominal(stem, bool(cut.after), "Definite=Def" if cut.article else "")
    if cut.article:
        return (noun,)
    if cut.before[-1:] in ("ب", "ك"):
        return (noun,) if stem[-1] == "ة" else (noun, Reading(stem, "PROPN"))
    verb = _verb(stem, folded)
    found = (noun,) if verb is None else (verb, noun) if folded[0] == "ي" else (noun, verb)
    return found if cut.after or stem[-1] == "ة" else (*found, Reading(stem, "PROPN"))


def _verb(stem: str, folded: str) -> Reading | None:
    """The verb that an unknown word may be: by a prefix of the imperfect, by ت or وا, or by a beginning like است."""
    size = len(folded)
    if size <= _SHORTEST_STEM or stem[-1] in "ةء":
        return None
    if folded[0] in "يتن":
        feats = "Gender=Masc|Number=Sing|Person=3" if folded[0] == "ي" else "Gender=Fem|Number=Sing|Person=3"
        return Reading(_imperfect_lemma(stem), "VERB", merged(_IMPERFECT, feats))
    if stem.endswith("وا"):
        return Reading(stem[:-2], "VERB", merged(_PERFECT, "Gender=Masc|Number=Plur|Person=3"))
    if stem.endswith("ت") and not stem.endswith("ات"):
        return Reading(stem[:-1], "VERB", merged(_PERFECT, "Gender=Fem|Number=Sing|Person=3"))
    if (stem.startswith(("است", "ان")) or (stem[0] in "أا" and size in (4, 5))) and stem[-2] not in "اي":
        return Reading(stem, "VERB", merged(_PERFECT, "Gender=Masc|Number=Sing|Person=3"))
    return None


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
