"""A small character model that says where the words of a token begin; it decides where the lexicon cannot."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

MODEL = Path(__file__).parent.parent / "data" / "segmenter.crfsuite"


def boundary_features(folded: str) -> list[list[str]]:
    """What the model sees of each letter: itself, its neighbours, and its distance from both ends."""
    padded = "^^^" + folded + "$$$"
    size = len(folded)
    return [_letter(padded, place + 3, place, size) for place in range(size)]


def _letter(text: str, at: int, place: int, size: int) -> list[str]:
    head, tail = min(place, 4), min(size - place, 4)
    return [
        f"a{text[at]}",
        f"b{text[at - 1]}",
        f"c{text[at + 1]}",
        f"d{text[at - 2 : at]}",
        f"e{text[at : at + 2]}",
        f"f{text[at - 1 : at + 2]}",
        f"g{text[at - 3 : at]}",
        f"h{text[at : at + 3]}",
        f"i{text[at : at + 4]}{head}",
        f"j{text[max(0, at - 4) : at]}",
        f"k{head}{text[at - 1 : at + 2]}",
        f"l{tail}{text[at - 1 : at + 2]}",
        f"m{head}",
        f"n{tail}",
        f"o{text[3 : 3 + place]}" if place < 4 else "o",
        f"p{text[at:-3]}" if tail < 4 else "p",
        f"q{text[3:6]}{head}",
        f"s{min(size, 9)}{head}",
    ]


class CharacterModel:
    """The trained model: the improbability of a cut, as a negative logarithm."""

    def __init__(self, path: Path = MODEL) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def begin(self, folded: str) -> None:
        """Look at a token; ``cost`` then speaks of it."""
        self._tagger.set(boundary_features(folded))

    def cost(self, size: int, starts: Sequence[int]) -> float:
        """How unlikely it is that words begin exactly at ``starts`` (0 is certain, 20 impossible)."""
        labels = ["1" if place in starts else "0" for place in range(size)]
        return min(20.0, -math.log(max(self._tagger.probability(labels), 1e-9)))
