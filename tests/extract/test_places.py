"""The places of an event: lists, examples, directions, appositions, sites; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def places(text: str, event: str) -> list[str]:
    """The words of the places of the first claim of a type."""
    claim = next(claim for claim in _reader().read(text) if claim.event.type == event)
    return [place.words.text for place in claim.event.places]


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        (
            "قصفت طائرات النظام مناطق في محافظات دمشق، ريف دمشق، حلب، درعا ودير الزور.",
            "air-strike",
            ["دمشق", "ريف دمشق", "حلب", "درعا", "دير الزور"],
        ),
        (
            "أعلنت المقاومة تحرير محافظات عدن ولحج والضالع وأبين من الحوثيين.",
            "territory-takeover",
            "عدن لحج الضالع أبين".split(),
        ),
        ("قصفت مدفعية النظام بلدة البغيلية بريف دير الزور.", "shelling", ["البغيلية"]),
        ("قصفت الطائرات الحربية مواقع في الرقة والحسكة في سوريا.", "air-strike", ["الرقة", "الحسكة"]),
        ("سيطرت قوات المعارضة على مدينة زنجبار، عاصمة أبين.", "territory-takeover", ["زنجبار"]),
    ],
)
def test_a_larger_place_is_left_out_but_not_the_items_of_a_list(text: str, event: str, expected: list[str]) -> None:
    assert places(text, event) == expected


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        (
            "وكانت غارات التحالف استهدفت مواقع في الجنوب منها الضالع وقاعدة العند الجوية.",
            "air-strike",
            ["الضالع", "قاعدة العند الجوية"],
        ),
        ("سيطر الثوار على عشر قرى بريف حلب أبرزها تل رفعت ومارع.", "territory-takeover", ["تل رفعت", "مارع"]),
        ("قتل قائد الفصيل في معارك مع فصيل آخر قبل ستة أشهر شرق أفغانستان.", "armed-clash", ["شرق أفغانستان"]),
        ("قاد الرجل هجوما على الشرطة في العاصمة الشيشانية غروزني.", "attack", ["غروزني"]),
        ("قال القائد إنه تم تحرير أكثر من 50% من أحياء الرمادي من سيطرة داعش.", "territory-takeover", ["الرمادي"]),
        ("اندلعت اشتباكات بين الجيش والمسلحين في محافظة تعز جنوبي البلاد.", "armed-clash", ["تعز"]),
    ],
)
def test_places_beside_the_event_are_its_own(text: str, event: str, expected: list[str]) -> None:
    assert set(expected) == set(places(text, event))


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("قتل أربعة جنود في اشتباكات مع مسلحين داخل ثكنة عسكرية.", "armed-clash", ["ثكنة عسكرية"]),
        ("استعادت المقاومة المطار من الحوثيين بعد معارك.", "territory-takeover", ["المطار"]),
        ("شن المسلحون هجوما على الجنود عبر الحدود اليمنية.", "attack", ["الحدود اليمنية"]),
        ("قتل ثلاثة مدنيين في انفجار عند نقطة تفتيش في بغداد.", "explosion", ["بغداد"]),
        ("قتل جنديان في اشتباكات مع مسلحين في طريق العودة.", "armed-clash", []),
    ],
)
def test_a_site_without_a_name_is_a_place_by_its_words(text: str, event: str, expected: list[str]) -> None:
    assert places(text, event) == expected
