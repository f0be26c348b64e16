"""What a person may type as a query, and the tree that it becomes.

::

    قصف المدينة          both words, in any form            "قصف المدينة"    the phrase («…» and “…” too)
    قصف OR غارة          either (also |)                    =قصف  ="…"       as it is written
    قصف -حلب  NOT حلب     the first without the second        قص*              what begins so
    (قصف OR غارة) حلب     brackets

OR binds less than the blank. AND, OR and NOT are operators in capitals only; Arabic words never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.errors import QueryError
from marsad.store.search.forms import Asked, Forms
from marsad.text.visible import visible

LONGEST = 2_000  # characters of a query
MOST_WORDS = 64
_DEEPEST = 20  # brackets in brackets

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»"}
_UNSEEN = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<or>\||OR(?![^\s()]))|(?P<and>&|AND(?![^\s()]))"
    r"|(?P<not>NOT(?![^\s()])|[-−](?=[^\s|&)]))"
    r"|(?P<exact>=?)(?:(?P<mark>[\"“”„«])(?P<phrase>[^\"“”„«»]*)(?P<end>[\"”“»]?)|(?P<word>[^\s()|\"“”„«»]+))(?P<star>\*?)"
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, or a phrase of several. ``exact``: as written; ``prefix``: its last word may go on."""

    words: tuple[Asked, ...]
    exact: bool = False
    prefix: bool = False

    @property
    def written(self) -> str:
        """The words as they were asked."""
        return " ".join(word.written for word in self.words) + ("*" if self.prefix else "")

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms by which it is looked for, the closest first."""
        return ("exact",) if self.exact else ("exact", "folded", "lemma")


@dataclass(frozen=True, slots=True)
class Both:
    """All of its parts; those of ``without`` not."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of its parts at least."""

    parts: tuple[Node, ...]


Node = Leaf | Both | Either


def parse(text: str, forms: Forms) -> Node | None:
    """The tree of a query; None for one without any word. Raises QueryError, which says what cannot be understood."""
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text):,} characters; {LONGEST:,} are the most")
    parser = _Parser(list(_pieces(_UNSEEN.sub("", text))), forms)
    tree = parser.either(0)
    if parser.left:
        raise QueryError("a bracket «)» closes what was not opened; take it away, or put it between quotation marks")
    return tree


def leaves(node: Node | None) -> Iterator[Leaf]:
    """The words and phrases that a text must, or may, hold; not those that it must not."""
    if isinstance(node, Leaf):
        yield node
    elif node is not None:
        for part in node.parts:
            yield from leaves(part)


def _pieces(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None or match.end() == at:  # a closing mark alone, a lone «=»: nothing to look for
            at += 1
            continue
        if match["mark"] and match["end"] not in _QUOTES.values():
            raise QueryError(f"the phrase after {match['mark']} is never closed: {visible(match['phrase'][:60])}")
        at = match.end()
        if match.lastgroup != "space":
            yield match


class _Parser:
    """Reads the pieces from left to right."""

    def __init__(self, pieces: list[re.Match[str]], forms: Forms) -> None:
        self._pieces = pieces
        self._forms = forms
        self._at = 0
        self._words = 0

    @property
    def left(self) -> bool:
        return self._at < len(self._pieces)

    def _takes(self, group: str) -> bool:
        taken = self.left and self._pieces[self._at][group] is not None
        self._at += taken
        return taken

    def either(self, depth: int) -> Node | None:
        """Parts with OR between them."""
        if depth > _DEEPEST:
            raise QueryError(f"more than {_DEEPEST} brackets in one another; write it with fewer")
        parts = [self._both(depth)]
        while self._takes("or"):
            parts.append(self._both(depth))
        found = [part for part in parts if part is not None]
        if len(found) > 1 and any(isinstance(part, Both) and not part.parts for part in found):
            raise QueryError("beside OR there must be something to look for, not only what must not be there")
        return found[0] if len(found) == 1 else Either(tuple(found)) if found else None

    def _both(self, depth: int) -> Node | None:
        wanted: list[Node] = []
        without: list[Node] = []
        while self.left and not (self._pieces[self._at]["or"] or self._pieces[self._at]["close"]):
            if self._takes("and"):
                continue
            negated = self._takes("not")
            part = self._one(depth)
            if part is not None:
                (without if negated else wanted).append(part)
        if any(isinstance(part, Both) and not part.parts for part in without):
            raise QueryError("NOT stands before what is only left out; say what is to be found")
        return _joined(wanted, without)

    def _one(self, depth: int) -> Node | None:
        if not self.left:
            raise QueryError("after «-» or NOT there must be a word")
        if self._takes("open"):
            found = self.either(depth + 1)
            if not self._takes("close"):
                raise QueryError("a bracket «(» is never closed; close it, or put it between quotation marks")
            return found
        piece = self._pieces[self._at]
        if piece["close"] or piece["or"] or piece["not"] is not None:
            raise QueryError(f"«{visible(piece[0])}» stands where a word must be")
        self._at += 1
        return self._leaf(piece)

    def _leaf(self, piece: re.Match[str]) -> Leaf | None:
        text, star = piece["phrase"] if piece["mark"] else piece["word"], bool(piece["star"])
        if not piece["mark"] and text.endswith("*"):
            text, star = text.rstrip("*"), True
        words = tuple(self._forms.asked(text))
        self._words += len(words)
        if self._words > MOST_WORDS:
            raise QueryError(f"more than {MOST_WORDS} words; ask for fewer")
        if "*" in text:
            raise QueryError(f"«{visible(text[:60])}»: the star stands at the end of a word only")
        return Leaf(words, bool(piece["exact"]), star) if words else None


def _joined(wanted: list[Node], without: list[Node]) -> Node | None:
    """The parts as one node; what a part only leaves out, «(-حلب) قصف», is left out of the whole."""
    for part in [part for part in wanted if isinstance(part, Both) and not part.parts]:
        wanted.remove(part)
        without += part.without
    if without:
        return Both(tuple(wanted), tuple(without))
    return wanted[0] if len(wanted) == 1 else Both(tuple(wanted)) if wanted else None
