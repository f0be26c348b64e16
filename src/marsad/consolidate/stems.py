"""Words as two reports share them: folded, without clitics and endings, the telling ones weighing more than the common ones.

The stemmer is the light one of Larkey, Ballesteros and Connell (2007), «Light stemming for Arabic information retrieval».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.knowledge import Knowledge
from marsad.text.fold import fold_all

# What a shared word weighs: one that no lexicon of common words holds, a number, and a common word.
NAME, NUMBER, COMMON = 1.0, 0.5, 0.25

_WORD = re.compile(r"[^\W_]+")
_PREFIXES = ("وال", "فال", "بال", "كال", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
_LEAST = 3  # letters that stay when something is cut
# Words that no report stands out by, with the columns that hold them: of the language, and names of states, forces and days.
_COMMON_FILES = (
    ("lexicon/nouns.csv", ("lemma", "plurals")),
    ("lexicon/verbs.csv", ("lemma", "masdars")),
    ("lexicon/adjectives.csv", ("lemma", "plurals")),
    ("lexicon/time/months.csv", ("word",)),
    ("gazetteer/countries.csv", ("name", "aliases")),
    ("lexicon/actor/heads.csv", ("form", "also")),
    ("lexicon/place/heads.csv", ("form",)),
)
_FORCES = ("actors/*.csv", ("state-forces", "police", "government", "armed-group", "militia", "coalition"))


@lru_cache(100_000)
def stem(folded: str) -> str:
    """The stem of a folded word: one prefix and the endings off, as long as three letters stay."""
    for prefix in _PREFIXES:
        if folded.startswith(prefix) and len(folded) - len(prefix) >= _LEAST:
            folded = folded[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _LEAST:
            folded = folded[: -len(suffix)]
    return folded


@dataclass(frozen=True, slots=True)
class Bag:
    """The different stems of a text, sorted, and the sum of their weights."""

    stems: tuple[str, ...]
    weight: float


class Stems:
    """The stems of texts, and what a stem weighs where two texts share it. Words of grammar are no stems."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._grammar = {fold_all(row["form"]) for row in knowledge.table("lexicon/particles.csv")}
        self._common = {one for text in _common(knowledge) for one in map(stem, _WORD.findall(fold_all(text)))}
        self._kept: dict[str, str] = {}
        self._weights: dict[str, float] = {}

    def of(self, text: str) -> tuple[str, ...]:
        """The different stems of a text, sorted."""
        found = set()
        for word in _WORD.findall(fold_all(text)):
            if word not in self._grammar and (len(word) > 1 or word.isdigit()):
                found.add(self._kept.setdefault(made := stem(word), made))
        return tuple(sorted(found))

    def weight(self, one: str) -> float:
        """What the stem weighs: names more than common words, numbers between them."""
        known = self._weights.get(one)
        if known is None:
            known = NUMBER if one.isdigit() else COMMON if one in self._common else NAME
            self._weights[one] = known
        return known

    def bag(self, text: str) -> Bag:
        """The stems of a text with what they weigh together."""
        stems = self.of(text)
        return Bag(stems, sum(map(self.weight, stems)))

    def telling(self, stems: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the stems that weigh as names."""
        return tuple(one for one in stems if len(one) >= _LEAST and not one.isdigit() and one not in self._common)


def _common(knowledge: Knowledge) -> Iterator[str]:
    """The words, and names of several words, by which no report stands out."""
    for name, columns in _COMMON_FILES:
        for row in knowledge.table(name):
            for column in columns:
                yield from row.many(column)
    pattern, kinds = _FORCES
    for name in knowledge.names(pattern):
        for row in knowledge.table(name):
            if row.get("kind") in kinds:
                yield from (row["name"], *row.many("aliases"))
