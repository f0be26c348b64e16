"""The written forms, as match keys, of a noun or adjective that is listed once, in the nominative."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.text.fold import key

_FATHER = {"ابو": ("ابي", "ابا")}
_SPELLINGS = ("ميليشي", "مليشي", "ميلشي")
_MILITIA = {root + ending: root for root in _SPELLINGS for ending in ("ا", "ات", "ه")}
_NOT_PLURAL = frozenset(("قانون", "تلفزيون", "مليون", "بنتاغون", "بنتاجون", "شوون", "زيتون", "ليون", "هارون", "بارون"))


_TELLING = frozenset(("ابو", "عبد", "ميل", "ملي", "الميل", "الملي"))  # how words with more than one form begin


def of_name(words: Iterable[str]) -> list[tuple[str, ...]]:
    """The case forms of a name given as match keys: المتمردون الحوثيون also as المتمردين الحوثيين, أبو as أبي."""
    base = tuple(words)
    found = [base]
    if not any(word[-2:] == "ون" or word[:3] in _TELLING or word[:5] in _TELLING for word in base):
        return found
    oblique = tuple(_oblique(word) for word in base)
    if oblique != base:
        found.append(oblique)
    if any(word.removeprefix("ال") in _MILITIA for word in base):
        found.extend([_spelled(one, spelling) for one in found for spelling in _SPELLINGS])
    found.extend([joined for one in found if (joined := _joined(one)) != one])
    if any(word in _FATHER for word in base):
        found.extend(tuple(_FATHER.get(word, (word, word))[case] for word in base) for case in (0, 1))
    return found


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """عبد الله and أبو بكر as one word, as many write them."""
    found: list[str] = []
    for word in words:
        if found and found[-1] in ("عبد", "ابو"):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def militia(word: str) -> str:
    """One spelling for ميليشيا, مليشيا, ميليشيات …; any other word as it is."""
    return "ميليشيا" if word in _MILITIA else word


def _spelled(words: tuple[str, ...], spelling: str) -> tuple[str, ...]:
    return tuple(
        word.replace(_MILITIA[word.removeprefix("ال")], spelling) if word.removeprefix("ال") in _MILITIA else word
        for word in words
    )


def of_head(written: str) -> set[str]:
    """The forms of a one-word head: with ال, oblique, before a genitive (مقاتلو), accusative."""
    form = key(written)
    found = {form}
    definite = written.startswith("ال")
    if _is_plural(form) and not definite:
        stem = form[:-2]
        found |= {stem + "ين", stem + "و", stem + "ي", "ال" + stem + "ين"}
    elif _is_plural(form):
        found.add(form[:-2] + "ين")
    if not definite:
        found.add("ال" + form)
    return found


def of_adjective(written: str) -> set[str]:
    """Gender, number and article of a regular adjective: سوري سورية سوريون سوريين سوريان سوريات."""
    form = key(written)
    if form.endswith("ه"):
        return {form, "ال" + form}
    found = {form + ending for ending in ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا", "و")}
    return found | {"ال" + one for one in found}


def _is_plural(form: str) -> bool:
    return len(form) > 4 and form.endswith("ون") and form.removeprefix("ال") not in _NOT_PLURAL


def _oblique(word: str) -> str:
    return word[:-2] + "ين" if _is_plural(word) else word
