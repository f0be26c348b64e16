"""Comparing words as a reader would: spelling, vowel signs, invisible signs and what is written onto a word do not count."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from marsad.text.fold import clean, fold_all

_WORDS = re.compile(r"[^\W_]+")
_ONTO = ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال", "وب", "ول")
LEAST = 3  # letters; shorter words tell nobody apart


@lru_cache(20_000)
def folded(text: str) -> str:
    """The words of a text, folded, one space between them."""
    return " ".join(_WORDS.findall(fold_all(clean(text).text)))


def tokens(text: str) -> frozenset[str]:
    """The folded words of a text that are long enough to tell somebody apart, without the article."""
    return frozenset(bare for word in folded(text).split() if len(bare := word.removeprefix("ال")) >= LEAST)


def shares(text: str, words: Set[str]) -> bool:
    """Whether a text holds one of these folded words, whatever is written onto it."""
    return bool(words) and any(not words.isdisjoint(stems(word)) for word in folded(text).split())


def holds(text: str, phrases: frozenset[str]) -> bool:
    """Whether a text holds one of these phrases, as whole words, whatever is written onto them."""
    singles, several = _split(phrases)
    present = [stems(word) for word in folded(text).split()]
    return any(not singles.isdisjoint(stems) for stems in present) or any(_stands(present, one) for one in several)


def _stands(present: list[frozenset[str]], phrase: tuple[str, ...]) -> bool:
    starts = range(len(present) - len(phrase) + 1)
    return any(all(word in present[at + n] for n, word in enumerate(phrase)) for at in starts)


@lru_cache(64)
def _split(phrases: frozenset[str]) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """The phrases folded: those of one word, and those of several."""
    split = [tuple(folded(phrase).split()) for phrase in sorted(phrases)]
    return frozenset(one[0] for one in split if len(one) == 1), tuple(one for one in split if len(one) > 1)


@lru_cache(20_000)
def stems(word: str) -> frozenset[str]:
    """A folded word, and what is left of it without what may be written onto it."""
    return frozenset(word[len(onto) :] for onto in _ONTO if word.startswith(onto))
