"""Words that must not leave, looked for in every text that would: a witness's name stands in more places than its field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import ahocorasick

from marsad.export.profiles.words import LEAST, folded

_LOGIN = re.compile(r"(?:^|[/\\])(?:home|Users|Documents and Settings)[/\\]([^/\\]+)")


@dataclass(slots=True)
class Secrets:
    """All words learnt so far. A text is searched for all of them at once, in its folded form."""

    _words: set[str] = field(default_factory=set)
    _automaton: object = None

    def add(self, words: str | None) -> None:
        """Learn words; those shorter than three letters tell nobody apart."""
        form = folded(words or "")
        if len(form.replace(" ", "")) >= LEAST and form not in self._words:
            self._words.add(form)
            self._automaton = None

    def add_path(self, path: str | None) -> None:
        """Learn a path, and the login name in it."""
        self.add(path)
        for found in _LOGIN.findall(path or ""):
            self.add(found)

    def within(self, text: str) -> bool:
        """Whether a text holds any of the words."""
        if not self._words:
            return False
        if self._automaton is None:
            automaton = ahocorasick.Automaton()
            for word in self._words:
                automaton.add_word(word, True)
            automaton.make_automaton()
            self._automaton = automaton
        return next(iter(self._automaton.iter(folded(text))), None) is not None  # type: ignore[attr-defined]
