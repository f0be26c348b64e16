"""When a claim may have happened: an interval of days, and whether words say so or only the time of the report."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from marsad.model.claim import Claim

RECENT = 5  # days before its report within which undated news happened
LONG_AGO = 3650  # days before its report within which recalled background happened
EXACT = 3  # days that a dated interval may span and still be called exact

_BACKGROUND = ("historical",)


@dataclass(frozen=True, slots=True)
class Days:
    """``first`` to ``last``, as ordinals of days, both included. ``exact``: words name the day, or few days."""

    first: int
    last: int
    exact: bool

    def gap(self, other: Days) -> int:
        """The days between two intervals; 0 where they meet."""
        return max(0, self.first - other.last, other.first - self.last)

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def ordinal(day: str | None) -> int | None:
    """The ordinal of an ISO date or date-time; None for nothing or for what is no date."""
    try:
        return None if day is None else datetime.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def days_of(claim: Claim) -> Days | None:
    """When the claim's event may have happened; None where neither words nor the day of publication tell."""
    published = ordinal(claim.document.published)
    time = claim.event.time
    value = None if time is None else time.value
    if value is not None and value.precision != "not-after" and value.kind == "date":
        first, last = ordinal(value.start), ordinal(value.end)
        if first is not None and last is not None and first <= last:
            return Days(first, last, last - first < EXACT)
        if first is not None or last is not None:
            return _open(first, last, published)
    said = None if value is None else ordinal(value.end)
    until = said if said is not None else published
    if until is None:
        return None
    return Days(until - (LONG_AGO if claim.factuality in _BACKGROUND else RECENT), until, False)


def _open(first: int | None, last: int | None, published: int | None) -> Days | None:
    """An interval with one end: it ends with the report, or begins long before it."""
    if first is not None:
        return Days(first, max(first, published or first), False)
    return None if last is None else Days(last - LONG_AGO, last, False)
