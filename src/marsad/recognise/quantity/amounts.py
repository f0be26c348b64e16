"""Counts that begin with a number: exact, vague, or a range between two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.recognise.quantity.lexicon import Lexicon
from marsad.recognise.quantity.nouns import ARTICLE
from marsad.recognise.quantity.numbers import AND, Number, digits
from marsad.recognise.quantity.scene import CLOSE, OPEN, QUOTES, Scene
from marsad.recognise.quantity.values import Bounds, between, exactly, scaled

FROM = "من"
PLUS = "+"
ADJECTIVES = 2  # between عدد and من: «عدد غير قليل من»
SHIFT_REACH = 12
_OTHER = frozenset({"اخر", "اخرى"})  # «عددا كبيرا آخر من»
BROKEN = re.compile(
    r"ا\w{2}ا\w|\w{2}و\w|\w[وي]?ا\w\w?ي?\w|\w\wاء\w|\w{3,}ات"
)  # the shapes أفعال، فعول، فواعل، مفاعيل, by key


@dataclass(slots=True)
class Amount:
    """A number in the text, before its noun is known. ``last`` is exclusive and past a partitive من of «عدد من»."""

    first: int
    last: int
    bounds: Bounds
    rule: str
    where: str | None
    digits: bool = False
    vague: bool = False
    definite: bool = False
    needs: str = ""
    pointed: bool = False
    plus: bool = False  # «20+» is twenty and more
    units: bool = False  # a count of tens, hundreds, thousands: «عشرات الآلاف», «15 ألفا»


class Amounts:
    """Reads the number that begins at a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._numbers = lexicon.numbers

    def read(self, scene: Scene, first: int) -> Amount | None:
        """The amount at ``first``, a range taken whole, or None."""
        if scene.keys[first] in self._lexicon.vague:
            return self._vague(scene, first)
        number = self._numbers.parse(scene.keys, first, scene.end)
        if number is None:
            return None
        return self._range(scene, number) or self._exact(scene, number)

    def _exact(self, scene: Scene, number: Number) -> Amount:
        """A number as it is, with the article that stands apart before digits («الـ15»)."""
        in_digits = number.kind == "digits"
        article = in_digits and scene.key(number.first - 1) == ARTICLE
        last = self._past_digits(scene, number)
        plus = in_digits and scene.key(last) == PLUS and not scene.key(last + 1)[:1].isdigit()
        return Amount(
            number.first - article, last + plus, exactly(number.value), "quantity.exact", number.where,
            digits=in_digits, definite=number.definite or article, units=number.scaled, pointed=number.pointed, plus=plus,
        )  # fmt: skip

    def _past_digits(self, scene: Scene, number: Number) -> int:
        """Past the digits that say a number in words again: «أربع (4) حوادث»."""
        at = number.last
        again = number.kind == "words" and scene.key(at) in OPEN and scene.key(at + 2) in CLOSE
        return at + 3 if again and digits(scene.key(at + 1)) == number.value else at

    def _vague(self, scene: Scene, first: int) -> Amount | None:
        word = self._lexicon.vague[scene.keys[first]]
        bounds, last = Bounds(word.low, None, word.high), first + 1
        if word.needs.startswith("min"):
            after = self._past_from(scene, last)
            if after is None and not (word.needs == "min-or-definite" and scene.definite(last)):
                return None
            if word.needs == "min-many" and not self._many(scene, after or last):
                return None
            last = after or last
            if last < scene.end and scene.words[last].upos == "VERB":
                return None  # «عدد من فقدوا بيوتهم»: those who
        elif word.counts:
            bounds, last = self._counted_units(scene, word.low, word.high, first)
        return Amount(
            first, last, bounds, "quantity.vague", word.where,
            vague=True, needs=word.needs, units=word.counts and last > first + 1, definite=word.form.startswith(ARTICLE),
        )  # fmt: skip

    def _many(self, scene: Scene, at: int) -> bool:
        """Whether a plural stands behind «كثير من»; «كثيرا من الوقت» counts nothing."""
        known = self._lexicon.nouns.bare(scene.key(at))
        if known is not None:
            return known.form == "plural"
        if at >= scene.end:
            return False
        plural = any("Number=Plur" in reading.feats for reading in scene.words[at].readings)
        return plural or BROKEN.fullmatch(scene.keys[at].removeprefix(ARTICLE)) is not None

    def _past_from(self, scene: Scene, at: int) -> int | None:
        """Past the من of «عدد من», «أعداد كبيرة من»; None where there is none."""
        for place in range(at, at + ADJECTIVES + 1):
            word = scene.key(place)
            if word in QUOTES:
                continue
            if word == FROM:
                return place + 1
            if word in _OTHER:
                continue
            if not word or scene.definite(place) or word in self._lexicon.refusals or word in self._lexicon.nouns.forms:
                return None
            if not any(reading.upos in ("ADJ", "NOUN") for reading in scene.words[place].readings):
                return None
        return None

    def _counted_units(self, scene: Scene, low: float, high: float | None, first: int) -> tuple[Bounds, int]:
        """«عشرات الآلاف», «بضع مئات», «بضعة عشر», «بضع وعشرون»: a vague count of units."""
        last, word = first + 1, scene.key(first + 1)
        while True:
            base = self._base(word)
            if not base:
                break
            bounds = scaled(low, high, base)
            low, high, last = bounds.low or 0, bounds.high, last + 1
            word = scene.key(last)
        if last == first + 1 and high is not None and high < 10:
            teens = self._lexicon.numbers.words.get(word)
            if teens and teens.kind == "ten":
                return Bounds(10 + low, None, 10 + high), last + 1
            tens = self._lexicon.numbers.words.get(scene.key(last + 1)) if word == AND else None
            if tens and tens.kind == "tens":
                return Bounds(int(tens.value) + low, None, int(tens.value) + high), last + 2
        return Bounds(low, None, high), last

    def _base(self, word: str) -> int:
        """What a word is worth as a unit that a vague word counts: آلاف and الآلاف a thousand; 0 for other words."""
        unit = self._lexicon.vague.get(word)
        if unit is not None:
            return unit.base
        exact = self._lexicon.numbers.word(word) if word else None
        return int(exact.value) if exact is not None and exact.kind == "scale" else 0

    def _range(self, scene: Scene, number: Number) -> Amount | None:
        """«بين 20 و30», «من 20 إلى 30», «20-30», «أربعة أو خمسة»."""
        opener = self._lexicon.openers.before(scene.keys, number.first, scene.begin)
        if opener and opener.what.effect == "from-to" and self._shifts(scene, opener.first):
            return None
        at = number.last
        if self._lexicon.nouns.get(scene.key(at)) is not None and opener is not None:
            at += 1
        kinds = ("bare", "digits") if opener is None else (opener.what.effect, "digits")
        if not any(scene.key(at) in self._lexicon.joins.get(kind, ()) for kind in kinds):
            return None
        upper = self._numbers.parse(scene.keys, at + 1, scene.end)
        if upper is None or (scene.key(at) == "-" and not self._may_dash(scene, number, upper)):
            return None
        low = self._shared_scale(number, upper)
        if low >= upper.value:
            return None
        first = opener.first if opener else number.first
        where = opener.what.where if opener else number.where
        return Amount(first, upper.last, between(low, upper.value), "quantity.range", where)

    def _shifts(self, scene: Scene, first: int) -> bool:
        """Whether «من … إلى» tells of a change: a verb of rising or falling stands before."""
        return any(scene.key(at) in self._lexicon.shifts for at in range(first - 1, first - 1 - SHIFT_REACH, -1))

    def _may_dash(self, scene: Scene, low: Number, high: Number) -> bool:
        """A dash joins a range only where a counted noun follows: «2-1» is a score."""
        after = scene.key(high.last)
        if high.scaled:
            return low.kind == "digits"  # «15-20 ألفا»
        return low.kind == high.kind == "digits" and (after in self._lexicon.nouns.forms or after in ("%", "٪"))

    def _shared_scale(self, low: Number, high: Number) -> float:
        """The lower end, where the upper end's scale word is meant for both: «بين 20 و30 ألفا»."""
        scale = high.floor if high.floor >= 1000 else 1
        return (
            low.value * scale if low.floor <= 1 and low.value < 1000 and low.value * scale < high.value else low.value
        )
