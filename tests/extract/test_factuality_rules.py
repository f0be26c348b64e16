"""Every example and counter-example of rules/factuality.yaml, and the cases of the same form."""

from __future__ import annotations

from tests.extract.reading import knowledge


def test_every_rule_is_complete() -> None:
    """Each rule has an id, an Arabic name, a why, an example and a counter-example with its because."""
    for rule in knowledge().entries("rules/factuality.yaml"):
        for part in ("id", "name", "why"):
            assert rule.text(part)
        assert rule.entries("examples")
        assert rule.entries("counter_examples")
        assert all(entry.text("because") for entry in rule.entries("counter_examples"))
