"""The result: scopes of speech over one document, and the chain of voices at any word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence

_BLOCK = 32  # words


@dataclass(frozen=True, slots=True)
class Scope:
    """Words ``first``–``last`` (exclusive) told by one voice. ``order``: among scopes over one word, the lower is outer.

    ``lemma`` is the reporting word's, empty for a dateline.
    """

    first: int
    last: int
    attribution: Attribution
    order: int
    lemma: str
    evidence: tuple[Evidence, ...] = ()


class Voices:
    """Who speaks where in one document."""

    def __init__(
        self, scopes: Iterable[Scope], cues: frozenset[int], own: tuple[tuple[int, int, Evidence], ...] = ()
    ) -> None:
        self.scopes = tuple(sorted(scopes, key=lambda scope: (scope.order, scope.first)))
        self._cues = cues
        self._by_block: dict[int, list[Scope]] = {}  # so that a word is not held against every scope of a long report
        for scope in self.scopes:
            for block in range(scope.first // _BLOCK, (scope.last - 1) // _BLOCK + 1):
                self._by_block.setdefault(block, []).append(scope)
        self._own: dict[int, list[Evidence]] = {}
        for first, last, evidence in own:
            for word in range(first, last):
                self._own.setdefault(word, []).append(evidence)

    def chain(self, word_index: int) -> tuple[Attribution, ...]:
        """The links in whose speech the word stands, outermost first; empty for the report's own voice."""
        return tuple(scope.attribution for scope in self._over(word_index))

    def evidence(self, word_index: int) -> tuple[Evidence, ...]:
        """Why the chain is what it is."""
        found = [evidence for scope in self._over(word_index) for evidence in scope.evidence]
        found.extend(self._own.get(word_index, ()))
        return tuple(found)

    def is_cue(self, word_index: int) -> bool:
        """Whether the word is a reporting word or names a source: such a word is never an event."""
        return word_index in self._cues

    def _over(self, index: int) -> list[Scope]:
        over = [scope for scope in self._by_block.get(index // _BLOCK, ()) if scope.first <= index < scope.last]
        if over and index in self._own:
            return [scope for scope in over if scope.attribution.quoted or scope.lemma == ""]
        return over
