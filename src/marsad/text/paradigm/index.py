"""Stems by their folded letters, and the analysis of a word's core (no clitics) into stem and ending."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import fold_all, key
from marsad.text.paradigm.affixes import IMPERFECT, NOMINAL, PERFECT, Ending, Stem
from marsad.text.paradigm.lexicon import (
    VERBS,
    derived_stems,
    imperfect_stems,
    listed_nouns,
    nominal_stems,
    perfect_stems,
    read_verb,
)

_Endings = dict[str, list[Ending]]
_Stems = dict[str, list[Stem]]
_Cuts = list[tuple[str, str]]  # a stem and an ending
_LONGEST = 4
# Letters of the text against letters of the lexicon: what writers often leave out or confuse.
_LENIENT = {
    "اأ": 0.2,
    "اإ": 0.2,
    "اآ": 0.4,
    "هة": 1.5,
    "ةه": 2.0,
    "يى": 0.5,
    "ىي": 0.5,
    **dict.fromkeys(("ئء", "ؤء", "ءئ", "ءؤ", "ئؤ", "ؤئ"), 0.2),
}


class Analysed(NamedTuple):
    """A reading of a core, the core as the lexicon would write it, and how far down the list it belongs."""

    reading: Reading
    written: str
    rank: int


def _by_letters(endings: Iterable[Ending]) -> _Endings:
    table: _Endings = {}
    for ending in endings:
        table.setdefault(key(ending.letters), []).append(ending)
    return table


class StemIndex:
    """All that the lexicon can recognise, without listing every form."""

    def __init__(self, knowledge: Knowledge) -> None:
        verbs = [read_verb(row) for row in knowledge.table(VERBS)]
        self._perfect = _indexed([stem for verb in verbs for stem in perfect_stems(verb)])
        self._imperfect = _indexed([stem for verb in verbs for stem in imperfect_stems(verb)])
        listed = listed_nouns(knowledge)
        derived = [stem for verb in verbs for stem in derived_stems(verb, listed)]
        participles = {stem.lemma for stem in derived if stem.upos == "ADJ"}
        self._nominal = _indexed([*derived, *nominal_stems(knowledge, participles)])
        self._endings = _by_letters(PERFECT), _by_letters(NOMINAL)
        self._prefixed = {key(prefix): (prefix, _by_letters(endings)) for prefix, endings in IMPERFECT.items()}
        tables = (*self._endings, *(endings for _, endings in self._prefixed.values()))
        self._tails = frozenset(tail for table in tables for tail in table)

    def analyse(self, form: str, folded: str, article: bool, pronoun: bool) -> list[Analysed]:
        """The readings of a core, the likeliest first. ``article``: ال stood before it; ``pronoun``: one follows it."""
        found: list[Analysed] = []
        size, tails = len(folded), self._tails
        cuts = [
            (folded[:at], tail) for at in range(size, max(0, size - _LONGEST - 1), -1) if (tail := folded[at:]) in tails
        ]
        _match(self._nominal, self._endings[1], "", cuts, article, pronoun, found)
        if not article:
            _match(self._perfect, self._endings[0], "", cuts, article, pronoun, found)
            prefix = self._prefixed.get(folded[:1])
            if prefix is not None:
                cuts = [(stem[1:], tail) for stem, tail in cuts]
                _match(self._imperfect, prefix[1], prefix[0], cuts, article, pronoun, found)
        if len(found) > 1:
            found.sort(key=lambda a: unlike(form, a.written) * 4 + a.rank)
        return found


def unlike(form: str, written: str) -> float:
    """How far two spellings of one key are apart; a hamza left out counts little, one that contradicts much."""
    if form == written:
        return 0.0
    return sum(
        _LENIENT.get(letter + other, 1.0) for letter, other in zip(form, written, strict=False) if letter != other
    )


def _indexed(stems: list[Stem]) -> _Stems:
    """Stems by key; the letters are folded in one go, which is ten times as fast as one by one."""
    index: _Stems = {}
    for letters, stem in zip(fold_all("\n".join([stem.letters for stem in stems])).split("\n"), stems, strict=True):
        group = index.get(letters)
        if group is None:
            index[letters] = [stem]
        else:
            group.append(stem)
    return index


def _match(
    stems: _Stems, endings: _Endings, prefix: str, cuts: _Cuts, article: bool, pronoun: bool, found: list[Analysed]
) -> None:
    for letters, tail_letters in cuts:
        group = stems.get(letters)
        if group is None:
            continue
        tails = endings.get(tail_letters)
        if tails is None:
            continue
        for stem in group:
            for tail in tails:
                if tail.group in stem.groups and _allowed(tail, article, pronoun):
                    found.append(_analysed(stem, tail, prefix, article))


def _allowed(tail: Ending, article: bool, pronoun: bool) -> bool:
    if tail.pronoun != "?" and (tail.pronoun == "+") != pronoun:
        return False
    return tail.article == "?" or not article


def _analysed(stem: Stem, tail: Ending, prefix: str, article: bool) -> Analysed:
    feats = merged(stem.feats, tail.feats, "Definite=Def" if article else "")
    return Analysed(
        Reading(stem.lemma, stem.upos, feats, stem.verb), prefix + stem.letters + tail.letters, stem.rank + tail.rank
    )


@cache
def merged(*feats: str) -> str:
    """Features in one string, keys sorted; a later value of a key replaces an earlier one."""
    pairs = dict(pair.split("=", 1) for part in feats for pair in part.split("|") if pair)
    return "|".join(f"{name}={value}" for name, value in sorted(pairs.items()))
