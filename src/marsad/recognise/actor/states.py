"""States as actors: «اعتزام تركيا», «قالت إيران», «اتهمت واشنطن»; a name elsewhere («في سوريا») is a place."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue
from marsad.recognise.actor.lexicon import Country
from marsad.recognise.actor.phrase import Phrase
from marsad.recognise.units import Units
from marsad.text.fold import key


class States:
    """Tells whether the name of a state is an actor where it stands."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._verbs: dict[str, str] = {}
        self._nouns: set[str] = set()
        self._openers: set[str] = set()
        for row in knowledge.table("lexicon/actor/state_verbs.csv"):
            if row["class"] == "noun":
                self._nouns.add(key(row["lemma"]))
            elif row["class"] == "opener":
                self._openers.add(key(row["lemma"]))
            else:
                self._verbs[key(row["lemma"])] = row["class"]

    def phrase(self, units: Units, first: int, end: int, country: Country, start: int, capital: bool) -> Phrase | None:
        """The state as an actor, its name running from the word ``first`` to the token ``end``."""
        at = units.words[first].token
        if first > units.tokens[at].first and units.words[first - 1].key not in ("و", "ل", "ف"):
            return None
        why = self._before(units, at, first, start, capital) or self._after(units, at, end, start, capital)
        if why is None:
            return None
        name = country.name
        value = ActorValue(country.state, name, "government", country.code)
        if capital:
            value = ActorValue(f"{country.slug}-government", name, "government", country.code)
        return Phrase(first, end, value, "actor.state", country.where, why)

    def _before(self, units: Units, at: int, first: int, start: int, capital: bool) -> str | None:
        if at <= start or first > units.tokens[at].first:
            return None
        word = units.words[units.main(at - 1)]
        if word.upos == "VERB" and self._does(word.lemma, capital) and _feminine(word.key):
            return "after a verb of what states do"
        if not capital and word.key.removeprefix("ال") in self._nouns and not word.form.startswith("ال"):
            return "after a noun of what states do"
        if word.upos == "VERB" and self._verbs.get(key(word.lemma)) == "say":
            return "after a verb of speech"
        return None

    def _after(self, units: Units, at: int, end: int, start: int, capital: bool) -> str | None:
        if end >= len(units.tokens):
            return None
        opens = at == start or units.is_mark(at - 1) or units.words[units.main(at - 1)].key in self._openers
        word = units.words[units.main(end)]
        if opens and word.upos == "VERB" and self._does(word.lemma, capital) and units.bare(end):
            return "before a verb of what states do"
        return None

    def _does(self, lemma: str, capital: bool) -> bool:
        found = self._verbs.get(key(lemma))
        return found == "say" if capital else found is not None


def _feminine(form: str) -> bool:
    return form.endswith("ت") or form.startswith("ت")
