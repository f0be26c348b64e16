"""Who did it and to whom where the order of words alone does not tell; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def told(text: str, event: str) -> dict[str, list[str]]:
    """The participants of the one claim of a type, by role."""
    (claim,) = [claim for claim in _reader().read(text) if claim.event.type == event]
    roles: dict[str, list[str]] = {}
    for argument in claim.event.arguments:
        roles.setdefault(argument.role, []).append(argument.words.text)
    return roles


@pytest.mark.parametrize(
    ("text", "event", "agents"),
    [
        (
            "سيطر مسلحو القبائل على موقعين في مأرب بعد معارك عنيفة مع المسلحين الحوثيين.",
            "armed-clash",
            ["مسلحو القبائل", "المسلحين الحوثيين"],
        ),
        (
            "الاشتباكات بين قوات الجيش الليبي وقوات مجلس شورى ثوار بنغازي اندلعت منذ أكتوبر.",
            "armed-clash",
            ["قوات الجيش الليبي", "قوات مجلس شورى ثوار بنغازي"],
        ),
        ("دارت اشتباكات بين الجيش والمسلحين، والوضع هادئ الآن.", "armed-clash", ["الجيش", "المسلحين"]),
        ("قصفت مدفعية النظام بلدة مضايا.", "shelling", ["مدفعية النظام"]),
    ],
)
def test_both_sides_are_agents_and_nothing_else_is(text: str, event: str, agents: list[str]) -> None:
    assert told(text, event)["agent"] == agents


@pytest.mark.parametrize(
    ("text", "event", "agent", "patient"),
    [
        (
            "إن 400 من الانفصاليين مدعومين بدبابات هاجموا القوات الحكومية المتمركزة حول البلدة.",
            "attack",
            ["الانفصاليين"],
            ["القوات الحكومية المتمركزة"],
        ),
        ("استهدفت الغارة الثانية مستشفى شنان.", "air-strike", None, ["مستشفى شنان"]),
        (
            "إن المقاومة الشعبية أحكمت سيطرتها على منطقة المعاشيق.",
            "territory-takeover",
            ["المقاومة الشعبية"],
            ["منطقة المعاشيق"],
        ),
    ],
)
def test_what_is_hit_is_no_subject_and_no_adjective(
    text: str, event: str, agent: list[str] | None, patient: list[str] | None
) -> None:
    roles = told(text, event)
    assert roles.get("agent") == agent
    assert roles.get("patient") == patient
