"""What the actor recogniser knows: the lists of names, heads, adjectives and countries, as one trie and a few tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marsad.knowledge import Knowledge, Row
from marsad.model.mention import ActorValue
from marsad.recognise import forms
from marsad.recognise.trie import Trie
from marsad.text.fold import key

_FILES = ("syria", "iraq", "yemen", "levant", "libya", "africa", "asia", "coalitions", "bodies", "outlets", "persons")
_LEXICON = "lexicon/actor/"
_SEED = "gazetteer/seed/*.csv"
QUOTED = "«"  # an alias written «so» is the actor only between quotation marks


class Name(NamedTuple):
    """A listed actor under one of its names; ``only`` is the country whose documents may use this short name."""

    value: ActorValue
    where: str
    only: str | None = None


class Country(NamedTuple):
    """A state, with the id of its forces and the word that ids of its offices begin with."""

    code: str
    state: str
    name: str
    slug: str
    forces: str
    where: str


class Capital(NamedTuple):
    """A capital, which stands for its government where it speaks."""

    country: Country


class Office(NamedTuple):
    """A body that each country has one of (its army, its defence ministry), or who heads it."""

    suffix: str
    kind: str
    name: str
    person: bool
    where: str
    short: bool = False


class Head(NamedTuple):
    """A noun that an actor's noun phrase begins with: قوات, كتيبة, مصدر, متحدث, العميد, مدنيون."""

    form: str
    cls: str
    kind: str
    need: str
    loaded: bool
    where: str


class Reference(NamedTuple):
    """A definite noun that stands for an actor named before."""

    form: str
    called: str
    kind: str
    loaded: bool
    where: str
    default: str = ""
    needs: bool = False


class Link(NamedTuple):
    """Words that tie a head to its side (تابعة ل), and the classes of head that they follow.

    ``own``: the side only has its favour; ``against``: it is of the other side.
    """

    keys: tuple[str, ...]
    classes: frozenset[str]
    own: bool
    against: bool = False


class Adjective(NamedTuple):
    """What an adjective in an actor's phrase gives: its country, an id, a kind, or that it judges."""

    country: Country | None = None
    id: str | None = None
    kind: str | None = None
    loaded: bool = False


Item = Name | Office | Head | Reference | Country | Capital


def keys_of(words: str) -> tuple[str, ...]:
    return tuple(key(word) for word in words.split())


