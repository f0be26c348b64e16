"""The extraction of one document: sentences → events → settled events → claims."""

from __future__ import annotations

from marsad.extract.anaphora import Localities
from marsad.extract.beasts import Beasts
from marsad.extract.blame import Blame
from marsad.extract.build import ClaimBuilder
from marsad.extract.carry import carry
from marsad.extract.claimed import Responsibility
from marsad.extract.codes import Coder
from marsad.extract.concrete import is_concrete
from marsad.extract.control import Control
from marsad.extract.counts import CountReader
from marsad.extract.finder import EventFinder
from marsad.extract.fit import Fit
from marsad.extract.found import Found
from marsad.extract.furniture import Furniture
from marsad.extract.lexicon import SyntaxLexicon
from marsad.extract.light import LightVerbs
from marsad.extract.merge import merge
from marsad.extract.nisbas import Nisbas
from marsad.extract.parts import split_parts
from marsad.extract.phrases import Chunker, mentions_by_word
from marsad.extract.rank import Ranker
from marsad.extract.resumed import resume
from marsad.extract.settle import Event, Settler
from marsad.extract.sieve import Sieve
from marsad.extract.sites import Sites
from marsad.extract.syntax import Row
from marsad.extract.triggers import Needs, TriggerIndex
from marsad.extract.walk import Walk
from marsad.extract.whereabouts import Whereabouts
from marsad.knowledge import Knowledge
from marsad.knowledge.rules import load_rules
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim


class ClaimExtractor:
    """Finds the claims of a document whose words and mentions are known."""

    def __init__(self, knowledge: Knowledge, ranker: Ranker | None = None) -> None:
        lexicon = SyntaxLexicon(knowledge)
        self.rules = load_rules(knowledge)
        self._index = index = TriggerIndex(self.rules)
        self._sieve = Sieve(index, self.rules)
        fit = Fit(lexicon, index.names_event, index.names_any)
        walk = Walk(fit)
        self._chunker = Chunker(lexicon)
        self._finder = EventFinder(Needs(self.rules), fit, walk, LightVerbs(knowledge, fit, walk), Nisbas(knowledge))
        self._beasts = Beasts(knowledge, lexicon)
        self._blame = Blame(knowledge)
        self._claimed = Responsibility(knowledge)
        self._control = Control(lexicon)
        self._settler = Settler(knowledge, CountReader(knowledge), self.rules)
        self._builder = ClaimBuilder(knowledge, fit.names_event_in)
        self._coder = Coder(knowledge)
        self._furniture = Furniture(knowledge)
        self._localities = Localities(knowledge)
        self._whereabouts = Whereabouts(fit, walk, Sites(knowledge))
        self._ranker = ranker or Ranker()

    def extract(self, analysis: Analysis) -> list[Claim]:
        """The claims, re-tellings merged, in the order of the text."""
        claims = self._ranker.rank(analysis, merge(self._builder.build(analysis, self.events(analysis))))
        return [self._coder.code(claim) for claim in claims]

    def events(self, analysis: Analysis, near: list[Found] | None = None) -> list[Event]:
        """The settled events; ``near`` collects the rules that fired but missed a need."""
        rows: list[tuple[Row, list[Found]]] = []
        starts = mentions_by_word(analysis, self._localities.mentions(analysis))
        for number, sentence in enumerate(analysis.sentences):
            words = analysis.words[sentence.first : sentence.last]
            claimed = self._claimed.may(words)
            if not (claimed or any(map(self._index.may, words))) or self._furniture.is_furniture(words):
                continue
            possible = (
                self._sieve.possible(analysis, sentence, starts)
                if near is None
                else self._sieve.all(analysis, sentence)
            )
            if not possible and not claimed:
                rows.append((Row(analysis, (), number), []))
                continue
            row = Row(analysis, self._chunker.chunks(analysis, sentence, starts), number)
            missed: list[Found] = []
            found = self._finder.find(row, possible, missed)
            if near is not None:
                near.extend(missed)
            self._blame.give(row, found)
            if claimed:
                self._claimed.give(row, found, missed, rows)
            self._control.give(row, found)
            self._whereabouts.give(row, found)
            carry(row, found)
            resume(rows[-1][0] if rows else None, row, found)
            rows.append((row, found))
        by_sentence = {row.sentence: row for row, _ in rows}
        settled = (event for event in self._settler.settle(rows) if is_concrete(event, analysis.words))
        if self._beasts.tells(analysis.words):
            settled = (event for event in settled if not self._beasts.may_suffer(event, analysis.words))
        return [part for event in settled for part in split_parts(by_sentence[event.found.sentence], event)]
