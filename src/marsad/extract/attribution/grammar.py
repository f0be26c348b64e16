"""What a word may do in a source phrase, by its tag and by short lists of grammar words."""

from __future__ import annotations

from marsad.extract.attribution.page import Page
from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.fold import key

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "DET"})
_THAT = "ان"


class Grammar:
    """Shallow tests on words; ``lexicon/reporting/grammar.csv`` holds the words."""

    def __init__(self, knowledge: Knowledge) -> None:
        groups: dict[str, set[str]] = {}
        for row in knowledge.table("lexicon/reporting/grammar.csv"):
            groups.setdefault(row["class"], set()).add(key(row["word"]))
        self._relative = frozenset(groups["relative"])
        self._subordinate = frozenset(groups["subordinate"])
        self._prepositions = frozenset(groups["preposition"])
        self._titles = frozenset(groups["title"])
        self._attaching = frozenset(groups["attaching"])
        self._takes_to = frozenset(groups["takes-to"])
        self._takes_on = frozenset(groups["takes-on"])
        self.negations = frozenset(groups["negation"])
        self.before_clause = frozenset(groups["before-clause"])
        self.links = frozenset(groups["link"])
        self.places = frozenset(groups["place"])
        self.clefts = frozenset(groups["cleft"])
        self.comments = frozenset(groups["comment"])
        self.auxiliaries = frozenset(groups["auxiliary"])
        self.takes_two = frozenset(groups["takes-two"])
        self.audience = frozenset(groups["audience"])
        self.responsibility = frozenset(groups["responsibility"])
        self.topics = frozenset(groups["topic"])
        self._definite_relative = frozenset(groups["definite-relative"])

    def closes(self, page: Page, index: int) -> bool:
        """Whether a noun phrase ends before this word: that, a relative, a verb, a mark."""
        word = page.words[index]
        if (
            word.key == _THAT
            or word.key in self._relative
            or word.key in self._subordinate
            or word.key in self.negations
        ):
            return True
        if word.upos in {"PUNCT", "SCONJ", "PART", "PRON", "AUX", "SYM"} and index not in page.quotes:
            return True
        if word.key in self._takes_on:
            return False
        return word.upos == "VERB" and index not in page.actors and not _may_be_name(page, index)

    def is_relative(self, key_: str) -> bool:
        return key_ in self._relative

    def is_definite_relative(self, key_: str) -> bool:
        return key_ in self._definite_relative

    def is_preposition(self, page: Page, index: int) -> bool:
        if page.keys[index] not in self._prepositions:
            return False
        return not self._is_name_of_person(page, index)

    def _is_name_of_person(self, page: Page, index: int) -> bool:
        """علي, the name, which the key folds together with على: written with ي, a name right after it, no article."""
        if page.words[index].form != "علي" or index + 1 >= len(page.words):
            return False
        after = page.words[index + 1]
        return after.upos in {"NOUN", "PROPN", "ADJ", "X"} and not after.definite and after.readings[0].verb is None

    def is_nominal(self, page: Page, index: int) -> bool:
        upos = page.words[index].upos
        return (
            upos in _NOMINAL
            or self._is_name_of_person(page, index)
            or page.keys[index] in self._takes_on
            or (upos == "VERB" and _may_be_name(page, index))
            or index in page.actors
        )

    def is_definite(self, page: Page, index: int) -> bool:
        return page.keys[index].startswith("ال") and len(page.keys[index]) > 3

    def is_adjective(self, page: Page, index: int) -> bool:
        """An adjective by its tag and its agreement in the article, or by its ending after a definite noun."""
        word = page.words[index]
        if self.is_definite(page, index - 1) != self.is_definite(page, index):
            return False
        if word.upos == "ADJ" or (
            word.readings[0].verb is None and any(reading.upos == "ADJ" for reading in word.readings)
        ):
            return True
        return word.upos in {"NOUN", "X", "PROPN"} and word.key.endswith(("يه", "ي")) and self.is_definite(page, index)

    def is_closed(self, page: Page, index: int) -> bool:
        """Whether no genitive may follow: a definite noun, a name, an adjective, a closing mark."""
        word = page.words[index]
        if self.is_definite(page, index) or word.upos in {"PROPN", "PUNCT", "PRON"}:
            return True
        if word.key.endswith(("ون", "ين")) and word.upos == "NOUN" and len(word.key) > 4:
            return True  # a plural that would drop its nun before a genitive
        return word.upos == "ADJ" or any(last == index + 1 for last, _ in _ending(page, index))

    def is_title(self, word: Word) -> bool:
        return word.key.removeprefix("ال") in self._titles or key(word.lemma) in self._titles

    def attaches(self, page: Page, start: int, index: int) -> bool:
        """Whether the preposition at ``index`` may belong to the source phrase."""
        preposition, before = page.keys[index], page.keys[index - 1]
        if preposition in ("ل",):
            return before.startswith("ال") or before in self._takes_to or page.words[index - 1].upos == "ADJ"
        if preposition in ("علي", "الي", "عن", "مع"):
            return before.removeprefix("ال") in self._takes_on or self._has_poster(page, start, preposition)
        return preposition in self._attaching

    def _has_poster(self, page: Page, start: int, preposition: str) -> bool:
        return preposition == "علي" and page.keys[start].removeprefix("ال") in self._takes_on

    def may_appose(self, page: Page, index: int) -> bool:
        """Whether an apposition may begin here: a definite noun, a name, a title."""
        return self.is_nominal(page, index) and (
            self.is_definite(page, index)
            or page.upos(index) == "PROPN"
            or self.is_title(page.words[index])
            or index in page.actors
        )

    def opens_content(self, page: Page, index: int, stop: frozenset[str]) -> bool:
        """Whether speech begins here: that, a colon, a long quotation, the verb's preposition."""
        key_ = page.keys[index]
        return (
            key_ in (_THAT, ":")
            or key_ in stop
            or page.is_speech(index)
            or (key_ == "ب" and page.keys[index + 1 : index + 2] == [_THAT])
        )


def _may_be_name(page: Page, index: int) -> bool:
    """A word tagged as a verb that stands in a name (أحمد, يزيد): another of its readings is a noun, or a name goes before."""
    word = page.words[index]
    if any(reading.upos in {"PROPN"} for reading in word.readings):
        return True
    return index > 0 and page.words[index - 1].upos == "PROPN" and any(r.upos in _NOMINAL for r in word.readings)


def _ending(page: Page, index: int) -> list[tuple[int, object]]:
    return [page.actors[first] for first in range(max(0, index - 6), index + 1) if first in page.actors]
