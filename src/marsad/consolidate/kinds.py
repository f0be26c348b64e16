"""Which types of event may be one incident: the same act under two names, or an act and what came of it."""

from __future__ import annotations

# Likeness of two types, 1 for the same one. What is not here never joins. The reasons stand beside each line.
COMPATIBLE: tuple[tuple[str, str, float], ...] = (
    ("killing", "explosion", 0.8),  # deaths told in a sentence that does not name the blast
    ("killing", "attack", 0.8),
    ("killing", "shelling", 0.6),
    ("killing", "air-strike", 0.6),
    ("killing", "armed-clash", 0.7),
    ("killing", "crackdown", 0.6),
    ("killing", "chemical-attack", 0.6),
    ("killing", "accident", 0.5),  # a crash first told as deaths
    ("killing", "abuse", 0.5),
    ("explosion", "attack", 0.8),  # «هجوم انتحاري» and «تفجير»
    ("explosion", "accident", 0.4),
    ("explosion", "shelling", 0.4),  # a round that «exploded»
    ("explosion", "air-strike", 0.3),
    ("attack", "armed-clash", 0.6),
    ("attack", "shelling", 0.5),
    ("attack", "air-strike", 0.5),  # «هجوم جوي», «استهدف»
    ("attack", "abduction", 0.4),  # a raid that takes hostages
    ("attack", "crackdown", 0.4),
    ("attack", "abuse", 0.4),
    ("attack", "protest", 0.3),  # the storming of a place of worship told as clashes of a crowd
    ("air-strike", "shelling", 0.6),  # «قصف» leaves open from where
    ("air-strike", "chemical-attack", 0.5),
    ("shelling", "chemical-attack", 0.5),
    ("armed-clash", "shelling", 0.3),
    ("abduction", "capture", 0.7),
    ("abduction", "arrest", 0.3),
    ("arrest", "capture", 0.6),
    ("release", "evacuation", 0.3),
    ("territory-takeover", "territory-withdrawal", 0.5),  # one side's taking is the other's leaving
    ("materiel-seizure", "materiel-discovery", 0.6),
    ("materiel-seizure", "materiel-abandonment", 0.4),
    ("materiel-seizure", "arrest", 0.4),  # a smuggler caught with his arms
    ("materiel-seizure", "materiel-supply", 0.4),  # smuggling that was stopped
    ("materiel-discovery", "materiel-abandonment", 0.5),
    ("materiel-handover", "materiel-supply", 0.4),
    ("protest", "crackdown", 0.6),
    ("agreement", "negotiation", 0.4),
    ("displacement", "evacuation", 0.4),
)

# Types that never make an incident of their own: a state is no event.
NEVER = frozenset({"territory-control"})

# Which type names the incident where its claims differ: the act before what came of it, the closer word before the wider one.
RANK: tuple[str, ...] = (
    "chemical-attack", "air-strike", "explosion", "shelling", "abduction", "crackdown", "attack", "armed-clash", "accident",
    "abuse", "killing",
)  # fmt: skip

_LIKENESS = {pair: score for one, other, score in COMPATIBLE for pair in ((one, other), (other, one))}


def likeness(one: str, other: str) -> float | None:
    """How far two types may be one act, 0 to 1; None where they may not."""
    return 1.0 if one == other else _LIKENESS.get((one, other))
