"""Asides and relative clauses: who does what stands behind them, and what their pronouns stand for."""

from __future__ import annotations

import pytest
from tests.extract.test_control import read_claims

TOLD = [  # sentence, type, role, words
    (
        "تمكنت القوات، بدعم من الغارات ومسلحي العشائر، من السيطرة على مدينة الرطبة",
        "territory-takeover",
        "agent",
        "القوات",
    ),
    ("نجح الجيش، بعد معارك عنيفة، في السيطرة على بلدة الحراك", "territory-takeover", "agent", "الجيش"),
    ("هذه هي المنطقة الوحيدة التي يسيطر عليها الحوثيون في لحج", "territory-control", "agent", "الحوثيون"),
    ("فجرت قوات الأمن سبع عبوات ناسفة عثرت عليها قرب رفح", "materiel-discovery", "agent", "قوات الأمن"),
    ("فجرت قوات الأمن سبع عبوات ناسفة عثرت عليها قرب رفح", "materiel-discovery", "patient", "سبع عبوات ناسفة"),
    ("تقاتل القوات بأسلحة حديثة زودتها بها دول التحالف", "materiel-supply", "patient", "أسلحة حديثة"),
    ("قصفت الطائرات معسكرا يسيطر عليه الحوثيون في ضواحي صنعاء", "territory-control", "patient", "معسكرا"),
    ("أعلن عن سيطرة القوات التي يساندها التحالف على مدينة زنجبار", "territory-takeover", "patient", "مدينة زنجبار"),
    ("استعاد الجيش المناطق التي سقطت في يد عناصر داعش في بيجي", "territory-takeover", "agent", "عناصر داعش"),
    ("رحبت تركيا بمليوني لاجئ فروا من النزاع في سوريا", "displacement", "patient", "مليوني لاجئ"),
    ("يدعم التحالف المقاتلين بالتدريب كما يمدهم بالدبابات في عدن", "materiel-supply", "agent", "التحالف"),
]


@pytest.mark.parametrize(("text", "event", "role", "words"), TOLD)
def test_told_around_a_clause(text: str, event: str, role: str, words: str) -> None:
    claims = [claim for claim in read_claims(text) if claim.event.type == event]
    assert [words] in [[a.words.text for a in claim.event.arguments if a.role == role] for claim in claims]


def test_a_phrase_with_an_owner_is_not_described_by_the_verb_behind_it() -> None:
    claims = read_claims("داعش مسلمون خوارج إخواننا اعتدوا علينا في الرياض")
    assert not [
        a for claim in claims for a in claim.event.arguments if "إخواننا" in a.words.text and a.role == "patient"
    ]


def test_what_stands_before_the_aside_is_asked_of_its_own_preposition_alone() -> None:
    text = "تمكنت المقاومة الشعبية، من تحرير مدينة عدن من الحوثيين، بدعم من غارات التحالف العربي على المدينة"
    raids = [claim for claim in read_claims(text) if claim.event.type == "air-strike"]
    assert [[a.words.text for a in claim.event.arguments if a.role == "agent"] for claim in raids] == [
        ["التحالف العربي"]
    ]


def test_what_is_told_to_be_done_was_done_to_its_genitive() -> None:
    (claim,) = read_claims("ذكرت الصحيفة أنه تم إرسال 1500 جندي إلى عدن")
    assert [(a.role, a.words.text) for a in claim.event.arguments] == [("patient", "1500 جندي")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("تمكنت القوات من إجبار مقاتلي التنظيم على الانسحاب من بيجي", "مقاتلي التنظيم"),
        ("أجبر الجيش المسلحين على الانسحاب من داريا", "المسلحين"),
        ("اضطرت الفصائل إلى الانسحاب من داريا", "الفصائل"),
    ],
)
def test_who_is_forced_to_withdraw_withdraws(text: str, who: str) -> None:
    (claim,) = [claim for claim in read_claims(text) if claim.event.type == "territory-withdrawal"]
    assert [a.words.text for a in claim.event.arguments if a.role == "agent"] == [who]


def test_fighters_captured_while_a_siege_is_tightened_are_no_count_of_the_siege() -> None:
    claims = read_claims("تقوم المقاومة بتضييق الخناق على مليشيات الحوثي فيما أسرت العشرات من الحوثيين في جبهة أبين")
    assert [claim.event.type for claim in claims if claim.event.counts] == ["capture"]


def test_a_verb_behind_and_is_about_the_place_of_the_clause_before() -> None:
    (claim,) = read_claims("مدينة عدن آمنة وتقع تحت سيطرة المقاومة الشعبية")
    assert (claim.event.type, [place.words.text for place in claim.event.places]) == ("territory-control", ["عدن"])


def test_an_aim_is_no_goal_of_football() -> None:
    text = "تخلت قوات النظام عن مواقعها في مورك بهدف الاحتفاظ بمناطق أخرى"
    assert "territory-withdrawal" in [claim.event.type for claim in read_claims(text)]
    assert not read_claims("وخطف اللاعب بهدفه الأضواء من زميله في مدريد")
