"""A row of a list of places, whatever its format, on its way into the imported index."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.recognise.place.entry import KINDS
from marsad.text.fold import key

_ALSO = {
    "city": "town", "locality": "town", "hamlet": "village", "suburb": "neighbourhood", "neighborhood": "neighbourhood",
    "county": "district", "subdistrict": "district", "province": "governorate", "state": "governorate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a list. ``names``: those in Arabic letters, the usual one first; ``where``: ``file:line``.

    ``units``: names or codes of the divisions that hold it, the widest first. ``kind`` is one of ``entry.KINDS``, or what a
    head of ``heads.csv`` calls a site.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    lat: float
    lon: float
    country: str
    where: str
    units: tuple[str, ...] = ()
    population: int = 0
    geonames: str = ""


def kinds_of(knowledge: Knowledge) -> dict[str, str]:
    """Folded word → kind of place: the kinds themselves, what English calls them, and the heads of ``heads.csv``."""
    heads = {
        key(row["form"]): row["kind"] for row in knowledge.table("lexicon/place/heads.csv") if row["kind"] != "area"
    }
    names = {kind: kind for kind in (*KINDS, *heads.values())}
    return heads | _ALSO | names
