"""The reader of attribution: one pass over the words that may report, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left

from marsad.extract.attribution.cues import CueFinder
from marsad.extract.attribution.grammar import Grammar
from marsad.extract.attribution.identify import own_voice
from marsad.extract.attribution.lexicon import ReportingLexicon
from marsad.extract.attribution.page import Page
from marsad.extract.attribution.rulelines import rule_lines
from marsad.extract.attribution.scopes import ScopeBuilder
from marsad.extract.attribution.source import SourceFinder
from marsad.extract.attribution.voices import Voices
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence
from marsad.text.fold import key


class AttributionReader:
    """Reads who says what in a document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = ReportingLexicon.load(knowledge)
        self._grammar = Grammar(knowledge)
        self._rules = rule_lines(knowledge, "rules/attribution.yaml")
        self._cues = CueFinder(self._lexicon, self._grammar, SourceFinder(self._lexicon, self._grammar))
        self._starts = frozenset(self._lexicon.speech) | frozenset(self._lexicon.phrases)
        self._agencies = frozenset(
            tuple(key(row["form"]).split())
            for row in knowledge.table("lexicon/datelines.csv")
            if row["kind"] == "agency"
        )

    def read(self, analysis: Analysis) -> Voices:
        """The voices of a document whose sentences, words and mentions are there."""
        page = Page.of(analysis)
        builder = ScopeBuilder(page, self._grammar, self._dateline(page), self._rules.get("attribution.dateline"))
        hits = [index for index, word_key in enumerate(page.keys) if word_key in self._starts]
        for sentence in analysis.sentences:
            low = bisect_left(hits, sentence.first)
            high = bisect_left(hits, sentence.last, low)
            if low < high:
                builder.sentence(sentence, self._cues.find(page, sentence, hits[low:high]))
        return Voices(builder.scopes(), frozenset(builder.cues), self._own(page, builder))

    def _own(self, page: Page, builder: ScopeBuilder) -> tuple[tuple[int, int, Evidence], ...]:
        found: list[tuple[int, int, Evidence]] = []
        for reach in builder.reaches:
            if not reach.direct:
                found.extend(own_voice(page, self._grammar, self._rules, reach.first, reach.last))
        return tuple(dict.fromkeys(found))

    def _dateline(self, page: Page) -> Attribution | None:
        """The agency of a dateline at the head of the document."""
        for sentence in page.analysis.sentences[:3]:
            if sentence.kind != "dateline":
                continue
            for first in range(sentence.first, sentence.last):
                for last in range(sentence.last, first, -1):
                    if tuple(page.keys[first:last]) in self._agencies:
                        return Attribution(page.quote(first, last), None, "agency")
        return None
