"""Why a number counts nothing: it names a brigade, a rocket, an article, an hour, a year, a page, a score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.recognise.quantity.lexicon import Lexicon
from marsad.recognise.quantity.nouns import HUMAN, Noun

TEN = frozenset({"عشر", "عشره"})  # behind an ordinal: «الرابع عشر»
WIDE = 7  # words in which a verb of dying may stand before a number without a noun
_QUOTED = frozenset("\"«'")
_AGES = frozenset({"العمر", "عمر"})  # «تناهز العشرين من العمر»
_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_SLASHES = frozenset({"/", ":", "\\", "_", "#", "+", "@", "°", "№"})
_SIGNED = frozenset("+#")  # before a number that counts a known noun: «+20 شخصا», «#12 شهيدا»
_TURNED = frozenset("<>≤≥")  # a line from right to left turns them round: which way the writer meant is not known
_STOPS = frozenset({".", "!", "؟", "?", "؛", ";", ":", "\n"})


class Site(NamedTuple):
    """A number in its sentence: words ``first``–``last``, the sentence's ``begin``–``end``, its noun if any."""

    keys: Sequence[str]
    begin: int
    end: int
    first: int
    last: int
    digits: bool
    noun: bool  # a noun of any kind follows
    known: Noun | None

    @property
    def before(self) -> int:
        """The index of the word before it, a bracket or a bare article left out."""
        at = self.first - 1
        while at >= self.begin and (self.keys[at] in _OPEN or self.keys[at] in ("ال", '"', "«", "#")):
            at -= 1
        return at


class Contexts:
    """Decides whether a number counts something."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def refuses(self, site: Site) -> bool:
        """Whether the words beside the number show that it counts nothing."""
        return (
            self._named(site) or self._followed(site) or self._marked(site) or self._listed(site) or self._dialled(site)
        )

    def _dialled(self, site: Site) -> bool:
        """«للتواصل أرسل رسالة إلى 88548 الاتصالات»."""
        if not site.digits or site.known is not None:
            return False
        return any(self._kind(site.keys[at]) == "dial" for at in range(site.begin, site.end))

    def _named(self, site: Site) -> bool:
        at = site.before
        if at < site.begin:
            return False
        word = site.keys[at]
        if word == "-" and at > site.begin and site.digits:
            return not site.noun or self._is_model(site.keys[at - 1])
        if word == "و" and at > site.begin and not site.digits:
            beside = site.known is not None and at == site.first - 1  # «من الدرجة الأولى وعشرات الجرحى»
            return self._kind(site.keys[at - 1]) == "ordinal" and not beside
        kind = self._kind(word)
        if kind == "always" and site.digits:
            return True
        if kind is None and site.digits and not site.noun and at > site.begin and self._described(site, at):
            return True
        if kind == "ordinal":
            return not site.digits and (not site.noun or site.keys[site.first] in TEN)
        if kind in ("name", "code"):
            if site.digits and site.first > site.begin and site.keys[site.first - 1] in _QUOTED:
                return True  # «قائد اللواء «15» قائد العملية»
            if site.known is None or (kind == "code" and site.digits and site.known.kind not in HUMAN):
                return site.digits or not site.noun
            return site.digits and site.known.kind not in HUMAN | {"weapon", "munition", "vehicle", "thing"}
        return kind == "time" or (self._is_model(word) and (site.known is None or site.known.kind in ("place", "body")))

    def _described(self, site: Site, at: int) -> bool:
        """«القرار الدولي 2216», «اللواء المدرع 35»: an adjective between the name and its number."""
        both = site.keys[at].startswith("ال") and site.keys[at - 1].startswith("ال")
        return both and self._kind(site.keys[at - 1]) in ("name", "code")

    def _is_model(self, word: str) -> bool:
        return self._kind(word) == "model" or (word[0].isascii() and word[0].isalpha())

    def _kind(self, word: str) -> str | None:
        found = self._lexicon.refusals.get(word)
        return found[0] if found else None

    def _followed(self, site: Site) -> bool:
        if site.known is not None and site.known.kind == "time":
            return True
        if site.last >= site.end:
            return False
        word = site.keys[site.last]
        if word == "من" and site.last + 1 < site.end and site.keys[site.last + 1] in _AGES:
            return True
        measured = site.known is not None and site.known.kind == "measure" and not site.digits  # «بين 100 و400 ملم»
        after = self._kind(word) == "after" and not measured
        if self._kind(word) == "model" and site.last + 1 < site.end and site.keys[site.last + 1][0].isdigit():
            return True  # «صاروخ 9 إم 133»
        return word in _SLASHES or after or (word[0].isascii() and word[0].isalpha())

    def _marked(self, site: Site) -> bool:
        """A slash, a colon of hours, a sign before it; or a dash on either side (a score, a model, a phone)."""
        keys, first, last = site.keys, site.first, site.last
        before = keys[first - 1] if first > site.begin else ""
        if before in _TURNED:
            return True
        if before in _SLASHES - {":", "°"} and not (before in _SIGNED and site.known is not None):
            return True
        if not site.digits:
            return False
        if first - 2 >= site.begin and keys[first - 1] in _OPEN and self._said(keys[first - 2]):
            return True
        dashed = first - 1 > site.begin and keys[first - 1] == "-" and keys[first - 2][-1].isdigit()
        return dashed or (last + 1 < site.end and keys[last] == "-" and keys[last + 1][0].isdigit())

    def _said(self, word: str) -> bool:
        """Whether the word before a bracket has told the number already: «حادثة واحدة (1)», «حادثتين (2)»."""
        noun = self._lexicon.nouns.get(word)
        return word in self._lexicon.numbers.words or (noun is not None and noun.form == "dual")

    def _listed(self, site: Site) -> bool:
        """A number that numbers a list: first in its sentence, with a mark behind it."""
        if (
            not site.digits
            or site.last >= site.end
            or any(key not in _OPEN for key in site.keys[site.begin : site.first])
        ):
            return False
        return site.keys[site.last] in ("-", ".", ")") and not site.noun

    def casualty_before(self, site: Site) -> bool:
        """Whether a word of dying, wounding or taking stands shortly before (or just after) a number without a noun."""
        keys, lexicon = site.keys, self._lexicon
        for at in range(site.first - 1, max(site.first - 1 - WIDE, site.begin - 1), -1):
            if keys[at] in _STOPS and at != site.first - 1:
                break
            noun = lexicon.nouns.bare(keys[at])
            if keys[at] in lexicon.triggers or (noun is not None and noun.kind == "casualty"):
                return True
        return site.last < site.end and keys[site.last] in lexicon.triggers
