"""How much one page shows. What lies beyond is counted and named as not shown, never left out silently."""

from __future__ import annotations

from dataclasses import dataclass

NAME = 160  # characters of a name or a title


@dataclass(frozen=True, slots=True)
class Limits:
    """``disputes``: incidents whose disagreements are set out; ``tolls``: tolls that are drawn, ``lone_tolls`` of which one
    source alone speaks; ``quoted``: claims whose words are quoted on cards, ``per_card`` of one incident; ``cards``: incidents
    that have a card; ``documents`` and ``sources``: lines of their tables; ``places``: circles of the map.
    """

    disputes: int = 60
    tolls: int = 40
    lone_tolls: int = 200
    quoted: int = 3000
    per_card: int = 12
    cards: int = 5000
    documents: int = 3000
    sources: int = 60
    places: int = 600


# What a person may still leaf through, some two hundred sheets, and a browser prints in a minute or two.
PAPER = Limits(disputes=40, tolls=30, lone_tolls=80, quoted=500, per_card=6, cards=300, documents=500, sources=40)
