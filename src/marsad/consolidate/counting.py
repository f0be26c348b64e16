"""How many: what each claim has it, and the value that the rule prefers. Nothing is added up, nothing is overwritten.

The rule. Every voice counts once, with its latest statement (tolls rise as bodies are found), and of one day the more precise.
``best`` is the number on which most voices end; where two have as many, an exact number before an approximate one, then the
later, then the higher. ``low`` and ``high`` are the outermost bounds that any claim gives that does not deny the incident.
A subset ("بينهم طفلان") and a part ("11 في …") of a whole are left to their claims; so is, though it stands among the
statements, an exact number below half of the highest one: it tells of some of the dead, or of the first hour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from marsad.model.claim import Claim, Count
from marsad.model.incident import COUNTED, Disagreement, Statement, Toll, Value

if TYPE_CHECKING:
    from marsad.consolidate.sight import Telling
    from marsad.consolidate.voices import Voices

PART = 0.5  # of the highest exact number, below which another is taken for a part of it
_NOT_SAID = frozenset({"denied", "negated", "planned", "hypothetical"})


def tolls(tellings: Sequence[Telling], voices: Voices) -> tuple[Toll, ...]:
    """The counts of an incident, in a fixed order."""
    held: dict[str, list[tuple[Statement, bool]]] = defaultdict(list)
    for telling in tellings:
        if telling.claim.part_of is None:
            for of, count in wholes(telling.claim).items():
                held[of].append((_statement(count, telling, voices), count.approximate))
    return tuple(_toll(of, held[of]) for of in COUNTED if of in held)


def disagreements(found: Iterable[Toll], voices: Voices) -> list[Disagreement]:
    """The counts on which the claims part, lowest first: who says 27, who says 32."""
    parts = []
    for toll in found:
        said = [statement for statement in toll.statements if statement.factuality not in _NOT_SAID]
        if _meet(said):
            continue
        values: dict[str, list[Statement]] = defaultdict(list)
        for statement in said:
            values[bounds(statement.low, statement.best, statement.high)].append(statement)
        listed = sorted(values.items(), key=lambda item: (item[1][0].low or 0, item[0]))
        parts.append(Disagreement(toll.of, tuple(_value(text, held, voices) for text, held in listed)))
    return parts


def bounds(low: int | None, best: int | None, high: int | None) -> str:
    """A range as text: "27", "20–99", "28+" (or more), "≤9"."""
    if low is not None and low == high:
        return str(low)
    if high is None:
        return f"{low if low is not None else best}+"
    return f"{low}–{high}" if low else f"≤{high}"


def wholes(claim: Claim) -> dict[str, Count]:
    """The counts of the claim's wholes; of several of one kind the largest, since the others are parts of it."""
    found: dict[str, Count] = {}
    for count in claim.event.counts:
        known = found.get(count.of)
        if count.subset_of is None and (known is None or size(count) > size(known)):
            found[count.of] = count
    return found


def size(count: Count) -> int:
    """The number that a count comes to."""
    return count.best if count.best is not None else count.low or 0


def _statement(count: Count, telling: Telling, voices: Voices) -> Statement:
    claim = telling.claim
    voice, day = voices.of(claim.id), claim.document.published
    return Statement(count.low, count.best, count.high, claim.id, voice, day, claim.factuality)


def _toll(of: str, held: list[tuple[Statement, bool]]) -> Toll:
    statements = tuple(statement for statement, _ in held)
    said = _of_the_whole([pair for pair in held if pair[0].factuality not in _NOT_SAID])
    lows = [statement.low for statement, _ in said if statement.low is not None]
    highs = [statement.high for statement, _ in said if statement.high is not None]
    return Toll(of, min(lows, default=None), _best(said), max(highs, default=None), statements)


def _of_the_whole(said: list[tuple[Statement, bool]]) -> list[tuple[Statement, bool]]:
    """The statements without those whose number is below half of the highest."""
    numbers = [statement.best for statement, _ in said if statement.best is not None]
    least = max(numbers, default=0) * PART
    return [pair for pair in said if pair[0].best is None or pair[0].best >= least]


def _best(said: list[tuple[Statement, bool]]) -> int | None:
    last: dict[str, tuple[Statement, bool]] = {}
    for statement, rough in sorted(said, key=_favoured):
        if statement.best is not None:
            last[statement.voice] = (statement, rough)
    ends: dict[int, list[tuple[Statement, bool]]] = defaultdict(list)
    for statement, rough in last.values():
        if statement.best is not None:
            ends[statement.best].append((statement, rough))
    ranked = [
        (len(held), not all(rough for _, rough in held), max(s.published or "" for s, _ in held), number)
        for number, held in ends.items()
    ]
    return max(ranked)[-1] if ranked else None


def _favoured(pair: tuple[Statement, bool]) -> tuple[str, bool, int, int, str]:
    """What comes later in this order is favoured: the later report, the exact number, the narrower range, the higher."""
    statement, rough = pair
    width = (statement.high or 0) - (statement.low or 0) if statement.high is not None else 10**9
    return statement.published or "", not rough, -width, statement.best or 0, statement.claim


def _meet(said: Sequence[Statement]) -> bool:
    """Whether one number could make all of them right."""
    lows = [statement.low for statement in said if statement.low is not None]
    highs = [statement.high for statement in said if statement.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _value(text: str, held: list[Statement], voices: Voices) -> Value:
    claims = tuple(dict.fromkeys(statement.claim for statement in held))
    return Value(text, claims, voices.count(claims))
