"""One conservative number of dead, as ACLED wants it, by the rule that ``rule-fatalities`` of ``said.csv`` states."""

from __future__ import annotations

import re

from marsad.consolidate.counting import PART
from marsad.export.incident_rows import toll
from marsad.export.said import rows_of
from marsad.export.view import SAYING, View
from marsad.model.claim import Claim
from marsad.model.incident import Statement
from marsad.text.fold import key

_WORDS = {key(row["word"]): int(row["number"]) for row in rows_of("fatalities")}
_BOUNDS = {(int(row["low"]), int(row["high"])): int(row["number"]) for row in rows_of("fatalities") if row["low"]}
_WRITTEN_ON = re.compile("^(?:و)?(?:ب|ل|ك)?(?:ال)?")  # what a word of number may have before it


def fatalities(view: View) -> int:
    """The number; 0 where nobody tells of dead."""
    killed = toll(view.incident, "killed")
    if killed is None:
        return 0
    numbers: dict[str, int] = {}
    at_least: dict[str, int] = {}
    vague: dict[str, int] = {}
    for statement in sorted(killed.statements, key=lambda one: (one.published or "", one.claim)):
        if statement.factuality in SAYING and view.counts(statement.claim):
            worth = _worth(statement, view)
            if worth is not None:
                vague[statement.voice] = worth
            elif statement.best is not None:
                numbers[statement.voice] = max(0, statement.best)
            elif statement.low is not None:
                at_least[statement.voice] = max(0, statement.low)
    said = list((numbers or at_least or vague).values())
    least = max(said, default=0) * PART
    return min((number for number in said if number >= least), default=max(0, killed.low or 0))


def _worth(statement: Statement, view: View) -> int | None:
    """What the convention makes of a statement whose words give no number; None for one that gives a number."""
    if statement.best is not None:
        return None
    claim = view.saying.get(statement.claim)
    return _by_bounds(statement) if claim is None else _by_words(statement, claim)


def _by_bounds(statement: Statement) -> int | None:
    return None if None in (statement.low, statement.high) else _BOUNDS.get((statement.low or 0, statement.high or 0))


def _by_words(statement: Statement, claim: Claim) -> int | None:
    for count in claim.event.counts:
        if count.of == "killed" and (count.low, count.best, count.high) == (statement.low, None, statement.high):
            return worth_of(count.words.text)
    return None


def worth_of(words: str) -> int | None:
    """What ACLED's convention makes of words of number: "عشرات القتلى" is 10; None for words that it does not cover."""
    number = None
    for word in words.split():
        worth = _WORDS.get(key(word)) or _WORDS.get(_WRITTEN_ON.sub("", key(word)))
        if worth is not None:
            number = worth if number is None else number * worth
        elif number is not None:
            break  # only words that stand in a row are multiplied
    return number
