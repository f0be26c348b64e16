"""Tokens cut into words: clitics apart, each word with its readings."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key

CACHE_SIZE = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A syntactic word within a token: ``start``–``end`` are offsets inside the token's clean form."""

    form: str
    key: str
    start: int
    end: int
    readings: tuple[Reading, ...]


_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ي", "ك")
_PREFIX = {"و": "CCONJ", "ف": "CCONJ", "ب": "ADP", "ك": "ADP", "ل": "ADP", "س": "PART"}


class WordAnalyser:
    """Splits a token's clean form into words, without regard to its context."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._particles: dict[str, list[Reading]] = {}
        for row in knowledge.table("lexicon/particles.csv"):
            reading = Reading(row["lemma"], row["upos"], row["feats"])
            self._particles.setdefault(key(row["form"]), []).append(reading)
        self._cache: dict[str, tuple[Piece, ...]] = {}

    def split(self, form: str) -> tuple[Piece, ...]:
        """The words of a token, first to last; the same form always gives the same words."""
        found = self._cache.get(form)
        if found is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            found = self._cache[form] = self._split(form)
        return found

    def _split(self, form: str) -> tuple[Piece, ...]:
        folded = key(form)
        pieces: list[Piece] = []
        start, end = 0, len(form)
        if form.isalpha() and "\u0600" <= form[0] <= "\u06ff":
            start = self._front(form, folded, pieces)
            end = self._back(folded, start)
        core = form[start:end]
        if pieces and pieces[-1].form == "ل" and core.startswith("ل") and len(core) > 3:
            core = "ا" + core
        pieces.append(Piece(core, key(core), start, end, self._readings(core)))
        if end < len(form):
            pronoun = form[end:]
            pieces.append(Piece(pronoun, key(pronoun), end, len(form), (Reading("هو", "PRON", "PronType=Prs"),)))
        return tuple(pieces)

    def _front(self, form: str, folded: str, pieces: list[Piece]) -> int:
        start = 0
        for letters in ("وف", "بكلس"):
            if start + 3 > len(form) or folded[start:] in self._particles or form[start] not in letters:
                continue
            rest = folded[start + 1 :]
            if not _may_split(form[start], rest, rest in self._particles):
                continue
            letter = form[start]
            pieces.append(Piece(letter, letter, start, start + 1, (Reading(letter, _PREFIX[letter]),)))
            start += 1
        return start

    def _back(self, folded: str, start: int) -> int:
        core = folded[start:]
        if core in self._particles or core.startswith("ال"):
            return len(folded)
        for pronoun in _PRONOUNS:
            stem = core[: -len(pronoun)]
            if core.endswith(pronoun) and (stem in self._particles or (len(stem) > 2 and pronoun in ("ها", "هم", "هما"))):
                return len(folded) - len(pronoun)
        if core.endswith("ته") and len(core) > 4:
            return len(folded) - 1
        return len(folded)

    def _readings(self, core: str) -> tuple[Reading, ...]:
        folded = key(core)
        if folded in self._particles:
            return tuple(self._particles[folded])
        if not folded[:1].isalpha():
            return (Reading(core, "NUM" if folded[:1].isdigit() else "PUNCT"),)
        if folded.startswith("ال"):
            return (Reading(core[2:], "NOUN", "Definite=Def"),)
        if folded[0] in "يت" and len(folded) > 3 and not folded.endswith("ه"):
            return (Reading(core, "VERB", "Aspect=Imp"), Reading(core, "NOUN"))
        return (Reading(core, "NOUN"), Reading(core, "VERB", "Aspect=Perf"))


def _may_split(letter: str, rest: str, particle: bool) -> bool:
    if particle or rest.startswith("ال"):
        return True
    if letter == "ل":
        return rest.startswith("ل") and len(rest) > 3
    if letter == "س":
        return rest[0] in "يتن" and len(rest) > 3 and not rest.endswith("ه")
    return letter == "و" and len(rest) > 3
