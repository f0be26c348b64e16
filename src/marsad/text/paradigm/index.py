"""Stems by their folded letters, and the analysis of a word's core (no clitics) into stem and ending."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.paradigm.affixes import IMPERFECT, NOMINAL, PERFECT, Ending, Stem
from marsad.text.paradigm.lexicon import VERBS, derived_stems, imperfect_stems, nominal_stems, perfect_stems, read_verb

_Endings = dict[str, list[Ending]]
_Stems = dict[str, list[Stem]]
_LONGEST = 4


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
        self._perfect: _Stems = {}
        self._imperfect: _Stems = {}
        self._nominal: _Stems = {}
        for row in knowledge.table(VERBS):
            verb = read_verb(row)
            _add(self._perfect, perfect_stems(verb))
            _add(self._imperfect, imperfect_stems(verb))
            _add(self._nominal, derived_stems(verb))
        _add(self._nominal, nominal_stems(knowledge))
        self._endings = _by_letters(PERFECT), _by_letters(NOMINAL)
        self._prefixed = {key(prefix): (prefix, _by_letters(endings)) for prefix, endings in IMPERFECT.items()}

    def analyse(self, form: str, folded: str, article: bool, pronoun: bool) -> list[Analysed]:
        """The readings of a core, the likeliest first. ``article``: ال stood before it; ``pronoun``: one follows it."""
        found: list[Analysed] = []
        _match(self._nominal, self._endings[1], "", folded, article, pronoun, found)
        if not article:
            _match(self._perfect, self._endings[0], "", folded, article, pronoun, found)
            prefix = self._prefixed.get(folded[:1])
            if prefix is not None:
                _match(self._imperfect, prefix[1], prefix[0], folded[1:], article, pronoun, found)
        if len(found) > 1:
            found.sort(key=lambda a: (unlike(form, a.written) * 4 + a.rank))
        return found


def unlike(form: str, written: str) -> int:
    """In how many letters two spellings of one key differ."""
    return sum(a != b for a, b in zip(form, written, strict=False)) if form != written else 0


def _add(index: _Stems, stems: Iterator[Stem]) -> None:
    for stem in stems:
        index.setdefault(key(stem.letters), []).append(stem)


def _match(
    stems: _Stems, endings: _Endings, prefix: str, folded: str, article: bool, pronoun: bool, found: list[Analysed]
) -> None:
    for cut in range(len(folded), max(0, len(folded) - _LONGEST - 1), -1):
        group = stems.get(folded[:cut])
        if group is None:
            continue
        tails = endings.get(folded[cut:])
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
    return Analysed(Reading(stem.lemma, stem.upos, feats, stem.verb), prefix + stem.letters + tail.letters, stem.rank + tail.rank)


@cache
def merged(*feats: str) -> str:
    """Features in one string, keys sorted; a later value of a key replaces an earlier one."""
    pairs = dict(pair.split("=", 1) for part in feats for pair in part.split("|") if pair)
    return "|".join(f"{name}={value}" for name, value in sorted(pairs.items()))
