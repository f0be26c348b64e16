"""What a new reading of a document changed: claims that are new, gone, or tell something else than before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEW, GONE, CHANGED = "new", "gone", "changed"

# Where a rule stands in its file is no news, nor is what is known of the document.
_PASSED_OVER = {"evidence", "document", "schema", "id"}

Told = tuple[str, str]  # a claim's id, and its record


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that a new reading changed; ``fields`` are those of the record that differ ("event.time")."""

    kind: str
    claim: str
    fields: tuple[str, ...] = ()


def changes(before: Sequence[Told], after: Sequence[Told]) -> list[Change]:
    """What differs between two readings of one document. Claims are the same if their ids are, in the order of the text."""
    old, new = _numbered(before), _numbered(after)
    found = [Change(GONE, claim) for claim, number in old if (claim, number) not in new]
    for (claim, number), record in new.items():
        if (claim, number) not in old:
            found.append(Change(NEW, claim))
        elif fields := tuple(differing(old[claim, number], record)):
            found.append(Change(CHANGED, claim, fields))
    return found


def differing(before: str, after: str) -> Iterator[str]:
    """The fields in which two records differ; of the event, each part by itself."""
    if before == after:
        return
    one, other = json.loads(before), json.loads(after)
    for name in dict.fromkeys([*one, *other]):
        if name in _PASSED_OVER or one.get(name) == other.get(name):
            continue
        if name == "event":
            parts = dict.fromkeys([*one[name], *other[name]])
            yield from (f"event.{part}" for part in parts if one[name].get(part) != other[name].get(part))
        else:
            yield name


def _numbered(told: Sequence[Told]) -> dict[tuple[str, int], str]:
    """Each claim with how often its id came before it: a reading should, but need not, give each id once."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], str] = {}
    for claim, record in told:
        found[claim, seen[claim]] = record
        seen[claim] += 1
    return found
