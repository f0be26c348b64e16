"""Whether a date tells when something was said, and not when it happened."""

from __future__ import annotations

from marsad.extract.found import Found
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.mention import Mention
from marsad.text.fold import key

_THAT = frozenset({key("أن"), key("إن"), ":"})
_CLOSE = 4  # words between a date and the verb of speech that it leads
_DECLARING = frozenset({"أعلن", "أكد", "كشف", "أفاد", "ذكر", "صرح", "أوضح", "نشر", "بث", "أذاع"})


def is_speech_time(analysis: Analysis, mention: Mention, found: Found, chain: tuple[Attribution, ...]) -> bool:
    """Whether a time word stands right at a reporting verb, or within the clause of speech before «that»."""
    return (
        any(_at(mention, link) for link in chain)
        or _declared(analysis, mention, found)
        or _before_that(analysis, mention, found, chain)
    )


def _at(mention: Mention, link: Attribution) -> bool:
    """قالت الشرطة الاثنين: right behind the verb or its subject."""
    if link.cue is None:
        return False
    said = [link.cue] if link.source is None else [link.cue, link.source]
    return min(quote.start for quote in said) <= mention.start <= max(quote.end for quote in said) + 2


def _declared(analysis: Analysis, mention: Mention, found: Found) -> bool:
    """وكانت الجبهة قد أعلنت أمس انسحابها: right behind the verb that announces the deed."""
    if not 0 < mention.first <= found.first:
        return False
    return any(
        reading.verb in _DECLARING for reading in analysis.words[mention.first - 1].readings if reading.upos == "VERB"
    )


def _before_that(analysis: Analysis, mention: Mention, found: Found, chain: tuple[Attribution, ...]) -> bool:
    """قال المصدر في بيان تلقته الوكالة اليوم إن المقاومة طهرت: the event stands behind the «that» of the verb of speech."""
    sentence = analysis.sentences[found.sentence]
    if not sentence.first <= mention.first < found.first:
        return False
    cues = [link.cue for link in chain if link.cue is not None and link.cue.start >= sentence.start]
    for start, end in ((cue.start, cue.end) for cue in cues):
        if mention.end < start and not _leads(analysis, mention, start):
            continue
        words = range(sentence.first, found.first)
        that = next((i for i in words if analysis.words[i].start >= end and analysis.words[i].key in _THAT), None)
        if that is not None and mention.last <= that:
            return True
    return False


def _leads(analysis: Analysis, mention: Mention, cue: int) -> bool:
    """وفي بيان حمل تاريخ اليوم، قال التنظيم: whether a date stands close before the verb of speech, in its clause."""
    between = [word for word in analysis.words[mention.last : mention.last + _CLOSE] if word.start < cue]
    near = mention.last + _CLOSE >= len(analysis.words) or analysis.words[mention.last + _CLOSE].start > cue
    return near and all(word.form != "." for word in between)
