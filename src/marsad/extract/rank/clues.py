"""What the ranker sees of a claim: the words of its sentence, as hashed pieces, and the rules' findings by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from marsad.extract.rank.findings import findings
from marsad.extract.rank.shape import shape
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.text import Sentence, Word

BUCKETS = 1 << 16
_SIZES = (2, 3, 4, 5)  # letters in a piece; the edges of a word count as letters
_LONGEST = 40  # letters of a word that are looked at: no Arabic word is longer
_MOST_WORDS = 400  # words of a sentence that are looked at: a list without a full stop must not cost more
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class SentenceClues:
    """What a sentence shows whatever is claimed in it; ``letters`` and ``lemmas`` hold buckets, ``named`` names."""

    letters: frozenset[int]
    lemmas: frozenset[int]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clues:
    """A claim as the model sees it: its sentence, and the names of what the rules found of it."""

    sentence: SentenceClues
    named: frozenset[str]


def clues(analysis: Analysis, sentence: Sentence, seen: SentenceClues, claim: Claim) -> Clues:
    """What can be seen of a claim in the sentence that holds it."""
    return Clues(seen, frozenset(findings(analysis, sentence, claim)) | seen.named)


def sentence_clues(analysis: Analysis, sentence: Sentence, claims: Sequence[Claim]) -> SentenceClues:
    """What a sentence with these claims shows."""
    words = words_of(analysis, sentence)
    letters: set[int] = set()
    for word in words:
        letters |= pieces(word.key)
    named = frozenset(shape(analysis, sentence, claims))
    return SentenceClues(frozenset(letters), frozenset(lemma_buckets(words)), named)


def words_of(analysis: Analysis, sentence: Sentence) -> list[Word]:
    """The words of a sentence that are looked at: those of its beginning, if it is very long."""
    return analysis.words[sentence.first : min(sentence.last, sentence.first + _MOST_WORDS)]


@lru_cache(_REMEMBERED)
def pieces(key: str) -> frozenset[int]:
    """The buckets of the pieces of a folded word, its edges marked by a blank."""
    padded = f" {key[:_LONGEST]} "
    return frozenset(
        bucket("c" + padded[start : start + size]) for size in _SIZES for start in range(max(1, len(padded) - size + 1))
    )


def lemma_buckets(words: Sequence[Word]) -> Iterator[int]:
    """The buckets of lemmas, of pairs of neighbours, and of the lemma that opens the sentence."""
    before = "^"
    for word in words:
        lemma = word.lemma
        yield bucket("l" + lemma)
        yield bucket(f"m{before} {lemma}")
        before = lemma


@lru_cache(_REMEMBERED * 5)
def bucket(feature: str) -> int:
    """The bucket of a feature: many features share one, and none can be read back from it."""
    return crc32(feature.encode("utf-8", "surrogatepass")) % BUCKETS
