"""What Marsad knows of a reference's codes and names: which of its types stand behind a code, which actors behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import Ontology
from marsad.model.mention import Place
from marsad.recognise.place.called import called
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.text.fold import fold_all

_COUNTRIES = "actors/countries.csv"
_FORCES = ("Military Forces of {}", "Government of {}")  # as ACLED and as UCDP call a state's forces
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[:;/]")


class Knowing:
    """The crosswalks backwards, the names of actors in English and Arabic, and the gazetteer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.types = Ontology(knowledge).types
        self._acled: dict[tuple[str, str], list[str]] = {}
        self._ucdp: dict[str, list[str]] = {}
        self._named: dict[str, str] = {}
        self._actors = dict(_actors(knowledge))
        self._places: Gazetteer | None = None
        for slug, one in self.types.items():
            for name in (slug, one.name, one.name_en):
                self._named[fold_all(name)] = slug
            acled, ucdp = one.coding("acled"), one.coding("ucdp")
            for code in (acled.code, *acled.also):
                pair = fold_all(code.get("event_type") or ""), fold_all(code.get("sub_event_type") or "")
                for held in {pair, (pair[0], "")}:
                    self._acled.setdefault(held, []).append(slug)
            for violence in (ucdp.code.get("type_of_violence") or "").split("|"):
                self._ucdp.setdefault(violence, []).append(slug)

    def of_acled(self, event_type: str, sub_event_type: str) -> tuple[str, ...]:
        """The types behind an ACLED sub-event type, else behind its event type; none for a code that no type has."""
        event, sub = fold_all(event_type.strip()), fold_all(sub_event_type.strip())
        return tuple(dict.fromkeys(self._acled.get((event, sub)) or self._acled.get((event, ""), [])))

    def of_ucdp(self, violence: str) -> tuple[str, ...]:
        """The types behind a UCDP type of violence (1, 2, 3)."""
        return tuple(self._ucdp.get(violence.strip(), ()))

    def of_name(self, name: str) -> tuple[str, ...]:
        """The type of a slug or of a name of the ontology."""
        found = self._named.get(fold_all(name.strip()))
        return (found,) if found else ()

    def actors(self, names: Iterable[str]) -> frozenset[str]:
        """The ids of the names that the list of actors holds; «Islamic State (Syria)» by what stands before the bracket."""
        found = set()
        for name in names:
            for spelled in (name, _BRACKETS.sub(" ", name), *_PARTS.split(_BRACKETS.sub(" ", name))):
                if known := self._actors.get(_plain(spelled)):
                    found.add(known)
                    break
        return frozenset(found)

    def place(self, name: str, country: str = "") -> Place | None:
        """The place of a name written in Arabic; None where the gazetteer has none, or several that lie apart."""
        if self._places is None:
            self._places = Gazetteer(self._knowledge)
        found = called(self._places, name, country)
        return found[0].place(self._places.unit_name(found[0])) if len(found) == 1 else None


def _actors(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Every name of an actor, folded, with its id. Of a name that several bear the first one's counts."""
    held: set[str] = set()
    for row in knowledge.table(_COUNTRIES):
        for pattern in _FORCES if row["forces"] else ():
            yield _plain(pattern.format(row["name_en"])), row["forces"]
    for file in knowledge.names("actors/*.csv"):
        if "kind" not in knowledge.table(file).columns or "id" not in knowledge.table(file).columns:
            continue
        for row in knowledge.table(file):
            for name in (row.get("name_en") or "", row["name"], *row.many("aliases")):
                plain = _plain(name.partition("@")[0])
                if plain and plain not in held:
                    held.add(plain)
                    yield plain, row["id"]


def _plain(name: str) -> str:
    return " ".join(fold_all(name).strip("«» ").removeprefix("the ").split())
