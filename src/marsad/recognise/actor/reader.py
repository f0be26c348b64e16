"""Reads the actor's noun phrase that begins at a word: a listed name, an office, a head and what follows it, a reference."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.analysis import Analysis
from marsad.model.mention import ActorValue
from marsad.model.text import Sentence
from marsad.recognise import forms
from marsad.recognise.actor.context import Countries
from marsad.recognise.actor.heads import HeadPhrases
from marsad.recognise.actor.lexicon import (
    QUOTED,
    Capital,
    Country,
    Head,
    Item,
    Lexicon,
    Name,
    Office,
    Reference,
    keys_of,
)
from marsad.recognise.actor.memory import SOURCE, Memory
from marsad.recognise.actor.persons import PersonNames
from marsad.recognise.actor.phrase import Phrase, Qualities
from marsad.recognise.actor.references import References
from marsad.recognise.actor.states import States
from marsad.recognise.actor.tails import Tails
from marsad.recognise.units import Units
from marsad.text.fold import key

_DEEPEST = 5  # رئيس هيئة أركان جيش كذا


class Reader(Tails):
    """The phrases of one document. ``at_sentence`` sets the bounds within which they are read."""

    def __init__(self, lexicon: Lexicon, states: States, analysis: Analysis) -> None:
        super().__init__(lexicon, Units(analysis), PersonNames(lexicon))
        self.memory = Memory(lexicon)
        self._text = analysis.document.text
        self._states = states
        self._countries = Countries(lexicon, states, self.units, analysis.document)
        self._heads = HeadPhrases(self)
        self._references = References(lexicon, self.memory)
        self._depth = 0
        self._state_end = -1  # where the state that acts ends: «أعلنت فرنسا وبريطانيا»

    def at_sentence(self, sentence: Sentence) -> range:
        """Read within this sentence from now on."""
        places = self.units.range_of(sentence)
        self.start, self.stop = places.start, places.stop
        self.country = self._countries.of(sentence)
        self.memory.sentence = sentence.start
        return places

    def words_between(self, first: int, end: int) -> str:
        """The words of the text from a word to the end of the token before ``end``."""
        return self._text[self.units.words[first].start : self.units.tokens[end - 1].end]

    def speaks(self, lemma: str) -> bool:
        """Whether a verb is one of speech."""
        return self._states.speaks(lemma)

    def surname_of(self, at: int) -> ActorValue | None:
        """The person named before whose family name stands at a token."""
        if at >= self.stop or self.units.keys[at] in self.lexicon.given:
            return None
        return self.memory.persons.get(self.units.keys[at])

    def phrase(self, first: int) -> Phrase | None:
        """The best phrase that begins at a word: the longest, then the one whose actor is known."""
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        try:
            return self._best(first)
        finally:
            self._depth -= 1

    @property
    def nested(self) -> bool:
        """Whether the phrase being read stands inside another."""
        return self._depth > 1

    def _best(self, first: int) -> Phrase | None:
        at = self.units.words[first].token
        best: Phrase | None = None
        hits = self.lexicon.trie.find(self.units.rest(first), self.units.keys, at + 1, self.stop)
        if len(hits) > 1:
            hits.sort(key=lambda hit: isinstance(hit[1], Name) and hit[1].only not in (None, self.country))
        for end, item in hits:
            found = self._build(item, first, end)
            if found and (best is None or self._rank(found) > self._rank(best)):
                best = found
        if best is None and self.units.rest(first) in self.lexicon.openers:
            best = self._untitled(first, at)
        return best

    def _rank(self, phrase: Phrase) -> tuple[int, bool, int]:
        """The longer phrase is better, then one whose actor is known, then a listed name.

        A noun alone takes up who was named before («الشرطة»); with an adjective it says who is meant («القوات المسلحة»).
        """
        alone = phrase.end == self.units.words[phrase.first].token + 1
        order = {"actor.name": 3, "actor.reference": 2 if alone else 0, "actor.office": 1}
        return phrase.end, phrase.value.id is not None, order.get(phrase.rule, 0)

    def _build(self, item: Item, first: int, end: int) -> Phrase | None:
        if isinstance(item, Name):
            return self._name(item, first, end)
        if isinstance(item, Office):
            return self._office(item, first, end)
        if isinstance(item, Head):
            return self._heads.build(item, first, end)
        if isinstance(item, Reference):
            return self._reference(item, first, end)
        country = item.country if isinstance(item, Capital) else item
        joined = first > self.units.tokens[self.units.words[first].token].first and self._state_end
        after_state = joined == self.units.words[first].token
        found = self._states.phrase(self.units, first, end, country, self.start, isinstance(item, Capital), after_state)
        self._state_end = found.end if found else self._state_end
        return found

    def _name(self, name: Name, first: int, end: int) -> Phrase | None:
        """A listed name, with the adjectives that belong to it (التنظيم الإرهابي, حزب الله اللبناني)."""
        word = self.units.words[first]
        if name.only and not self._may_be(name.only, first, end):
            return None
        if self.refused(word.form, first, end) or self._describes(first, end):
            return None
        value = name.value
        if value.kind == "person" and self._first_of_another(word.token, end):
            return None
        if value.kind not in ("person", "agency", "outlet"):
            qualities = Qualities()
            end = self.adjectives(end, qualities, definite=True, listed=True)
            value = replace(value, loaded=value.loaded or qualities.loaded)
        return Phrase(
            first,
            end,
            value,
            "actor.name",
            name.where,
            f"the list of actors: «{value.id}»",
            person_named=value.kind == "person",
        )

    def _first_of_another(self, at: int, end: int) -> bool:
        """Whether a short name of somebody well known is the first of another's: «قتل مرسي أحمد»."""
        short = self.units.definite(at) or end > at + 2
        follows = end < self.stop and self.units.bare(end) and self.units.keys[end] in self.lexicon.given
        return not short and follows

    def _describes(self, first: int, end: int) -> bool:
        """Whether a name that is an adjective describes the noun before it: «العدوان الحوثي», «التيسير الحوثي»."""
        at = self.units.words[first].token
        if end != at + 1 or at <= self.start or not self.units.keys[at].endswith("ي") or not self.units.definite(at):
            return False
        before = self.units.words[self.units.main(at - 1)]
        return (
            first == self.units.tokens[at].first
            and self.units.keys[at] in self.lexicon.adjectives
            and before.upos == "NOUN"
            and self.units.definite(at - 1)
        )

    def _may_be(self, only: str, first: int, end: int) -> bool:
        """Whether a short name stands for its actor: the document names its country, and لصالح is not ل + صالح."""
        word = self.units.words[first]
        if only == QUOTED:
            before = word.token - 1
            return self.start <= before and self.units.is_quote(before) and end < self.stop and self.units.is_quote(end)
        if not word.form.startswith("ال") and not self.units.bare(word.token):
            return False
        return only in self._countries.named

    def _office(self, office: Office, first: int, end: int) -> Phrase | None:
        """An army, ministry, police … of the country that its adjective names, or that the document speaks of."""
        if self.refused(office.name, first, end):
            return None
        qualities = Qualities()
        after = self.adjectives(end, qualities, definite=True, listed=True)
        country = self.lexicon.countries.get(qualities.country or "")
        if country is None and after == end:
            country, after = self.state_name(end)
        named = country is not None
        if not named and not self._stands_alone(office, first):
            return None
        country = country or self.lexicon.countries.get(self.country or "")
        value = self._office_value(office, country, self.words_between(first, after))
        value = replace(value, loaded=qualities.loaded or value.loaded)
        if value.id is None and not office.person:
            known = self.memory.last_called(office.name.split()[0])
            value = known if known and known.kind == office.kind else value
        why = "by its own words" if named else "by the country that the document speaks of"
        found = Phrase(
            first, after, value, "actor.office", office.where, f"«{office.name}» {why}", office.name.split()[0]
        )
        return self._with_person(found) if office.person else found

    def _stands_alone(self, office: Office, first: int) -> bool:
        """Whether the name needs no country after it: «الدفاع» does, but for «قالت الداخلية»."""
        if office.short:
            before = self.units.words[first - 1] if first > self.units.tokens[self.start].first else None
            return before is not None and (before.upos == "VERB" or self._speaks(before.token))
        return office.name.startswith("ال") or " " in office.name

    def _speaks(self, at: int) -> bool:
        """Whether a token is «باسم», which a body's short name may follow."""
        return any("title" in tie.classes for tie in self.lexicon.linkers.get(self.units.keys[at], ()))

    def _office_value(self, office: Office, country: Country | None, words: str) -> ActorValue:
        kind = "person" if office.person else office.kind
        if country is None:
            return ActorValue(None, words, kind)
        listed = self.lexicon.by_country.get(keys_of(office.name), {}).get(country.code)
        if listed and not office.person and self.listed(listed).country == country.code:
            return self.listed(listed)
        own = country.forces if office.suffix in ("forces", "government-forces") else f"{country.slug}-{office.suffix}"
        known = self.lexicon.actors.get(own)
        return known if known and not office.person else ActorValue(own, words, kind, country.code)

    def _with_person(self, phrase: Phrase) -> Phrase:
        person = self.person_after(phrase.end) or self.person_there(phrase.end)
        if person is None:
            return phrase
        return phrase.to(
            person.end, value=person.value, detail=f"{phrase.detail}, and {person.detail}", person_named=True
        )

    def _reference(self, item: Reference, first: int, end: int) -> Phrase | None:
        if self.refused(item.form, first, end) or self.is_attribute(first, end):
            return None
        value, why = self._references.resolve(item, self.country)
        qualities = Qualities()
        after = self.adjectives(end, qualities, definite=True, listed=True)
        if item.called == SOURCE and after > end:
            return None  # «المصادر الأمنية» says itself what it is
        if qualities.id and (value is None or forms.militia(key(item.called)) in self.lexicon.called[qualities.id]):
            value, why = self.listed(qualities.id), f"«{item.form}» with the adjective of an actor"
        if value is not None and qualities.country not in (None, value.country) and value.country:
            value = None  # «الشرطة الفلسطينية» is not the one that a report of the place calls «الشرطة»
        if value is None:
            if not item.kind or qualities.country or item.needs:
                return None
            value = ActorValue(None, self.words_between(first, after), item.kind)
        value = replace(value, loaded=value.loaded or item.loaded or qualities.loaded)
        return Phrase(first, after, value, "actor.reference", item.where, why, item.called)

    def _untitled(self, first: int, at: int) -> Phrase | None:
        if first != self.units.main(at):
            return None
        end = self.names.untitled(self.units, at, self.stop)
        if end is None:
            return None
        return self.named_person(first, at, end, "a name made of given names")
