"""Who has been named so far in a document, for the nouns that take an actor up again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from marsad.model.mention import ActorValue
from marsad.recognise import forms
from marsad.recognise.actor.lexicon import Lexicon
from marsad.recognise.actor.phrase import Phrase
from marsad.text.fold import key

_GROUPS = frozenset(
    (
        "state-forces",
        "police",
        "government",
        "armed-group",
        "militia",
        "coalition",
        "organisation",
        "agency",
        "outlet",
        "monitor",
    )
)
SOURCE = "مصدر"
_JOINED = frozenset({"عبد", "ابو", "ال"})
_FORCES = "قوات"  # nearly every actor has them: only what was called so counts


class Memory:
    """The groups and persons of a document in the order in which they were named."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._groups: list[tuple[ActorValue, frozenset[str], int]] = []
        self.sentence = 0
        self.persons: dict[str, ActorValue] = {}

    def note(self, phrase: Phrase, begins: str = "") -> None:
        """Remember a phrase that names a group; ``begins`` is the key of its first word."""
        value = phrase.value
        if phrase.side is not None:
            self.note(phrase.side)
        if phrase.person_named:
            self._note_person(value)
        if (value.kind in _GROUPS and (value.id or phrase.called)) or phrase.called == SOURCE:
            called = set(self._lexicon.called.get(value.id or "", ())) if value.id else set()
            if phrase.called:
                called.add(forms.militia(key(phrase.called).removeprefix("ال")))
            called.discard(_FORCES)
            if begins.removeprefix("ال") == _FORCES:
                called.add(_FORCES)
            self._groups.append((replace(value, loaded=False), frozenset(called), self.sentence))

    def _note_person(self, value: ActorValue) -> None:
        """Keep a person's family name, if the name is longer than that."""
        name = value.name.split()
        if len(name) >= 3 and key(name[-2]) in _JOINED:
            name[-2:] = [name[-2] + name[-1]]  # «رامي عبد الرحمن» is taken up as «عبدالرحمن»
        if len(name) >= 2 and len(name[-1]) >= 3:
            self.persons[key(name[-1]).strip("\"'«»“”")] = value

    def last_called(self, called: str) -> ActorValue | None:
        """The group named last whose names begin with ``called`` (تنظيم)."""
        wanted = forms.militia(key(called).removeprefix("ال"))
        return next((value for value, names, _ in reversed(self._groups) if wanted in names), None)

    def others_called(self, called: str) -> bool:
        """Whether the sentence that named the last one called so named another, of which the text speaks as often."""
        wanted = forms.militia(key(called).removeprefix("ال"))
        found = [(value.id, sentence) for value, names, sentence in self._groups if wanted in names]
        last, where = found[-1] if found else (None, -1)
        often = Counter(id_ for id_, _ in found)
        return any(id_ != last and sentence == where and often[id_] >= often[last] for id_, sentence in found)

    def last_force(self) -> ActorValue | None:
        """The armed actor named last: whose قواته and عناصره may be."""
        for value, _, _ in reversed(self._groups):
            if value.kind in ("state-forces", "armed-group", "militia", "coalition", "government", "police"):
                return value
        return None
