"""A hunter and his prey are no part of a conflict; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def types(text: str) -> set[str]:
    """The types of the claims."""
    return {claim.event.type for claim in _reader().read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "اتهم طبيب بقتل أسد مشهور في محمية في كينيا. وكان الطبيب أطلق النار على الأسد قرب حديقة حيوانات.",
        "قتل صياد غزالا في ريف حمص، وقالت جمعية الرفق بالحيوان إن قتل الحيوانات جريمة.",
        "قتل صياد ثلاثة غزلان في ريف حمص، وقالت جمعية الرفق بالحيوان إن قتل الحيوانات جريمة.",
    ],
)
def test_prey_is_no_victim(text: str) -> None:
    assert not types(text) & {"killing", "attack"}


@pytest.mark.parametrize(
    "text",
    [
        "قتل مسلحون حارسا في تعز. وتضم حديقة الحيوانات فيها أسدا وغزلانا.",
        "قتل عشرة مدنيين في تعز، ونفقت حيوانات في حديقة الحيوان.",
        "قتل شخص في حلب. ووقع ذلك قرب حديقة الحيوان، ونفقت حيوانات.",
        "أصيب راع في الخليل برصاص مستوطنين، وسرقت حيوانات، ونفق حيوان.",
        "قتل قائد الحرس في حلب. وقال الرئيس بشار الأسد إن الأسد لن يرحل.",
    ],
)
def test_people_die_beside_beasts(text: str) -> None:
    assert "killing" in types(text) or "attack" in types(text)
