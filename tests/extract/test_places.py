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


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("سيطر الجيش الوطني على مدينة جعار بعد معارك عنيفة مع الحوثيين.", "armed-clash", ["جعار"]),
        ("قصفت الطائرات مواقع للمسلحين وسط قطاع غزة.", "air-strike", ["وسط قطاع غزة"]),
        ("قصفت الطائرات مواقع في منطقة القاعدة والمفرق والحوبان.", "air-strike", ["المفرق", "الحوبان"]),
        (
            "تخوض القوات الشرعية معارك مع المتمردين في محافظتي تعز والحديدة غربي البلاد.",
            "armed-clash",
            ["تعز", "الحديدة"],
        ),
        ("وذكر أن تطهير محافظات شبوة والبيضاء أصبح محسوما.", "territory-takeover", ["شبوة", "البيضاء"]),
        ("سيطر الجيش على محافظة شبوة والبيضاء شهدت مظاهرات.", "territory-takeover", ["شبوة"]),
    ],
)
def test_a_place_is_carried_with_its_list(text: str, event: str, expected: list[str]) -> None:
    assert places(text, event) == expected


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("قتل شخصان وأصيب خمسة بانفجار في الحي الصناعي بقضاء أبوغريب.", "explosion", ["أبوغريب", "الحي الصناعي"]),
        ("وفور ورود الأنباء هاجم مسلحون المستشفى.", "attack", ["المستشفى"]),
        ("قام المسلحون بالتسلل إلى الأراضي السعودية.", "attack", ["الأراضي السعودية"]),
        ("نفذت المقاومة هجوما على الحوثيين في منطقة السلامية.", "attack", ["السلامية"]),
    ],
)
def test_quarters_and_grounds_are_places_by_their_words(text: str, event: str, expected: list[str]) -> None:
    assert places(text, event) == expected
