"""The names that anybody may read: those of the bundled lists of actors and outlets. A user's own lists are not asked."""

from __future__ import annotations

from functools import cache

from marsad.export.profiles.words import folded
from marsad.knowledge import Knowledge, Row

_FOLDER = "actors/"
_OTHER = ("actors/countries.csv", "actors/offices.csv")
_FORCES = ("forces", "government-forces")


class Names:
    """Listed actors by id, with the words of their names."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words: dict[str, set[str]] = {}
        self._called: set[str] = set()  # full names of bodies, folded
        self.persons: set[str] = set()
        for name in knowledge.names(f"{_FOLDER}*.csv"):
            if name not in _OTHER:
                for row in knowledge.table(name):
                    self._add(row)
        self._add_offices(knowledge)

    def is_listed(self, identity: str | None, name: str | None = None) -> bool:
        """Whether an id is that of a listed actor, and a name (if given) made of the words of its names."""
        if not identity or identity not in self._words:
            return False
        return name is None or set(folded(name).split()) <= self._words[identity]

    def is_body(self, words: str | None) -> bool:
        """Whether words are the full name of a listed body: an outlet, an agency, a force, a group; no person."""
        return bool(words) and folded(words or "") in self._called

    def _add(self, row: Row) -> None:
        names = [name.partition("@")[0].strip("«»") for name in _names(row)]
        words = self._words.setdefault(row["id"], set())
        for name in names:
            words.update(folded(name).split())
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


def _names(row: Row) -> list[str]:
    return [row["name"], *row.many("aliases"), *row.many("loaded"), row.get("name_en", "")]


def _forms(word: str) -> tuple[str, ...]:
    return word, f"{word}ه", f"ال{word}", f"ال{word}ه"
