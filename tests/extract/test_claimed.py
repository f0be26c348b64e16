"""Claims of responsibility and denials are claims of their own, told by who makes them; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad import Claim

BLAST = "قتل خمسة مدنيين في تفجير في بغداد. "


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def read(text: str) -> list[Claim]:
    return list(_reader().read(text, published="2015-03-09"))


def told(claim: Claim) -> tuple[str, str, list[tuple[str, str | None]], list[str]]:
    """Type, factuality, agents with their own factuality, and sources."""
    agents = [(a.words.text, a.factuality) for a in claim.event.arguments if a.role == "agent"]
    return claim.event.type, claim.factuality, agents, [link.source.text for link in claim.attribution if link.source]


@pytest.mark.parametrize(
    ("words", "trigger"),
    [
        ("وأعلن تنظيم الدولة مسؤوليته عن التفجير.", "التفجير"),
        ("وأعلن تنظيم الدولة مسؤوليته عنه.", "مسؤوليته"),
        ("وتبنى تنظيم الدولة التفجير.", "التفجير"),
        ("وتبنى تنظيم الدولة هذا التفجير.", "التفجير"),
        ("وتبناه تنظيم الدولة.", "تبناه"),
        ("وتبنى تنظيم الدولة مسؤوليته عن الحادث.", "مسؤوليته"),
    ],
)
def test_who_claims_it_is_the_source(words: str, trigger: str) -> None:
    report, claimed = read(BLAST + words)
    assert told(report)[2:] == ([], [])
    assert told(claimed) == ("explosion", "asserted", [("تنظيم الدولة", None)], ["تنظيم الدولة"])
    assert claimed.event.trigger.text == trigger


@pytest.mark.parametrize(
    "words",
    [
        "ونفت حركة حماس مسؤوليتها عن التفجير.",
        "ونفت حركة حماس مسؤوليتها عنه.",
        "ونفت حركة حماس أي صلة لها بالتفجير.",
        "ونفت حركة حماس ضلوعها في التفجير.",
        "وتنصلت حركة حماس من المسؤولية عن التفجير.",
    ],
)
def test_a_denial_is_told_by_who_denies(words: str) -> None:
    _, denial = read(BLAST + words)
    assert told(denial) == ("explosion", "denied", [("حركة حماس", "denied")], ["حركة حماس"])


def test_an_accusation_and_its_denial() -> None:
    text = (
        "قتل خمسة مدنيين في قصف على سوق في الحديدة. واتهم المتحدث باسم القوات الحكومية جماعة الحوثي بالوقوف وراء القصف، "
        "فيما نفى مصدر في الجماعة مسؤوليتها عنه."
    )
    _, accused, denied = read(text)
    assert told(accused) == ("shelling", "asserted", [("جماعة الحوثي", "alleged")], ["المتحدث باسم القوات الحكومية"])
    assert told(denied) == ("shelling", "denied", [("مصدر في الجماعة", "denied")], ["مصدر في الجماعة"])


def test_who_is_held_responsible_is_alleged() -> None:
    _, claim = read(BLAST + "وحملت الحكومة حزب العمال الكردستاني مسؤولية التفجير.")
    assert told(claim) == ("explosion", "asserted", [("حزب العمال الكردستاني", "alleged")], ["الحكومة"])


def test_whose_responsibility_it_is_said_to_be() -> None:
    _, claim = read(BLAST + "وأعلنت الحكومة مسؤولية تنظيم الدولة عن الهجوم.")
    assert told(claim) == ("explosion", "asserted", [("تنظيم الدولة", "alleged")], ["الحكومة"])


@pytest.mark.parametrize(
    "words",
    [
        "ولم تعلن أي جهة مسؤوليتها عن التفجير.",
        "ولم تتبن أي جهة التفجير حتى الآن.",
        "ولم يستبعد الوزير أن يعلن التنظيم مسؤوليته عن الحادث.",
        "وأعلنت الوزارة مسؤوليتها عن علاج الجرحى.",
        "وأكدت قطر وقوفها مع العراق.",
        "ونفى الوزير علاقته بالشركة.",
        "وتبنى البرلمان قرارا جديدا.",
        "وتبنت الحكومة عملية السلام.",
        "وحمل الوزير الحكومة مسؤولية الفساد.",
        "وأكد الجيش مسؤوليته عن حماية المدنيين.",
        "ونفت الحكومة مسؤوليتها عن انقطاع الكهرباء.",
        "ونفت إيران أي علاقة لها بالحوثيين.",
    ],
)
def test_nobody_claimed_it(words: str) -> None:
    (report,) = read(BLAST + words)
    assert told(report)[2:] == ([], [])


def test_a_clause_that_only_says_whose_it_is() -> None:
    (claim,) = read("قتل خمسة مدنيين في هجوم على حاجز في سوسة تبناه تنظيم الدولة.")
    assert told(claim) == ("attack", "asserted", [("تنظيم الدولة", None)], [])
