"""What governs the trigger: operators above it, adjectives after it, purpose, possibility, negation."""

from __future__ import annotations

from marsad.extract.factuality.case import Case
from marsad.extract.factuality.climb import Climber, Governor, is_imperfect, is_masdar
from marsad.extract.factuality.lexicon import FactualityLexicon, Operator
from marsad.model.text import Word

_BEFORE = 6  # words from a negation to the noun of verifying


class Governed:
    """Sets a case's effect and outcome by what its trigger depends on."""

    def __init__(self, lexicon: FactualityLexicon) -> None:
        self._lexicon = lexicon

    def adjectives(self, case: Case) -> None:
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

    def governors(self, case: Case) -> None:
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

    def _operator(self, case: Case, operator: Operator, governor: Governor) -> None:
        index = governor.index
        if operator.effect == "negated" and operator.form == "particle" and self._excepted(case, index):
            return
        negator = self._negator(case, operator, index)
        if negator is not None:
            self._negated(case, operator, negator)
            return
        self._apply(case, operator, operator.effect, index, f"factuality.{operator.effect}")

    def _negator(self, case: Case, operator: Operator, index: int) -> int | None:
        """The negation before a verb; ما is one only in «ما زال»."""
        words = case.analysis.words
        if operator.negated and operator.effect == "none" and words[index].upos == "NOUN":
            return self._unable(case, index)
        if words[index].upos not in ("VERB", "AUX") or index <= case.sentence.first:
            return None
        before = words[index - 1]
        if before.key not in self._lexicon.classes["negation"]:
            return None
        relative = self._lexicon.is_a(before, "relative-too") and operator.negated != "ongoing"
        return None if relative else index - 1

    def _unable(self, case: Case, index: int) -> int | None:
        """لم يتسن للمرصد التحقق من، تعذر التأكد من: what says, some words before the noun, that it could not be done."""
        words = case.analysis.words
        for at in range(index - 1, max(case.sentence.first, index - _BEFORE) - 1, -1):
            if words[at].upos in ("PUNCT", "CCONJ"):
                return None
            if words[at].key in self._lexicon.classes["negation"] or self._lexicon.is_a(words[at], "unable"):
                return at
        return None

    def _negated(self, case: Case, operator: Operator, negator: int) -> None:
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

    def _apply(self, case: Case, operator: Operator, effect: str, index: int, rule: str) -> None:
        if operator.outcome is not None:
            case.outcome = case.outcome or operator.outcome
            case.note("factuality.outcome", operator.where, index, index + 1, f"tells the outcome: {operator.outcome}")
        if effect != "none":
            case.effect = effect
            case.note(rule, operator.where, index, index + 1, f"governs it and makes it {effect}")

    def _excepted(self, case: Case, index: int) -> bool:
        """«launched nothing but a raid» is no negation."""
        words = case.analysis.words
        last = min(case.sentence.last, case.trigger + 6)
        return any(self._lexicon.is_a(words[at], "except") for at in range(index + 1, last) if at != case.trigger)

    def _may(self, case: Case, governor: Governor) -> None:
        """قد before an imperfect verb: perhaps."""
        if is_imperfect(case.analysis.words[governor.below]):
            case.effect = "hypothetical"
            case.note("factuality.may", None, governor.index, governor.below + 1, "may be")

    def _purpose(self, case: Case, governor: Governor) -> None:
        """ل before a verbal noun tells what for, unless the word before takes ل for something else."""
        words = case.analysis.words
        place = governor.index if governor.relation == "verb" else governor.below - 1
        if governor.relation == "verb" or self._tells_purpose(words, governor, place, case.sentence.first):
            case.effect = "planned"
            case.note("factuality.purpose", None, place, governor.below + 1, "tells the purpose")

    def _tells_purpose(self, words: list[Word], governor: Governor, place: int, first: int) -> bool:
        below, after = words[governor.below], governor.below + 1
        if not is_masdar(below) or self._lexicon.is_a(words[governor.index], "takes-for"):
            return False
        near = words[max(first, place - 6) : place]
        while near and near[-1].upos == "ADJ" and not self._lexicon.is_a(near[-1], "takes-for"):
            near.pop()
        if any(self._lexicon.is_a(word, "takes-for") or self._lexicon.is_a(word, "vehicle") for word in near[-2:]):
            return False
        return not below.definite or (after < len(words) and words[after].upos == "ADP")
