"""Victims without a title, named behind a light verb or a stray comma; events told by the clause behind their noun."""

from __future__ import annotations

import pytest
from tests.extract.test_phrasebook import _reader, shown

BOOK = [
    ("اغتيل سمير القنطار في دمشق", ["killing |  | سمير القنطار | "]),
    ("قتل سمير شرطيا في دمشق", ["killing |  | شرطيا | killed=1/1/1"]),
    ("اعتقال المندوبين في دمشق", ["arrest |  | المندوبين | "]),
    ("اعتقال السكاكين في دمشق", []),
    ("تعرض ثلاثة صحافيين للاعتقال في صنعاء", ["arrest |  | ثلاثة صحافيين | arrested=3/3/3"]),
    ("تعرض بعض الضباط للتصفية في تعز", ["killing |  | بعض الضباط | "]),
    ("نجا المحافظ من محاولة اغتيال في عدن", ["killing |  | المحافظ | "]),
    ("ذكرت الشرطة أنها اعتقلت رجلين في روما", ["arrest | الشرطة | رجلين | arrested=2/2/2"]),
    ("اعتقلت قوات الاحتلال، ثلاثة فتية من القدس", ["arrest | قوات الاحتلال | ثلاثة فتية | arrested=3/3/3"]),
    ("تحقق الشرطة في قتال عنيف شهدته محافظة الضالع", ["armed-clash |  |  | "]),
    ("القصف الذي تعرضت له دوما أمس", ["shelling |  |  | "]),
    (
        "اندلعت مواجهات وصفت بالعنيفة بين الجيش والحوثيين في تعز",
        ["armed-clash | الجيش+الحوثيين |  | "],
    ),
    (
        "مواجهات وصفت بالأعنف اندلعت صباح اليوم بين الجيش والحوثيين في تعز",
        ["armed-clash | الجيش+الحوثيين |  | "],
    ),
    ("وضعت السلطات خمسة ناشطين قيد الاعتقال في نابلس", ["arrest |  | خمسة ناشطين | arrested=5/5/5"]),
    ("لا يزال خمسة صحافيين رهن الاحتجاز في صنعاء", ["arrest |  | خمسة صحافيين | arrested=5/5/5"]),
    ("لا يزال ثلاثة جرحى على قيد الحياة في صنعاء", []),
    (
        "اعتقلت الشرطة ثلاثة ناشطين بعد مقتل طفل في نابلس",
        ["arrest | الشرطة | ثلاثة ناشطين | arrested=3/3/3", "killing |  | طفل | killed=1/1/1"],
    ),
]

KINDS = [
    ("شن التنظيم هجوما على القوات المتمركزة في قاعدة جوية شرق حلب", "attack"),
    ("شنت القوات العراقية هجوما على الرمادي بدعم من طيران التحالف الدولي", "attack"),
    ("هاجمت المقاومة مواقع الحوثيين في عدن بغطاء جوي من التحالف", "attack"),
    ("شن الطيران هجوما على قاعدة جوية في حلب", "air-strike"),
    ("شن التحالف هجوما جويا على قاعدة جوية في صنعاء", "air-strike"),
]


@pytest.mark.parametrize(("text", "claims"), BOOK)
def test_who_suffers(text: str, claims: list[str]) -> None:
    assert [shown(claim) for claim in _reader().read(text, published="2015-07-25")] == claims


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_planes_lent_or_parked_are_no_strike(text: str, kind: str) -> None:
    assert [claim.event.type for claim in _reader().read(text, published="2015-07-25")] == [kind]
