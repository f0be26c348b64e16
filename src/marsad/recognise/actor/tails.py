"""What may follow the head of an actor's phrase: adjectives, a side, a name in quotes or without, a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.model.mention import ActorValue
from marsad.recognise.actor.guards import Guards
from marsad.recognise.actor.lexicon import Adjective, Country, Head, Link, Name, Office
from marsad.recognise.actor.phrase import Phrase, Qualities

_IN = "في"
_MOST_ADJECTIVES = 4
_PEOPLES = frozenset({"الاكراد", "الاتراك", "الروس", "العرب", "الافغان", "الامريكان", "اليهود", "الدروز"})
_NO_PEOPLE = frozenset(  # one of them, or things: no plural of people describes them
    "جيش تنظيم نظام حزب قوات طاءرات طيران حركه جماعه جبهه تحالف شرطه حكومه مدفعيه مقاتلات مروحيات مليشيا ميليشيا "
    "مليشيات ميليشيات مقاومه دوله قوه سلطات وحدات كتاءب لواء فرقه امن مخابرات بحريه دبابات صواريخ".split()
)
_MOST_QUOTED = 4  # words of a person's name between quotation marks
_SPEECH = frozenset({"VERB", "ADP", "SCONJ", "CCONJ", "PART", "NUM", "DET", "PRON"})
_MOST_NAME = 3
_PLURAL = ("ون", "ين")
_NAME_TAGS = frozenset(("NOUN", "PROPN", "X", "ADJ"))


class Tails(Guards):
    """The parts that heads share."""

    def phrase(self, first: int) -> Phrase | None:
        raise NotImplementedError

    def surname_of(self, at: int) -> ActorValue | None:
        raise NotImplementedError

    def words_between(self, first: int, end: int) -> str:
        raise NotImplementedError

    def adjectives(self, at: int, qualities: Qualities, definite: bool, listed: bool = False) -> int:
        """Past the adjectives that agree with the head, adding what they give; ``listed`` takes those of the lists alone."""
        first = at
        for _ in range(_MOST_ADJECTIVES):
            if at >= self.stop or not self.units.bare(at) or self._ties(at) or self._other_case(at):
                break
            adjective = self.lexicon.adjectives.get(self.units.keys[at]) if listed else self._adjective(at)
            if adjective is None or self.units.definite(at) != definite or (listed and self._of_more(at)):
                break
            if adjective.country and qualities.country not in (None, adjective.country.code):
                break  # the next noun: الشرطة الإيطالية المغربي
            if self._disagrees(at, first):
                break  # the object: طرد الجيش الحوثيين, اتهم النظام السوري المعارضة
            qualities.add(adjective)
            at += 1
        return at

    def _disagrees(self, at: int, first: int) -> bool:
        """Whether a definite word cannot describe the noun before ``first``: a plural of people, or another gender."""
        keys = self.units.keys
        if first == 0 or not self.units.definite(at):
            return False
        head = keys[first - 1]
        if keys[at].endswith(_PLURAL) or keys[at] in _PEOPLES:
            return self.units.definite(first - 1) and head.removeprefix("ال") in _NO_PEOPLE
        described = at > first or (self.units.definite(first - 1) and head.endswith("ي"))
        return described and keys[at].endswith("ه") != keys[at - 1].endswith("ه")

    def _other_case(self, at: int) -> bool:
        """مجهولون صحفيا: an accusative after a word that is none describes nothing, it is the object."""
        if at == 0 or not self.units.keys[at].endswith("ا") or self.units.definite(at):
            return False
        before = self.units.words[self.units.tokens[at - 1].last - 1]
        return before.upos in {"NOUN", "ADJ"} and not before.form.endswith(("ا", "اً", "ين"))

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
        for keys, *_ in self.lexicon.linkers.get(self.units.keys[at], ()):
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
        for following, tie in self._links(cls, at):
            if following >= len(self.units.words) or self.units.words[following].token >= self.stop:
                continue
            following += self.units.is_quote(self.units.words[following].token)
            side = self.phrase(following) if following < len(self.units.words) else None
            if side is None or not (side.definite or side.value.id is not None):
                continue
            if cls in ("role", "force") and tie.keys == ("ل",) and side.value.kind in ("agency", "outlet"):
                continue  # مسؤول لرويترز: told to, not of
            if tie.against:
                return replace(side, value=_sided(ActorValue(None, "", "unknown-armed", side.value.country)))
            return self._sided(cls, side) if tie.own else side
        return None

    def _links(self, cls: str, at: int) -> Iterator[tuple[int, Link]]:
        """The ties that begin at a token, each with the word after it."""
        words, token = self.units.words, self.units.tokens[at]
        for tie in self.lexicon.linkers.get(self.units.keys[at], ()):
            if len(tie.keys) == 1 and cls in tie.classes:
                yield token.last, tie
        for tie in self.lexicon.linkers.get(words[token.first].key, ()):
            following = token.first + len(tie.keys)
            if cls in tie.classes and tie.keys == tuple(word.key for word in words[token.first : following]):
                yield following, tie

    def _sided(self, cls: str, side: Phrase) -> Phrase:
        """Somebody on the side of an actor: the forces loyal to a president are his, others have no id of their own."""
        forces = self.lexicon.forces_of.get(side.value.id or "") if cls in ("force", "group") else None
        return replace(side, value=self.listed(forces) if forces else _sided(side.value))

    def spoken_for(self, at: int) -> int | None:
        """The end of a body that no list holds after «باسم»: المتحدث باسم المجلس."""
        ties = self.lexicon.linkers.get(self.units.keys[at], ()) if at < self.stop else ()
        if not any("title" in tie.classes for tie in ties):
            return None
        return at + 2 if at + 1 < self.stop and self._names(at + 1) and self.units.definite(at + 1) else None

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
        while end < min(at + _MOST_NAME, self.stop) and self._names(end) and not self._adverbial(end):
            end += 1
            if self.units.definite(end - 1) or self.units.words[self.units.tokens[end - 1].first].upos == "PROPN":
                return end
        return at if end == at else at + 1

    def _adverbial(self, at: int) -> bool:
        """Whether an indefinite accusative stands at a token (قادة مستقبلا)."""
        return self.units.keys[at].endswith("ا") and not self.units.definite(at)

    def person_after(self, at: int, office: bool = False, quoted: bool = True) -> Phrase | None:
        """The name after a title or office, with titles of its own: المتحدث … العميد أحمد عسيري."""
        if at >= self.stop or (self.units.is_quote(at) and not quoted):
            return None
        first = self.units.tokens[at].first
        titled = self._titled(first, at)
        if titled:
            return titled
        end = self.names.end(self.units, at, self.stop, office)
        if end is None:
            return None
        if self.units.is_quote(at):
            if any("VerbForm=Vnoun" in r.feats for r in self.units.words[first + 1].readings):
                return None  # a word held at a distance, not a name: عملية "تسليم"
            if end - at - 2 > _MOST_QUOTED or self.units.words[first + 1].upos in _SPEECH:
                return None  # what he says: قال مدير المرصد "شوهد اختطاف خمسة مقاتلين"
            return self.named_person(first + 1, at + 1, end - 1, "a name in quotation marks")
        return self.named_person(first, at, end, "a person's name")

    def person_there(self, at: int) -> Phrase | None:
        """The name after an office and where it is held: السفير الروسي في تركيا أندريه كارلوف."""
        if at >= self.stop or self.units.keys[at] != _IN:
            return None
        state, after = self.state_name(at + 1)
        end = after if state else self.place_or_state(at + 1)
        return self.person_after(end, office=True, quoted=False) if end else None

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
            known = self.place_or_state(at + 1) or self.place_or_state(at + 2)
            return known or (at + 2 if at + 1 < self.stop and self._names(at + 1) else None)
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
