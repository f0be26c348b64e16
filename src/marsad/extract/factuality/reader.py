"""Judging one event's factuality from the operators that govern its trigger and the voices that tell it.

The order: what governs the trigger itself comes first (the innermost operator wins: negated, planned, hypothetical,
alleged), then a denial or a doubt of the voice that tells it, then recalled background. A denial or a doubt does not
reach an event that its words presuppose («denied responsibility for the attack»).
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.attribution.rulelines import rule_lines
from marsad.extract.factuality.case import Case
from marsad.extract.factuality.clauses import Clauses, Reached
from marsad.extract.factuality.governed import Governed
from marsad.extract.factuality.history import age, is_recent, old_from, was_over
from marsad.extract.factuality.lexicon import FactualityLexicon
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence
from marsad.model.mention import TimeValue

_STRONG = ("negated", "denied", "planned", "hypothetical")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One of the seven factualities, what came of an attempt, and why."""

    factuality: str
    outcome: str | None = None
    evidence: tuple[Evidence, ...] = ()


class FactualityReader:
    """Judges events one by one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = FactualityLexicon.load(knowledge)
        self._governed = Governed(self._lexicon)
        self._rules = rule_lines(knowledge, "rules/factuality.yaml")
        self._old: tuple[Analysis, int] | None = None  # of the document whose events are judged one after the other

    def judge(
        self, analysis: Analysis, trigger: int, chain: tuple[Attribution, ...], time: TimeValue | None = None
    ) -> Judgement:
        """The factuality of the event whose trigger is the word ``trigger``, told by ``chain``."""
        case = Case(analysis, analysis.sentences[max(analysis.sentence_at(trigger), 0)], trigger, self._rules)
        self._governed.adjectives(case)
        self._governed.governors(case)
        reached = Clauses(self._lexicon, analysis.words, case.sentence.first, case.sentence.last).around(trigger)
        factuality = self._decide(case, chain, reached, time)
        return Judgement(factuality, case.outcome, tuple(case.evidence))

    def _decide(
        self, case: Case, chain: tuple[Attribution, ...], reached: list[Reached], time: TimeValue | None
    ) -> str:
        if case.effect in _STRONG:
            return case.effect
        classes = set() if case.screened else {link.verb_class for link in chain}
        if "denying" in classes:
            self._by_voice(case, chain, "denying")
            return "denied"
        for one in reached:
            if one.effect in _STRONG:
                case.note(one.rule, one.where, one.first, one.last, f"makes it {one.effect}")
                return one.effect
        for one in reached:
            if one.effect == "alleged":
                case.note(one.rule, one.where, one.first, one.last, "keeps the report's distance")
                return "alleged"
        if case.effect == "alleged":
            return "alleged"
        if "doubting" in classes:
            self._by_voice(case, chain, "doubting")
            return "alleged"
        return self._history(case, reached, time)

    def _by_voice(self, case: Case, chain: tuple[Attribution, ...], verb_class: str) -> None:
        for link in chain:
            words = link.cue or link.source
            if link.verb_class == verb_class and words is not None:
                detail = f"«{words.text}» is a {verb_class} word"
                case.cite(f"factuality.{verb_class}-voice", None, detail, words.start, words.end)

    def _history(self, case: Case, reached: list[Reached], time: TimeValue | None) -> str:
        days = age(case.analysis, time)
        if case.effect == "historical" or any(one.effect == "historical" for one in reached):
            return "historical"
        if days is not None and days > self._old_from(case.analysis):
            case.note(
                "factuality.dated-before",
                None,
                case.trigger,
                case.trigger + 1,
                f"is dated {days} days before the report",
            )
            return "historical"
        recent = is_recent(case.analysis, case.sentence, time)
        over = was_over(case.analysis, self._lexicon, case.sentence, case.trigger)
        if over is not None and not recent:
            case.note("factuality.had-been", None, over, over + 1, "after «كان» tells it as over")
            return "historical"
        recalled = self._recalled(case)
        if recalled is not None and not recent:
            case.note("factuality.recalled", None, recalled, recalled + 1, "recalls background")
            return "historical"
        return "asserted"

    def _old_from(self, analysis: Analysis) -> int:
        if self._old is None or self._old[0] is not analysis:
            self._old = analysis, old_from(analysis)
        return self._old[1]

    def _recalled(self, case: Case) -> int | None:
        """The word by which the report recalls something, before the trigger at the head of its sentence."""
        words = case.analysis.words
        members = self._lexicon.classes["recalls"]
        head = range(case.sentence.first, min(case.trigger, case.sentence.first + 6))
        return next(
            (
                at
                for at in head
                if words[at].key in members
                and any(words[n].key == "ان" for n in range(at + 1, min(at + 5, case.trigger)))
            ),
            None,
        )
