"""The knowledge is wide and each rule complete. What the examples say runs as tests of their own."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.knowledge.rules import load_rules
from marsad.proof.families import cases, families

KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(
    ("dimension", "at_least"),
    [
        ("place", 150),
        ("actor", 200),
        ("materiel", 100),
        ("attribution", 20),
        ("factuality", 20),
    ],
)
def test_cases_are_many(dimension: str, at_least: int) -> None:
    assert len(KNOWLEDGE.entries(f"cases/{dimension}.yaml")) >= at_least


@pytest.mark.parametrize(("dimension", "at_least"), [("time", 600), ("quantity", 400)])
def test_phrasings_are_many(dimension: str, at_least: int) -> None:
    texts = [case for of, family in families(KNOWLEDGE) if of == dimension for _, case in cases(of, family)]
    assert len(texts) >= at_least


def test_every_event_rule_has_examples_and_counter_examples() -> None:
    rules = load_rules(KNOWLEDGE)
    assert len(rules) >= 60
    assert [rule.id for rule in rules if not rule.examples or not rule.counter_examples] == []


@pytest.mark.parametrize("name", ["rules/attribution.yaml", "rules/factuality.yaml"])
def test_every_rule_of_voices_is_complete(name: str) -> None:
    ids: set[str] = set()
    for rule in KNOWLEDGE.entries(name):
        assert rule.text("id") not in ids, rule.where
        ids.add(rule.text("id"))
        assert rule.text("name"), rule.where
        assert rule.text("why"), rule.where
        assert rule.entries("examples"), rule.where
        assert all(entry.text("because") for entry in rule.entries("counter_examples")), rule.where
        assert rule.entries("counter_examples"), rule.where
