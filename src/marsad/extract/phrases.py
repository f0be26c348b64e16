"""A sentence as a row of chunks: noun phrases, verbs, prepositions, times, and what bounds a clause.

Shallow on purpose: the engine walks this row from a trigger outwards, so all that matters is where a phrase ends, which
preposition brings it, and where the clause stops.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.extract.lexicon import SyntaxLexicon
from marsad.extract.phrase_ends import CLOSING, NOMINAL, OPENING, PhraseEnds, Starts
from marsad.model.analysis import Analysis
from marsad.model.mention import Mention
from marsad.model.text import Sentence

_LETTERS = {
    "relative": "R",
    "subordinator": "S",
    "complementiser": "O",
    "negation": "G",
    "verbal-particle": "A",
    "pronoun": "D",
}

_DAYS = frozenset({"يوم", "نهار", "ليله"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """``kind``: N noun phrase, V verb, P preposition, T time, C conjunction, R relative, S subordinator, O complementiser,
    G negation, A verbal particle, D pronoun, ``,`` comma, ``.`` other punctuation, Q quotation mark, ``(`` parenthesis,
    X anything else. ``first``–``last`` (exclusive) index the words; ``head`` is the index of the head word; ``relation``
    is what a preposition stands for (its own lemma, or "by", "cause", …).
    """

    kind: str
    first: int
    last: int
    head: int
    mentions: tuple[Mention, ...] = ()
    relation: str = ""


def mentions_by_word(analysis: Analysis, more: Iterable[Mention] = ()) -> Starts:
    """The mentions of the document, and those given besides, by the word with which they begin."""
    starts: Starts = {}
    for mentions in (*analysis.mentions.values(), more):
        for mention in mentions:
            starts.setdefault(mention.first, []).append(mention)
    return starts


class Chunker:
    """Cuts a sentence into chunks; see the module."""

    def __init__(self, lexicon: SyntaxLexicon) -> None:
        self._lexicon = lexicon

    def chunks(self, analysis: Analysis, sentence: Sentence, starts: Starts) -> list[Chunk]:
        """The chunks of one sentence, in the order of the text; ``starts`` are the document's mentions by first word."""
        return _Cutter(self._lexicon, analysis, sentence, starts).run()


class _Cutter(PhraseEnds):
    """The state of cutting one sentence."""

    def run(self) -> list[Chunk]:
        found: list[Chunk] = []
        i = self.first
        while i < self.last:
            chunk = self._chunk(i, found)
            found.append(chunk)
            i = max(chunk.last, i + 1)
        return found

    def _chunk(self, i: int, found: list[Chunk]) -> Chunk:
        if time := self.longest(i, {"time"}):
            return Chunk("T", i, min(time.last, self.last), i, (time,))
        word = self.words[i]
        if word.key in _DAYS and i + 1 < self.last and (day := self.longest(i + 1, {"time"})):
            return Chunk("T", i, min(day.last, self.last), i, (day,))  # يوم الأحد
        if word.upos == "PUNCT" and self.longest(i, {"quantity"}) is None:  # (44) شخصا is a phrase
            return self._punctuation(i)
        phrase = self.lexicon.preposition(self.words, i, self.last)
        mention = self.longest(i, {"actor", "place", "quantity", "materiel"})
        if mention and (phrase is None or mention.last > phrase[1]):
            return self._noun_phrase(i)
        if phrase and not any(self.longest(j, {"actor", "place"}) for j in range(i + 1, phrase[1])):
            return Chunk("X" if phrase[0] == "manner" else "P", i, phrase[1], i, (), phrase[0])
        if kind := self.lexicon.boundary(word):
            return self._closed(kind, i)
        governed = self.governed_noun(i) or self._announced(i, found)
        if (word.upos == "VERB" and not governed) or self.hidden_verb(i):
            return Chunk("V", i, self._with_suffix(i + 1), i)
        if word.upos == "CCONJ":
            return Chunk("C", i, i + 1, i)
        if word.upos in NOMINAL or word.upos in {"PRON", "VERB"}:
            return self._noun_phrase(i)
        if word.upos == "ADP":
            return Chunk("P", i, i + 1, i, (), word.lemma)
        return Chunk("X", i, i + 1, i)

    def _announced(self, i: int, found: list[Chunk]) -> bool:
        """أعلنت الوزارة ضبط خلية، واصل الجيش قصف: what may be a verbal noun is one behind a verb that takes it as object."""
        if not any("VerbForm=Vnoun" in r.feats and not r.feats.startswith("Case=Acc") for r in self.words[i].readings):
            return False
        at, subjects = len(found) - 1, 0
        while at >= 0 and found[at].kind in {"N", "P", "T", "Q", "("}:
            brought = at > 0 and found[at - 1].kind == "P"
            subjects += found[at].kind == "N" and not brought
            at -= 1
        return (
            at >= 0 and found[at].kind == "V" and subjects <= 1 and self.lexicon.takes_act(self.words[found[at].first])
        )

    def _closed(self, kind: str, i: int) -> Chunk:
        word = self.words[i]
        if kind in {"preposition", "boundary-preposition"}:
            return Chunk("P", i, i + 1, i, (), self.lexicon.lemma_of(word))
        letter = _LETTERS[kind]
        return Chunk(letter, i, self._with_suffix(i + 1) if kind == "complementiser" else i + 1, i)

    def _punctuation(self, i: int) -> Chunk:
        form = self.words[i].form
        if form in {"،", ","}:
            return Chunk(",", i, i + 1, i)
        if form == "(":
            return Chunk("(", i, self._parenthesis_end(i), i)
        if form in OPENING or form in CLOSING:
            return Chunk("Q", i, i + 1, i)
        return Chunk(".", i, i + 1, i)

    def _parenthesis_end(self, i: int) -> int:
        for j in range(i + 1, min(self.last, i + 40)):
            if self.words[j].form == ")":
                return j + 1
        return i + 1

    def _noun_phrase(self, i: int) -> Chunk:
        j = i
        mentions: list[Mention] = []
        while True:
            mention = self.longest(j, {"actor", "place", "materiel", "quantity"})
            if mention:
                mentions.extend(m for m in self.starts.get(j, ()) if m.dimension != "time")
                end = max(mention.last, j + 1)
                mentions.extend(m for k in range(j + 1, end) for m in self.starts.get(k, ()) if m.dimension != "time")
            else:
                end = j + 1
            closed = self.lexicon.is_closed(self.words[end - 1], mention)
            end = min(self._with_suffix(end), self.last)
            closed = closed or self.words[end - 1].upos == "PRON"
            following = self.next_in_phrase(i, end, closed, mention)
            while following is None and self.joins_adjective(i, end):
                end += 2
                following = self.next_in_phrase(i, end, True, None)
            if following is None:
                return Chunk("N", i, end, self._head(i, end), tuple(mentions))
            j = following

    def _head(self, i: int, end: int) -> int:
        """The noun that the phrase is about: past هذا، ثالث، أرفع, but for what begins a name or a number."""
        while i + 1 < end and self.lexicon.leads(self.words[i]) and i not in self.starts:
            if self.words[i + 1].upos not in {"NOUN", "PROPN", "ADJ"}:
                break
            i += 1
        return i

    def _with_suffix(self, i: int) -> int:
        """Past the pronoun that is written to the word before ``i``."""
        if 0 < i < self.last and self.words[i].upos == "PRON" and self.words[i].token == self.words[i - 1].token:
            return i + 1
        return i
