"""Which names of a list of places a gazetteer takes, and which of them are words as well.

``scripts/compile_gazetteer.py`` and the import share these rules. The script runs where Marsad's dependencies are absent, so
this file imports nothing but the folding.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from marsad.text.fold import clean, key

ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670 -]+")
ARTICLE = "ال"
NISBA, FEMININE, PLURAL = "ي", "ه", "ات"
SHORTEST = 3  # letters of a name of one token
LONGEST = 4  # tokens
SHORT = 4  # a name with fewer letters is a word as well, whatever the lists say
_MARKS = str.maketrans("", "", "\u200e\u200f")


def name_key(name: str) -> str:
    """The folded tokens of a name, one blank between."""
    return " ".join(key(name).replace("-", " ").split())


def arabic(names: Iterable[str]) -> list[str]:
    """The names that are written in Arabic letters alone, each once, as they are spelled."""
    spelled = (name.translate(_MARKS).strip() for name in names)
    return [name for name in dict.fromkeys(spelled) if ARABIC.fullmatch(name)]


def readable(names: Iterable[str]) -> list[str]:
    """The same for lists of any origin: tatweel, diacritics and bidi marks dropped; پ, چ and گ are letters, digits are not."""
    spelled = (" ".join(clean(name).text.split()) for name in names)
    return [name for name in dict.fromkeys(spelled) if ARABIC.fullmatch(name_key(name))]


def usable(folded: str, heads: Mapping[str, str]) -> bool:
    """Not «المدينة», nor a name with its generic head («مدينة زنجبار»): the words before a name are read apart.

    ``heads``: folded head → whether the span keeps or drops it.
    """
    first, _, rest = folded.partition(" ")
    if not rest:
        return len(folded) >= SHORTEST and folded not in heads and folded.removeprefix(ARTICLE) not in heads
    return folded.count(" ") < LONGEST and heads.get(first) != "drop"


def without_head(folded: str, heads: Mapping[str, str]) -> str:
    """The name after its generic head: of «مديرية باقم» it is «باقم»."""
    first, _, rest = folded.partition(" ")
    return rest if rest and heads.get(first) == "drop" else folded


def of_place(names: Iterable[str], words: Container[str], heads: Mapping[str, str]) -> list[str]:
    """The folded names of one place under which it may be found, sorted."""
    own = {name_key(name) for name in names}
    # «خبر» is no «الخبر»
    return sorted(name for name in own if usable(name, heads) and not (ARTICLE + name in own and name in words))


def risky(folded: str, words: Container[str]) -> bool:
    """Whether a name of one token is a word as well: such a place needs more than its name to be one."""
    if " " in folded:
        return False
    bare = folded.removeprefix(ARTICLE)
    return len(folded) < SHORT or folded in words or bare in words or ARTICLE + folded in words


class Words:
    """The words among which a long list of hamlets must be told: those of the language, persons' names, adjectives."""

    def __init__(
        self, persons: Iterable[str], clans: Iterable[str], adjectives: Iterable[str], openers: Iterable[str]
    ) -> None:
        self.forms = word_forms()
        self._persons = {name_key(name) for name in persons}
        self._clans = {name_key(name) for name in clans}
        self._adjectives = {name_key(lemma) for lemma in adjectives}
        self._openers = {name_key(word) for word in openers}

    def common(self, folded: str) -> bool:
        """``risky``, and besides «بيت محمد» and «رأس المال», whose every word is one; «الجبوري» and «آل كذا», a family."""
        tokens = folded.split()
        if len(tokens) == 1:
            nisba = folded.startswith(ARTICLE) and folded.endswith(NISBA)
            plural = folded.endswith(PLURAL) and risky(folded.removesuffix(PLURAL) + FEMININE, self.forms)
            return nisba or plural or folded in self._persons or risky(folded, self.forms)
        return tokens[0] in self._clans or all(risky(one, self.forms) or one in self._persons for one in tokens)

    def no_name(self, folded: str) -> bool:
        """«عين», which only begins names; «واسعة» and «كردية», which behind a head say what kind of place it is."""
        stem = folded.removesuffix(FEMININE)
        adjective = stem in self._adjectives or (stem.endswith(NISBA) and risky(folded, self.forms))
        return folded in self._openers or adjective


def word_forms() -> set[str]:
    """The folded forms of simplemma's Arabic words."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return {key(str(form)) for form in DefaultDictionaryFactory().get_dictionary("ar")}
