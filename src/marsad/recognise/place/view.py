"""The words of a document as the matcher walks them: token by token, each token from any of its words on."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.analysis import Analysis
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.lexicon import Direction, Head

QUOTES = frozenset("\"«»“”„‟'‘’")
COMMAS = frozenset("،,")
BREAKS = frozenset("PUNCT SYM".split())


@dataclass(slots=True)
class Found:
    """A name that may be a place. ``first``–``last`` (exclusive) index words; ``left`` is the first word of its head."""

    first: int
    last: int
    name: str
    entries: tuple[Entry, ...] = ()
    head: Head | None = None
    left: int = -1
    listed: bool = False
    joined: bool = False  # by «و» or a comma to the place before it
    anaphor: bool = False
    site_of: bool = False  # a site named after a town that the gazetteer has, and itself not in it
    direction: Direction | None = None
    countryside: bool = False
    near_km: float = 0.0
    beside: bool = False  # near it, and not its edge
    offset_km: float = 0.0  # «على بعد 10 كم شمال حلب»: how far in the direction
    rule: str = "place.gazetteer"
    reasons: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.left < 0:
            self.left = self.first


class View:
    """An Analysis, with what the matcher asks of it."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.tokens = analysis.tokens
        self.keys = [word.key for word in analysis.words]

    def unit(self, token: int, word: int) -> str:
        """The letters of a token from ``word`` on, folded, as one string."""
        last = self.tokens[token].last
        return self.keys[word] if word + 1 == last else "".join(self.keys[word:last])

    def is_word(self, token: int) -> bool:
        """Whether there is such a token and it is no mark."""
        return token < len(self.tokens) and self.words[self.tokens[token].first].upos not in BREAKS

    def is_quote(self, token: int) -> bool:
        return token < len(self.tokens) and self.tokens[token].form in QUOTES

    def after_quote(self, token: int) -> int:
        """``token``, or the one after it where it is a quotation mark."""
        return token + 1 if self.is_quote(token) else token

    def before(self, word: int, count: int = 1) -> str:
        """The ``count`` words before ``word``, folded, one blank between; empty where a mark or the start is among them."""
        start = word - count
        if start < 0 or any(self.words[at].upos in BREAKS for at in range(start, word)):
            return ""
        return " ".join(self.keys[start:word])

    def after(self, word: int, count: int = 1) -> str:
        """The ``count`` words from ``word`` on, folded; empty where a mark or the end is among them."""
        stop = word + count
        if stop > len(self.words) or any(self.words[at].upos in BREAKS for at in range(word, stop)):
            return ""
        return " ".join(self.keys[word:stop])


def joined(view: View, item: Found, other: Found) -> bool:
    """Whether only «و» and a comma stand between two names."""
    between = view.words[item.last : other.left]
    return 0 < len(between) <= 2 and all(word.upos == "CCONJ" or word.form in COMMAS for word in between)
