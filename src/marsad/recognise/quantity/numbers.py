"""The grammar of exact numbers in words and digits: from «اثنا عشر» to «ثلاثة مليارات ونصف المليار».

Arabic joins what is added with «و» (مئة وخمسة وعشرون) and sets what multiplies side by side (ثلاث مئة ألف).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.recognise.quantity.nouns import ARTICLE, Nouns
from marsad.text.fold import key

TABLE = "lexicon/quantity/numbers.csv"
AND = "و"
SCALES = frozenset({"scale", "scale-or-dual", "plural-scale"})
_DIGITS = frozenset("0123456789")
_CLOSERS = frozenset(")]»\"'")
LONGEST = 20  # letters of a number in digits, its marks included
_MILLION = 1_000_000
PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3}
_COMMA = "،"


class NumberWord(NamedTuple):
    """A number word: its value, its kind (see the table) and the table's line."""

    value: float
    kind: str
    where: str


class Number(NamedTuple):
    """An exact number: words ``first``–``last`` (exclusive). ``floor``: only what is smaller may still be added."""

    value: float
    first: int
    last: int
    floor: float
    where: str | None
    definite: bool = False
    kind: str = "words"
    pointed: bool = False  # a rounded number such as «2.3 مليون»
    scaled: bool = False  # so many thousands or millions: such a number counts whatever stands beside it


