"""Recalled background: «had already», «it is recalled that», a date well before the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.extract.factuality.lexicon import FactualityLexicon
from marsad.model.analysis import Analysis
from marsad.model.mention import TimeValue
from marsad.model.text import Sentence

OLD = 30  # days before publication from which an event is background whatever else is said
OLD_IN_REVIEW = 3 * 365  # the same for a report that looks back at events of long before and tells of none of late
REVIEWED = 3  # dates that make a report such a review
_FINE = frozenset({"day", "part-of-day", "minute", "week"})
FRESH = 7  # days within which a recalled event is still part of the news
_BACK = 10
_IMPERFECT = "يتن"  # «will have» is no past


def age(analysis: Analysis, time: TimeValue | None) -> int | None:
    """Days from the end of the event's time to the report; None where either is not known."""
    published = analysis.document.published
    if time is None or time.end is None or published is None or time.precision == "not-after":
        return None
    return (date.fromisoformat(published[:10]) - date.fromisoformat(time.end[:10])).days


def was_over(analysis: Analysis, lexicon: FactualityLexicon, sentence: Sentence, trigger: int) -> int | None:
    """The index of the word that tells the event as over: قد after كان, in the trigger's clause."""
    words = analysis.words
    for index in range(trigger - 1, max(sentence.first, trigger - _BACK) - 1, -1):
        key = words[index].key
        if key in (".", "؛", "،"):
            return None
        if key == "قد":
            for before in range(index - 1, max(sentence.first, index - _BACK) - 1, -1):
                if lexicon.is_a(words[before], "had") and words[before].key[0] not in _IMPERFECT:
                    return index
            after = words[index + 1] if index + 1 < len(words) else None
            return index if after is not None and lexicon.is_a(after, "had") else None
    return None


def is_recent(analysis: Analysis, sentence: Sentence, time: TimeValue | None) -> bool:
    """Whether the event, or something in its sentence, is dated within days of the report."""
    days = age(analysis, time)
    if days is not None:
        return days <= FRESH
    if time is not None and time.anchor == "published":
        return time.precision in ("minute", "part-of-day", "day", "week", "vague")
    for mention in analysis.between("time", sentence.first, sentence.last):
        value = mention.value
        if isinstance(value, TimeValue) and value.kind == "date":
            days = age(analysis, value)
            if days is not None:
                return days <= FRESH
            return value.anchor == "published" or value.precision == "vague"
    return False


def old_from(analysis: Analysis) -> int:
    """From how many days before the report an event is background: longer in an investigation of months ago."""
    ages = {days for days in (_day_age(analysis, value) for value in _dates(analysis)) if days is not None}
    return OLD_IN_REVIEW if len(ages) >= REVIEWED and min(ages) > OLD else OLD


def _dates(analysis: Analysis) -> Iterator[TimeValue]:
    yield from (m.value for m in analysis.mentions.get("time", ()) if isinstance(m.value, TimeValue))


def _day_age(analysis: Analysis, value: TimeValue) -> int | None:
    return age(analysis, value) if value.kind == "date" and value.precision in _FINE else None
