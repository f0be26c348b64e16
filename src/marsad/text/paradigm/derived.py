"""Participles and verbal nouns of a verb."""

from __future__ import annotations

from marsad.text.paradigm.verbs import Stems, Verb

_UNPREDICTABLE = ("I", "QIV")


def active_participle(verb: Verb) -> tuple[str, Stems]:
    """The lemma of the active participle (قائل, مستول) with its stems and groups."""
    base = _first_form_active(verb) if verb.form == "I" else "م" + verb.imperfect_stem
    if base[-1] in "ىي" and verb.shape == "defective":
        bare = base[:-1]
        return bare + "ي", [(bare + "ي", "MDFS"), (bare, "MO")]
    if base[-1] == "أ":
        base = base[:-1] + "ئ"
    return base, [(base, "MDFOS")]


def _first_form_active(verb: Verb) -> str:
    lemma = verb.lemma
    if verb.shape == "doubled":
        return lemma[0] + "ا" + lemma[1]
    if verb.shape == "hollow":
        return lemma[0] + "ائ" + lemma[2]
    if verb.shape == "defective":
        return _long_a(lemma[0]) + lemma[1] + "ي"
    return _long_a(lemma[0]) + lemma[1].replace("أ", "ئ") + lemma[2:].replace("أ", "ئ")


def _long_a(letter: str) -> str:
    return "آ" if letter == "أ" else letter + "ا"


def passive_participle(verb: Verb) -> tuple[str, Stems]:
    """The lemma of the passive participle (مقتول, مصاب, ملقى) with its stems and groups."""
    if verb.form == "I":
        base = _first_form_passive(verb)
        return base, [(base, "MDFOS")]
    base = "م" + verb.passive_imperfect_stem
    if base[-1] == "ى":
        bare = base[:-1]
        return base, [(base, "M"), (bare + "ا", "mF"), (bare + "ي", "SD"), (bare, "O")]
    return base, [(base, "MDFOS")]


def _first_form_passive(verb: Verb) -> str:
    lemma = verb.lemma
    if verb.shape == "doubled":
        return "م" + lemma + "و" + lemma[1]
    if verb.shape == "hollow":
        return "م" + verb.imperfect_stem.replace("ا", "و")
    if verb.shape == "defective":
        return "م" + lemma[:2] + ("و" if lemma[-1] == "ا" else "ي")
    if lemma[-1] == "أ":
        return "م" + lemma[:2] + "وء"
    return "م" + lemma[0] + lemma[1].replace("أ", "ؤ") + "و" + lemma[2:]


def masdars(verb: Verb) -> tuple[str, ...]:
    """The verbal nouns: those the lexicon gives, else the regular one of the form."""
    if verb.masdars or verb.form in _UNPREDICTABLE:
        return verb.masdars
    return (_regular(verb),)


def _regular(verb: Verb) -> str:
    lemma, form = verb.lemma, verb.form
    if form == "II":
        return _second(lemma)
    if form == "III":
        initial = {"آ": "ؤا"}.get(lemma[0], lemma[0])
        return "م" + initial + lemma[1:-1] + (lemma[-1].replace("ى", "ا").replace("أ", "أ")) + "ة"
    if form in ("V", "VI", "QII"):
        return lemma[:-1] + lemma[-1].replace("ى", "ي").replace("أ", "ؤ")
    if form == "Q":
        return lemma + "ة"
    return _long(verb)


def _second(lemma: str) -> str:
    if lemma[-1] == "ى":
        return "ت" + lemma[:-1] + "ية"
    if lemma[-1] == "أ":
        return "ت" + lemma[:-1] + "ئة"
    return "ت" + lemma[:-1] + "ي" + lemma[-1]


def _long(verb: Verb) -> str:
    """Forms IV and VII–X: a long ا before the last letter."""
    lemma, shape = verb.lemma, verb.shape
    if verb.form == "IV":
        lemma = "إ" + ("ي" if lemma[0] == "آ" else "") + lemma[1:]
        if lemma[1] == "و" and shape != "hollow":
            lemma = "إي" + lemma[2:]
    if verb.form == "X" and lemma[3] == "و":
        lemma = "استي" + lemma[4:]
    if shape == "hollow":
        if verb.form in ("IV", "X"):
            return lemma + "ة"
        return lemma[:-2] + "يا" + lemma[-1]
    if shape == "doubled":
        return lemma + "ا" + lemma[-1]
    return lemma[:-1] + "ا" + lemma[-1].replace("ى", "ء").replace("أ", "ء")
