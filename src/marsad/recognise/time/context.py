"""What an expression may lean on, and the interval that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.recognise.time.calendars import UnresolvedError
from marsad.recognise.time.lexicon import Lexicon

ORDER = ("minute", "part-of-day", "day", "week", "third", "month", "season", "quarter", "year", "vague")


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may lean on: the day of publication, whether its clause tells the future, the last date named."""

    lexicon: Lexicon
    published: date | None
    future: bool = False
    past: bool = False
    named: Interval | None = None
    named_near: bool = False  # in the same sentence
    named_reach: bool = False  # in this sentence or the one before it
    years: tuple[Interval, ...] = ()  # the latest dates whose years the text tells, the last one first

    def today(self) -> date:
        if self.published is None:
            raise UnresolvedError("the words count from the day of publication, which is not known")
        return self.published


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` to ``end`` (None: open), how finely the words tell them, and what they were anchored on."""

    start: date | None
    end: date | None
    precision: str
    anchor: str | None = None
    why: str = ""
    explicit_year: bool = False