class Numbers:
    """Parses the longest number that begins at a word."""

    def __init__(self, knowledge: Knowledge, nouns: Nouns) -> None:
        self.words: dict[str, NumberWord] = {}
        self._nouns = nouns
        for row in knowledge.table(TABLE):
            self.words.setdefault(key(row["form"]), NumberWord(float(row["value"]), row["kind"], row.where))

    def starts(self, word: str) -> bool:
        """Whether a number may begin with this key."""
        return word[0] in _DIGITS or word in PARTS or self.word(word) is not None

    def word(self, word: str) -> NumberWord | None:
        """The number word of a key, with or without the article."""
        found = self.words.get(word)
        if found is None and word.startswith(ARTICLE) and len(word) > 4:
            found = self.words.get(word[2:])
        return found

    def parse(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """The number at ``first``, or None."""
        number = self._term(keys, first, end)
        while number is not None and number.floor > 1 and number.last + 1 < end and keys[number.last] == AND:
            longer = self._added(keys, number, end)
            if longer is None:
                break
            number = longer
        return number

    def _added(self, keys: Sequence[str], number: Number, end: int) -> Number | None:
        """``number`` with what «و» adds to it."""
        at = number.last + 1
        fraction = self.words.get(keys[at])
        if fraction and fraction.kind == "fraction" and number.floor >= 1000:
            if at + 1 < end and keys[at + 1].startswith(ARTICLE) and self._past_scale(keys, at + 1, end) == at + 1:
                return None  # «مليون ونصف السكان»
            value = number.value + fraction.value * number.floor
            return number._replace(value=value, last=self._past_scale(keys, at + 1, end), floor=1, scaled=True)
        term = self._term(keys, at, end)
        if term is None or term.value >= number.floor or term.value != int(term.value):
            return None
        return number._replace(value=number.value + term.value, last=term.last, floor=min(term.floor, number.floor))

    def _past_scale(self, keys: Sequence[str], at: int, end: int) -> int:
        """Past the scale word that a fraction names again: «ونصف المليون»."""
        if at < end:
            found = self.word(keys[at])
            if found and found.kind in SCALES:
                return at + 1
        return at

    def _term(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """A group below a thousand and the scale it multiplies, or a scale that stands alone."""
        if first >= end:
            return None
        number = self._digits(keys, first, end) or self._fractions(keys, first, end) or self._group(keys, first, end)
        number = self._past_bracket(keys, number, end) if number is not None and number.kind == "digits" else number
        if number is None:
            return self._lone_scale(keys, first, end)
        while number.last < end:
            scale = self._scale(keys[number.last])
            if scale is None or (number.floor > 100 and scale.value <= number.floor):
                break
            value, last = number.value * scale.value, number.last + 1
            number = number._replace(value=value, last=last, floor=scale.value, scaled=True)
        return number

    def _scale(self, word: str) -> NumberWord | None:
        found = self.words.get(word)
        return found if found and found.kind in SCALES else None

    def _digits(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """Digits; also in groups of three with blanks between («12 500»)."""
        if keys[first] in PARTS:
            return self._part(keys, first, end)
        if keys[first][0] not in _DIGITS:
            return None
        last, word = first + 1, keys[first]
        if last + 2 < end and keys[last] == _COMMA and self._pointed(word, keys[last + 1], keys[last + 2]):
            value = float(f"{word}.{keys[last + 1]}")
            return Number(value, first, last + 2, 1, None, kind="digits", pointed=True)
        if len(word) < 4 and word[0] != "0" and word.isdigit():
            while last < end and len(keys[last]) == 3 and keys[last].isdigit():
                word, last = word + keys[last], last + 1
        read = digits(word)
        return None if read is None else Number(read, first, last, 1, None, kind="digits")

    def _part(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """«½ مليون», «3/4 مليون»: part of a scale."""
        scale = self._scale(keys[first + 1]) if first + 1 < end else None
        if scale is None:
            return None
        return Number(round(PARTS[keys[first]] * scale.value), first, first + 2, 1, None, kind="digits", scaled=True)

    def _pointed(self, whole: str, after: str, scale: str) -> bool:
        """Whether the comma of «1،5 مليون» is the point that an Arabic keyboard has no key for."""
        found = self._scale(scale)
        return found is not None and found.value >= _MILLION and whole.isdigit() and len(whole) < 4 and len(after) < 3

    def _past_bracket(self, keys: Sequence[str], number: Number, end: int) -> Number:
        """Digits before a scale: past the bracket of «(12) مليون»; the point of «13.226 مليار» is no mark of thousands."""
        closed = number.last + 1 < end and keys[number.last] in _CLOSERS
        scale = self._scale(keys[number.last + closed]) if number.last + closed < end else None
        if scale is None or number.pointed or number.scaled:
            return number
        pointed = keys[number.first].count(".") == 1 and scale.value >= _MILLION
        value = float(keys[number.first].replace(",", "")) if pointed else number.value
        return number._replace(value=value, last=number.last + closed, pointed=value % 1 != 0)

    def _fractions(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """«ثلاثة أرباع مليون»."""
        if first + 2 >= end:
            return None
        unit, fraction, scale = (self.word(key) for key in keys[first : first + 3])
        if unit is None or fraction is None or scale is None or fraction.kind != "plural-fraction":
            return None
        if scale.kind not in SCALES:
            return None
        value = round(unit.value * fraction.value * scale.value)
        return Number(value, first, first + 3, 1, unit.where, scaled=True)

    def _lone_scale(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        word = self.word(keys[first])
        if word is None or first >= end:
            return None
        definite = keys[first] not in self.words
        after = keys[first + 1] if first + 1 < end else ""
        if word.kind == "fraction":
            scale = self.word(after) if after else None
            if scale is None or scale.kind not in SCALES:
                return None
            return Number(word.value * scale.value, first, first + 2, 1, word.where, scaled=True)
        if word.kind == "scale-or-dual":
            noun = self._nouns.get(after) if after else None
            value = word.value * 2 if noun is not None and noun.form == "singular" else word.value
            return Number(value, first, first + 1, word.value, word.where, definite)
        if word.kind == "dual-scale":
            return Number(word.value, first, first + 1, word.value / 2, word.where, definite)
        if word.kind != "scale":
            return None
        more = self._scale(after) if after else None
        if more is not None and more.value > word.value:  # «ألف مليون»
            return Number(word.value * more.value, first, first + 2, more.value, word.where, definite, scaled=True)
        return Number(word.value, first, first + 1, word.value, word.where, definite)

    def _group(self, keys: Sequence[str], first: int, end: int) -> Number | None:
        """A number below a thousand, in words."""
        word = self.word(keys[first])
        if word is None:
            return None
        number: Number | None = None
        definite = keys[first] not in self.words
        if word.kind in ("hundred", "hundreds"):
            number = Number(word.value, first, first + 1, 100, word.where, definite)
        elif word.kind == "unit" and first + 1 < end:
            after = self.word(keys[first + 1])
            if after and after.kind in ("hundred", "plural-hundred"):
                number = Number(word.value * 100, first, first + 2, 100, word.where, definite)
        if number is None:
            return self._below_hundred(keys, first, end, word)
        return self._with_rest(keys, number, end)

    def _with_rest(self, keys: Sequence[str], number: Number, end: int) -> Number:
        """Hundreds with the tens and units that «و» adds."""
        at = number.last + 1
        if at < end and keys[number.last] == AND:
            word = self.word(keys[at])
            rest = self._below_hundred(keys, at, end, word) if word else self._digits(keys, at, end)
            if rest is not None and rest.value < 100:
                return number._replace(value=number.value + rest.value, last=rest.last)
        return number

    def _below_hundred(self, keys: Sequence[str], first: int, end: int, word: NumberWord) -> Number | None:
        definite = keys[first] not in self.words
        if word.kind in ("unit", "teen", "one"):
            after = self.word(keys[first + 1]) if first + 1 < end else None
            if after and after.kind == "ten":
                return Number(10 + word.value, first, first + 2, 1, word.where, definite)
            if first + 2 < end and keys[first + 1] == AND:
                tens = self.word(keys[first + 2])
                if tens and tens.kind == "tens":
                    return Number(tens.value + word.value, first, first + 3, 1, word.where, definite)
        if word.kind in ("unit", "ten", "tens"):
            return Number(word.value, first, first + 1, 1, word.where, definite)
        return None


def digits(word: str) -> float | None:
    """The value of a number in digits: ``1,200`` and ``1.200`` are 1200, ``3.5`` and ``3,5`` are 3.5; None for others."""
    if len(word) > LONGEST:
        return None
    if word.isdigit():
        return None if len(word) > 12 or (word[0] == "0" and len(word) not in (1, 2)) else float(word)  # «05 قتلى»
    for mark in (",", "،", "."):
        parts = word.split(mark)
        if len(parts) > 1 and all(part.isdigit() for part in parts):
            return _separated(parts)
    if "," in word and "." in word:
        return digits(word.replace(",", ""))
    return None


def _separated(parts: list[str]) -> float | None:
    if 0 < len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 for part in parts[1:]):
        return float("".join(parts))
    if len(parts) == 2 and len(parts[0]) < 8 and (parts[0][0] != "0" or parts[0] == "0"):
        return float(".".join(parts))
    return None
