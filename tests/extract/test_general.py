"""What is done to all of a kind, at no place and time, is a sin or a habit and no event; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


@pytest.mark.parametrize(
    "text",
    [
        "إن من يستهدف المساجد ودور العبادة لا دين له",
        "المنظمات الإرهابية كداعش كلها تستهدف الأبرياء",
        "يفتون للإرهابيين بقتل المسلمين",
    ],
)
def test_all_of_a_kind_are_nobody(text: str) -> None:
    assert not list(_reader().read(text))


@pytest.mark.parametrize(
    "text",
    [
        "يستهدف التنظيم المساجد في صنعاء",
        "استهدف التنظيم المساجد",
        "أدان البيان قتل المسلمين في بورما",
        "قتل المسلحون عشرة من المسلمين",
        "يستهدف مسلحو داعش مساجد الشيعة",
    ],
)
def test_a_place_or_a_number_makes_it_an_event(text: str) -> None:
    assert list(_reader().read(text))
