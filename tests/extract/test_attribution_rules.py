"""Every example and counter-example of rules/attribution.yaml, and the cases of the same form."""

from __future__ import annotations

from tests.extract.reading import knowledge


def test_every_rule_is_complete() -> None:
    """Each rule has an id, an Arabic name, a why, an example and a counter-example with its because."""
    ids: set[str] = set()
    for rule in knowledge().entries("rules/attribution.yaml"):
        assert rule.text("id") not in ids
        ids.add(rule.text("id"))
        for part in ("name", "why"):
            assert rule.text(part)
        assert rule.entries("examples")
        assert all(entry.text("because") for entry in rule.entries("counter_examples"))
        assert rule.entries("counter_examples")
