"""Recalled background: «had already», «it is recalled that», a date well before the report."""

from __future__ import annotations

from datetime import date

from marsad.extract.factuality.lexicon import FactualityLexicon
from marsad.model.analysis import Analysis
from marsad.model.mention import TimeValue
from marsad.model.text import Sentence

OLD = 30  # days before publication from which an event is background whatever else is said
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
