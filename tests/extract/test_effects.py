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
