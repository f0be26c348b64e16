"""What may follow the head of an actor's phrase: adjectives, a side, a name in quotes or without, a person."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.mention import ActorValue
from marsad.recognise.actor.lexicon import Adjective, Country, Head, Lexicon, Name, Office
from marsad.recognise.actor.persons import PersonNames
from marsad.recognise.actor.phrase import Phrase, Qualities
from marsad.recognise.units import Units
from marsad.text.fold import key

_MOST_ADJECTIVES = 4
_MOST_NAME = 3
_PLURAL = ("ون", "ين")
_NAME_TAGS = frozenset(("NOUN", "PROPN", "X", "ADJ"))


class Tails:
    """The parts that heads share. ``start``–``stop`` are the tokens of the sentence being read."""

    def __init__(self, lexicon: Lexicon, units: Units, names: PersonNames) -> None:
        self.lexicon = lexicon
        self.units = units
        self.names = names
        self.start = 0
        self.stop = len(units.tokens)
        self.country: str | None = None
        self.vocabulary = frozenset(word.key for word in units.words)

    def phrase(self, first: int) -> Phrase | None:
        raise NotImplementedError

    def surname_of(self, at: int) -> ActorValue | None:
        raise NotImplementedError

    def words_between(self, first: int, end: int) -> str:
        raise NotImplementedError

    def is_definite(self, word: int) -> bool:
        return self.units.words[word].form.startswith("ال")

    def refused(self, form: str, first: int, end: int) -> bool:
        """Whether the word after the head, or before it, says that no actor is meant (حركة المرور)."""
        stem = key(form).removeprefix("ال")
        if self._refused_itself(stem, first):
            return True
        after = self.lexicon.refused.get(("after", stem))
        if after and end < self.stop and self.units.keys[end] in after:
            return True
        near = self.lexicon.refused.get(("document", stem))
        if near and end == self.units.words[first].token + 1 and not near.isdisjoint(self.vocabulary):
            return not self.units.is_quote(end - 2)
        before = self.lexicon.refused.get(("before", stem))
        at = self.units.words[first].token
        if not before or at <= self.start:
            return False
        return self.units.words[self.units.main(at - 1)].key in before or self.units.keys[at - 1] in before

    def _refused_itself(self, stem: str, first: int) -> bool:
        """By its spelling (أمام is no إمام) or the clitic before it (بقيادة)."""
        refused, word = self.lexicon.refused, self.units.words[first]
        written = refused.get(("written", stem))
        if written and word.form in written:
            return True
        clitics = refused.get(("clitic", stem), set())
        return first > self.units.tokens[word.token].first and self.units.words[first - 1].key in clitics

    def names_a_thing(self, first: int) -> bool:
        """Whether the word before makes a title part of the name of a mosque or a street (مسجد الإمام الصادق)."""
        at = self.units.words[first].token
        whole = first == self.units.tokens[at].first
        return whole and at > self.start and self.names.names_a_thing(self.units, at - 1)

    def is_verb(self, first: int) -> bool:
        """Whether the word is likelier a verb here (طالب الخبير)."""
        word = self.units.words[first]
        return word.upos == "VERB" and not self.is_definite(first)

    def is_attribute(self, first: int, end: int) -> bool:
        """Whether the word is an adjective of the noun before it (هجوم انتحاري, بيان صحفي)."""
        at = self.units.words[first].token
        if end > at + 1 or at <= self.start or first > self.units.tokens[at].first:
            return False
        if self.units.keys[at] not in self.lexicon.adjectives or self.units.keys[at].endswith(("ون", "ين", "ان")):
            return False
        if self.units.is_quote(at - 1) and self.units.definite(at) and at - 2 > self.start:
            return True
        word = self.units.main(at - 1)
        before = self.units.words[word]
        known = self.units.definite(at - 1) or self.units.owned(word)
        if before.upos != "NOUN" or self.units.definite(at) != known:
            return False
        if self.units.definite(at):
            return True
        return not any(one.upos == "VERB" or one.has("VerbForm=Vnoun") for one in before.readings)

    def adjectives(self, at: int, qualities: Qualities, definite: bool, listed: bool = False) -> int:
        """Past the adjectives that agree with the head, adding what they give; ``listed`` takes those of the lists alone."""
        for _ in range(_MOST_ADJECTIVES):
            if at >= self.stop or not self.units.bare(at) or self._ties(at):
                break
            adjective = self.lexicon.adjectives.get(self.units.keys[at]) if listed else self._adjective(at)
            if adjective is None or self.units.definite(at) != definite or (listed and self._of_more(at)):
                break
            qualities.add(adjective)
            at += 1
        return at

    def _of_more(self, at: int) -> bool:
        """Whether a plural of people follows a name that is none (قوات هادي المتمردين): it is the next noun."""
        return self.units.keys[at].endswith(_PLURAL) and not self.units.keys[at - 1].endswith(_PLURAL)

    def _adjective(self, at: int) -> Adjective | None:
        found = self.lexicon.adjectives.get(self.units.keys[at])
        if found is not None:
            return found
        word = self.units.words[self.units.tokens[at].first]
        if word.upos != "ADJ" or self.units.keys[at] in self.lexicon.trie.root or word.key in self.lexicon.stops:
            return None
        return None if self._governs(at) else Adjective()

    def _governs(self, at: int) -> bool:
        """Whether a participle goes on with its own words (محملة بمساعدات): it does not describe the head alone."""
        return at + 1 < self.stop and self.units.words[self.units.tokens[at + 1].first].upos == "ADP"

    def _ties(self, at: int) -> bool:
        """Whether a word at a token ties the head to its side (التابعة ل)."""
        words, place = self.units.words, self.units.tokens[at].first
        for keys, _, _ in self.lexicon.linkers.get(self.units.keys[at], ()):
            if len(keys) == 1 or (place + 1 < len(words) and words[place + 1].key == keys[1]):
                return True
        return False

    def complement(self, cls: str, at: int, direct: bool) -> Phrase | None:
        """The side after a head: tied by a word (من, تابعة ل, باسم) or, if ``direct``, in construct (قوات التحالف)."""
        if at >= self.stop:
            return None
        tied = self._tied(cls, at)
        if tied:
            return tied
        return self.phrase_at_token(at) if direct else None

    def _tied(self, cls: str, at: int) -> Phrase | None:
        words = self.units.words
        token = self.units.tokens[at]
        place = token.first
        for keys, classes, gives in self.lexicon.linkers.get(self.units.keys[at], ()):
            if len(keys) == 1 and cls in classes and at + 1 < self.stop:
                side = self.phrase_at_token(at + 1) if self.units.is_quote(at + 1) else self.phrase(token.last)
                if side:
                    return side if gives != "own" else self._sided(cls, side)
        for keys, classes, gives in self.lexicon.linkers.get(words[place].key, ()):
            following = place + len(keys)
            if cls not in classes or following >= len(words) or words[following].token >= self.stop:
                continue
            if any(words[place + offset].key != part for offset, part in enumerate(keys)):
                continue
            side = self.phrase(following + self.units.is_quote(words[following].token))
            if cls in ("role", "force") and keys == ("ل",) and side and side.value.kind in ("agency", "outlet"):
                continue  # مسؤول لرويترز: told to, not of
            if side and (side.definite or side.value.id is not None):
                return side if gives != "own" else self._sided(cls, side)
        return None

    def _sided(self, cls: str, side: Phrase) -> Phrase:
        """Somebody on the side of an actor: the forces loyal to a president are his, others have no id of their own."""
        forces = self.lexicon.forces_of.get(side.value.id or "") if cls in ("force", "group") else None
        return replace(side, value=self.listed(forces) if forces else _sided(side.value))

    def spoken_for(self, at: int) -> int | None:
        """The end of a body that no list holds after «باسم»: المتحدث باسم المجلس."""
        if not any("role" in classes and len(keys) == 1 for keys, classes, _ in self._speaking(at)):
            return None
        return at + 2 if at + 1 < self.stop and self._names(at + 1) and self.units.definite(at + 1) else None

    def _speaking(self, at: int) -> list[tuple[tuple[str, ...], frozenset[str], str]]:
        found = self.lexicon.linkers.get(self.units.keys[at], []) if at < self.stop else []
        return [one for one in found if "title" in one[1]]

    def phrase_at_token(self, at: int) -> Phrase | None:
        """The phrase that begins with a whole token, or with the quotation mark before it."""
        if at < self.stop and self.units.is_quote(at):
            at += 1
        return self.phrase(self.units.tokens[at].first) if at < self.stop else None

    def listed(self, actor: str) -> ActorValue:
        return self.lexicon.actors[actor]

    def known(self, actor: str) -> ActorValue | None:
        return self.lexicon.actors.get(actor)

    def quoted(self, at: int) -> int | None:
        """The end of a name in quotation marks that begins at ``at``, without the closing mark."""
        if at >= self.stop or not self.units.is_quote(at):
            return None
        return self.units.closing_quote(at, self.stop, 6)

    def free_name(self, at: int) -> int | None:
        """The end of a group's name that stands without quotation marks: أحرار الشام الإسلامية."""
        if at >= self.stop or not self._names(at) or not self._proper(at):
            return None
        end = at + 1
        while end < min(at + _MOST_NAME, self.stop) and self._names(end) and self._goes_on(end):
            end += 1
        return end

    def _names(self, at: int) -> bool:
        key_ = self.units.keys[at]
        if self.units.is_mark(at) or not self.units.bare(at) or key_ in self.lexicon.stops or key_[0].isdigit():
            return False
        return self.units.words[self.units.tokens[at].first].upos in _NAME_TAGS

    def _proper(self, at: int) -> bool:
        """Whether a token can be the first of a name: definite, a given name, unknown, or before a definite word."""
        if self.units.definite(at) or self.units.keys[at] in self.lexicon.given:
            return True
        if self.units.words[self.units.tokens[at].first].upos in ("PROPN", "X"):
            return True
        return at + 1 < self.stop and self.units.bare(at + 1) and self.units.definite(at + 1)

    def _goes_on(self, at: int) -> bool:
        if self.units.definite(at):
            return not self.units.definite(at - 1) or self.units.keys[at] in self.lexicon.adjectives
        return self.units.keys[at - 1] in self.lexicon.compounds or self.units.keys[at] in self.lexicon.compounds

    def ordinal(self, at: int, definite: bool) -> int | None:
        """Past the number of a military unit."""
        if at >= self.stop:
            return None
        key_ = self.units.keys[at]
        if key_.isdigit() and len(key_) <= 3:
            return at + 1
        return at + 1 if definite and key_ in self.lexicon.ordinals else None

    def plain_complement(self, at: int) -> int:
        """Past the one or two nouns that say of what somebody is the head: مدير مستشفى الثورة."""
        end = at
        while end < min(at + _MOST_NAME, self.stop) and self._names(end):
            end += 1
            if self.units.definite(end - 1) or self.units.words[self.units.tokens[end - 1].first].upos == "PROPN":
                return end
        return at if end == at else at + 1

    def person_after(self, at: int, office: bool = False) -> Phrase | None:
        """The name after a title or office, with titles of its own: المتحدث … العميد أحمد عسيري."""
        if at >= self.stop:
            return None
        first = self.units.tokens[at].first
        titled = self._titled(first, at)
        if titled:
            return titled
        end = self.names.end(self.units, at, self.stop, office)
        if end is None:
            return None
        if self.units.is_quote(at):
            return self.named_person(first + 1, at + 1, end - 1, "a name in quotation marks")
        return self.named_person(first, at, end, "a person's name")

    def _titled(self, first: int, at: int) -> Phrase | None:
        for end, item in self.lexicon.trie.find(self.units.rest(first), self.units.keys, at + 1, self.stop):
            if isinstance(item, Name) and item.value.kind == "person" and item.only in (None, self.country):
                return Phrase(
                    first,
                    end,
                    item.value,
                    "actor.name",
                    item.where,
                    f"the listed person «{item.value.id}»",
                    person_named=True,
                )
            if (isinstance(item, Head) and item.cls == "title") or (isinstance(item, Office) and item.person):
                found = self.phrase(first)
                return found if found and found.value.kind == "person" and found.person_named else None
        return None

    def named_person(self, first: int, at: int, end: int, detail: str) -> Phrase:
        """A person that no list holds, under the name that the text gives."""
        last = end - 1 if self.units.is_quote(end - 1) else end
        name = self.words_between(self.units.tokens[at].first if first < self.units.tokens[at].first else first, last)
        value = ActorValue(None, name, "person")
        return Phrase(first, last, value, "actor.person", "lexicon/actor/given_names.csv", detail, person_named=True)

    def state_name(self, at: int) -> tuple[Country | None, int]:
        """The country whose name stands at a token: جيش لبنان."""
        if at < self.stop and self.units.bare(at):
            for end, item in self.lexicon.trie.find(self.units.keys[at], self.units.keys, at + 1, self.stop):
                if isinstance(item, Country):
                    return item, end
        return None, at

    def place_or_state(self, at: int) -> int | None:
        """The end of the name of a state or a known city at a token: شرطة الأنبار."""
        if at >= self.stop or not self.units.bare(at):
            return None
        if self.units.keys[at] in self.lexicon.generic:
            return self.place_or_state(at + 1) or (at + 2 if at + 1 < self.stop and self._names(at + 1) else None)
        hits = self.lexicon.signals.find(self.units.keys[at], self.units.keys, at + 1, self.stop)
        return hits[0][0] if hits and self.units.keys[at] not in self.lexicon.adjectives else None

    def ends_noun_phrase(self, at: int) -> bool:
        """Whether no further noun follows that would make another thing of it (مصدر رعب)."""
        if at >= self.stop or self.units.is_mark(at) or not self.units.bare(at):
            return True
        word = self.units.words[self.units.tokens[at].first]
        if word.upos == "DET":
            return False
        return word.upos in ("VERB", "SCONJ", "ADP", "PART", "PRON", "AUX") or word.key in self.lexicon.stops


def _sided(value: ActorValue) -> ActorValue:
    """Somebody on the side of an actor who is not of it: no id of its own."""
    kind = value.kind if value.kind in ("armed-group", "militia", "state-forces") else "unknown-armed"
    return ActorValue(None, "", kind, value.country, value.loaded)
