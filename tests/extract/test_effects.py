"""What a verb of effect says an event led to: the casualties are its own, and so is who tells them; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad import Claim


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def read(text: str) -> list[Claim]:
    return list(_reader().read(text, published="2015-03-09"))


@pytest.mark.parametrize(
    ("noun", "type_"),
    [
        ("المعركة أسفرت عن", "armed-clash"),
        ("المعارك أدت إلى", "armed-clash"),
        ("القتال أفضى إلى", "armed-clash"),
        ("المواجهات أدت إلى", "armed-clash"),
        ("القصف أسفر عن", "shelling"),
        ("الغارة أسفرت عن", "air-strike"),
        ("الانفجار أدى إلى", "explosion"),
        ("التفجير أسفر عن", "explosion"),
        ("الهجوم أدى إلى", "attack"),
        ("العملية أسفرت عن", "attack"),
    ],
)
def test_the_noun_that_led_to_deaths_is_the_event(noun: str, type_: str) -> None:
    (claim,) = read(f"قال مصدر طبي إن {noun} مقتل 28 شخصا")
    assert claim.event.type == type_
    assert claim.event.trigger.text == noun.split()[0]
    assert [(count.of, count.best) for count in claim.event.counts] == [("killed", 28)]


@pytest.mark.parametrize(
    "text",
    [
        "أسفرت المباراة عن إصابة لاعبين",
        "أسفرت المواجهة بين الفريقين عن إصابة لاعب",
        "أسفرت عملية جراحية عن وفاة المريض",
    ],
)
def test_games_and_surgery_are_none(text: str) -> None:
    assert not read(text)


def test_the_toll_stays_with_who_tells_it() -> None:
    battle, told = read(
        "سيطر الثوار على حاجز الزعلانة بعد معارك عنيفة مع قوات النظام في ريف إدلب. "
        "وأكد القائد الميداني أبو ياسر أن المعركة أسفرت عن مقتل 28 عنصرا من قوات النظام."
    )[-2:]
    assert (battle.event.type, battle.event.counts, battle.attribution) == ("armed-clash", (), ())
    assert told.event.type == "armed-clash"
    assert [(count.of, count.best) for count in told.event.counts] == [("killed", 28)]
    assert [link.source.text for link in told.attribution if link.source] == ["القائد الميداني أبو ياسر"]


def test_the_wounded_of_a_strike_are_no_second_strike() -> None:
    (strike,) = read(
        "ألقى الطيران المروحي أربعة براميل متفجرة على بلدة كفرنبل، ما أدى إلى استشهاد ثلاثة أطفال وجرح عدد من المدنيين."
    )
    assert {count.of for count in strike.event.counts} == {"munitions", "killed", "injured"}


@pytest.mark.parametrize(
    "text",
    [
        "لم تتمكن الجزيرة من التحقق من مقتل القيادي بشكل مستقل",
        "لم يتسن لرويترز التأكد من مقتل القيادي",
        "لم تتحقق المنظمة من مقتل 20 مدنيا",
        "يصعب التحقق من مقتل القيادي",
        "لا يمكن التحقق من قصف المدرسة",
    ],
)
def test_what_could_not_be_verified_is_alleged(text: str) -> None:
    assert [claim.factuality for claim in read(text)] == ["alleged"]


def test_what_was_verified_is_asserted() -> None:
    assert [claim.factuality for claim in read("تحققت المنظمة من مقتل 20 مدنيا")] == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "رصدت منظمة العفو الدولية قصفا على مستشفى في معرة النعمان",
        "شاهد مراسل فرانس برس قصفا على الرمادي",
        "عثرت الشرطة على جثث عشرة مدنيين في الموصل",
        "عثر الأهالي على جثة شاب قرب بلدة الحراك",
        "عثرت القوات العراقية على مقبرة جماعية في تكريت",
    ],
)
def test_who_sees_or_finds_has_no_part_in_it(text: str) -> None:
    (claim,) = read(text)
    named = [a.words.text for a in claim.event.arguments]
    assert not any(who in word for word in named for who in ("منظمة", "مراسل", "الشرطة", "الأهالي", "القوات"))


@pytest.mark.parametrize(
    ("text", "of", "low", "best"),
    [
        ("أوقع القصف عشرات القتلى والجرحى في حلب", "killed-or-injured", 20, None),
        ("خلف القصف 20 قتيلا وجريحا في حلب", "killed-or-injured", 20, 20),
        ("أدى القصف إلى سقوط مئات الضحايا بين قتيل وجريح في حلب", "killed-or-injured", 200, None),
        ("أوقع القصف عشرة قتلى في حلب", "killed", 10, 10),
        ("قصف الطيران مدينة نيالا فقتل عائلة بأكملها", "killed", 2, None),
        ("مقتل عائلة من خمسة أشخاص في قصف على سراقب", "killed", 5, 5),
        ("قتل خمسة من عائلة واحدة في قصف على سراقب", "killed", 5, 5),
        ("خسر الجيش عشرة جنود في معارك مأرب", "killed", 10, 10),
    ],
)
def test_how_many_and_of_what(text: str, of: str, low: int, best: int | None) -> None:
    counts = [(count.of, count.low, count.best) for claim in read(text) for count in claim.event.counts]
    assert counts == [(of, low, best)]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("استهدفت مسيّرة مخيم أبو شوك للنازحين", "مسيّرة"),
        ("قصفت مسيرة تركية سيارة في القامشلي", "مسيرة تركية"),
        ("هاجمت مسيرات أوكرانية قاعدة جوية في القرم", "مسيرات أوكرانية"),
        ("قتل ثلاثة مدنيين بقصف مسيّرة تركية على سيارة في القامشلي", "مسيّرة تركية"),
    ],
)
def test_a_drone_strikes_from_the_air(text: str, agent: str) -> None:
    (claim,) = read(text)
    assert claim.event.type == "air-strike"
    assert [a.words.text for a in claim.event.arguments if a.role == "agent"] == [agent]


@pytest.mark.parametrize(
    "text", ["خرجت مسيرة حاشدة في صنعاء", "انطلقت مسيرات في غزة", "فرقت الشرطة مسيرة للمعلمين في عمان"]
)
def test_a_march_is_no_drone(text: str) -> None:
    (claim,) = read(text)
    assert claim.event.type in {"protest", "crackdown"}
    assert not claim.event.materiel


def test_places_and_doers_around_a_strike() -> None:
    (raids,) = read("شهدت مدينة الحديدة غارات جوية شنتها طائرات التحالف العربي")
    assert [place.words.text for place in raids.event.places] == ["الحديدة"]
    (shelled,) = read("استهدفت قوات النظام بقذائف المدفعية والصواريخ قرية الفطيرة بجبل الزاوية")
    assert [a.words.text for a in shelled.event.arguments if a.role == "agent"] == ["قوات النظام"]
    (fired,) = read("قتل 20 شخصا في قصف مدفعي لقوات الدعم السريع على سوق في أم درمان")
    assert [a.words.text for a in fired.event.arguments if a.role == "agent"] == ["قوات الدعم السريع"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("من حادثة اغتيال المصلين بمسجد قوات الطوارئ، كيف لشاب أن يلغم نفسه ليقتل ويصيب مسلمين مصلين", "قوات الطوارئ"),
        ("بدأت المحكمة الكويتية اليوم جلسة محاكمة المتهمين في تفجير مسجد الإمام الصادق", "المحكمة الكويتية"),
        ("دمرت القوات العراقية ثلاث عجلات مفخخة كانت معدة لاستهداف آليات الجيش", "آليات الجيش"),
        ("حققت المقاومة تقدما باتجاه اللواء 35 مدرع كما تمكنت من السيطرة على الوهط", "اللواء 35 مدرع"),
    ],
)
def test_nobody_is_made_the_doer_by_standing_near(text: str, who: str) -> None:
    claims = read(text)
    assert claims
    assert who not in [a.words.text for claim in claims for a in claim.event.arguments if a.role == "agent"]
