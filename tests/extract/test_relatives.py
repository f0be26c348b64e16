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
    ("يدعم التحالف المقاتلين بالتدريب كما يمدهم بالدبابات في عدن", "materiel-supply", "agent", "التحالف"),
]


@pytest.mark.parametrize(("text", "event", "role", "words"), TOLD)
def test_told_around_a_clause(text: str, event: str, role: str, words: str) -> None:
    claims = [claim for claim in read_claims(text) if claim.event.type == event]
    assert [[a.words.text for a in claim.event.arguments if a.role == role] for claim in claims] == [[words]]


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
