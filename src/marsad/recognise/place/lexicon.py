"""The words around the names of places: heads, directions, nearness, what refuses a name."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.recognise.place.gazetteer import name_key
from marsad.recognise.place.geo import Box
from marsad.text.fold import key

FOLDER = "lexicon/place/"


@dataclass(frozen=True, slots=True)
class Head:
    """A word before a name: «مدينة», «مطار». See ``heads.csv``."""

    kind: str
    keep: bool
    trust: str
    several: str  # dual, plural, or empty
    where: str
    single: str = ""  # the singular, folded


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction; ``degrees`` is None for the middle."""

    name: str
    degrees: float | None
    where: str


@dataclass(frozen=True, slots=True)
class Homograph:
    """What a name that is also a word needs beside it to be a place. See ``homographs.csv``."""

    needs: str
    not_after: frozenset[str]
    not_before: frozenset[str]
    where: str


class PlaceLexicon:
    """The tables of ``lexicon/place``, by folded words."""

    def __init__(self, knowledge: Knowledge) -> None:
        table = knowledge.table
        self.heads = {
            key(row["form"]): Head(
                row["kind"], row["span"] == "keep", row["trust"], row["several"], row.where, key(row["single"])
            )
            for row in table(FOLDER + "heads.csv")
        }
        self.head_forms = frozenset(row["form"] for row in table(FOLDER + "heads.csv"))
        self.directions: dict[str, Direction] = {}
        for row in table(FOLDER + "directions.csv"):
            bearing = float(row["degrees"]) if row["degrees"] else None
            for form in (row["form"], *row.many("also")):
                self.directions[name_key(form)] = Direction(row["direction"], bearing, row.where)
        self.near = {
            name_key(row["form"]): (float(row["km"]), row["of"] == "beside", row.where)
            for row in table(FOLDER + "nearness.csv")
        }
        self.countryside = {key(row["form"]): bool(row["several"]) for row in table(FOLDER + "countryside.csv")}
        self.homographs = {
            name_key(row["name"]): Homograph(
                row["needs"], _keys(row.many("not_after")), _keys(row.many("not_before")), row.where
            )
            for row in table(FOLDER + "homographs.csv")
        }
        self.anaphors = {key(row["form"]): row["for"] for row in table(FOLDER + "anaphors.csv")}
        distances = {key(row["form"]): row["kind"] for row in table(FOLDER + "distances.csv")}
        self.kilometres = frozenset(form for form, kind in distances.items() if kind == "kilometre")
        self.from_words = frozenset(form for form, kind in distances.items() if kind == "from")
        self.refusals = {key(row["form"]): row["kind"] for row in table(FOLDER + "refusals.csv")}
        self.locatives = {key(row["form"]): row["strength"] for row in table(FOLDER + "locatives.csv")}
        self.inside = frozenset({form for form, kind in distances.items() if kind == "in"})
        self.openers = _keys([row["form"] for row in table(FOLDER + "openers.csv")])
        self.tails = {key(row["form"]): row["of"] for row in table(FOLDER + "tails.csv")}
        self.points = {row["name"]: float(row["points"]) for row in table(FOLDER + "settings.csv")}
        self.publishers = {name_key(row["form"]): row["country"] for row in table(FOLDER + "publishers.csv")}
        self.parts = {
            (row["code"], row["direction"]): (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
            for row in table("gazetteer/parts.csv")
        }
        self.boxes = {
            row["code"]: Box(float(row["south"]), float(row["west"]), float(row["north"]), float(row["east"]))
            for row in table("gazetteer/extents.csv")
        }
        self.given_names = _keys([row["name"] for row in table("lexicon/actor/given_names.csv")])
        self.stops = _keys([row["form"] for row in table(FOLDER + "common.csv")])
        nouns = table("lexicon/nouns.csv")
        plurals = [form for row in nouns for form in row.many("plurals") if len(form) > 2]
        self.common = self.stops | _keys([row["lemma"] for row in nouns]) | _keys(plurals)
        self.adjectives = _keys([row["lemma"] for row in table("lexicon/adjectives.csv")])

    def is_adjective(self, folded: str) -> bool:
        """Whether a folded word is a listed adjective, in any gender and with or without the article."""
        bare = folded.removeprefix("ال")
        return bare in self.adjectives or (bare.endswith("ه") and bare[:-1] in self.adjectives)


def _keys(forms: list[str]) -> frozenset[str]:
    return frozenset(name_key(form) for form in forms)
