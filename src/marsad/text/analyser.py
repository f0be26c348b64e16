"""A document's text as Sentences, Tokens and Words, with offsets into the raw text."""

from __future__ import annotations

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.text import Document, Normalised, Sentence, Token, Word
from marsad.text.fold import clean
from marsad.text.plainwords import PlainWords, plain
from marsad.text.sentences import Cut, SentenceSplitter
from marsad.text.tokens import tokens

_CACHED = 200_000  # forms; a year of news has fewer


class TextAnalyser:
    """The text floor as one call. Cheap to build; the word analyser loads its tables when first used."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._splitter = SentenceSplitter(knowledge)
        self._words = _word_analyser(knowledge)
        self._cache: dict[str, tuple] = {}

    def analyse(self, document: Document) -> Analysis:
        """``sentences``, ``tokens`` and ``words`` of the document's body."""
        analysis = Analysis(document, clean(document.text))
        for cut in self._splitter.split(analysis.normal.text):
            self._read(analysis, cut)
        return analysis

    def _read(self, analysis: Analysis, cut: Cut) -> None:
        """Add one sentence with its tokens and words."""
        normal, words, found = analysis.normal, analysis.words, analysis.tokens
        first = len(words)
        for kind, form, start, end in tokens(normal.text, cut.start, cut.end):
            begin = len(words)
            for piece in self._split(form, kind):
                span = normal.raw_span(start + piece.start, start + piece.end)
                words.append(Word(piece.form, piece.key, span.start, span.end, len(found), piece.readings))
            span = normal.raw_span(start, end)
            found.append(Token(form, span.start, span.end, begin, len(words)))
        if len(words) > first:
            span = normal.raw_span(cut.start, cut.end)
            analysis.sentences.append(Sentence(span.start, span.end, first, len(words), cut.kind))

    def _split(self, form: str, kind: str) -> tuple:
        pieces = self._cache.get(form)
        if pieces is None:
            pieces = self._words.split(form) if kind == "word" else plain(form, kind)
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            self._cache[form] = pieces
        return pieces


def _word_analyser(knowledge: Knowledge):
    try:
        from marsad.text.words import WordAnalyser
    except ImportError:
        return PlainWords()
    return WordAnalyser(knowledge)
