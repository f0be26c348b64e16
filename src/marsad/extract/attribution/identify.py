"""Relative clauses within speech that only identify a thing («the town *that the army holds*»): the report's own voice."""

from __future__ import annotations

from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import bare
from marsad.extract.attribution.page import Page
from marsad.model.evidence import Evidence

_BACK = 6
_LONGEST = 14
_RULE = "attribution.identifying-relative"
_COMMENT = "attribution.own-comment"


def own_voice(
    page: Page, grammar: Grammar, rules: dict[str, str], first: int, last: int
) -> list[tuple[int, int, Evidence]]:
    """The identifying relative clauses among the words ``first``–``last`` of an indirect speech."""
    found: list[tuple[int, int, Evidence]] = []
    for index in range(first + 1, last):
        if grammar.is_definite_relative(page.keys[index]) and _identifies(page, grammar, first, index):
            end = _end(page, index, min(last, index + _LONGEST))
            word = page.words[index]
            detail = f"«{word.form}» only identifies what stands before it; the report says so itself"
            found.append((index, end, Evidence(_RULE, rules.get(_RULE), detail, "attribution", word.start, word.end)))
    for index in range(first + 1, last - 2):
        if _comments(page, grammar, index, last):
            word = page.words[index]
            detail = f"«{word.form} {page.words[index + 1].form}» begins the report's own comment"
            found.append(
                (index, last, Evidence(_COMMENT, rules.get(_COMMENT), detail, "attribution", word.start, word.end))
            )
            break
    return found


def _comments(page: Page, grammar: Grammar, index: int, last: int) -> bool:
    """وهو السبب الذي …: the report says what the speech means."""
    if page.keys[index] not in ("هو", "هي") or page.keys[index - 1] != "و":
        return False
    near = page.keys[index + 1 : min(index + 4, last)]
    return any(bare(key) in grammar.comments for key in near[:2]) and any(map(grammar.is_definite_relative, near))


def _identifies(page: Page, grammar: Grammar, first: int, index: int) -> bool:
    head = index - 1
    if page.keys[head] in ("،", "»", '"'):
        head -= 1
    if head + 1 in page.place_ends or index in page.place_ends:
        return True
    for place in range(head, max(first, head - _BACK) - 1, -1):
        if bare(page.keys[place]) in grammar.clefts:
            return False
        if bare(page.keys[place]) in grammar.places:
            return True
        if not grammar.is_nominal(page, place):
            return False
        if place != head and not grammar.is_adjective(page, place + 1):
            return False
    return False


def _end(page: Page, index: int, limit: int) -> int:
    verbs = 0
    for place in range(index + 1, limit):
        key = page.keys[place]
        if key in ("،", ".", "؛", "ان", ":"):
            return place
        if page.is_verb(place):
            verbs += 1
            if verbs == 2:
                return place
    return limit
