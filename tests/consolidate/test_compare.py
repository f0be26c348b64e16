"""Which pair is closer than which: orderings, not scores."""

from __future__ import annotations

import pytest
from tests.consolidate.tellers import scene, telling

from marsad.consolidate.compare import WEIGHTS, compare, total
from marsad.consolidate.kinds import COMPATIBLE, likeness
from marsad.consolidate.telling import Telling

BASE = {"place": "تعز", "day": "2018-06-11", "killed": 12}
TEXT = "انفجار قرب سوق الضبوعة في تعز أوقع 12 قتيلا"


def base(**fields: object) -> Telling:
    return telling(TEXT, "انفجار", **{**BASE, **fields})


def near(
    *, text: str = "تفجير في سوق الضبوعة بتعز وسقوط 12 قتيلا", trigger: str = "تفجير", **fields: object
) -> Telling:
    return telling(text, trigger, **{**BASE, "publisher": "الأفق", **fields})


CLOSER = {
    "the same day before the day after": (near(), near(day="2018-06-12")),
    "a day before three days": (near(day="2018-06-12"), near(day="2018-06-14")),
    "the same town before its country": (near(), near(place="اليمن")),
    "its country before another country's town": (near(place="اليمن"), near(place="إدلب")),
    "a neighbourhood of the town before another town": (near(place="الحوبان"), near(place="سرمين")),
    "the same toll before a risen one": (near(), near(killed=15)),
    "a risen toll before one ten times as high": (near(killed=15), near(killed=120)),
    "the same type before a related one": (near(), near(type_="attack")),
    "a related type before a different act": (near(type_="attack"), near(type_="release")),
    "no day before a day that speaks against it": (near(day=None), near(day="2018-06-20")),
    "shared names before shared common words": (
        near(),
        near(text="تفجير في مدرسة بالمدينة وسقوط 12 قتيلا"),
    ),
    "the same doer before another": (near(agent="g1"), near(agent="g2")),
    "another doer before the sufferer as doer": (near(agent="g2"), near(patient="g1")),
    "undated reports of one day before those of another week": (
        near(day=None, published="2018-06-12"),
        near(day=None, published="2018-06-25"),
    ),
}


def counted(one: Telling, other: Telling, *alike: tuple[str, str]) -> float:
    """What all features count, without the bound that keeps one pair from carrying a cluster."""
    return sum(reason.counted for reason in compare(one, other, scene(*alike)).reasons)


@pytest.mark.parametrize("pair", CLOSER.values(), ids=CLOSER)
def test_this_pair_is_closer_than_that(pair: tuple[Telling, Telling]) -> None:
    nearer, farther = pair
    one = base(agent="g1") if nearer.agents else base(day=None) if nearer.days and not nearer.days.exact else base()
    assert counted(one, nearer) > counted(one, farther)
    assert total(one, nearer, scene()) >= total(one, farther, scene())


def test_copies_are_closer_than_reports_of_their_own() -> None:
    one, other = base(), near()
    assert counted(one, other, (one.report, other.report)) > counted(one, other)


def test_a_pair_counts_the_same_either_way() -> None:
    for nearer, farther in CLOSER.values():
        assert total(nearer, farther, scene()) == pytest.approx(total(farther, nearer, scene()))


def test_every_feature_that_counted_says_why() -> None:
    found = compare(base(agent="g1"), near(agent="g1"), scene())
    assert found.sum == total(base(agent="g1"), near(agent="g1"), scene())
    names = {reason.feature: reason for reason in found.reasons}
    assert {"type", "days", "place", "sides", "tolls", "wording"} <= names.keys() <= {name for name, _, _ in WEIGHTS}
    assert names["place"].why == "both in تعز"
    assert names["tolls"].why == "killed 12–12 and 12–12"
    assert all(reason.why and -1 <= reason.score <= 1 for reason in found.reasons)


def test_types_that_may_be_one_act_are_listed_once() -> None:
    pairs = [frozenset((one, other)) for one, other, _ in COMPATIBLE]
    assert len(pairs) == len(set(pairs))
    assert likeness("attack", "killing") == likeness("killing", "attack") == 0.8
    assert likeness("release", "killing") is None
