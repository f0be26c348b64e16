"""States as actors: «اعتزام تركيا», «قالت إيران», «اتهمت واشنطن»; a name elsewhere («في سوريا») is a place."""

from __future__ import annotations

from collections import defaultdict

from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue
from marsad.model.text import Word
from marsad.recognise.actor.lexicon import Country
from marsad.recognise.actor.phrase import Phrase
from marsad.recognise.units import Units
from marsad.text.fold import key

BETWEEN = "بين"
AND = "و"
FROM = "من"
REACH = 4  # words before «بين» in which a noun of relation may stand


class States:
    """Tells whether the name of a state is an actor where it stands; see ``lexicon/actor/state_verbs.csv``."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for row in knowledge.table("lexicon/actor/state_verbs.csv"):
            self._words[row["class"]].add(key(row["lemma"]))

    def phrase(
        self, units: Units, first: int, end: int, country: Country, start: int, capital: bool, after_state: bool = False
    ) -> Phrase | None:
        """The state as an actor, its name running from the word ``first`` to the token ``end``.

        ``after_state``: «و» joins it to another that is one.
        """
        at = units.words[first].token
        if first > units.tokens[at].first and units.words[first - 1].key not in (AND, "ل", "ف"):
            return None
        joined = after_state and units.words[first - 1].key == AND
        why = (
            ("joined to another state that acts" if joined else None)
            or self._before(units, at, first, start, capital)
            or self._between(units, at, first, start)
            or self._with(units, at, first, start)
            or self._after(units, at, end, start, capital)
        )
        if why is None:
            return None
        name = country.name
        value = ActorValue(country.state, name, "government", country.code)
        if capital:
            value = ActorValue(f"{country.slug}-government", name, "government", country.code)
        return Phrase(first, end, value, "actor.state", country.where, why)

    def speaks(self, lemma: str) -> bool:
        """Whether a verb is one of speech, by its lemma."""
        return key(lemma) in self._words["say"] or key(lemma) in self._words["report"]

    def _before(self, units: Units, at: int, first: int, start: int, capital: bool) -> str | None:
        if at <= start or first > units.tokens[at].first:
            return None
        word = units.words[units.main(at - 1)]
        if word.upos == "VERB" and _feminine(word.key):
            owned = units.words[units.tokens[at - 1].last - 1].upos == "PRON"  # «الحملة التي أطلقتها أنقرة»
            if self._does(word.lemma, capital and not owned):
                return "after a verb of what states do"
        noun = word.key.removeprefix("ال")
        if not word.form.startswith("ال") and (
            noun in self._words["stance"] or (not capital and noun in self._words["noun"])
        ):
            return "after a noun of what states do"
        if word.upos == "VERB" and key(word.lemma) in self._words["say"]:
            return "after a verb of speech"
        return None

    def _between(self, units: Units, at: int, first: int, start: int) -> str | None:
        """«المفاوضات بين طهران وواشنطن»: both are states, «الطريق بين حمص وحماة» are places."""
        place = at - 1
        if first > units.tokens[at].first:
            if units.words[first - 1].key != AND:
                return None
            place -= 1  # the second of two
        if place <= start or units.keys[place] != BETWEEN:
            return None
        nouns = (units.words[units.main(other)].key for other in range(max(start, place - REACH), place))
        related = any(noun.removeprefix("ال") in self._words["relation"] for noun in nouns)
        return "between two that deal with each other" if related else None

    def _with(self, units: Units, at: int, first: int, start: int) -> str | None:
        """«بحسب واشنطن», «الاتفاق مع إيران»; «الحدود مع تركيا» is a place."""
        if at <= start or first > units.tokens[at].first:
            return None
        if units.keys[at - 1] in self._words["according"]:
            return "after «according to»"
        if (
            at - 2 >= start
            and units.keys[at - 1] == FROM
            and units.words[units.main(at - 2)].key in self._words["backed"]
        ):
            return "who backs somebody"
        if units.keys[at - 1] not in self._words["with"]:
            return None
        nouns = (units.words[units.main(other)].key for other in range(max(start, at - 1 - REACH), at - 1))
        related = any(noun.removeprefix("ال") in self._words["relation"] for noun in nouns)
        return "with whom one deals" if related else None

    def _after(self, units: Units, at: int, end: int, start: int, capital: bool) -> str | None:
        if end >= len(units.tokens):
            return None
        opens = at == start or units.is_mark(at - 1) or units.words[units.main(at - 1)].key in self._words["opener"]
        word = units.words[units.main(end)]
        if opens and _finite(word) and self._does(word.lemma, capital) and units.bare(end):
            return "before a verb of what states do"
        return None

    def _does(self, lemma: str, capital: bool) -> bool:
        """A capital speaks and wants; of a state anything is told but what is done in its land («شهدت سوريا»)."""
        folded = key(lemma)
        return folded in self._words["say"] if capital else folded not in self._words["land"]


def _finite(word: Word) -> bool:
    return word.upos == "VERB"


def _feminine(form: str) -> bool:
    return form.endswith("ت") or form.startswith("ت")
