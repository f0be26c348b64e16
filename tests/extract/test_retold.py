"""The same event told again by the same voice under another name is one claim; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad.model.claim import Claim


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def of_type(text: str, event: str) -> list[Claim]:
    """The claims of a type."""
    return [claim for claim in _reader().read(text) if claim.event.type == event]


@pytest.mark.parametrize(
    "again",
    ["قالت الوزارة", "قال المتحدث باسم وزارة الداخلية التونسية", "قالت وزارة الداخلية"],
)
def test_a_voice_by_another_name_tells_the_same(again: str) -> None:
    text = f"قالت وزارة الداخلية التونسية إن مسلحين هاجموا دورية في القصرين. و{again} إن مسلحين هاجموا الدورية في القصرين فجرا."
    (claim,) = of_type(text, "attack")
    assert len(claim.also) == 1


@pytest.mark.parametrize("other", ["قال الجيش", "قالت حركة النهضة"])
def test_another_voice_is_another_claim(other: str) -> None:
    text = (
        f"قالت وزارة الداخلية التونسية إن مسلحين هاجموا دورية في القصرين. و{other} إن مسلحين هاجموا الدورية في القصرين."
    )
    assert len(of_type(text, "attack")) == 2


def test_what_is_told_without_a_source_is_the_same_event() -> None:
    text = "قتل مسلحون سبعة جنود في مدينة القصرين. وقال مصدر أمني إن مسلحين قتلوا سبعة جنود في القصرين."
    (claim,) = of_type(text, "killing")
    assert claim.also
    assert claim.attribution


def test_another_toll_without_a_source_is_another_claim() -> None:
    text = "قتل مسلحون سبعة جنود في مدينة القصرين. وقال مصدر أمني إن مسلحين قتلوا أربعة رعاة في القصرين."
    assert len(of_type(text, "killing")) == 2


def test_who_only_names_the_attack_is_not_its_source() -> None:
    text = "قتل خمسة مدنيين في قصف على حلب. وأكد الجيش تورط التنظيم في الهجوم."
    assert not of_type(text, "shelling")[0].attribution
