"""Whose the date of a sentence is: the event's or the speech's; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad.model.text import Document

PUBLISHED = "2015-08-08"


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def dated(text: str, event: str) -> str | None:
    """The first day of the first claim of a type; None where it is undated."""
    claims = _reader().analyse(Document(text, published=PUBLISHED)).claims
    time = next(claim for claim in claims if claim.event.type == event).event.time
    return time.value.start[:10] if time and time.value.start else None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("قال المصدر الذي رفض كشف اسمه اليوم الجمعة إن المقاومة طهرت جبل صبر من الحوثيين.", "territory-takeover"),
        ("قالت وزارة الداخلية، في بيان تلقت الوكالة نسخة منه، أمس إن عبوة ناسفة انفجرت في العريش.", "explosion"),
        ("وفي بيان حمل تاريخ اليوم، قال تنظيم داعش إن مقاتليه هاجموا مبنيين في مارع.", "attack"),
        ("وكانت جبهة النصرة قد أعلنت أمس، انسحابها من مواقع شمال مدينة حلب.", "territory-withdrawal"),
    ],
)
def test_the_day_of_the_speech_is_not_the_events(text: str, event: str) -> None:
    assert dated(text, event) is None


@pytest.mark.parametrize(
    ("text", "event", "day"),
    [
        ("قالت الشرطة إن مسلحين قتلوا أمس أربعة جنود في بغداد.", "killing", "2015-08-07"),
        ("قال الناطق إن الطائرات قصفت أمس مواقع في صعدة وإن المقاتلين قتلوا قائدا.", "air-strike", "2015-08-07"),
        ("سيطر الجيش أمس على مدينة تدمر.", "territory-takeover", "2015-08-07"),
        (
            "وسيطر المتمردون على قاعدة العند في مارس الماضي وباتت منذ الأربعاء الماضي تخضع لحصار ضربته القوات.",
            "siege",
            "2015-08-05",
        ),
        ("تعرضت بلدة دوما أمس لقصف مدفعي.", "shelling", "2015-08-07"),
        ("قال الناطق إن الشرطة اعتقلت، فجر أمس، خمسة رجال في مداهمات لمنازل المدينة.", "arrest", "2015-08-07"),
    ],
)
def test_the_day_of_the_event_stays(text: str, event: str, day: str) -> None:
    assert dated(text, event) == day


def test_the_day_of_a_deed_is_not_that_of_its_aim() -> None:
    text = "بدأت القوات أمس هجوما واسعا لاستعادة قاعدة العند."
    assert dated(text, "attack") == "2015-08-07"
    assert dated(text, "territory-takeover") is None
