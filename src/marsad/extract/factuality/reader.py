"""Judging one event's factuality from the operators that govern its trigger and the voices that tell it.

The order: what governs the trigger itself comes first (the innermost operator wins: negated, planned, hypothetical,
alleged), then a denial or a doubt of the voice that tells it, then recalled background. A denial or a doubt does not
reach an event that its words presuppose («denied responsibility for the attack»).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from marsad.extract.factuality.clauses import Clauses, Reached
from marsad.extract.factuality.climb import Climber, Governor, is_imperfect, is_masdar
from marsad.extract.factuality.history import OLD, age, is_recent, was_over
from marsad.extract.factuality.lexicon import FactualityLexicon, Operator
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence
from marsad.model.mention import TimeValue
from marsad.model.text import Sentence, Word

_STRONG = ("negated", "denied", "planned", "hypothetical")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One of the seven factualities, what came of an attempt, and why."""

    factuality: str
    outcome: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(slots=True)
class _Case:
    """One event while it is judged."""

    analysis: Analysis
    sentence: Sentence
    trigger: int
    effect: str | None = None
    outcome: str | None = None
    screened: bool = False
    consumed: set[int] = field(default_factory=set)
    evidence: list[Evidence] | None = None

    def note(self, rule: str, where: str | None, first: int, last: int, said: str) -> None:
        start, end = self.analysis.words[first].start, self.analysis.words[last - 1].end
        detail = f"«{self.analysis.quote(start, end)}» {said}"
        if self.evidence is None:
            self.evidence = []
        self.evidence.append(Evidence(rule, where, detail, "factuality", start, end))


