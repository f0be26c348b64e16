"""Casualties are counts of the event that caused them, however far the words stand apart; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def told(text: str) -> list[tuple[str, list[int | None]]]:
    """The type of every claim, and the lower bounds of its counts of killed and injured."""
    claims = _reader().read(text)
    return [
        (claim.event.type, [count.low for count in claim.event.counts if count.of in {"killed", "injured"}])
        for claim in claims
    ]


@pytest.mark.parametrize(
    ("text", "event", "low"),
    [
        ("هاجم الجيش مواقع التنظيم ونجح في القضاء على عشرة مسلحين", "attack", 10),
        ("اشتبكت القوات مع مسلحين في الشيخ زويد وتمكنت من قتل خمسة منهم", "armed-clash", 5),
        ("نتيجة للاشتباك في داغستان، تم القضاء على ثمانية مسلحين", "armed-clash", 8),
        ("هجوم دموي استهدف متحفا في مدينة سوسة ونفذه مسلحان وقتلا خلاله عشرة رجال", "attack", 10),
        ("أصيب ستة حراس، فيما وصفت حالة الرابع بالحرجة، جراء قصف استهدف موقعا في مخيم البريج", "shelling", 6),
        ("عاد الهدوء إلى عدن بعد مواجهات عنيفة خلفت عشرات القتلى", "armed-clash", 20),
    ],
)
def test_what_came_of_an_event_is_its_count(text: str, event: str, low: int) -> None:
    assert told(text) == [(event, [low])]


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش مدينة دوما، فيما تمكنت قوات أخرى من قتل خمسة مسلحين في درعا",  # another did it elsewhere
        "سيطر الجيش على القرية وتمكن من قتل خمسة مسلحين",  # what is taken kills nobody
    ],
)
def test_what_another_did_stays_an_event(text: str) -> None:
    assert ("killing", [5]) in told(text)


def test_a_cause_named_of_something_else_is_none() -> None:
    assert ("killing", [5]) in told("قتل خمسة أشخاص في دمشق، وقالت الوزارة إن المدينة عانت بسبب القصف")
