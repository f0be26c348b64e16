"""Finds expressions of time in a text and resolves them."""

from __future__ import annotations

from datetime import date

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.mention import Mention
from marsad.model.text import Word
from marsad.recognise.time import lists, relations
from marsad.recognise.time.amounts import amount
from marsad.recognise.time.chain import chain
from marsad.recognise.time.context import Context, Interval
from marsad.recognise.time.guard import is_name
from marsad.recognise.time.lexicon import Lexicon
from marsad.recognise.time.partial import Amount, Found, Node, Partial, Recent, Repeat
from marsad.recognise.time.scan import Page, Scan
from marsad.recognise.time.values import value_of

_REACH = 1  # sentences over which a clock time takes the day told before it
_LETTERS = "A"  # digits stand before it
_FINE = frozenset({"day", "part-of-day", "month", "year", "third"})
_DAYLIKE = frozenset({"date", "weekday", "deictic", "month"})


class Memory:
    """The dates that a text has named so far."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.near = False  # whether the last date stands in the same sentence
        self._ago = 0  # how many sentences ago
        self._named: Interval | None = None
        self._years: tuple[Interval, ...] = ()

    def context(self, lexicon: Lexicon, future: bool, past: bool) -> Context:
        """What the next expression may lean on."""
        return Context(lexicon, self.published, future, past, self._named, self.near, self._ago <= _REACH, self._years)

    def next_sentence(self) -> None:
        """Go on to the next sentence."""
        self.near = False
        self._ago += 1

    def keep(self, node: Node, interval: Interval | None) -> None:
        """Remember a date; one that could not be resolved ends what «اليوم التالي» may count from."""
        if interval is None or interval.start is None:
            if isinstance(node, Partial) and node.facets & _DAYLIKE:
                self._named = None
            return
        if interval.precision in _FINE:
            self._named, self.near, self._ago = interval, True, 0
            if interval.explicit_year:
                self._years = (interval, *self._years[:4])


class TimeRecogniser:
    """Time mentions of a document, in the order of the text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = lexicon = Lexicon(knowledge)
        self._relations = (
            (relations.relation, lexicon.openers.firsts, False),
            (lists.several, lexicon.constructs.firsts | lexicon.months.firsts, False),
            (lists.part_of_every, lexicon.parts.firsts, False),
            (lists.years, frozenset[str](), True),
        )
        self._units = lexicon.units.firsts
        self._measured = self._units | lexicon.fews.firsts | lexicon.role["latest"] | lexicon.role["article"]
        self._measured |= lexicon.role["this"]
        self._measured |= set(lexicon.numbers)
        self._fixed = lexicon.vague.firsts | lexicon.sets.firsts
        self._names = lexicon.names.firsts

    def find(self, analysis: Analysis) -> list[Mention]:
        """Every expression of time with its value, anchored on the day of publication or an earlier date of the text."""
        lexicon, mentions = self._lexicon, []
        memory = Memory(_day(analysis.document.published))
        page = Page(analysis, lexicon.whole, lexicon.starters)
        for sentence in analysis.sentences:
            units = page.scan(sentence)
            memory.next_sentence()
            for start, found in self._read(units, page.candidates(units)):
                context = memory.context(lexicon, *self._tense(units, start, found))
                mention, interval = _mention(units, start, found, context)
                mentions.append(mention)
                memory.keep(found.node, interval)
        return mentions

    def _read(self, units: Scan, candidates: list[int]) -> list[tuple[int, Found]]:
        """The expressions of a sentence with where they start."""
        lexicon, keys = self._lexicon, units.keys
        openings, followers, seconds = lexicon.openings, lexicon.followers, lexicon.seconds
        found: list[tuple[int, Found]] = []
        done = 0
        for i in candidates:
            if i < done:
                continue
            after = seconds.get(keys[i])
            if after is not None and keys[i + 1] not in after:
                continue
            if keys[i] in openings and keys[i + 1] not in followers and not "0" <= keys[i + 1][:1] <= "9":
                continue
            name = lexicon.names.at(keys, i) if keys[i] in self._names else None
            if name and not lexicon.holidays.at(keys, i):
                done = name.end
                continue
            one = self._one(units, i)
            if one and not _owned(units, one.end - 1):
                done = one.end
                if not is_name(lexicon, units, i, one):
                    found.append((i, one))
        return found

    def _one(self, units: Scan, i: int) -> Found | None:
        """The expression that begins at ``i``: the longest of what the grammar reads there."""
        lexicon, keys = self._lexicon, units.keys
        word = keys[i]
        fixed = self._fixed_phrase(keys, i) if word in self._fixed else None
        if fixed:
            return fixed
        figure = word < _LETTERS
        readings = [
            parse(lexicon, units, i)
            for parse, firsts, digits in self._relations
            if word in firsts or (figure and digits)
        ]
        point = chain(lexicon, units, i)
        if point:
            readings.append(Found(point.end, point.node))
        if figure or word in self._measured:
            readings.append(amount(lexicon, units, i, word in self._units and self._opened(units, i)))
        kept = [reading for reading in readings if reading]
        return max(kept, key=lambda reading: reading.end) if kept else None

    def _fixed_phrase(self, keys: list[str], i: int) -> Found | None:
        """A phrase that the grammar does not take apart: «مؤخرا», «يوميا»."""
        vague = self._lexicon.vague.at(keys, i)
        if vague:
            row = vague.row
            return Found(vague.end, Recent(int(row["before"]), int(row["after"]), row.where))
        sets = self._lexicon.sets.at(keys, i)
        return Found(sets.end, Repeat(sets.row["unit"], sets.row.where)) if sets else None

    def _opened(self, units: Scan, i: int) -> bool:
        """Whether the word before makes a bare «شهر» a length of time («لمدة شهر», «خلال ساعات»)."""
        before = self._past_approximator(units, units.before(i))
        if before >= 0 and units.keys[before] in self._lexicon.role["to"]:
            return True
        hit = self._lexicon.openers.at(units.keys, before) if before >= 0 else None
        return hit is not None and hit.row["relation"] == "during"

    def _past_approximator(self, units: Scan, before: int) -> int:
        """The word before «نحو», «أقل من»; ``before`` itself where none of them stands there."""
        for length in (2, 1):
            start = before - length + 1
            hit = self._lexicon.approximators.at(units.keys, start) if start >= 0 else None
            if hit and hit.end == before + 1 and not self._lexicon.openers.at(units.keys, start):
                return start - 1
        return before

    def _scheduled(self, units: Scan, j: int, node: Node) -> str | None:
        """What «يصل الوفد الجمعة» tells of a weekday; nothing of other dates."""
        if not (
            isinstance(node, Partial) and node.weekday is not None and not node.facets & {"date", "deictic", "month"}
        ):
            return None
        return "past" if j and units.keys[j - 1] in self._lexicon.role["not-yet"] else "future"

    def _happened(self, units: Scan, i: int) -> bool:
        """Whether the time is one of an event that is known: «سيسلم تقريره عن مجزرة الخميس»."""
        before = units.before(i)
        before -= before > 0 and units.keys[before] in self._lexicon.role["day-head"]
        return before >= 0 and units.keys[before] in self._lexicon.role["happened"]

    def _tense(self, units: Scan, i: int, found: Found) -> tuple[bool, bool]:
        """Whether the nearest word that tells it, before ``i``, makes the clause future or past."""
        if self._happened(units, i):
            return False, True
        if _awaited(units, found):
            return True, False
        for j in range(i - 1, -1, -1):
            cue = self._lexicon.cues.get(units.keys[j])
            if cue == "scheduled":
                cue = self._scheduled(units, j, found.node)
            elif cue is None and units.keys[j] in self._lexicon.role["may"] and _imperfect(units, j + 1):
                cue = "future"  # «قد يخرج من السجن في نوفمبر»
            if cue:
                was = any(key in self._lexicon.role["was"] for key in units.keys[max(0, j - 2) : j])
                return cue == "future" and not was, cue == "past" or was  # «كان من المقرر أن» tells what was to come
            if _told_as_past(units, j):
                return False, True
        return False, False


