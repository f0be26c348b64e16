"""Number words and digits as dates and amounts of time use them."""

from __future__ import annotations

from typing import NamedTuple

from marsad.model.text import Word
from marsad.recognise.time.lexicon import Lexicon, Number
from marsad.recognise.time.scan import Scan

_LONGEST = 20  # letters of a number in digits
_SMALL = ("unit", "ten", "tens")


class Value(NamedTuple):
    """A number and where its words end (exclusive)."""

    end: int
    value: float


def digits(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """A number in digits, with or without «الـ» before it."""
    if scan.keys[i] == lexicon.article and scan.keys[i + 1][:1].isdigit():
        i += 1
    if len(scan.keys[i]) > _LONGEST:
        return None
    text = scan.keys[i].replace(",", "").replace("\u060c", "")
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return Value(i + 1, float(text))
    return None


def cardinal(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """A number in digits or words: «ثلاثة», «خمس وعشرين», «ألفين وأربعة عشر»."""
    return digits(lexicon, scan, i) or _words(lexicon, scan, i)


def ordinal(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """A definite ordinal: «الثامن», «الخامس والعشرين», «الحادي عشر», «العشرين»."""
    number = _kind(lexicon, scan.keys[i], ("ordinal", "ordinal-f", "ordinal-stem"), definite=True)
    if number is None:
        tens = _kind(lexicon, scan.keys[i], ("tens",), definite=True)
        return Value(i + 1, tens.value) if tens else None
    if _kind(lexicon, scan.keys[i + 1], ("ten",)):
        return Value(i + 2, number.value + 10)
    if scan.keys[i + 1] in lexicon.role["and"]:
        tens = _kind(lexicon, scan.keys[i + 2], ("tens",), definite=True)
        if tens:
            return Value(i + 3, number.value + tens.value)
    return Value(i + 1, number.value) if number.kind != "ordinal-stem" else None


def _kind(lexicon: Lexicon, word: str, kinds: tuple[str, ...], definite: bool | None = None) -> Number | None:
    for number in lexicon.numbers.get(word, ()):
        if number.kind in kinds and (definite is None or number.definite == definite):
            return number
    return None


def _words(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    """Groups joined by و, the greater before the smaller except «خمسة وعشرون»."""
    found = _group(lexicon, scan, i)
    while found and scan.keys[found.end] in lexicon.role["and"]:
        more = _group(lexicon, scan, found.end + 1)
        if more is None or not _fits(found.value, more.value):
            break
        found = Value(more.end, found.value + more.value)
    return found


def _fits(sum_so_far: float, more: float) -> bool:
    """Whether ``more`` may go on a number: tens after a unit, or a smaller rank than any before."""
    tail = sum_so_far % 100
    if more < 100 and more % 10 == 0 and more > 10:
        return 0 < tail < 10
    if more < 100:
        return tail == 0 and sum_so_far >= 100
    return sum_so_far >= 1000 and sum_so_far % 1000 == 0 and more < 1000


def _group(lexicon: Lexicon, scan: Scan, i: int) -> Value | None:
    word, after = scan.keys[i], scan.keys[i + 1]
    small = _kind(lexicon, word, ("unit", "stem", "ten", "tens"))
    if small is None:
        return _large(lexicon, word, i)
    if small.kind in ("unit", "stem") and _kind(lexicon, after, ("ten",)):
        return Value(i + 2, small.value + 10)
    big = _kind(lexicon, after, ("hundred", "thousand"))
    if big and small.kind in ("unit", "ten"):
        return Value(i + 2, small.value * big.value)
    return Value(i + 1, small.value) if small.kind in _SMALL else None


def _large(lexicon: Lexicon, word: str, i: int) -> Value | None:
    number = _kind(lexicon, word, ("hundred", "hundreds", "thousand", "thousands"))
    return Value(i + 1, number.value) if number else None


def counts(lexicon: Lexicon, word: Word) -> bool:
    """Whether the word behind a number may be what it counts: «2000 منزل», not «2000 حين»."""
    if word.upos not in ("NOUN", "ADJ") or word.key.startswith(lexicon.article):
        return False
    return word.key not in lexicon.role["no-thing"]


def is_hour(lexicon: Lexicon, word: str) -> bool:
    """Whether an ordinal is feminine, as hours are («السادسة»)."""
    return _kind(lexicon, word, ("ordinal-f",), definite=True) is not None
