"""The dead of an incident by side, as UCDP counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.consolidate.counting import size, wholes
from marsad.export.incident_rows import toll
from marsad.export.said import rows_of
from marsad.export.view import View
from marsad.model.claim import Claim, Count

_CIVILIANS = frozenset(row["who"] for row in rows_of("dead"))


@dataclass(frozen=True, slots=True)
class Deaths:
    """Bounds of the total, and the parts that add up to ``best``."""

    low: int
    best: int
    high: int
    a: int = 0
    b: int = 0
    civilians: int = 0

    @property
    def unknown(self) -> int:
        return self.best - self.a - self.b - self.civilians


def deaths(view: View, side_a: Sequence[str], side_b: Sequence[str]) -> Deaths | None:
    """The dead; None where nobody tells of any. The sides are ids of actors."""
    killed = toll(view.incident, "killed")
    if killed is None:
        return None
    known = [number for number in (killed.low, killed.best, killed.high) if number is not None]
    if not known or max(known) < 1:
        return None
    best = killed.best if killed.best is not None else killed.low if killed.low is not None else 0
    best = max(0, best)
    low = max(0, min(best, killed.low if killed.low is not None else best))
    high = max(best, killed.high if killed.high is not None else best)
    parts = _parts(view, best, frozenset(side_a), frozenset(side_b))
    return Deaths(low, best, high, parts["a"], parts["b"], parts["civilians"])


def _parts(view: View, best: int, side_a: frozenset[str], side_b: frozenset[str]) -> Counter[str]:
    """How the first claim whose total is ``best`` divides its dead; nothing where its parts are more than that."""
    for claim in view.said:
        counts = [count for count in claim.event.counts if count.of == "killed"]
        whole = wholes(claim).get("killed")
        if whole is None or size(whole) != best:
            continue
        bucket = _bucket(whole, side_a, side_b)
        if bucket is not None:
            return Counter({bucket: best})
        found: Counter[str] = Counter()
        for count in counts:
            part = _bucket(count, side_a, side_b)
            if count is not whole and part is not None and not _inside_a_part(count, whole, claim):
                found[part] += size(count)
        return found if found.total() <= best else Counter()
    return Counter()


def _inside_a_part(count: Count, whole: Count, claim: Claim) -> bool:
    """Whether a count is a part of a part, which was counted with it."""
    above = count.subset_of
    if above is None or not 0 <= above < len(claim.event.counts):
        return False
    return claim.event.counts[above] is not whole


def _bucket(count: Count, side_a: frozenset[str], side_b: frozenset[str]) -> str | None:
    if count.who in _CIVILIANS:
        return "civilians"
    if count.side is None:
        return None
    return "a" if count.side in side_a else "b" if count.side in side_b else None
