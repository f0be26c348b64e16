"""The names that anybody may read: those of the bundled lists of actors and outlets. A user's own lists are not asked."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from functools import cache

from marsad.export.profiles.words import folded, stems
from marsad.knowledge import Knowledge, Row

_FOLDER = "actors/"
_OTHER = ("actors/countries.csv", "actors/offices.csv")
_LEXICON = "lexicon/actor/"
_REPORTING = (
    "باسم في من عن على إلى لدى ذات نفسه نفسها الرسمي الإعلامي العسكري الصحفي بيان تقرير صور صورة فيديو مقطع مقاطع لقطات "
    "تسجيل موقع صحيفة قناة وكالة شبكة إذاعة أنباء الأنباء وسائل إعلام محلية مكتب مركز وزارة رئاسة رئيس نائب"
).split()
_FORCES = ("forces", "government-forces")


class Names:
    """Listed actors by id, with the words of their names; and which words are names of persons, or of nobody."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words: dict[str, set[str]] = {}
        self._called: set[str] = set()  # full names of bodies, folded
        self._first: dict[str, set[tuple[str, ...]]] = {}  # full names, by their first word
        self.persons: set[str] = set()
        for name in knowledge.names(f"{_FOLDER}*.csv"):
            if name not in _OTHER:
                for row in knowledge.table(name):
                    self._add(row)
        self._add_offices(knowledge)
        self._given = {folded(row["name"]) for row in knowledge.table(f"{_LEXICON}given_names.csv")}
        self._given |= {folded(row["form"]) for row in knowledge.table(f"{_LEXICON}compounds.csv")}
        self._told = frozenset(_forms_of(_offices(knowledge)) - self._given)
        self._lands = frozenset(_forms_of(_countries(knowledge)) - self._given)

    def is_listed(self, identity: str | None, name: str | None = None) -> bool:
        """Whether an id is that of a listed actor, and a name (if given) made of the words of its names."""
        if not identity or identity not in self._words:
            return False
        return name is None or set(folded(name).split()) <= self._words[identity]

    def is_body(self, words: str | None) -> bool:
        """Whether words are the full name of a listed body: an outlet, an agency, a force, a group; no person."""
        return bool(words) and folded(words or "") in self._called

    def is_known(self, words: str) -> bool:
        """Whether words are made of listed names and of words for offices, ranks, countries and reporting alone.

        «المغربي» alone may be a surname: a country's adjective must stand beside something else.
        """
        left = self._unlisted(words)
        told = [bool(self._told & stems(word)) for word in left]
        lands = (bool(self._lands & stems(word)) for word in left)
        return all(map(operator.or_, told, lands)) and (any(told) or len(left) < len(folded(words).split()))

    def names_somebody(self, words: str) -> bool:
        """Whether a given name («محمد») stands in words, outside of listed names."""
        return any(self._given & stems(word) for word in self._unlisted(words))

    def _unlisted(self, words: str) -> list[str]:
        """The folded words without the longest listed names in them."""
        told, left, at = folded(words).split(), [], 0
        while at < len(told):
            fitting = [name for stem in stems(told[at]) for name in self._first.get(stem, ())]
            right = [len(name) for name in fitting if tuple(told[at + 1 : at + len(name)]) == name[1:]]
            if not right:
                left.append(told[at])
            at += max(right, default=1)
        return left

    def _add(self, row: Row) -> None:
        names = [name.partition("@")[0].strip("«»") for name in _names(row)]
        words = self._words.setdefault(row["id"], set())
        for name in names:
            told = tuple(folded(name).split())
            words.update(told)
            if len(told) > 1 or (told and row["kind"] != "person"):
                self._first.setdefault(told[0], set()).add(told)
        if row["kind"] == "person":
            self.persons.add(row["id"])
        else:
            self._called.update(filter(None, map(folded, names)))

    def _add_offices(self, knowledge: Knowledge) -> None:
        """Bodies that each country has one of: «الجيش اليمني», «وزارة الصحة اليمنية»."""
        offices, countries = knowledge.table(_OTHER[1]), knowledge.table(_OTHER[0])
        for country in countries:
            near = [*country.many("name"), *country.many("nisba"), *country.many("plural")]
            own = {form for name in near for word in folded(name).split() for form in _forms(word)}
            for office in offices:
                told = [*office.many("name"), *office.many("roles"), office["name"]]
                words = {word for name in told for word in folded(name.rstrip("@")).split()}
                known = country["forces"] if office["suffix"] in _FORCES else f"{country['slug']}-{office['suffix']}"
                self._words.setdefault(known, set()).update(words | own | {word.removeprefix("ال") for word in words})
            if country["state"]:
                self._words.setdefault(country["state"], set()).update(own)


@cache
def public_names() -> Names:
    """The names of the bundled knowledge."""
    return Names(Knowledge())


def _offices(knowledge: Knowledge) -> Iterator[str]:
    """Words for offices and ranks, of reporting, and nouns that a force or a source begins with: they name nobody."""
    yield from _REPORTING
    for row in knowledge.table(f"{_LEXICON}heads.csv"):
        yield from (row["form"], *row.many("also"))
    for row in knowledge.table(_OTHER[1]):
        yield from (*row.many("name"), *row.many("roles"))


def _countries(knowledge: Knowledge) -> Iterator[str]:
    """Countries, their adjectives and their cities."""
    for row in knowledge.table(_OTHER[0]):
        for column in ("name", "nisba", "plural", "cities"):
            yield from row.many(column)


def _forms_of(texts: Iterable[str]) -> set[str]:
    words = {word.removeprefix("ال") for text in texts for word in folded(text).split()}
    return {form for word in words for form in (word, f"{word}ه")}


def _names(row: Row) -> list[str]:
    return [row["name"], *row.many("aliases"), *row.many("loaded"), row.get("name_en", "")]


def _forms(word: str) -> tuple[str, ...]:
    return word, f"{word}ه", f"ال{word}", f"ال{word}ه"
