"""A sentence as a row of chunks: noun phrases, verbs, prepositions, times, and what bounds a clause.

Shallow on purpose: the engine walks this row from a trigger outwards, so all that matters is where a phrase ends, which
preposition brings it, and where the clause stops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.extract.lexicon import SyntaxLexicon
from marsad.model.analysis import Analysis
from marsad.model.mention import Mention, QuantityValue
from marsad.model.text import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "DET"})
_LETTERS = {
    "relative": "R",
    "subordinator": "S",
    "complementiser": "O",
    "negation": "G",
    "verbal-particle": "A",
    "pronoun": "D",
}
_REGIME = frozenset({"النظام", "الجيش", "الاحتلال", "التحالف", "العدو", "المعارضه", "التنظيم", "المقاومه", "العدوان"})
_ACTING = frozenset({"انتحاري", "انتحاريا", "مسلح", "مسلحا", "مسلحون", "مسلحين", "مجهول", "مجهولون", "مجهولين"})
_OPENING = frozenset("\"'«“”‘‹(")
_CLOSING = frozenset("\"'»”“’›)")


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


Starts = dict[int, list[Mention]]


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


class _Cutter:
    """The state of cutting one sentence."""

    def __init__(self, lexicon: SyntaxLexicon, analysis: Analysis, sentence: Sentence, starts: Starts) -> None:
        self.lexicon = lexicon
        self.words: Sequence[Word] = analysis.words
        self.last = sentence.last
        self.first = sentence.first
        self.starts = starts

    def run(self) -> list[Chunk]:
        found: list[Chunk] = []
        i = self.first
        while i < self.last:
            chunk = self._chunk(i)
            found.append(chunk)
            i = max(chunk.last, i + 1)
        return found

    def _chunk(self, i: int) -> Chunk:
        if time := self._longest(i, {"time"}):
            return Chunk("T", i, min(time.last, self.last), i, (time,))
        word = self.words[i]
        if word.upos == "PUNCT":
            return self._punctuation(i)
        phrase = self.lexicon.preposition(self.words, i, self.last)
        mention = self._longest(i, {"actor", "place", "quantity", "materiel"})
        if mention and (phrase is None or mention.last > phrase[1]):
            return self._noun_phrase(i)
        if phrase and not any(self._longest(j, {"actor", "place"}) for j in range(i + 1, phrase[1])):
            return Chunk("X" if phrase[0] == "manner" else "P", i, phrase[1], i, (), phrase[0])
        if kind := self.lexicon.boundary(word):
            return self._closed(kind, i)
        if word.upos == "VERB" or self._hidden_verb(i):
            return Chunk("V", i, self._with_suffix(i + 1), i)
        if word.upos == "CCONJ":
            return Chunk("C", i, i + 1, i)
        if word.upos in NOMINAL or word.upos == "PRON":
            return self._noun_phrase(i)
        if word.upos == "ADP":
            return Chunk("P", i, i + 1, i, (), word.lemma)
        return Chunk("X", i, i + 1, i)

    def _hidden_verb(self, i: int) -> bool:
        """هجوم شنه، عملية أقدم عليها: after an indefinite noun, a form that takes it up by a pronoun is a verb."""
        if i == self.first or i + 1 >= self.last:
            return False
        word, before, after = self.words[i], self.words[i - 1], self.words[i + 1]
        own = after.upos == "PRON" and after.token == word.token
        governed = after.upos == "ADP" and i + 2 < self.last and self.words[i + 2].upos == "PRON"
        if not (own or governed) or before.upos not in {"NOUN", "ADJ"} or before.definite:
            return False
        return word.upos in ({"NOUN"} if own else {"NOUN", "ADJ"}) and any(
            r.upos == "VERB" and "Aspect=Perf" in r.feats for r in word.readings
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
        if form in _OPENING or form in _CLOSING:
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
            mention = self._longest(j, {"actor", "place", "materiel", "quantity"})
            if mention:
                mentions.extend(m for m in self.starts.get(j, ()) if m.dimension != "time")
                end = max(mention.last, j + 1)
                mentions.extend(m for k in range(j + 1, end) for m in self.starts.get(k, ()) if m.dimension != "time")
            else:
                end = j + 1
            closed = self.lexicon.is_closed(self.words[end - 1], mention)
            end = min(self._with_suffix(end), self.last)
            closed = closed or self.words[end - 1].upos == "PRON"
            following = self._next_in_phrase(i, end, closed, mention)
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

    def _next_in_phrase(self, start: int, end: int, closed: bool, mention: Mention | None) -> int | None:
        """The index at which the phrase goes on after ``end``, or None."""
        if end >= self.last:
            return None
        word = self.words[end]
        if word.upos == "PUNCT":
            return self._quoted_name(start, end) if closed else self._quoted_genitive(end)
        if word.upos == "ADP" and word.lemma == "من" and self._partitive(start, end, mention):
            return end + 1
        if not closed and self._breaks_off(end):
            return None
        if self._begins_anew(end, mention) or self.lexicon.preposition(self.words, end, self.last):
            return None
        named = self._longest(end, {"actor", "place", "materiel", "quantity"})
        if not closed and named and not self._person(mention):
            # a name goes on the phrase, whatever its first word may look like
            return None if named.dimension == "place" and self._complete(end - 1) else end
        if self.lexicon.boundary(word) or self._longest(end, {"time"}) or word.upos not in NOMINAL:
            return None
        if self.lexicon.is_reflexive(word) or self._hidden_verb(end):
            return None
        if not closed:
            return None if self._person(mention) and self._longest(end, {"quantity"}) else end
        return end if self._goes_on_closed(end, mention) else None

    def _owner(self, item: Mention, starts: Mention | None, end: int) -> bool:
        """مدفعية النظام, دبابات الجيش: the genitive of an item without the article says whose it is."""
        word, before = self.words[end], self.words[end - 1]
        if item.last - item.first > 1 or before.definite or "Number=Dual" in before.feats:
            return False
        if starts is not None:
            return starts.dimension == "actor"
        return word.key in _REGIME

    def _begins_anew(self, end: int, mention: Mention | None) -> bool:
        """أربعة جنود|مصرعهم، انتحاري|سيارة مفخخة: what cannot be the genitive of a number's noun or of one who acts."""
        word, before = self.words[end], self.words[end - 1]
        if mention is not None and mention.dimension == "quantity" and mention.last == end:
            own = end + 1 < self.last and self.words[end + 1].upos == "PRON" and self.words[end + 1].token == word.token
            return own and word.upos == "NOUN"
        item = self._longest(end, {"materiel"})
        return item is not None and not word.definite and before.key in _ACTING

    def _complete(self, i: int) -> bool:
        """قصفت الطائرات|حلب: a noun with the article is in no construct with a place, but for العاصمة دمشق."""
        word = self.words[i]
        return word.definite and word.upos == "NOUN" and not self.lexicon.is_place_head(word)

    def _breaks_off(self, end: int) -> bool:
        """مسلح|جنديا، طائرات حربية|الجماعة: what cannot be the genitive of the indefinite word before it."""
        word, before = self.words[end], self.words[end - 1]
        construct = before.key.endswith(("ي", "و"))  # مقاتلي العشائر
        if before.upos == "ADJ" and not before.definite and word.definite and not construct:
            return True
        accusative = word.form.endswith("ا") and not word.lemma.endswith("ا") and len(word.key) > 3
        return accusative and word.upos == "NOUN" and before.upos in {"NOUN", "ADJ"} and not before.form.endswith("ا")

    @staticmethod
    def _person(mention: Mention | None) -> bool:
        """Whether people end the phrase so far: a number after them counts others."""
        return mention is not None and mention.dimension == "actor"

    def _goes_on_closed(self, end: int, mention: Mention | None) -> bool:
        word, before = self.words[end], self.words[end - 1]
        starts = self._longest(end, {"actor", "place", "materiel", "quantity"})
        if mention is not None and mention.dimension == "materiel" and self._owner(mention, starts, end):
            return True
        if starts is not None and not (starts.dimension == "actor" and self.lexicon.is_title(before)):
            return mention is None and self._adjective_of(starts, end)
        definite = word.definite
        if mention is not None and self.lexicon.is_title(word) and before.form.endswith(("ون", "ين")):
            return False  # اختطف الحوثيون|الصحفي
        both_definite = definite and before.definite and mention is None
        if word.upos == "ADJ" or self.lexicon.is_nisba(word) or (both_definite and self._describes(word)):
            named = mention is not None and mention.dimension in {"actor", "place"} and not before.key.endswith("ين")
            return definite == (before.definite or named or before.upos in {"PROPN", "PRON"})
        if word.upos in {"PROPN", "X"} and self.lexicon.is_title(before):
            return True
        return definite and self.lexicon.is_title(word) and before.definite

    def _describes(self, word: Word) -> bool:
        """An adjective by one of its readings, or an ordinal: الغارة الثانية."""
        return _may_describe(word) or self.lexicon.leads(word)

    def _quoted_name(self, start: int, end: int) -> int | None:
        """A short quoted name belongs to the phrase before it: العميد المنشق "أحمد الرحال"."""
        if self.words[end].form not in _OPENING or end == start:
            return None
        for j in range(end + 1, min(end + 6, self.last)):
            if self.words[j].form in _CLOSING:
                inner = self.words[end + 1 : j]
                if (
                    inner
                    and all(w.upos in NOMINAL for w in inner)
                    and self.lexicon.takes_quoted_name(self.words[end - 1])
                ):
                    return end + 1
                return None
        return None

    def _quoted_genitive(self, end: int) -> int | None:
        """A name in quotation marks right after its head: سيطرة "داعش"."""
        if (
            self.words[end].form in _OPENING
            and end + 1 < self.last
            and self._longest(end + 1, {"actor", "place", "materiel"})
        ):
            return end + 1
        return None

    def _adjective_of(self, mention: Mention, end: int) -> bool:
        """الهجوم الانتحاري: one word that could name somebody describes the definite noun before it."""
        word, before = self.words[end], self.words[end - 1]
        definite = word.definite and before.definite
        return definite and mention.last - mention.first == 1 and _may_describe(word)

    def _partitive(self, start: int, end: int, mention: Mention | None) -> bool:
        if end + 1 >= self.last or self.words[end + 1].upos == "PUNCT":
            return False
        headed = self.lexicon.is_place_head(self.words[end + 1]) and self._longest(end + 2, {"place"})
        if headed or self._longest(end + 1, {"time", "place"}):
            return False  # من before a place tells whence
        quantified = mention is not None and isinstance(mention.value, QuantityValue)
        return (
            quantified or self.lexicon.is_partitive(self.words[start]) or self.lexicon.is_partitive(self.words[end - 1])
        )

    def _with_suffix(self, i: int) -> int:
        """Past the pronoun that is written to the word before ``i``."""
        if 0 < i < self.last and self.words[i].upos == "PRON" and self.words[i].token == self.words[i - 1].token:
            return i + 1
        return i

    def _longest(self, i: int, dimensions: set[str]) -> Mention | None:
        starting = self.starts.get(i)
        if starting is None:
            return None
        found = [m for m in starting if m.dimension in dimensions]
        return max(found, key=lambda m: (m.last, m.dimension != "quantity"), default=None)


def _may_describe(word: Word) -> bool:
    """Whether the word can be an adjective; participles are left out, for most nouns look like one."""
    return any(r.upos == "ADJ" and "VerbForm" not in r.feats for r in word.readings)
