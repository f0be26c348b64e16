"""A document's text as Sentences, Tokens and Words, with offsets into the raw text."""

from __future__ import annotations

from typing import TypeAlias

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.text import Document, Reading, Sentence, Token, Word
from marsad.text.fold import clean
from marsad.text.plainwords import plain
from marsad.text.sentences import Cut, SentenceSplitter
from marsad.text.tagger import Tagger
from marsad.text.tokens import TOKEN
from marsad.text.words import WordAnalyser

_CACHED = 200_000  # forms; a year of one paper's news has fewer
_Pieces: TypeAlias = "tuple[tuple[str, str, int, int, tuple[Reading, ...]], ...]"


class TextAnalyser:
    """The text floor as one call."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._splitter = SentenceSplitter(knowledge)
        self._words = WordAnalyser(knowledge)
        self._tagger = Tagger(knowledge)
        self._cache: dict[str, _Pieces] = {}

    def analyse(self, document: Document) -> Analysis:
        """``sentences``, ``tokens`` and ``words`` of the document's body."""
        analysis = Analysis(document, clean(document.text))
        for cut in self._splitter.split(analysis.normal.text):
            self._read(analysis, cut)
        return analysis

    def _read(self, analysis: Analysis, cut: Cut) -> None:
        """Add one sentence with its tokens and words. Each word of a document passes here: nothing but what must be."""
        normal, cache, tokens = analysis.normal, self._cache, analysis.tokens
        to_raw, raw = normal.to_raw, normal.raw_offsets
        words: list[Word] = []
        first = len(analysis.words)
        for match in TOKEN.finditer(normal.text, cut.start, cut.end):
            form = match[0]
            start, end = match.span()
            kind = match.lastgroup
            pieces = (kind != "clitic" and cache.get(form)) or self._split(form, kind)
            number, begin = len(tokens), first + len(words)
            from_raw, to = (start, end) if to_raw is None else raw(start, end)
            if len(pieces) == 1:
                piece, key, _, _, readings = pieces[0]
                words.append(Word(piece, key, from_raw, to, number, readings))
            else:
                for piece, key, left, right, readings in pieces:
                    words.append(Word(piece, key, *raw(start + left, start + right), number, readings))
            tokens.append(Token(form, from_raw, to, begin, first + len(words)))
        if words:
            analysis.words.extend(self._tagger.retag(words))
            start, end = raw(cut.start, cut.end)
            analysis.sentences.append(Sentence(start, end, first, first + len(words), cut.kind))

    def _split(self, form: str, kind: str | None) -> _Pieces:
        """The words of a token, remembered by its form."""
        found: _Pieces = self._words.split(form) if kind == "word" else plain(form, kind or "rest")
        if kind != "clitic":  # «ب» before a number is not the «ب» of «أ ف ب»
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[form] = found
        return found
