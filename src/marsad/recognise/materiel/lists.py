"""Lists that share one noun: «أسلحة خفيفة ومتوسطة», «رشاشات من عيار 23 و14.5 ملم», «قذائف الهاون والمدفعية»."""

from __future__ import annotations

from marsad.recognise.materiel.phrases import ItemPhrase, ItemReader
from marsad.recognise.units import Units

_JOINING = frozenset(("،", ",", "او", "و"))


def members(units: Units, reader: ItemReader, phrase: ItemPhrase, stop: int) -> list[ItemPhrase]:
    """The items after a phrase that share its noun, each over its own words."""
    found: list[ItemPhrase] = []
    last = phrase
    while (first := _joined(units, last.end, stop)) is not None:
        member = _member(units, reader, phrase, first, stop)
        if member is None:
            break
        found.append(member)
        last = member
    return found


def _joined(units: Units, at: int, stop: int) -> int | None:
    """The word that و, أو or a comma ties to what stands before the token ``at``."""
    if at >= stop:
        return None
    if units.keys[at] in _JOINING:
        at += 1
        if at >= stop:
            return None
    elif units.words[units.tokens[at].first].key != "و":
        return None
    first = units.tokens[at].first
    return first + 1 if units.words[first].key == "و" and first + 1 < units.tokens[at].last else first


def _member(units: Units, reader: ItemReader, phrase: ItemPhrase, first: int, stop: int) -> ItemPhrase | None:
    """The item of a word with the noun before it.

    A word that is an item by itself shares the noun only where that is in construct: «قذائف الهاون والمدفعية».
    """
    shared = reader.shared(phrase.head, first, stop)
    if shared is None or reader.at(first, stop) is None:
        return shared
    begin = units.words[phrase.first].token
    genitive = phrase.end - begin > 1 and units.definite(phrase.end - 1) and not units.definite(begin)
    return shared if genitive and units.definite(units.words[first].token) else None
