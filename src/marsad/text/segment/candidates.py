"""All the ways in which a token could be cut into clitics and a core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONJUNCTIONS, _PREPOSITIONS, _FUTURE = "وف", "بكل", "س"
_ARTICLE = "ال"
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ي", "ك")
_SHORTEST = 2  # letters of a core beside clitics


class Cut(NamedTuple):
    """One way to cut: the proclitics' letters, the core from ``start`` to ``end``, a pronoun's letters or "".

    ``core`` is the core as it would stand alone (of لتنظيم after ل: التنظيم); ``article`` tells that ال heads it.
    """

    before: str
    start: int
    end: int
    core: str
    article: bool
    after: str


def cuts(form: str, folded: str) -> Iterator[Cut]:
    """Every cut that the order of clitics allows; the uncut token comes first."""
    for before in _proclitics(folded):
        start = len(before)
        for core, article in _cores(form[start:], before):
            if article or before.endswith(_FUTURE):
                yield Cut(before, start, len(form), core, article, "")
            if article:
                continue
            if not before.endswith(_FUTURE):
                yield Cut(before, start, len(form), core, False, "")
            for pronoun in _PRONOUNS:
                if form.endswith(pronoun) and len(core) - len(pronoun) >= _SHORTEST:
                    yield Cut(before, start, len(form) - len(pronoun), core[: -len(pronoun)], False, pronoun)


def _proclitics(folded: str) -> Iterator[str]:
    yield ""
    for first in ("", folded[0] if folded[0] in _CONJUNCTIONS else None):
        if first is None or len(folded) <= len(first) + _SHORTEST - 1:
            continue
        if first:
            yield first
        second = folded[len(first)]
        rest = len(folded) - len(first) - 1
        if rest < _SHORTEST - 1:
            continue
        if second in _PREPOSITIONS or (second in _FUTURE and folded[len(first) + 1] in "يتنا"):
            yield first + second


def _cores(rest: str, before: str) -> Iterator[tuple[str, bool]]:
    """The core as written alone, and whether an article heads it; after ل the article has lost its ا."""
    if rest.startswith(_ARTICLE) and len(rest) > 3 and not before.endswith(("ل", "س")):
        yield rest, True
    if before.endswith("ل") and rest.startswith("ل") and len(rest) > 2:
        yield "ا" + rest, True
        yield "ال" + rest, True
    yield rest, False
