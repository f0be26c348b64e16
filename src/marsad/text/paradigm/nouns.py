"""The stems of nouns and adjectives: singular, dual, sound and broken plurals."""

from __future__ import annotations

from marsad.text.paradigm.verbs import Stems

SOUND_MASCULINE = "ون"
SOUND_FEMININE = "ات"


def noun_stems(lemma: str, plurals: list[str]) -> Stems:
    """The stems of a noun: its singular with the dual, then each plural (``ون``, ``ات`` or a broken one)."""
    stems = singular(lemma)
    base = _base(lemma)
    for plural in plurals:
        if plural == SOUND_MASCULINE:
            stems.append((base, "O"))
        elif plural == SOUND_FEMININE:
            stems.append((base, "S"))
        else:
            stems.extend(broken(plural))
    return stems


def adjective_stems(lemma: str, plurals: list[str]) -> Stems:
    """The stems of an adjective: both genders, dual, ون and ات where no broken plural replaces ون."""
    if lemma[-1] == "ة":
        return noun_stems(lemma, plurals)
    stems = singular(lemma)
    if not _is_elative(lemma):
        stems.append((lemma, "F" + ("S" if plurals else "OS")))
    for plural in plurals:
        if plural not in (SOUND_MASCULINE, SOUND_FEMININE):
            stems.extend(broken(plural))
        elif plural == SOUND_MASCULINE:
            stems.append((lemma, "O"))
    return stems


def singular(lemma: str) -> Stems:
    """The stems of a singular and its dual."""
    last = lemma[-1]
    if last == "ة":
        return [(lemma[:-1], "F")]
    if last == "ى":
        return [(lemma, "M"), (lemma[:-1] + "ا", "m"), (lemma[:-1] + "ي", "D")]
    return [(lemma, "MD")]


def broken(plural: str) -> Stems:
    """The stems of a broken plural."""
    last = plural[-1]
    if last == "ة":
        return [(plural[:-1], "K")]
    if last == "ى":
        return [(plural, "P"), (plural[:-1] + "ا", "p")]
    if plural.endswith("ات"):
        return [(plural[:-2], "S")]
    return [(plural, "P")]


def _base(lemma: str) -> str:
    """What ات and ون are added to: غار of غارة, مستشفي of مستشفى."""
    if lemma[-1] == "ة":
        return lemma[:-1]
    return lemma[:-1] + "ي" if lemma[-1] == "ى" else lemma


def _is_elative(lemma: str) -> bool:
    return lemma[0] == "أ" and len(lemma) in (3, 4) and lemma[-1] not in "يا" and lemma[2:3] != "ي"
