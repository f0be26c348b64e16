"""What only looks like an event: beasts, bases of the air, lists of tags; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def types(text: str) -> list[str]:
    """The types of the claims of a text."""
    return [claim.event.type for claim in _reader().read(text, published="2015-08-10")]


@pytest.mark.parametrize(
    "text",
    [
        "قتل طبيب أمريكي الأسد سيسل في زيمبابوي",
        "تحقق السلطات في واقعة قتل الأسد في متنزه قرب هراري",
        "قتل خمسة كلاب في بغداد",
        "سمات اشتباكات باكستان قتل",
        "اعترف الرجل بقتل زوجته في بيروت",
        "حمل الوسم اسم #فلان_يهاجم_الملك_فلان",
        "أصبحت قواته شريكا في المعركة ضد تنظيم داعش",
        "الكلمات الدلالية تفجير كركوك",
    ],
)
def test_no_event(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "قتل مسلحون مجهولون زوجته في الموصل",
        "أصيب الرجل في حلب وقتلت زوجته",
        "قتل مسلحون ضابطا وزوجته في بغداد",
    ],
)
def test_a_wife_killed_in_the_conflict_is_told(text: str) -> None:
    assert "killing" in types(text)


@pytest.mark.parametrize("text", ["مقتل ماهر الأسد في دمشق", "مقتل فهد العتيبي في صنعاء", "إعدام نمر النمر في الرياض"])
def test_people_named_like_beasts_are_people(text: str) -> None:
    assert types(text) == ["killing"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("توقف الاقتتال في مدينة الحوطة بعد تفجره منذ أيام", "armed-clash"),
        ("وفيما بعد اعتقلت الشرطة خمسة شبان في جنين", "arrest"),
        ("أحرق الجنود مواطنين أحياء في بانتيو", "killing"),
        ("شن تنظيم داعش هجوما على القوات الحكومية في قاعدة جوية شرق حلب", "attack"),
        ("شن التحالف هجوما جويا على قاعدة جوية في صنعاء", "air-strike"),
        ("شنت مروحيات الجيش هجوما على مواقع المسلحين في العريش", "air-strike"),
        ("فتح الطيران الحربي نيران رشاشاته على مناطق في بلدة الغنطو", "air-strike"),
    ],
)
def test_read_as_what_it_is(text: str, event: str) -> None:
    assert types(text) == [event]


def test_of_two_bounds_the_closer_one_is_kept() -> None:
    first = "قالت وزارة الداخلية التونسية أمس إن مسلحين هاجموا دورية في القصرين. "
    text = first + "وقالت الوزارة إن مسلحين هاجموا الدورية في القصرين."
    (claim,) = _reader().read(text, published="2015-08-10")
    assert claim.event.time is not None
    assert claim.event.time.value.end == "2015-08-09"
