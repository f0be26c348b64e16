"""Closed word classes that the shallow syntax needs, read from ``lexicon/extract``."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.knowledge import Knowledge
from marsad.model.mention import ActorValue, Mention
from marsad.model.text import Word
from marsad.text.fold import key

_NISBA_ENDINGS = ("ي", "يه", "ين", "ون", "يون", "يين", "يتين", "يتان", "يات")


class SyntaxLexicon:
    """Boundaries, prepositions (single and compound), titles and partitive heads, by folded key."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._boundaries = {key(row["word"]): row["class"] for row in knowledge.table("lexicon/extract/boundaries.csv")}
        self._lemmas = {key(row["word"]): row["word"] for row in knowledge.table("lexicon/extract/boundaries.csv")}
        heads = knowledge.table("lexicon/extract/heads.csv")
        self._titles = frozenset(key(row["word"]) for row in heads if row["class"] == "title")
        self._leading = frozenset(key(row["word"]) for row in heads if row["class"] == "leading")
        self._partitives = frozenset(key(row["word"]) for row in heads if row["class"] == "partitive")
        self._nouns: dict[str, set[str]] = {}
        for row in knowledge.table("lexicon/extract/nouns.csv"):
            self._nouns.setdefault(row["class"], set()).add(key(row["word"]))
        self._occurrence = frozenset(row["verb"] for row in knowledge.table("lexicon/extract/occurrence_verbs.csv"))
        self._causal = frozenset(row["verb"] for row in knowledge.table("lexicon/extract/causal_verbs.csv"))
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in knowledge.table("lexicon/extract/prepositions.csv"):
            for keys in _phrase_keys(row["phrase"]):
                self._phrases.setdefault(keys[0], []).append((keys, row["stands_for"]))
        nouns = knowledge.table("lexicon/extract/light_nouns.csv")
        self._light_nouns = {key(row["noun"]): row["kind"] for row in nouns}
        light = knowledge.table("lexicon/extract/light_verbs.csv")
        passing = {"agent", "declarer"}
        self._acting = frozenset(row["verb"] for row in light if row["link"] == "direct" and row["passes"] in passing)
        self._given = frozenset(key(row["name"]) for row in knowledge.table("lexicon/actor/given_names.csv"))
        for options in self._phrases.values():
            options.sort(key=lambda option: -len(option[0]))

    def boundary(self, word: Word) -> str | None:
        """The class of a closed word, or None."""
        return self._boundaries.get(word.key) if word.upos not in {"NOUN", "PROPN"} or len(word.key) < 4 else None

    def lemma_of(self, word: Word) -> str:
        """The closed word as a person writes it."""
        return self._lemmas.get(word.key, word.lemma)

    def preposition(self, words: Sequence[Word], i: int, last: int) -> tuple[str, int] | None:
        """A compound preposition that begins at ``i``: what it stands for and the index after it."""
        for keys, stands_for in self._phrases.get(words[i].key, ()):
            end = i + len(keys)
            if end <= last and all(words[i + n].key == k for n, k in enumerate(keys)):
                return stands_for, end
        return None

    def is_occurrence(self, word: Word) -> bool:
        """A finite verb that says of an event that it took place: اندلعت, وقعت."""
        return any(reading.upos == "VERB" and reading.verb in self._occurrence for reading in word.readings)

    def is_causal(self, word: Word) -> bool:
        """A finite verb that says what an event led to: أسفر, أدى."""
        return any(reading.upos == "VERB" and reading.verb in self._causal for reading in word.readings)

    def takes_act(self, word: Word) -> bool:
        """Whether the verb's object is an act that its subject did or announces: أعلن, واصل."""
        return any(reading.upos == "VERB" and reading.verb in self._acting for reading in word.readings[:1])

    def light_noun(self, word: Word, by_form: bool = False) -> str | None:
        """Of a noun that passes its subject on to an act: aim (محاولة), deed (عملية) or fight (هجوم); else None."""
        return self._light_nouns.get(word.key.removeprefix("ال") if by_form else key(word.lemma))

    def is_deed(self, word: Word) -> bool:
        """Whether the noun waits for the act that it is: عملية, محاولة."""
        return word.upos == "NOUN" and not word.definite and self.light_noun(word) in {"aim", "deed"}

    def is_title(self, word: Word) -> bool:
        return key(word.lemma) in self._titles or word.key.removeprefix("ال") in self._titles

    def leads(self, word: Word) -> bool:
        """هذا، ثالث، أرفع: a word before the noun that the phrase is about."""
        return word.key.removeprefix("ال") in self._leading

    def is_partitive(self, word: Word) -> bool:
        return key(word.lemma) in self._partitives or word.key in self._partitives

    def _is(self, word: Word, group: str) -> bool:
        nouns = self._nouns[group]
        return word.key in nouns or key(word.lemma) in nouns or word.key.removeprefix("ال") in nouns

    def is_building(self, word: Word) -> bool:
        """A thing that is struck or taken: a house, a position, a convoy."""
        return self._is(word, "building")

    def is_person(self, word: Word) -> bool:
        return self._is(word, "person")

    def is_given_name(self, word: Word) -> bool:
        """سمير, شكري: a name that parents give."""
        return word.key in self._given

    def is_group(self, word: Word) -> bool:
        """A body of people that acts as one: a faction, a government."""
        return self._is(word, "group")

    def is_abstract(self, word: Word) -> bool:
        """What can neither act nor be hit: a policy, a title, a goal in sport."""
        return self._is(word, "abstract")

    def is_animal(self, word: Word) -> bool:
        """A beast, whose death is no event."""
        return self._is(word, "animal")

    def is_unit(self, word: Word) -> bool:
        """A unit of measure: ملم, كلم."""
        return self._is(word, "unit")

    def is_reflexive(self, word: Word) -> bool:
        """نفسه، أنفسهم: a word that points back to the subject."""
        return self._is(word, "reflexive")

    def is_place_head(self, word: Word) -> bool:
        """A generic word before a place name (town, outskirts, all of)."""
        return self._is(word, "place-head")

    def is_nisba(self, word: Word) -> bool:
        """Whether the word looks like a relative adjective (السورية, الروسي)."""
        return len(word.key) > 4 and word.upos in {"ADJ", "X"} and word.key.endswith(_NISBA_ENDINGS)

    def is_closed(self, word: Word, mention: Mention | None) -> bool:
        """Whether no genitive may follow: the word is definite, a name, ends in tanwin, or ends a mention."""
        if mention is not None and not _generic(mention) and mention.dimension != "quantity":
            return True
        if word.definite and len(word.key) > 3:
            return True
        plural = "Number=Plur" in word.feats and word.key.endswith(("ون", "ين"))
        if plural or ("Number=Dual" in word.feats and word.key.endswith(("ان", "ين"))):
            return True  # the construct form drops this ن
        return word.upos == "PROPN" or (
            word.upos in {"NOUN", "ADJ"} and word.form.endswith("ا") and not word.key.endswith("يا")
        )

    def takes_quoted_name(self, word: Word) -> bool:
        """Whether a quoted name after this word belongs to its phrase: titles and definite nouns."""
        return self.is_title(word) or word.definite


def _generic(mention: Mention) -> bool:
    """A common noun for people (مقاتلو): it may have a genitive as any noun may."""
    value = mention.value
    return isinstance(value, ActorValue) and value.id is None and mention.last - mention.first == 1


def _phrase_keys(phrase: str) -> list[tuple[str, ...]]:
    """A compound preposition as keys of Words, with the one-letter preposition before each word split off and not."""
    found: list[tuple[str, ...]] = [()]
    for part in (key(part) for part in phrase.split()):
        forms = [(part,), (part[0], part[1:])] if len(part) > 2 and part[0] in "بل" else [(part,)]
        found = [keys + form for keys in found for form in forms]
    return found
