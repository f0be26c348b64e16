"""Noun phrases that begin with a head: عناصر التنظيم, كتائب الفاروق, مصدر يمني مسؤول في وزارة الصحة, العميد المنشق أحمد."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.model.mention import ActorValue
from marsad.model.text import Word
from marsad.recognise.actor.lexicon import Head
from marsad.recognise.actor.memory import SOURCE
from marsad.recognise.actor.phrase import Phrase, Qualities
from marsad.text.fold import key

if TYPE_CHECKING:
    from marsad.recognise.actor.reader import Reader

_GROUP_KINDS = frozenset(
    (
        "state-forces",
        "police",
        "government",
        "armed-group",
        "militia",
        "coalition",
        "organisation",
        "monitor",
        "agency",
        "outlet",
    )
)
_ARMED = frozenset(("state-forces", "police", "armed-group", "militia", "coalition", "unknown-armed", "government"))
_VEHICLE_KINDS = frozenset(("civilians", "person", "crowd", "outlet", "agency", "monitor", "organisation"))
_FACELESS = ("yes", "listed", "name", "quoted", "complement", "ordinal")
_LAST_TITLE = 4
_TOLD = frozenset({"جماعه", "فصيل", "ميليشيا", "كتيبه", "تنظيم"})  # of arms, whatever adjective follows


class HeadPhrases:
    """Builds the phrase of one head; each class of head has its own way."""

    def __init__(self, reader: Reader) -> None:
        self.r = reader
        self._ways: dict[str, Callable[[Head, int, int], Phrase | None]] = {
            "force": self._force, "human": self._human, "group": self._group, "unit": self._unit, "role": self._role,
            "title": self._title, "source": self._source, "office": self._office, "outlet": self._outlet,
        }  # fmt: skip

    def build(self, head: Head, first: int, end: int) -> Phrase | None:
        """The phrase whose head runs from the word ``first`` to the token ``end``; None if it names nobody."""
        if self.r.refused(head.form, first, end) or self.r.is_attribute(first, end) or self.r.is_verb(first):
            return None
        if head.cls in ("title", "role") and self.r.names_a_thing(first):
            return None
        return self._ways[head.cls](head, first, end)

    def _phrase(self, head: Head, first: int, end: int, value: ActorValue, detail: str, called: str = "") -> Phrase:
        definite = self.r.is_definite(first)
        return Phrase(first, end, value, f"actor.{head.cls}", head.where, detail, called, definite)

    def _words(self, first: int, end: int) -> str:
        return self.r.words_between(first, end)

    def _of_person(self, head: Head, first: int, person: Phrase, detail: str) -> Phrase:
        return replace(self._phrase(head, first, person.end, person.value, detail), person_named=True)

    def _force(self, head: Head, first: int, end: int) -> Phrase | None:
        """Members and arms of an actor: the actor's own id."""
        qualities = Qualities()
        after = self.r.adjectives(end, qualities, self.r.is_definite(first))
        construct = not self.r.is_definite(first) and not _complete(self.r.units.words[first])
        side = self.r.complement("force", after, direct=after == end and construct)
        if side and side.value.kind in _VEHICLE_KINDS and not side.value.id:
            side = None
        if side and (side.value.id or side.value.kind in _GROUP_KINDS):
            if head.need == "sided":
                side = replace(side, value=replace(side.value, id=None, name="", kind=head.kind))
            return self._force_of(head, first, side, qualities)
        own = self._own_force(head, first, after, qualities)
        if own or head.need == "no":
            return own or self._nobody(head, first, after, qualities)
        return None

    def _force_of(self, head: Head, first: int, side: Phrase, qualities: Qualities) -> Phrase:
        loaded = side.value.loaded or head.loaded or qualities.loaded
        end = self.r.adjectives(side.end, qualities, definite=True, listed=True)
        forces = self.r.lexicon.forces_of.get(side.value.id or "") if head.kind in _ARMED else None
        own = self.r.listed(forces) if forces else side.value
        value = replace(own, loaded=loaded or qualities.loaded)
        if value.kind == "person" or (value.kind == "government" and head.kind in _ARMED and not value.id):
            value = replace(value, id=None, name=self._words(first, end), kind=head.kind)
        return self._phrase(head, first, end, value, f"«{head.form}» and its side: {side.detail}", side.called)

    def _own_force(self, head: Head, first: int, end: int, qualities: Qualities) -> Phrase | None:
        """A force by its adjective: مقاتلات سعودية, مقاتلون أكراد."""
        if qualities.id:
            value = self.r.listed(qualities.id)
        elif qualities.forces and head.kind in _ARMED:
            name = self._words(first, end)
            known = self.r.known(qualities.forces)
            value = known or ActorValue(qualities.forces, name, "state-forces", qualities.country)
            if head.kind in ("armed-group", "unknown-armed") and head.need == "no":
                value = ActorValue(None, name, head.kind, qualities.country)
        elif qualities.kind in ("police", "state-forces") and head.need != "arms":
            return self._nobody(head, first, end, qualities)
        else:
            return None
        value = replace(value, loaded=head.loaded or qualities.loaded)
        return self._phrase(head, first, end, value, f"«{head.form}» with the adjective of a country or side", "قوات")

    def _nobody(self, head: Head, first: int, end: int, qualities: Qualities) -> Phrase:
        kind = qualities.kind if qualities.kind in _ARMED else head.kind
        value = ActorValue(None, self._words(first, end), kind, qualities.country, head.loaded or qualities.loaded)
        return self._phrase(head, first, end, value, f"«{head.form}» without a name")

    def _human(self, head: Head, first: int, end: int) -> Phrase | None:
        qualities = Qualities()
        end = self.r.adjectives(end, qualities, self.r.is_definite(first))
        kind = "unknown-armed" if qualities.kind == "unknown-armed" else head.kind
        value = ActorValue(None, self._words(first, end), kind, qualities.country, head.loaded or qualities.loaded)
        return self._phrase(head, first, end, value, f"people: «{head.form}»")

    def _group(self, head: Head, first: int, end: int) -> Phrase | None:
        """A group by its own name, listed or not."""
        definite = self.r.is_definite(first)
        listed = None if definite else self.r.complement("group", end, direct=True)
        forces = self.r.lexicon.forces_of.get(listed.value.id or "") if listed else None
        if listed and listed.value.id and (forces or listed.value.kind not in ("person", "outlet", "agency")):
            own = self.r.listed(forces) if forces else listed.value
            value = replace(own, loaded=listed.value.loaded or head.loaded)
            return self._phrase(head, first, listed.end, value, f"«{head.form}» and {listed.detail}", head.form)
        named = None if definite or head.need in ("listed",) else self._named(head, end)
        if named:
            value = ActorValue(None, self._words(first, named), head.kind, self.r.country, head.loaded)
            return self._phrase(head, first, named, value, f"«{head.form}» and a name no list holds", head.form)
        return self._general_group(head, first, end)

    def _general_group(self, head: Head, first: int, end: int) -> Phrase | None:
        """جماعات مسلحة, ميليشيات موالية لإيران: a group without a name."""
        qualities = Qualities()
        after = self.r.adjectives(end, qualities, self.r.is_definite(first))
        side = self.r.complement("group", after, direct=False)
        told = key(head.form) in _TOLD and after > end  # «جماعات إسلامية», «فصيل منافس»
        if not side and head.need != "self" and not told and (qualities.plain or head.kind == "organisation"):
            return None
        value = ActorValue(None, "", head.kind, qualities.country, head.loaded or qualities.loaded)
        if qualities.id:
            value = replace(self.r.listed(qualities.id), loaded=head.loaded or qualities.loaded)
        if side:
            after = side.end
            forces = self.r.lexicon.forces_of.get(side.value.id or "")
            own = self.r.listed(forces) if forces else side.value
            kind = own.kind if own.id or own.name else head.kind
            value = replace(own, kind=kind, loaded=head.loaded or own.loaded)
        value = replace(value, name=value.name or self._words(first, after))
        return self._phrase(head, first, after, value, f"«{head.form}» without a name", head.form)

    def _named(self, head: Head, end: int) -> int | None:
        if self.r.quoted(end):
            return self.r.quoted(end)
        return self.r.free_name(end) if head.need in ("name", "complement") else None

    def _unit(self, head: Head, first: int, end: int) -> Phrase | None:
        """A numbered unit: اللواء 35 مدرع, الفرقة الخامسة."""
        after = self.r.ordinal(end, self.r.is_definite(first))
        if after is None:
            return None
        qualities = Qualities()
        after = self.r.adjectives(after, qualities, definite=False)
        after = self.r.adjectives(after, qualities, definite=True)
        value = ActorValue(None, self._words(first, after), head.kind, qualities.country or self.r.country)
        return self._phrase(head, first, after, value, "a numbered military unit", head.form)

    def _role(self, head: Head, first: int, end: int) -> Phrase | None:
        """A person by office: متحدث باسم التحالف, قائد شرطة الأنبار, and the name that may follow."""
        qualities = Qualities()
        definite = self.r.is_definite(first)
        after = self.r.adjectives(end, qualities, definite)
        side = self.r.complement("role", after, direct=after == end and not definite)
        if head.need == "listed":
            side = None if definite or after > end else self.r.phrase_at_token(end)
            if side is None or side.value.kind not in ("person", "government", "state-forces", "police"):
                return None
        if side and side.person_named and after == end:
            return self._of_person(head, first, side, f"«{head.form}» and {side.detail}")
        stop = side.end if side else self.r.spoken_for(after) or after
        if not side and stop == end and not definite:
            stop = self.r.plain_complement(end)
            side = self.r.complement("role", stop, direct=False)
            stop = side.end if side else stop
        later = Qualities()
        stop = self.r.adjectives(stop, later, definite=True, listed=True) if stop > end else stop
        country = qualities.country or later.country or (side.value.country if side else None)
        sure = definite or side is not None or stop > after
        person = (
            self.r.person_after(stop, office=True, quoted=stop > end) or self.r.person_there(stop) if sure else None
        )
        if person:
            found = self._of_person(head, first, person, f"«{head.form}» and {person.detail}")
            return replace(found, side=side)
        if stop == end and head.need in _FACELESS and not (definite and head.need == "yes"):
            return None
        return self._office_holder(head, first, stop, side, country)

    def _office_holder(self, head: Head, first: int, end: int, side: Phrase | None, country: str | None) -> Phrase:
        listed = self.r.known(side.value.id or "") if side else None
        own = side.value.id if side and (listed is None or listed.kind != "person") else None
        value = ActorValue(own, self._words(first, end), "person", country)
        tail = f", a person of «{own}»" if own else ""
        return replace(self._phrase(head, first, end, value, f"a person by office: «{head.form}»{tail}"), side=side)

    def _title(self, head: Head, first: int, end: int) -> Phrase | None:
        """A title and the name after it: العميد المنشق "أحمد الرحال"."""
        known = self.r.surname_of(end)
        if known:
            detail = f"the title «{head.form}» and a family name named before"
            return replace(self._phrase(head, first, end + 1, known, detail), person_named=True)
        qualities = Qualities()
        definite = self.r.is_definite(first)
        after = self.r.adjectives(end, qualities, definite)
        side = self.r.complement("title", after, direct=False) if head.need == "self" else None
        stop = side.end if side else after
        person = self.r.person_after(stop, office=head.need != "rank", quoted=definite)
        person = person or (self.r.person_there(stop) if definite else None)
        if person:
            loaded = person.value.loaded or qualities.loaded
            value = replace(person.value, country=person.value.country or qualities.country, loaded=loaded)
            return self._of_person(
                head, first, replace(person, value=value), f"the title «{head.form}» and {person.detail}"
            )
        if head.need != "self" or not definite:
            return None
        return self._office_holder(head, first, stop, side, qualities.country)

    def _source(self, head: Head, first: int, end: int) -> Phrase | None:
        """Sources: مصدر يمني مسؤول في وزارة الصحة, مصادر محلية, شهود عيان."""
        qualities = Qualities()
        definite = self.r.is_definite(first)
        after = self.r.adjectives(end, qualities, definite)
        side = self.r.complement("source", after, direct=after == end and not definite)
        stop = self.r.adjectives(side.end, qualities, definite=True, listed=True) if side else after
        if stop == end and not self._bare_source(head, definite, end):
            return None
        kind = qualities.kind or head.kind
        if side and side.value.kind in _GROUP_KINDS and (side.value.id or side.rule != "actor.office"):
            kind = side.value.kind
        own = side.value.id if side and side.value.kind in _GROUP_KINDS else qualities.id
        country = qualities.country or (side.value.country if side else None)
        value = ActorValue(own, self._words(first, stop), kind, country)
        called = SOURCE if head.form == SOURCE else ""
        return replace(self._phrase(head, first, stop, value, f"a source of news: «{head.form}»", called), side=side)

    def _bare_source(self, head: Head, definite: bool, end: int) -> bool:
        """Whether «مصدر» by itself is a source: not «المصدر نفسه», not «مصدر رعب»."""
        if head.need == "self":
            return True
        if definite:
            return False
        return self.r.ends_noun_phrase(end)

    def _office(self, head: Head, first: int, end: int) -> Phrase | None:
        """Bodies by their kind: وزارة كذا, شرطة الأنبار, محكمة كذا."""
        definite = self.r.is_definite(first)
        qualities = Qualities()
        stop = end
        if head.need == "complement" and not self.r.nested:
            return None
        if head.need == "complement" and definite:
            value = ActorValue(None, self._words(first, end), head.kind, self.r.country)
            return self._phrase(head, first, self.r.adjectives(end, qualities, definite=True), value, f"«{head.form}»")
        if not definite:
            place = self.r.place_or_state(end) if head.need in ("name", "listed") else None
            stop = self._named(head, end) or place or end
        stop = self.r.adjectives(stop, qualities, definite=True, listed=True)
        if stop == end or (definite and (head.need == "quoted" or not (qualities.country or qualities.loaded))):
            return None
        value = ActorValue(None, self._words(first, stop), head.kind, qualities.country or self.r.country)
        return self._phrase(head, first, stop, value, f"a body no list holds: «{head.form}»", head.form)

    def _outlet(self, head: Head, first: int, end: int) -> Phrase | None:
        """صحيفة, قناة, وكالة and its name, listed or not."""
        if self.r.is_definite(first):
            return None
        listed = self.r.phrase_at_token(end)
        if listed and listed.value.kind in ("outlet", "agency", "monitor") and listed.value.id:
            return self._phrase(head, first, listed.end, listed.value, f"«{head.form}» and {listed.detail}", head.form)
        stop = self._named(head, end)
        if stop is None:
            return None
        qualities = Qualities()
        stop = self.r.adjectives(stop, qualities, definite=True, listed=True)
        value = ActorValue(None, self._words(first, stop), head.kind, qualities.country)
        return self._phrase(head, first, stop, value, f"«{head.form}» and a name no list holds", head.form)


def _complete(word: Word) -> bool:
    """مسلحون، جنديين: a sound plural or a dual that keeps its ن has no genitive after it."""
    return word.key.endswith(("ون", "ين", "ان")) and ("Number=Plur" in word.feats or "Number=Dual" in word.feats)