class FactualityReader:
    """Judges events one by one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = FactualityLexicon.load(knowledge)

    def judge(
        self, analysis: Analysis, trigger: int, chain: tuple[Attribution, ...], time: TimeValue | None = None
    ) -> Judgement:
        """The factuality of the event whose trigger is the word ``trigger``, told by ``chain``."""
        case = _Case(analysis, _sentence(analysis, trigger), trigger)
        self._adjectives(case)
        self._governors(case)
        reached = Clauses(self._lexicon, analysis.words, case.sentence.first, case.sentence.last).around(trigger)
        factuality = self._decide(case, chain, reached, time)
        return Judgement(factuality, case.outcome, tuple(case.evidence or ()))

    def _decide(
        self, case: _Case, chain: tuple[Attribution, ...], reached: list[Reached], time: TimeValue | None
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

    def _by_voice(self, case: _Case, chain: tuple[Attribution, ...], verb_class: str) -> None:
        for link in chain:
            if link.verb_class == verb_class:
                words = link.cue or link.source
                detail = f"«{words.text if words else ''}» is a {verb_class} word"
                if case.evidence is None:
                    case.evidence = []
                case.evidence.append(
                    Evidence(
                        f"factuality.{verb_class}-voice",
                        None,
                        detail,
                        "factuality",
                        words.start if words else None,
                        words.end if words else None,
                    )
                )

    def _adjectives(self, case: _Case) -> None:
        """Adjectives right after a noun: «an alleged attack»."""
        words = case.analysis.words
        if words[case.trigger].upos == "VERB":
            return
        for index in range(case.trigger + 1, min(case.sentence.last, case.trigger + 4)):
            word = words[index]
            if word.upos in ("PUNCT", "ADP", "VERB", "CCONJ", "SCONJ"):
                break
            operator = next(
                (self._lexicon.adjectives[k] for k in self._adjective_keys(word) if k in self._lexicon.adjectives), None
            )
            if operator is not None:
                self._apply(case, operator, operator.effect, index, "factuality.adjective")
                break

    def _adjective_keys(self, word: Word) -> tuple[str, ...]:
        bare = word.key.removeprefix("ال")
        return bare, bare[:-1] if bare.endswith("ه") else bare

    def _governors(self, case: _Case) -> None:
        words = case.analysis.words
        climber = Climber(self._lexicon, words, case.sentence.first)
        for governor in climber.climb(case.trigger):
            if case.effect is not None:
                break
            if governor.index in case.consumed:
                continue
            word = words[governor.index]
            operator = self._lexicon.of(word, governor.relation)
            if operator is not None:
                self._operator(case, operator, governor)
            elif self._lexicon.is_a(word, "screen", governor.relation):
                case.screened = True
                case.note(
                    "factuality.screen",
                    None,
                    governor.index,
                    governor.index + 1,
                    "keeps doubt and denial from what follows it",
                )
                break
            elif word.key == "قد" and governor.relation == "verb":
                self._may(case, governor)
            elif governor.relation == "ل" or (word.key == "ل" and governor.relation == "verb"):
                self._purpose(case, governor)

    def _operator(self, case: _Case, operator: Operator, governor: Governor) -> None:
        index = governor.index
        if operator.effect == "negated" and operator.form == "particle" and self._excepted(case, index):
            return
        negator = self._negator(case, operator, index)
        if negator is not None:
            self._negated(case, operator, negator)
            return
        self._apply(
            case,
            operator,
            operator.effect,
            index,
            f"factuality.{operator.effect if operator.effect != 'none' else 'outcome'}",
        )

    def _negator(self, case: _Case, operator: Operator, index: int) -> int | None:
        """The negation before a verb; ما is one only in «ما زال»."""
        words = case.analysis.words
        if words[index].upos not in ("VERB", "AUX") or index <= case.sentence.first:
            return None
        before = words[index - 1]
        if before.key not in self._lexicon.classes["negation"]:
            return None
        relative = self._lexicon.is_a(before, "relative-too") and operator.negated != "ongoing"
        return None if relative else index - 1

    def _negated(self, case: _Case, operator: Operator, negator: int) -> None:
        """An operator that is itself negated: «does not intend», «did not manage», «is still»."""
        result = operator.negated or "negated"
        case.consumed.add(negator)
        if result in ("failed", "ongoing"):
            case.outcome = case.outcome or result
            case.note("factuality.outcome", operator.where, negator, negator + 1, f"with «{operator.word}»: {result}")
        elif result != "asserted":
            case.effect = result
            case.note(
                f"factuality.{result}",
                operator.where,
                negator,
                negator + 1,
                f"with «{operator.word}» makes it {result}",
            )

    def _apply(self, case: _Case, operator: Operator, effect: str, index: int, rule: str) -> None:
        if operator.outcome is not None:
            case.outcome = case.outcome or operator.outcome
            case.note("factuality.outcome", operator.where, index, index + 1, f"tells the outcome: {operator.outcome}")
        if effect != "none":
            case.effect = effect
            case.note(rule, operator.where, index, index + 1, f"governs it and makes it {effect}")

    def _excepted(self, case: _Case, index: int) -> bool:
        """«launched nothing but a raid» is no negation."""
        words = case.analysis.words
        last = min(case.sentence.last, case.trigger + 6)
        return any(self._lexicon.is_a(words[at], "except") for at in range(index + 1, last) if at != case.trigger)

    def _may(self, case: _Case, governor: Governor) -> None:
        """قد before an imperfect verb: perhaps."""
        if is_imperfect(case.analysis.words[governor.below]):
            case.effect = "hypothetical"
            case.note("factuality.may", None, governor.index, governor.below + 1, "may be")

    def _purpose(self, case: _Case, governor: Governor) -> None:
        """ل before a verbal noun tells what for, unless the word before takes ل for something else."""
        words = case.analysis.words
        below = words[governor.below]
        if governor.relation == "verb":
            case.effect = "planned"
            case.note("factuality.purpose", None, governor.index, governor.below + 1, "tells the purpose")
            return
        place = governor.below - 1
        near = words[max(case.sentence.first, place - 6) : place]
        if not is_masdar(below) or self._lexicon.is_a(words[governor.index], "takes-for"):
            return
        while near and near[-1].upos == "ADJ":
            near.pop()
        if any(self._lexicon.is_a(word, "takes-for") or self._lexicon.is_a(word, "vehicle") for word in near[-2:]):
            return
        if below.key.startswith("ال") and not (
            governor.below + 1 < len(words) and words[governor.below + 1].upos == "ADP"
        ):
            return
        case.effect = "planned"
        case.note("factuality.purpose", None, place, governor.below + 1, "tells the purpose")

    def _history(self, case: _Case, reached: list[Reached], time: TimeValue | None) -> str:
        days = age(case.analysis, time)
        if case.effect == "historical" or any(one.effect == "historical" for one in reached):
            return "historical"
        if days is not None and days > OLD:
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

    def _recalled(self, case: _Case) -> int | None:
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


def _sentence(analysis: Analysis, index: int) -> Sentence:
    place = bisect_right([sentence.first for sentence in analysis.sentences], index) - 1
    return analysis.sentences[max(place, 0)]
