"""The forms of a reporting verb as news writes them: third person, perfect and imperfect, and its circumstantial participle."""

from __future__ import annotations

from marsad.text.fold import key


def finite(lemma: str, imperfect: str) -> set[str]:
    """Keys of the third-person forms: قال قالت قالوا قالا قالتا, يقول تقول يقولون يقولان …"""
    return _perfect(key(lemma)) | _imperfect(key(imperfect))


def circumstantial(participle: str) -> set[str]:
    """Keys of the accusative participle that goes on with a speech: مشيرا مشيرة مشيرين مشيرتين."""
    stem = key(participle)
    if not stem:
        return set()
    if stem.endswith("ي"):
        return {stem + "ا", stem + "ه"}
    return {stem + "ا", stem + "ه", stem + "ين", stem + "تين"}


def _perfect(lemma: str) -> set[str]:
    if lemma.endswith("ي") or (lemma.endswith("ا") and len(lemma) > 2):
        stem = lemma[:-1]
        dual = stem + "يا"
    else:
        stem, dual = lemma, lemma + "ا"
    return {lemma, stem + "ت", stem + "وا", dual, stem + "تا"}


def _imperfect(form: str) -> set[str]:
    weak = form.endswith(("ي", "ا"))
    stem = form[:-1] if weak else form
    found = {form, stem + "ون", form + "ان" if not form.endswith("ا") else stem + "يان", stem + "وا"}
    feminine = {"ت" + one[1:] for one in found if not one.endswith(("ون", "وا"))}
    return found | feminine
