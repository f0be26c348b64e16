"""Which claims are ranked: those of an assault and of a protest, as the Arabic event gold standard tells them apart."""

from __future__ import annotations

FAMILIES: dict[str, frozenset[str]] = {
    "assault": frozenset(
        "armed-clash attack air-strike shelling explosion chemical-attack killing abuse capture abduction crackdown".split()
    ),
    "protest": frozenset({"protest"}),  # PLOVER has force on crowds under ASSAULT and COERCE
}
_FAMILY_OF = {event: family for family, events in FAMILIES.items() for event in events}


def family_of(event: str) -> str | None:
    """The family of an event type; None for a type that is not ranked."""
    return _FAMILY_OF.get(event)
