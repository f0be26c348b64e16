"""What a profile may not list alone: a number without what it counts, an accusation without that it is one, would mislead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

# Prefix of a field → what must leave too where anything below the prefix does. An empty prefix is the record itself.
CLAIM: dict[str, tuple[str, ...]] = {
    "": (
        *("schema", "id", "factuality", "part_of", "event.type", "event.outcome"),
        *("attribution.kind", "attribution.verb_class", "attribution.quoted"),
    ),
    "event.arguments": ("event.arguments.role", "event.arguments.factuality"),
    "event.arguments.actor": ("event.arguments.actor.kind",),
    "event.arguments.alternatives": ("event.arguments.alternatives.kind",),
    "event.places": ("event.places.role",),
    "event.places.place": ("event.places.place.precision", "event.places.place.radius_km"),
    "event.time": ("event.time.precision", "event.time.anchor", "event.time.kind"),
    "event.counts": ("event.counts.of", "event.counts.who", "event.counts.approximate", "event.counts.subset_of"),
    "event.materiel": ("event.materiel.item.id", "event.materiel.item.category", "event.materiel.approximate"),
    "evidence": ("evidence.rule",),
    "document": ("document.id",),
}
INCIDENT: dict[str, tuple[str, ...]] = {
    "": ("schema", "id", "type", "voices", "claims", "documents.id"),
    "time": ("time.precision",),
    "place": ("place.precision", "place.radius_km"),
    "actors": ("actors.role",),
    "counts": ("counts.*.low", "counts.*.best", "counts.*.high"),
    "counts.*.statements": ("counts.*.statements.claim", "counts.*.statements.factuality"),
    "statements": ("statements.*.value", "statements.*.voices"),
    "disagreements": ("disagreements.field", "disagreements.values.value", "disagreements.values.voices"),
}
NEEDS = {"claim": CLAIM, "incident": INCIDENT}


def missing(record: str, listed: Iterable[str], known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each field that is wanting, with the prefix that calls for it."""
    paths = frozenset(listed)
    for prefix, needed in NEEDS[record].items():
        if not prefix or any(path == prefix or path.startswith(f"{prefix}.") for path in paths):
            yield from ((prefix, path) for path in needed if path not in paths and path in known)
