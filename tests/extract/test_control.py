"""Who does what a verbal noun tells, and the main clause around a relative one: tables of sentences and doers."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad.model.claim import Claim


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def read_claims(text: str) -> list[Claim]:
    """The claims of a text without a date."""
    return list(_reader().read(text))


DOERS = [
    ("انتزعت فصائل المعارضة السيطرة على مدينة إدلب", "territory-takeover", "فصائل المعارضة"),
    ("قامت القوات الحكومية يوم الخميس بمحاولة جديدة للسيطرة على الميناء", "territory-takeover", "القوات الحكومية"),
    ("تمكن الجيش من قتل 28 إرهابيا في سيناء", "killing", "الجيش"),
    ("قامت طائرات حربية يعتقد أنها روسية بشن أربع غارات على المشفى", "air-strike", "طائرات حربية"),
    ("شنت الجبهة الجنوبية هجوما لاستعادة مدينة درعا", "territory-takeover", "الجبهة الجنوبية"),
    ("هاجم مسلحون يعتقد أنهم من تنظيم القاعدة نقطة تفتيش في شبوة", "attack", "مسلحون"),
    ("اغتال مسلحون مجهولون يستقلون دراجة نارية إمام مسجد في عدن", "killing", "مسلحون مجهولون"),
    ("تمكنت وحدات حماية الشعب من طرد داعش من بلدة صرين", "territory-takeover", "وحدات حماية الشعب"),
    ("أعلنت وزارة الداخلية ضبط خلية إرهابية", "arrest", "وزارة الداخلية"),
    ("شنت السلطات الإيرانية حملة اعتقالات طالت عشرات الناشطين", "arrest", "السلطات الإيرانية"),
    ("أسقطت الدفاعات الجوية طائرة استطلاع في خان طومان", "materiel-destruction", "الدفاعات الجوية"),
    ("كثفت المقاومة الشعبية في أبين من هجماتها على الحوثيين", "attack", "المقاومة الشعبية"),
]
BLAMED = [
    ("ألقيت مسؤولية الهجوم على حزب العمال الكردستاني", "حزب العمال الكردستاني", "alleged"),
    ("قتل جنديان في هجمات نسبت إلى حزب العمال الكردستاني", "حزب العمال الكردستاني", "alleged"),
    ("حملت الحكومة الحوثيين مسؤولية قصف الحي", "الحوثيين", "alleged"),
    ("أعلنت حركة طالبان مسؤوليتها عن الهجوم الذي استهدف الفندق في كابل", "حركة طالبان", None),
    ("نسبت الشرطة الهجوم على الحافلة إلى حركة الشباب", "حركة الشباب", "alleged"),
    ("قالت الشرطة إن حركة الشباب مسؤولة عن الهجوم على الحافلة", "حركة الشباب", None),
    ("نفت حركة طالبان مسؤوليتها عن الهجوم على الفندق في كابل", "حركة طالبان", "denied"),
]
NO_DOER = [
    ("دكت المدفعية مواقع الحوثيين ودمرت ثلاث آليات", "materiel-destruction"),
    ("سعت الحكومة لمنع الحوثيين من الاستيلاء على عدن", "territory-takeover"),
    ("فقدت المقاومة أحد قياداتها في عدن، متوقعا الإعلان النهائي لتطهير أبين", "territory-takeover"),
]


@pytest.mark.parametrize(("text", "event", "doer"), DOERS)
def test_the_subject_of_the_clause_is_the_doer(text: str, event: str, doer: str) -> None:
    claims = [claim for claim in read_claims(text) if claim.event.type == event]
    assert [a.words.text for claim in claims for a in claim.event.arguments if a.role == "agent"] == [doer]


@pytest.mark.parametrize(("text", "doer", "factuality"), BLAMED)
def test_who_is_held_responsible(text: str, doer: str, factuality: str | None) -> None:
    (claim,) = read_claims(text)
    agents = [(a.words.text, a.factuality) for a in claim.event.arguments if a.role == "agent"]
    assert (claim.factuality, agents) == ("denied" if factuality == "denied" else "asserted", [(doer, factuality)])


@pytest.mark.parametrize(("text", "event"), NO_DOER)
def test_no_other_is_made_the_doer(text: str, event: str) -> None:
    claims = [claim for claim in read_claims(text) if claim.event.type == event]
    assert claims
    assert [a.words.text for claim in claims for a in claim.event.arguments if a.role == "agent"] == []


def test_the_object_stands_behind_a_relative_clause() -> None:
    text = "قتلت حركة الشباب التي تريد فرض تفسيرها المتشدد في الصومال عضوا بالبرلمان وحارسه"
    (claim,) = read_claims(text)
    assert [(a.role, a.words.text) for a in claim.event.arguments] == [
        ("agent", "حركة الشباب"),
        ("patient", "عضوا بالبرلمان"),
        ("patient", "حارسه"),
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("خرجت أمس مظاهرات.", ["protest"]),
        ("واندلعت مواجهات عنيفة أمس.", ["armed-clash"]),
        ("وقع انفجار كبير أمس.", ["explosion"]),
        ("بدأت معركة الأسعار اليوم.", []),
        ("بدأت معركة قضائية أمس.", []),
        ("ووقع هجوم.", []),
    ],
)
def test_what_took_place_on_a_day_is_told_be_it_of_nobody_and_nowhere(text: str, claims: list[str]) -> None:
    assert [claim.event.type for claim in _reader().read(text, published="2015-08-10")] == claims
