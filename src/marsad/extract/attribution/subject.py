"""The subject of a reporting word: after it, past settings, asides and those who were told, or before it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.lexicon import ReportingLexicon, Speech
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.source import Source, SourceFinder
from marsad.model.text import Sentence
from marsad.text.fold import key as folded

REACH = 45  # words between a reporting verb and its that-clause
LEFT = 25  # words to look back for a subject before its verb
_TO = frozenset({"ل", "مع", "الي"})


@dataclass(slots=True)
class Content:
    """``start`` is the first word told, ``close`` the closing mark of a direct quotation."""

    start: int = -1
    close: int | None = None
    source: Source | None = None
    outer: Source | None = None
    backward: bool = False
    anonymous: bool = False
    rule: str = "attribution.verb-source-clause"


class SubjectFinder:
    """Finds who speaks, and walks over what stands between a reporting word, its source and its content."""

    def __init__(self, lexicon: ReportingLexicon, grammar: Grammar, sources: SourceFinder) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._sources = sources

    def subject(self, page: Page, index: int, limit: int, verb: Speech) -> Content:
        """The subject after a verb, past pronouns, times, settings, and those who were told."""
        found = Content(start=index)
        limit = min(limit, index + REACH)
        while index < limit:
            key = page.keys[index]
            after = self.skip(page, index, limit, verb, found)
            if after == index:
                if not self._grammar.opens_content(page, index, verb.prepositions) and key not in verb.prepositions:
                    found.source = self._sources.at(
                        page,
                        index,
                        limit,
                        verb.prepositions,
                        split=self._splits(verb),
                    )
                break
            index = after
        found.start = index
        return found

    def _splits(self, verb: Speech) -> bool:
        return folded(verb.lemma) in self._grammar.takes_two

    def skip(self, page: Page, index: int, limit: int, verb: Speech, found: Content) -> int:
        """The index past one setting, aside or addressee at ``index``; ``index`` itself where none stands there."""
        key = page.keys[index]
        if index in page.times and index not in page.actors:
            return page.times[index]
        if page.upos(index) == "PRON" and key not in ("هو", "هي"):
            return index + 1
        if key == "(" and index in page.quotes:
            return page.quotes[index] + 1
        if self._lexicon.setting(key) in ("time", "adverb") and index not in page.actors:
            return self._past_time(page, index, limit)
        if key in verb.prepositions and not (index + 1 < limit and page.is_pronoun(index + 1)):
            return index
        if self._grammar.is_preposition(page, index):
            return self._past_preposition(page, index, limit, verb, found)
        if (
            key in ("،", "-", "–", "ـ")
            and index + 1 < limit
            and self.skip(page, index + 1, limit, verb, found) > index + 1
        ):
            return index + 1
        if key in ("،", "-", "–") and index > 0 and page.keys[index - 1] != verb.lemma and found.outer is not None:
            return index + 1
        return index

    def _past_time(self, page: Page, index: int, limit: int) -> int:
        index += 1
        while index < limit and (self._lexicon.setting(page.keys[index]) == "time" or page.upos(index) == "NUM"):
            index += 1
        return index

    def _past_preposition(self, page: Page, index: int, limit: int, verb: Speech, found: Content) -> int:
        """Past a preposition with its phrase; an outlet that was told becomes the outer voice."""
        key, after = page.keys[index], index + 1
        if after >= limit:
            return index
        if page.is_pronoun(after):
            return after + 1
        if key in _TO and self._sources.is_told(page, after, limit):
            told = self._sources.at(page, after, limit, verb.prepositions | {"ل"}, split=False)
            if told is not None:
                found.outer = found.outer or self._told(told)
                return self._past_mark(page, told, limit)
        if key in verb.prepositions:
            return index
        told = self._sources.at(page, after, min(limit, after + 8), verb.prepositions | {"ل", "في", "مع"}, split=True)
        return self._past_mark(page, told, limit) if told is not None else after

    def _past_mark(self, page: Page, source: Source, limit: int) -> int:
        """Past the closing mark of a quoted name."""
        last = source.last
        return last + 1 if page.quotes.get(source.first - 1) == last and last < limit else last

    def _told(self, told: Source) -> Source | None:
        """The outlet; journalists in general are no voice."""
        if told.noun is not None and folded(told.noun.lemma) in self._grammar.audience:
            return None
        kind = told.kind if told.kind in ("agency", "outlet") else "outlet"
        return Source(told.first, told.last, kind, True, told.noun)

    def before(self, page: Page, sentence: Sentence, verb: Speech, index: int, found: Content) -> None:
        """A subject before its verb: «a security source said», «the ministry had, on Sunday, announced»."""
        end = index
        if index == sentence.first or self._grammar.is_relative(page.keys[index - 1]):
            return
        if page.keys[index - 1] == "ف" and page.keys[sentence.first] in self._grammar.topics:
            end -= 1
        while end > sentence.first and (page.keys[end - 1] in self._grammar.auxiliaries or page.keys[end - 1] == "،"):
            end -= 1
        source = self._adjacent(page, sentence, verb, end, found) or self._after_had(page, sentence, index)
        source = source or self._ending(page, sentence, end)
        if source is not None:
            found.source, found.start, found.rule = source, index + 1, "attribution.source-verb"

    def of_clause(self, page: Page, sentence: Sentence, index: int) -> Source | None:
        """The subject of the last finite verb before a participle: «the army shelled the town, pointing out that»."""
        for at in range(index - 1, sentence.first - 1, -1):
            if page.is_verb(at) and not (at > sentence.first and self._grammar.is_relative(page.keys[at - 1])):
                source = self._sources.at(page, at + 1, index, frozenset(), split=True) if at + 1 < index else None
                if source is not None and source.known and source.headed:
                    return source
        return None

    def _adjacent(self, page: Page, sentence: Sentence, verb: Speech, end: int, found: Content) -> Source | None:
        for start in range(max(sentence.first, end - LEFT), end):
            if not self._starts(page, sentence, start):
                continue
            source = self._sources.at(page, start, end)
            if source is None or not source.known or (source.noun is None and start not in page.actors):
                continue
            gap = source.last
            while gap < end:
                after = self.skip(page, gap, end, verb, found)
                if after == gap:
                    break
                gap = after
            if gap == end:
                return source
        return None

    def _ending(self, page: Page, sentence: Sentence, end: int) -> Source | None:
        """An actor whose words end right before the verb, after a long description of him."""
        for start in range(max(sentence.first, end - 8), end):
            actor = page.actors.get(start)
            if actor is not None and actor[0] == end and (start == sentence.first or page.upos(start - 1) != "ADP"):
                return self._sources.at(page, start, end)
        return None

    def _after_had(self, page: Page, sentence: Sentence, index: int) -> Source | None:
        """The subject right after «كان» at the head of the sentence, where «قد» brings the verb later on."""
        if page.keys[index - 1] != "قد":
            return None
        for start in range(sentence.first, min(sentence.first + 4, index)):
            if page.keys[start] in self._grammar.auxiliaries and page.keys[start] != "قد":
                source = self._sources.at(page, start + 1, index)
                return source if source is not None and source.known and source.headed else None
        return None

    def _starts(self, page: Page, sentence: Sentence, start: int) -> bool:
        """Whether a subject may begin here: at the head of a sentence or a clause."""
        if start == sentence.first:
            return True
        before = page.keys[start - 1]
        source = self._lexicon.source(page.keys[start])
        if source is not None and source.kind in ("document", "anonymous") and not page.keys[start].startswith("ال"):
            return True
        return (
            before in ("ان", "،", ":", ".", "«", '"', "-")
            or page.upos(start - 1) == "CCONJ"
            or before in self._grammar.auxiliaries
            or before in self._grammar.topics
        )

    def past_settings(self, page: Page, index: int, limit: int, found: Content | None = None) -> int:
        """Past the settings of a speech after its source: «in a statement», «on Sunday», «to our correspondent».

        The outlet that was told becomes the outer voice of ``found``.
        """
        probe = Speech("", "neutral", "verb", "free", "")
        scratch = found or Content()
        while index < limit:
            if page.keys[index] == "،":
                return index
            told = page.keys[index] in _TO and self._sources.is_told(page, index + 1, limit)
            if self._grammar.is_preposition(page, index) and not told and not self._sets(page, index, limit):
                return index
            after = self.skip(page, index, limit, probe, scratch)
            if after == index:
                return index
            index = after
        return index

    def _sets(self, page: Page, index: int, limit: int) -> bool:
        return index + 1 < limit and (
            self._lexicon.setting(page.keys[index + 1]) is not None
            or index + 1 in page.times
            or page.is_pronoun(index + 1)
        )

    def in_it(self, page: Page, verb: Speech, index: int) -> bool:
        """«in which observers see …»: the preposition with a pronoun right after the verb."""
        return (
            verb.needs == "clause"
            and page.keys[index + 1 : index + 2] == ["في"]
            and "في" in verb.prepositions
            and page.is_pronoun(index + 2)
        )
