"""The tokens of a document as match keys, and the words where a mention may begin: after و ف ب ك ل س."""

from __future__ import annotations

from marsad.model.analysis import Analysis
from marsad.model.text import Sentence, Word

_PROCLITICS = frozenset("وفبكلس")
_QUOTES = frozenset("\"'«»“”‘’„‟‹›")
_MARKS = frozenset("،,.؛;:؟?!…()[]{}-–—/\\|*") | _QUOTES


class Units:
    """``keys`` holds one folded key for each token of the document."""

    def __init__(self, analysis: Analysis) -> None:
        words = analysis.words
        self.words = words
        self.tokens = analysis.tokens
        self.keys = [
            words[token.first].key if token.last - token.first == 1 else _joined(words, token.first, token.last)
            for token in analysis.tokens
        ]

    def range_of(self, sentence: Sentence) -> range:
        """The tokens of a sentence."""
        if sentence.last <= sentence.first:
            return range(0)
        return range(self.words[sentence.first].token, self.words[sentence.last - 1].token + 1)

    def starts(self, at: int) -> list[int]:
        """The words of a token where a name may begin: the first, and each after a clitic."""
        token = self.tokens[at]
        first, last = token.first, token.last
        found = [first]
        while first < last - 1 and self.words[first].key in _PROCLITICS:
            first += 1
            found.append(first)
        return found

    def rest(self, word: int) -> str:
        """The key of a token from one of its words on."""
        token = self.tokens[self.words[word].token]
        if word == token.last - 1:
            return self.words[word].key
        if word == token.first:
            return self.keys[self.words[word].token]
        return _joined(self.words, word, token.last)

    def owned(self, word: int) -> bool:
        """Whether a pronoun follows the word in its token (قواته)."""
        following = word + 2 == self.tokens[self.words[word].token].last
        return following and self.words[word + 1].upos == "PRON"

    def main(self, at: int) -> int:
        """The word of a token after its clitics."""
        return self.starts(at)[-1]

    def bare(self, at: int) -> bool:
        """Whether a token has no clitic before it."""
        token = self.tokens[at]
        return token.last - token.first == 1 or self.words[token.first].key not in _PROCLITICS

    def definite(self, at: int) -> bool:
        """Whether a token's main word has the article."""
        return self.words[self.main(at)].form.startswith("ال") and len(self.words[self.main(at)].form) > 3

    def is_quote(self, at: int) -> bool:
        return self.keys[at] in _QUOTES

    def is_mark(self, at: int) -> bool:
        """Whether a token is punctuation."""
        return self.keys[at] in _MARKS

    def closing_quote(self, at: int, stop: int, most: int) -> int | None:
        """The token of the quotation mark that closes the one at ``at``, at most ``most`` tokens on."""
        for place in range(at + 2, min(at + most + 2, stop)):
            if self.is_quote(place):
                return place
            if self.is_mark(place) and self.keys[place] not in "-–.()":
                return None
        return None


def _joined(words: list[Word], first: int, last: int) -> str:
    """The key of words written together: ل + التنظيم is للتنظيم."""
    found = words[first].key
    for place in range(first + 1, last):
        key = words[place].key
        found += key[1:] if words[place - 1].key == "ل" and key[:2] == "ال" else key
    return found
