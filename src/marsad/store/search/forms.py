"""The forms by which words are found: as written, folded, and as lemmas. The rules of search, without any database.

A *position* is a word of the text, with its clitics: «وبالمدينة» is one position. Its forms are

* ``exact``: the clean form, in which diacritics, tatweel, bidi marks and the shape of digits do not count, and hamza, ى and
  ة do («وبالمدينة»);
* ``folded``: the folded key (أإآ→ا, ى→ي, ة→ه, ؤئ→ء, Persian letters and ٣ as Arabic letters and 3: «وبالمدينه»);
* ``lemma``: the folded lemma of the word without its clitics and its article («مدينه» for «مدينة», «المدن», «وبالمدينة»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.text.fold import clean, fold_all
from marsad.text.tokens import TOKEN
from marsad.text.words import WordAnalyser

FORMS = ("exact", "folded", "lemma")
READINGS = 2  # lemmas by which an asked word is looked for: more of them find what nobody meant
GAP = "_"  # a position that no word has
_REMEMBERED = 200_000
_PREFIXES = re.compile("[وف]?[بكلس]?(?:ال)?")
_GROUPED = re.compile(r"\d{1,3}(?:[,،]\d{3})+")

_Forms = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A position of a text: its forms, and where it stands, in code points of the raw text."""

    exact: str
    folded: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a query: as the asker wrote it, and its forms; of a doubtful word the likeliest lemmas."""

    written: str
    exact: str
    folded: str
    lemmas: tuple[str, ...]

    def matches(self, term: Term, form: str, prefix: bool = False) -> bool:
        """Whether a position of a text is found by a form; as a ``prefix``, whether it begins so."""
        if form == "lemma":
            return term.lemma.startswith(self.folded) if prefix else term.lemma in self.lemmas
        wanted, there = (self.exact, term.exact) if form == "exact" else (self.folded, term.folded)
        return there.startswith(wanted) if prefix else there == wanted


class Forms:
    """The positions of texts and the words of queries. A word's forms do not depend on the words around it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = WordAnalyser(knowledge)
        self._known: dict[tuple[str, str | None], _Forms | None] = {}

    def of(self, text: str) -> list[Term]:
        """The positions of a text: what holds a letter or a digit. Prefixes that stand alone («ل «الحياة»») have none."""
        normal = clean(text)
        to_raw, raw = normal.to_raw, normal.raw_offsets
        found: list[Term] = []
        for form, kind, start, end in _tokens(normal.text):
            if (forms := self._forms(form, kind)) is not None:
                first, last = (start, end) if to_raw is None else raw(start, end)
                found.append(Term(forms[0], forms[1], forms[2][0], first, last))
        return found

    def columns(self, text: str, title: str | None) -> tuple[list[str], list[str], list[str]]:
        """The exact forms, the folded ones and the lemmas of a text and then its title, position by position.

        Between the two stands GAP, over which no phrase reaches.
        """
        found = [forms for forms in map(self._known_forms, _tokens(clean(text).text)) if forms is not None]
        if title:
            found.append((GAP, GAP, (GAP,)))
            found += [forms for forms in map(self._known_forms, _tokens(clean(title).text)) if forms is not None]
        return [one[0] for one in found], [one[1] for one in found], [one[2][0] for one in found]

    def asked(self, text: str) -> list[Asked]:
        """The words of a query, or of a phrase of one."""
        found: list[Asked] = []
        for form, kind, _, _ in _tokens(clean(text).text):
            if (forms := self._forms(form, kind)) is not None:
                exact, folded, lemmas = forms
                found.append(Asked(form, exact, folded, self._as_meant(form, kind, lemmas)))
        return found

    def _as_meant(self, form: str, kind: str | None, lemmas: tuple[str, ...]) -> tuple[str, ...]:
        """The lemmas of an asked word; «غاره» may be meant for «غارة», which many type so."""
        other = self._forms(form[:-1] + "ة", kind) if form.endswith("ه") and len(form) > 2 else None
        return lemmas if other is None else tuple(dict.fromkeys([other[2][0], *lemmas]))[:READINGS]

    def _known_forms(self, token: tuple[str, str | None, int, int]) -> _Forms | None:
        return self._forms(token[0], token[1])

    def _forms(self, form: str, kind: str | None) -> _Forms | None:
        known = self._known.get((form, kind), ())
        if known == ():
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[form, kind] = self._read(form, kind)
        return known  # type: ignore[return-value]

    def _read(self, form: str, kind: str | None) -> _Forms | None:
        if not any(map(str.isalnum, form)) or (kind == "clitic" or _PREFIXES.fullmatch(form)):
            return None
        if kind == "number":
            exact = re.sub("[,،]", "", form) if _GROUPED.fullmatch(form.partition(".")[0]) else form
            return exact, exact, (exact,)
        folded = fold_all(form)
        lemmas = self._lemmas(form) if kind == "word" else (folded,)
        return form.lower(), folded, lemmas if all(lemmas) else (folded,)

    def _lemmas(self, form: str) -> tuple[str, ...]:
        core = max(
            self._words.split(form), key=lambda piece: len(piece.form)
        )  # of the word and its clitics the longest
        lemmas = dict.fromkeys(_bare(fold_all(reading.lemma), core.form) for reading in core.readings)
        return tuple(lemmas)[:READINGS]


def _bare(lemma: str, form: str) -> str:
    """The lemma of a name without its article, so that «رقة» finds «الرقة»; «ألغام» has none."""
    bare = lemma.removeprefix("ال") if form.startswith("ال") else lemma
    return bare if len(bare) > 1 else lemma


def _tokens(text: str) -> Iterator[tuple[str, str | None, int, int]]:
    for match in TOKEN.finditer(text):
        yield match[0], match.lastgroup, *match.span()
