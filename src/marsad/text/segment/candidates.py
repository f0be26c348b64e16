"""All the ways in which a token could be cut into clitics and a core."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_CONJUNCTIONS, _PREPOSITIONS, _FUTURE = "وف", "بكل", "س"
_ARTICLE = "ال"
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ي", "ك")
_BY_END = {last: tuple(one for one in _PRONOUNS if one[-1] == last) for last in {one[-1] for one in _PRONOUNS}}
_SHORTEST = 2  # letters of a core beside clitics


class Cut(NamedTuple):
    """One way to cut: the proclitics' letters, the core from ``start`` to ``end``, a pronoun's letters or "".

    ``core`` is the core as it would stand alone (of لتنظيم after ل: التنظيم), ``folded`` its key; ``article`` tells that
    ال heads it.
    """

    before: str
    start: int
    end: int
    core: str
    article: bool
    after: str
    folded: str


def cuts(form: str, folded: str) -> list[Cut]:
    """Every cut that the order of clitics allows; the uncut token comes first. ``folded``: the key, letter by letter."""
    found: list[Cut] = []
    size = len(form)
    pronouns = _BY_END.get(form[-1], ())
    for before in _proclitics(folded):
        start = len(before)
        rest, letters = form[start:], folded[start:]
        if rest[0] in _ARTICLE:
            found += [
                Cut(before, start, size, article + rest, True, "", article + letters)
                for article in _articles(rest, before)
            ]
        found.append(Cut(before, start, size, rest, False, "", letters))
        for pronoun in pronouns:
            end = size - len(pronoun)
            if end - start >= _SHORTEST and form.endswith(pronoun):
                found.append(Cut(before, start, end, form[start:end], False, pronoun, folded[start:end]))
    return found


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


def _articles(rest: str, before: str) -> tuple[str, ...]:
    """What completes the article that heads a core, in every way; after ل the article has lost its ا."""
    if before.endswith("ل"):
        return ("ا", _ARTICLE) if rest[0] == "ل" and len(rest) > 2 else ()
    return ("",) if rest.startswith(_ARTICLE) and len(rest) > 3 and not before.endswith(_FUTURE) else ()