def _awaited(units: Scan, found: Found) -> bool:
    """«بعد أيام يعود أبناؤنا»: a verb in the imperfect behind it tells that it is to come."""
    node = found.node
    if not isinstance(node, Amount) or node.relation != "ahead" or node.unit in ("second", "minute", "hour"):
        return False  # «بعد ثوان يأتي شخص آخر» is how a film is told
    return _imperfect(units, found.end)


def _imperfect(units: Scan, j: int) -> bool:
    if j >= units.size:
        return False
    word = units.words[units.first[j]]
    return word.upos == "VERB" and "Aspect=Imp" in word.feats


def _owned(units: Scan, i: int) -> bool:
    """Whether a pronoun hangs on a unit: «أيامها الأولى», «شهره» are no time of the calendar."""
    last = units.last[i]
    if last >= len(units.words):
        return False
    return units.words[last].token == units.words[last - 1].token and units.words[last].upos == "PRON"


def _told_as_past(units: Scan, j: int) -> bool:
    """A perfect verb without an object pronoun: «جلسته» is as likely a session as somebody's sitting."""
    word, after = units.words[units.first[j]], units.words[units.first[j] + 1]
    return (
        word.upos == "VERB" and "Aspect=Perf" in word.feats and not (after.token == word.token and after.upos == "PRON")
    )


def _day(text: str | None) -> date | None:
    """The day of publication; None where it is not told, or can be no report's."""
    try:
        day = date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
    return day if day and 1800 <= day.year <= 2200 else None


def _mention(units: Scan, start: int, found: Found, context: Context) -> tuple[Mention, Interval | None]:
    words: list[Word] = units.words
    first, last = units.first[start], units.last[found.end - 1]
    value, interval, why = value_of(found.node, context)
    evidence = Evidence(
        f"time.{_kind(found.node)}", found.node.where, why, "time", words[first].start, words[last - 1].end
    )
    return Mention("time", words[first].start, words[last - 1].end, first, last, value, (evidence,)), interval


def _kind(node: Node) -> str:
    if isinstance(node, Amount):
        return node.relation
    if isinstance(node, Recent):
        return "vague"
    return type(node).__name__.lower() if not hasattr(node, "facets") else "-".join(sorted(node.facets))
