"""A profile: the fields that leave, and the rules that some of them leave by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.export.profiles.paths import leaves

TextPolicy = Literal["whole", "sentence", "quotes", "none"]
Names = Literal["any", "listed"]
SourceNames = Literal["any", "known", "listed"]
Urls = Literal["whole", "site"]

TEXTS: tuple[TextPolicy, ...] = ("whole", "sentence", "quotes", "none")
# From fine to coarse: a place that is finer than the profile allows is lifted to what lies around it.
FINENESS = ("site", "near", "neighbourhood", "town", "district", "region", "governorate", "country")


@dataclass(frozen=True, slots=True)
class Sources:
    """Whose words leave as the source of a claim. The kind of a source («witness») leaves always.

    ``kinds``: the kinds of source whose words may leave. ``names``: ``any`` words of these kinds; those that are
    ``known``, made of listed names and words for offices, ranks and countries alone; or only those ``listed``, that is names
    of outlets, agencies, bodies and forces of the bundled lists. ``unnamed``: words that mark a source as one
    who did not give a name («مصدر»), whatever its kind. ``accounts``: whether accounts of social media may be named.
    """

    kinds: frozenset[str]
    names: SourceNames
    unnamed: frozenset[str] = frozenset()
    accounts: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """Who may be named as taking part.

    ``kinds``: the kinds of actor that may be named; ``names``: ``any`` of these, or only those ``listed``. ``persons``: ids of
    persons who may be named, or ``listed`` (all persons of the bundled list, who hold office), or ``any``.
    ``unknown``: whether words that name no actor («منزل فلان») leave as an argument.
    """

    kinds: frozenset[str]
    names: Names
    persons: frozenset[str] | Names
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """How fine a place leaves.

    ``finest``: one of ``FINENESS``. ``grid``: degrees to which coordinates are rounded, or None. ``sensitive``: words by whose
    presence a place is one that must not be found (مستشفى); of it leaves only what ``sensitive_finest`` and
    ``sensitive_grid`` allow.
    """

    finest: str
    grid: float | None
    sensitive: frozenset[str] = frozenset()
    sensitive_finest: str = "site"
    sensitive_grid: float | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What leaves. ``claim`` and ``incident``: the paths of the fields («event.places.place.lat»); others do not leave.

    ``text``: whether the whole text leaves, the sentence, only the words of fields («quotes»), or none. ``ids``: whether ids
    of documents, claims and incidents leave as they are or as keyed pseudonyms. ``time``: the finest time, ``minute`` or
    ``day``. ``digest``: the SHA-256 of the file it was read from.
    """

    name: str
    about: str
    claim: frozenset[str]
    incident: frozenset[str]
    text: TextPolicy
    sources: Sources
    actors: Actors
    places: Places
    publishers: Names = "any"
    urls: Urls = "whole"
    ids: Literal["plain", "pseudonyms"] = "plain"
    time: Literal["minute", "day"] = "minute"
    digest: str = ""

    @property
    def whole(self) -> bool:
        """Whether records leave as they are: nothing is withheld and every field of today's record is listed."""
        listed = self.claim == leaves("claim") and self.incident == leaves("incident")
        open_ = self.publishers == "any" and self.urls == "whole" and self.time == "minute" and self.ids == "plain"
        return listed and open_ and self.text == "whole" and not self.withholds

    @property
    def withholds(self) -> bool:
        """Whether any rule but the list of fields keeps something back: then the whole text would tell it."""
        free = self.sources.accounts and self.sources.names == self.actors.names == self.actors.persons == "any"
        return not (free and self.actors.unknown and self.places.finest == "site" and self.places.grid is None)
