"""Who acted, who suffered and how many, where the words stand apart from the verb; invented events in real places."""

from __future__ import annotations

import pytest
from tests.extract.test_phrasebook import _reader, shown

CASES = [
    # those who died stand before the verb: behind «that», before an aside, before a side of something unnamed
    ("أعلنت الشرطة أن مدنيا قتل في انفجار لغم شمال كركوك.", "explosion |  | مدنيا | killed=1/1/1"),
    (
        "قال المتحدث إن 12 جنديا، بينهم ضابطان، قتلوا بانفجار عبوة ناسفة في الأنبار.",
        "explosion |  | 12 جنديا | killed=12/12/12 killed=2/2/2",
    ),
    (
        "ذكر مصدر أن 14 مقاتلا من الفصائل وستة من عناصر داعش، قتلوا في الهجوم على مارع.",
        "attack |  | مارع+14 مقاتلا+ستة من عناصر داعش | killed=14/14/14 killed=6/6/6",
    ),
    ("قتل خمسة مدنيين شرق البلدة.", "killing |  | خمسة مدنيين | killed=5/5/5"),
    # a time behind a preposition is all that the preposition brings
    (
        "اعتقلت قوات الأمن خلال الساعات الماضية عشرات المحتجين في عدن.",
        "arrest | قوات الأمن | عشرات المحتجين | arrested=20/None/99",
    ),
    # right behind «that» and before the verb stands the subject
    ("قال البيان إن أجهزة الأمن اعتقلت خلية إرهابية في القاهرة.", "arrest | أجهزة الأمن | خلية إرهابية | "),
    # a state that attacks
    ("وقع ذلك بعد هجوم تركيا على عفرين.", "attack | تركيا | عفرين | "),
    # things that were destroyed or seized are counted
    (
        "فكك خبراء المتفجرات 20 عبوة ناسفة و7 منازل مفخخة في الرمادي.",
        "materiel-destruction | خبراء المتفجرات | 20 عبوة ناسفة+7 منازل مفخخة | items=20/20/20 items=7/7/7",
    ),
    ("دمرت المقاومة دبابة في تعز.", "materiel-destruction | المقاومة | دبابة | "),
    (
        "ضبطت الجمارك 200 كيلوغرام من المتفجرات في بغداد.",
        "materiel-seizure | الجمارك | 200 كيلوغرام من المتفجرات | ",
    ),
    # crowds, and those who are sent
    ("تظاهر أمس مئات الليبيين في بنغازي.", "protest | مئات الليبيين |  | participants=200/None/999"),
    (
        "شارك عشرات السوريين في احتجاج أمام القنصلية في إسطنبول.",
        "protest | عشرات السوريين |  | participants=20/None/99",
    ),
    ("نظم حراس الجامعة اعتصاما أمام مبنى الإدارة في عمان.", "protest | حراس الجامعة |  | "),
    (
        "العشرات من أبناء الحسكة النازحين إلى دمشق نظموا تظاهرة أمام البرلمان.",
        "protest | العشرات من أبناء الحسكة |  | participants=20/None/99",
    ),
    ("نشرت تركيا 150 جنديا قرب الموصل.", "deployment | تركيا | 150 جنديا | participants=150/150/150"),
    ("نشر الجيش 20 دبابة قرب درعا.", "deployment | الجيش | 20 دبابة | "),
    # both sides of a clash
    (
        "تمكنت قوة من الجيش من قتل أربعة من عناصر داعش في اشتباكات غرب الرمادي.",
        "armed-clash | قوة+أربعة من عناصر داعش |  | killed=4/4/4",
    ),
    (
        "دارت اشتباكات في حي الميدان شمال حلب، بين قوات النظام من طرف، والجبهة الشامية من طرف آخر.",
        "armed-clash | قوات النظام+الجبهة الشامية |  | ",
    ),
    (
        "اندلعت معارك في محافظة أبين جنوب اليمن بين الجيش وعناصر القاعدة.",
        "armed-clash | الجيش+عناصر القاعدة |  | ",
    ),
    # joined verbs and joined subjects
    (
        "أنهت القوات العراقية استعداداتها وفرضت حصارا على الفلوجة.",
        "siege | القوات العراقية | الفلوجة | ",
    ),
    (
        "المقاومة الشعبية في لحج وقوات الجيش سيطرت على معسكر لبوزة.",
        "territory-takeover | المقاومة الشعبية+قوات الجيش | معسكر لبوزة | ",
    ),
]


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_who_and_how_many(text: str, claim: str) -> None:
    assert [shown(one) for one in _reader().read(text, published="2015-07-25")] == [claim]


def test_a_part_of_the_land_behind_a_place_tells_no_more() -> None:
    (claim,) = _reader().read(
        "اندلعت معارك في محافظة أبين جنوب اليمن بين الجيش وعناصر القاعدة.", published="2015-07-25"
    )

    assert [place.words.text for place in claim.event.places] == ["أبين"]


RESUMED = [
    ("وصلت قوة عسكرية إلى منطقة البغدادي. وقامت بمهاجمة وكر للمسلحين.", ["قوة عسكرية"]),
    ("قال مصدر إن قوات البيشمركة وصلت إلى سنجار. واعتقلت خمسة مسلحين.", ["قوات البيشمركة"]),
    ("سيطرت المقاومة على الحوطة. واعتقل خمسة مدنيين في تعز.", []),  # feminine, and a passive
    ("قالت مصادر أمنية إن الوضع هادئ. واعتقلت خمسة مسلحين في سنجار.", []),
]


@pytest.mark.parametrize(("text", "agents"), RESUMED)
def test_a_sentence_goes_on_with_the_subject_before(text: str, agents: list[str]) -> None:
    *_, last = _reader().read(text, published="2015-07-25")

    assert [one.words.text for one in last.event.arguments if one.role == "agent"] == agents
