"""What was withheld, and why: counted by field, with an example of each for the person who exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from marsad.export.said import Language, Said, rows_of, said

SHOWN = 3  # examples of a field


@dataclass(frozen=True, slots=True)
class Withheld:
    """One value that does not leave: the path of its field, the reason, and the value itself, which only a preview shows.

    ``reason`` is a key of ``data/reasons.csv``.
    """

    path: str
    reason: str
    value: object


@dataclass(slots=True)
class Tally:
    """How often each field leaves or stays, over all records. The examples are for the screen alone."""

    leaves: Counter[str] = field(default_factory=Counter)
    stays: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_examples: dict[str, list[str]] = field(default_factory=dict)
    stayed_examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    records: int = 0

    def left(self, path: str, value: object) -> None:
        """Count a value that leaves."""
        self.leaves[path] += 1
        _remember(self.left_examples.setdefault(path, []), value)

    def stayed(self, item: Withheld) -> None:
        """Count a value that is withheld."""
        self.stays[item.path, item.reason] += 1
        _remember(self.stayed_examples.setdefault((item.path, item.reason), []), item.value)

    def summary(self) -> dict[str, dict[str, int]]:
        """Field → reason → how many were withheld, without any value: what an export may say of itself."""
        found: dict[str, dict[str, int]] = {}
        for (path, reason), number in sorted(self.stays.items()):
            found.setdefault(path, {})[reason] = number
        return found


@cache
def reasons() -> dict[str, Said]:
    """The reasons in words."""
    return {row["key"]: Said(row["en"], row["ar"]) for row in rows_of("reasons")}


def withheld_lines(profile: Mapping[str, object], language: Language) -> Iterator[str]:
    """The lines of a codebook that tell what a profile withheld, by field and reason, without any value.

    ``profile`` is what the package says of it: its name, and under ``withheld`` field → reason → number.
    """
    kept = cast(Mapping[str, Mapping[str, int]], profile["withheld"])
    yield f"## {said('codebook-profile').in_(language).format(name=profile['name'])}"
    yield ""
    for path, counted in kept.items():
        for reason, number in counted.items():
            yield f"- `{path}`: {reasons()[reason].in_(language)}: {number}"
    if not kept:
        yield said("codebook-nothing").in_(language)


def _remember(examples: list[str], value: object) -> None:
    shown = str(value)
    if len(examples) < SHOWN and shown not in examples:
        examples.append(shown)
