"""UD_Arabic-PUD as tokens of the text with their words; it lies beside the project and is never copied into it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.text.fold import clean

DATA = Path(os.environ.get("MARSAD_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
PUD = DATA / "ud" / "ar_pud.conllu.gz"


@dataclass(frozen=True)
class Gold:
    """A word of the treebank; ``form`` and ``lemma`` are clean."""

    form: str
    lemma: str
    upos: str
    feats: str


@dataclass(frozen=True)
class Token:
    """What stands between spaces and punctuation, and its words."""

    words: tuple[Gold, ...]

    @property
    def form(self) -> str:
        return "".join(word.form for word in self.words)

    @property
    def is_arabic(self) -> bool:
        return bool(self.form) and all("\u0621" <= letter <= "\u064a" for letter in self.form)


def read_sentences(path: Path = PUD) -> Iterator[list[Token]]:
    """The sentences of the treebank. Raises FileNotFoundError where it is absent."""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line[0].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield list(_tokens(rows))
                rows = []


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    words: list[Gold] = []
    for row in rows:
        apart = row[3] in ("PUNCT", "SYM") or not clean(row[1]).text.isalpha()
        if apart and words:
            yield Token(tuple(words))
            words = []
        if not clean(row[1]).text.strip():
            continue
        words.append(Gold(clean(row[1]).text, _bare(row[2]), row[3], row[5]))
        if apart or "SpaceAfter=No" not in row[9]:
            yield Token(tuple(words))
            words = []
    if words:
        yield Token(tuple(words))


def _bare(lemma: str) -> str:
    """A lemma without diacritics; ٱ at its head is the treebank's way to write a prefixed ا."""
    text = clean(lemma.replace("`", "ا")).text
    return text.replace("ٱ", "ا")
