"""The phrasings of which most reports are made, each read as a documenter would; invented events in real places."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad.model.claim import Claim


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def shown(claim: Claim) -> str:
    """Type, agents, patients and counts of a claim in one line."""
    event = claim.event
    roles = {role: "+".join(a.words.text for a in event.arguments if a.role == role) for role in ("agent", "patient")}
    counts = " ".join(f"{c.of}={c.low}/{c.best}/{c.high}" for c in event.counts)
    return f"{event.type} | {roles['agent']} | {roles['patient']} | {counts}"


BOOK = [
    ("قتل ما لا يقل عن 17 شخصا في حلب.", ["killing |  | ما لا يقل عن 17 شخصا | killed=17/None/None"]),
    (
        "أصيب ما لا يقل عن 11 شخصا في تفجير ببغداد.",
        ["explosion |  | ما لا يقل عن 11 شخصا | injured=11/None/None"],
    ),
    (
        "لقي أربعة جنود مصرعهم وأصيب سبعة آخرون إثر انفجار عبوة ناسفة استهدفت دوريتهم قرب الحدود.",
        ["explosion |  | دوريتهم+أربعة جنود | killed=4/4/4 injured=7/7/7"],
    ),
    (
        "ارتفعت حصيلة ضحايا التفجير إلى 30 قتيلا و70 جريحا بحسب وزارة الصحة.",
        ["explosion |  | 30 قتيلا | killed=30/30/30 injured=70/70/70"],
    ),
    (
        "أعدم تنظيم الدولة الإسلامية رميا بالرصاص ثلاثة شبان في الموصل.",
        ["killing | تنظيم الدولة الإسلامية | ثلاثة شبان | killed=3/3/3"],
    ),
    (
        "فجر انتحاري سيارة مفخخة كان يقودها عند مدخل مقر أمني في بنغازي، مما أدى إلى مقتل ستة من عناصر الأمن.",
        ["explosion | انتحاري | ستة من عناصر الأمن | killed=6/6/6"],
    ),
    ("نجا محافظ عدن من محاولة اغتيال بسيارة مفخخة.", ["killing |  | محافظ عدن | "]),
    ("تم إجلاء 250 جريحا من الزبداني برعاية الأمم المتحدة.", ["evacuation |  | 250 جريحا | evacuated=250/250/250"]),
    ("خرج المئات في مظاهرات في تعز للتنديد بالحصار.", ["protest | المئات |  | participants=200/None/999"]),
    (
        "قتل وجرح 25 عنصرا من مليشيا الحوثي في كمين نصبته المقاومة في البيضاء.",
        ["attack | المقاومة | 25 عنصرا | killed-or-injured=25/25/25"],
    ),
    (
        "أفرجت جبهة النصرة عن 16 جنديا لبنانيا مقابل الإفراج عن سجينات.",
        ["release | جبهة النصرة | 16 جنديا لبنانيا | released=16/16/16", "release |  | سجينات | released=3/None/None"],
    ),
    (
        "سيطرت قوات سوريا الديمقراطية على بلدة الشدادي بعد انسحاب تنظيم داعش منها.",
        ["territory-takeover | قوات سوريا الديمقراطية | بلدة الشدادي | ", "territory-withdrawal | تنظيم داعش |  | "],
    ),
    (
        "أسقطت المقاومة طائرة استطلاع تابعة للحوثيين في الجوف.",
        ["materiel-destruction | المقاومة | طائرة استطلاع تابعة للحوثيين | "],
    ),
    (
        "دمرت مدفعية الجيش آليات ومخازن أسلحة للحوثيين في حرض.",
        ["materiel-destruction | مدفعية الجيش | آليات+مخازن أسلحة للحوثيين | "],
    ),
    (
        "زودت الولايات المتحدة قوات البيشمركة بأسلحة ثقيلة وعربات مصفحة.",
        ["materiel-supply | الولايات المتحدة | أسلحة ثقيلة+عربات مصفحة | "],
    ),
    ("قتل 33 شخصا معظمهم من الأطفال في قصف على حلب.", ["shelling |  | حلب+33 شخصا | killed=33/33/33"]),
    (
        "قتل القيادي أبو علي وثلاثة من مرافقيه في غارة على إدلب.",
        ["air-strike |  | إدلب+القيادي أبو علي+ثلاثة | killed=1/1/1 killed=3/3/3"],
    ),
    ("كما اعتقلت قوات الاحتلال، فجر أمس، ثلاثة شبان.", ["arrest | قوات الاحتلال | ثلاثة شبان | arrested=3/3/3"]),
    ("غارات روسية على ريف اللاذقية", ["air-strike | روسية | ريف اللاذقية | "]),
    ("أسفر القصف الإسرائيلي على غزة عن مقتل خمسة.", ["shelling | الإسرائيلي | غزة+خمسة | killed=5/5/5"]),
    (
        "استهدف مجهولون بعبوة ناسفة حافلة تقل موظفين شرقي بغداد، ما أدى إلى إصابة ثلاثة منهم.",
        ["explosion | مجهولون | حافلة+ثلاثة | injured=3/3/3"],
    ),
    ("لم ترد أنباء عن سقوط ضحايا جراء القصف.", []),
    (
        "لم يتمكن الجيش من التقدم وقتل خمسة من جنوده في حلب.",
        ["killing |  | خمسة من جنوده | killed=5/5/5"],
    ),
    ("تعرضت دوما لقصف للنظام على أحيائها.", ["shelling | لنظام | أحيائها | "]),
]


@pytest.mark.parametrize(("text", "claims"), BOOK)
def test_common_phrasings(text: str, claims: list[str]) -> None:
    assert [shown(claim) for claim in _reader().read(text, published="2015-07-25")] == claims
