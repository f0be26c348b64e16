"""Finding fixed phrases beside a word, however their clitics are split: words are compared run together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from marsad.text.fold import key

T = TypeVar("T")
LONGEST = 6  # words of a phrase, clitics counted


class Found(NamedTuple, Generic[T]):
    """A phrase with the words it covers, ``first``–``last`` (exclusive)."""

    what: T
    first: int
    last: int


class Phrases(Generic[T]):
    """A set of phrases, looked up before or after a word; the longest wins."""

    def __init__(self) -> None:
        self._by_text: dict[str, T] = {}
        self._longest = 0

    def add(self, form: str, what: T) -> None:
        joined = key(form).replace(" ", "")
        self._by_text.setdefault(joined, what)
        self._longest = max(self._longest, len(joined))

    def before(self, keys: Sequence[str], at: int, first: int) -> Found[T] | None:
        """The longest phrase that ends just before word ``at`` and begins no earlier than word ``first``."""
        best: Found[T] | None = None
        joined = ""
        for start in range(at - 1, max(at - 1 - LONGEST, first - 1), -1):
            joined = keys[start] + joined
            if len(joined) > self._longest:
                break
            if joined in self._by_text:
                best = Found(self._by_text[joined], start, at)
        return best

    def after(self, keys: Sequence[str], at: int, end: int) -> Found[T] | None:
        """The longest phrase that begins at word ``at`` and ends no later than word ``end``."""
        best: Found[T] | None = None
        joined = ""
        for last in range(at, min(at + LONGEST, end)):
            joined += keys[last]
            if len(joined) > self._longest:
                break
            if joined in self._by_text:
                best = Found(self._by_text[joined], at, last + 1)
        return best
