"""Best, low and high by the rule of the module."""

from __future__ import annotations

import pytest
from tests.consolidate.tellers import report, stems

from marsad.consolidate.counting import bounds, disagreements, tolls
from marsad.consolidate.telling import tellings_of
from marsad.consolidate.voices import Voices
from marsad.model.incident import Toll

Said = tuple[str, str, int | tuple[int | None, int | None, int | None]]


def toll(*said: Said, factuality: str = "asserted") -> tuple[Toll, list[tuple[str, int]]]:
    """The toll of claims given as (day of the report, publisher, killed), and the values on which they part."""
    reports = [
        report(f"انفجار {at}", "انفجار", published=day, publisher=publisher, killed=killed, factuality=factuality)
        for at, (day, publisher, killed) in enumerate(said)
    ]
    tellings = [telling for one in reports for telling in tellings_of(one, stems())[0]]
    voices = Voices(tellings, stems(), str)
    found = tolls(tellings, voices)
    parted = [(value.value, value.voices) for item in disagreements(found, voices) for value in item.values]
    return found[0], parted


CASES: dict[str, tuple[list[Said], tuple[int | None, int | None, int | None]]] = {
    "the later number of a toll that rises": (
        [("2018-06-11", "أ", 27), ("2018-06-11", "ب", 30), ("2018-06-13", "أ", 32), ("2018-06-13", "ج", 32)],
        (27, 32, 32),
    ),
    "the number of most voices, though another came later": (
        [("2018-06-11", "أ", 30), ("2018-06-11", "ب", 30), ("2018-06-12", "ج", 28)],
        (28, 30, 30),
    ),
    "each voice counts once": (
        [("2018-06-11", "أ", 20), ("2018-06-12", "أ", 20), ("2018-06-13", "ب", 25), ("2018-06-13", "ج", 25)],
        (20, 25, 25),
    ),
    "the later of two": ([("2018-06-11", "أ", 20), ("2018-06-12", "ب", 24)], (20, 24, 24)),
    "running totals are not added": ([("2018-06-11", "أ", 10), ("2018-06-12", "أ", 15)], (10, 15, 15)),
    "a number of a part is left out of the range": (
        [("2018-06-11", "أ", 32), ("2018-06-12", "ب", 31), ("2018-06-13", "ج", 2)],
        (31, 31, 32),
    ),
    "a range where nobody has a number": ([("2018-06-11", "أ", (20, None, 99))], (20, None, 99)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_rule(case: tuple[list[Said], tuple[int | None, int | None, int | None]]) -> None:
    said, wanted = case
    found, _ = toll(*said)
    assert (found.low, found.best, found.high) == wanted
    assert len(found.statements) == len(said)


def test_who_says_27_and_who_says_32_stays_visible() -> None:
    _, parted = toll(("2018-06-11", "أ", 27), ("2018-06-12", "ب", 32), ("2018-06-12", "ج", 32))
    assert parted == [("27", 1), ("32", 2)]
    assert toll(("2018-06-11", "أ", 27), ("2018-06-12", "ب", (20, None, 99)))[1] == []


def test_what_is_denied_stands_among_the_statements_and_counts_nothing() -> None:
    found, parted = toll(("2018-06-11", "أ", 27), factuality="denied")
    assert (found.low, found.best, found.high, parted) == (None, None, None, [])
    assert found.statements[0].factuality == "denied"


def test_ranges_as_text() -> None:
    assert [bounds(3, 3, 3), bounds(20, None, 99), bounds(28, None, None), bounds(0, None, 9)] == [
        "3",
        "20–99",
        "28+",
        "≤9",
    ]