class Lexicon:
    """All lists, compiled. ``trie`` holds what a phrase may begin with."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.trie: Trie[Item] = Trie()
        self._stems: dict[str, str] = {}
        self.actors: dict[str, ActorValue] = {}
        self.called: dict[str, set[str]] = {}
        self.countries: dict[str, Country] = {}
        self.adjectives: dict[str, Adjective] = {}
        self.signals: Trie[str] = Trie()  # words that tell of a country, by code
        self._cities: set[str] = set()  # the first words of those that are places in it
        self.surnames: set[str] = set()
        self.by_country: dict[tuple[str, ...], dict[str, str]] = {}
        self.generic: set[str] = set()  # heads of places: شرطة محافظة نينوى
        self.refused: dict[tuple[str, str], set[str]] = {}
        self._read_adjectives(knowledge)
        self._read_countries(knowledge)
        self._read_towns(knowledge)
        self._read_actors(knowledge)
        self._read_offices(knowledge)
        self._read_heads(knowledge)
        self._read_references(knowledge)
        self._read_refusals(knowledge)
        self.given = {key(row["name"]) for row in knowledge.table(_LEXICON + "given_names.csv")}
        compounds = knowledge.table(_LEXICON + "compounds.csv")
        self.compounds = {key(row["form"]): row["kind"] for row in compounds if row["kind"] != "particle"}
        self.particles = {key(row["form"]) for row in compounds if row["kind"] == "particle" or row["form"] == "ولد"}
        self.completes = {key(row["form"]): {key(word) for word in row.many("then")} for row in compounds}
        self.inner = {one for one, kind in self.compounds.items() if kind == "inner"}
        self.openers = self.given | set(self.compounds) - self.inner
        self.surnames |= {key(row["name"]) for row in knowledge.table(_LEXICON + "family_names.csv")}
        self.stops = {key(row["form"]) for row in knowledge.table(_LEXICON + "stops.csv")}
        self.ordinals = {key(row["form"]) for row in knowledge.table(_LEXICON + "ordinals.csv")}
        self.name_heads = {key(row["form"]) for row in knowledge.table(_LEXICON + "name_heads.csv")}
        self.state_verbs = {key(row["lemma"]) for row in knowledge.table(_LEXICON + "state_verbs.csv")}
        self.forces_of = {row["of"]: row["forces"] for row in knowledge.table(_LEXICON + "forces_of.csv")}
        self.linkers = _linkers(knowledge)

    def told_by(self, first: str) -> str:
        """What tells of a country where a signal begins with a word: a place, its adjective or its name."""
        return "adjective" if first in self.adjectives else "place" if first in self._cities else "name"

    def stem(self, form: str) -> str:
        """The key of a listed form without the article."""
        found = self._stems.get(form)
        if found is None:
            found = self._stems[form] = key(form).removeprefix("ال")
        return found

    def _read_actors(self, knowledge: Knowledge) -> None:
        for name in _FILES:
            for row in knowledge.table(f"actors/{name}.csv"):
                value = ActorValue(row["id"], row["name"], row["kind"], row["country"] or None)
                self.actors[value.id or ""] = value
                self._add_names(value, row)

    def _add_names(self, value: ActorValue, row: Row) -> None:
        called = self.called.setdefault(value.id or "", set())
        judging = ActorValue(value.id, value.name, value.kind, value.country, True)
        named = [(alias, value) for alias in (row["name"], *row.many("aliases"))]
        named += [(alias, judging) for alias in row.many("loaded")]
        for alias, one in named:
            alias, _, only = alias.partition("@")
            if alias.startswith(QUOTED):
                alias, only = alias.strip("«»"), QUOTED
            keys = keys_of(alias)
            if value.kind != "coalition" or alias == value.name or alias.startswith("ال"):
                called.add(forms.militia(keys[0].removeprefix("ال")))
            if value.kind == "person":
                self.surnames.add(keys[-1])
            self.add_all(forms.of_name(keys), Name(one, row.where, only or None))

    def add_all(self, many: Iterable[tuple[str, ...]], item: Item) -> None:
        for keys in many:
            self.trie.add(keys, item)

    def _read_countries(self, knowledge: Knowledge) -> None:
        for row in knowledge.table("actors/countries.csv"):
            names = row.many("name")
            one = Country(row["code"], row["state"], names[0], row["slug"], row["forces"], row.where)
            self.countries[one.code] = one
            for name in names:
                self.trie.add(keys_of(name), one)
                self.signals.add(keys_of(name), one.code)
            for city in row.many("cities"):
                self.signals.add(keys_of(city), one.code)
                self._cities.add(keys_of(city)[0])
            for nisba in row.many("nisba"):
                self._add_nisba(nisba, one)
            for plural in row.many("plural"):
                self._add_adjective({key(plural), "ال" + key(plural)}, Adjective(country=one))

        for row in knowledge.table(_LEXICON + "capitals.csv"):
            self.trie.add(keys_of(row["form"]), Capital(self.countries[row["country"]]))

    def _read_towns(self, knowledge: Knowledge) -> None:
        """Towns tell of their country too, but for names that are words or persons, or those of towns in two countries."""
        words = {row["name"] for row in knowledge.table("lexicon/place/homographs.csv")}
        words |= {row["name"] for row in knowledge.table(_LEXICON + "given_names.csv")}
        towns: dict[str, set[str]] = {}
        for name in knowledge.names(_SEED):
            for row in knowledge.table(name):
                if row["kind"] == "town" and row["name"] not in words:
                    towns.setdefault(row["name"], set()).add(row["country"])
        for town, lands in towns.items():
            if len(lands) == 1 and lands <= self.countries.keys():
                self.signals.add(keys_of(town), *lands)
                self._cities.add(keys_of(town)[0])

    def _add_nisba(self, nisba: str, country: Country) -> None:
        words = keys_of(nisba)
        if len(words) == 1:
            written = forms.of_adjective(nisba)
            self._add_adjective(written, Adjective(country=country))
            for form in written:
                self.signals.add((form,), country.code)

    def _add_adjective(self, written: Iterable[str], adjective: Adjective) -> None:
        for form in written:
            self.adjectives.setdefault(form, adjective)

    def _read_adjectives(self, knowledge: Knowledge) -> None:
        for row in knowledge.table(_LEXICON + "adjectives.csv"):
            what, _, value = row["gives"].partition(":")
            if what == "none":
                continue
            adjective = Adjective(
                id=value if what == "id" else None, kind=value if what == "kind" else None, loaded=what == "loaded"
            )
            self._add_adjective(forms.of_adjective(row["form"]), adjective)
            self._add_adjective((key(form) for form in row.many("also")), adjective)

    def _read_offices(self, knowledge: Knowledge) -> None:
        for row in knowledge.table("actors/offices.csv"):
            for column, person in (("name", False), ("roles", True)):
                for written in row.many(column):
                    name = written.rstrip("@")
                    office = Office(row["suffix"], row["kind"], name, person, row.where, name != written)
                    self.add_all(forms.of_name(keys_of(name)), office)
        for row in knowledge.table(_LEXICON + "by_country.csv"):
            for keys in forms.of_name(keys_of(row["form"])):
                self.by_country.setdefault(keys, {})[row["country"]] = row["id"]
                self.trie.add(keys, Reference(row["form"], row["form"].split()[0], "", False, row.where))

    def _read_heads(self, knowledge: Knowledge) -> None:
        for row in knowledge.table(_LEXICON + "heads.csv"):
            if row["class"] == "none":
                continue
            head = Head(row["form"], row["class"], row["kind"], row["need"], row["loaded"] == "yes", row.where)
            for form in (row["form"], *row.many("also")):
                if head.need == "complement":
                    self.generic.add(key(form))
                self.add_all(_head_forms(form), head)

    def _read_references(self, knowledge: Knowledge) -> None:
        for row in knowledge.table(_LEXICON + "references.csv"):
            item = Reference(
                row["form"],
                row["called"],
                row["kind"],
                row["loaded"] == "yes",
                row.where,
                row["default"],
                row["needs"] == "yes",
            )
            for form in (row["form"], *row.many("also")):
                self.add_all(forms.of_name(keys_of(form)), item)

    def _read_refusals(self, knowledge: Knowledge) -> None:
        for row in knowledge.table(_LEXICON + "refusals.csv"):
            bag = self.refused.setdefault((row["where"], key(row["form"]).removeprefix("ال")), set())
            bag.update(word if row["where"] == "written" else key(word) for word in row.many("words"))


def _head_forms(written: str) -> list[tuple[str, ...]]:
    keys = keys_of(written)
    if len(keys) == 1:
        return [(form,) for form in sorted(forms.of_head(written))]
    plain = forms.of_name(keys)
    return (
        plain if written.startswith("ال") else [*plain, ("ال" + keys[0], *keys[1:]), tuple("ال" + one for one in keys)]
    )


def _linkers(knowledge: Knowledge) -> dict[str, list[Link]]:
    """Ties by the key of their first word."""
    found: dict[str, list[Link]] = {}
    for row in knowledge.table(_LEXICON + "linkers.csv"):
        words = keys_of(row["form"])
        found.setdefault(words[0], []).append(
            Link(words, frozenset(row["class"].split("|")), row["gives"] == "own", row["gives"] == "against")
        )
    return found
