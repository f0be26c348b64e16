"""Every example and counter-example of rules/factuality.yaml, and the cases of the same form."""

from __future__ import annotations

import pytest
from tests.extract.reading import knowledge, read, trigger_of

from marsad.extract.attribution import AttributionReader
from marsad.extract.factuality import FactualityReader
from marsad.knowledge import Entry, Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import FACTUALITIES
from marsad.model.mention import TimeValue


def _examples(base: Knowledge) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for rule in base.entries("rules/factuality.yaml"):
        for entry in (*rule.entries("examples"), *rule.entries("counter_examples")):
            found.append((rule.text("id"), entry))
    for entry in base.entries("cases/factuality.yaml"):
        found.append(("case", entry))
    return found


EXAMPLES = _examples(knowledge())


@pytest.fixture(scope="module")
def readers() -> tuple[AttributionReader, FactualityReader]:
    return AttributionReader(knowledge()), FactualityReader(knowledge())


@pytest.mark.parametrize(
    "entry", [entry for _, entry in EXAMPLES], ids=[f"{rule}:{entry.line}" for rule, entry in EXAMPLES]
)
def test_example(readers: tuple[AttributionReader, FactualityReader], entry: Entry) -> None:
    analysis = read(entry.text("text"), entry.text("published", "") or None)
    trigger = trigger_of(analysis, entry)
    chain = readers[0].read(analysis).chain(trigger)
    judged = readers[1].judge(analysis, trigger, chain, _time(analysis))
    assert judged.factuality in FACTUALITIES
    found = {"factuality": judged.factuality, "outcome": judged.outcome or "none"}
    why = [evidence.detail for evidence in judged.evidence]
    for name in ("factuality", "outcome"):
        if name in entry:
            assert found[name] == entry.text(name), f"{entry.where} {entry.text('text')}: {why}"
    assert judged.factuality == "asserted" or why or "historical" not in judged.factuality


def _time(analysis: Analysis) -> TimeValue | None:
    for mention in analysis.mentions["time"]:
        if isinstance(mention.value, TimeValue) and mention.value.kind == "date":
            return mention.value
    return None


def test_every_rule_is_complete() -> None:
    """Each rule has an id, an Arabic name, a why, an example and a counter-example with its because."""
    for rule in knowledge().entries("rules/factuality.yaml"):
        for part in ("id", "name", "why"):
            assert rule.text(part)
        assert rule.entries("examples")
        assert rule.entries("counter_examples")
        assert all(entry.text("because") for entry in rule.entries("counter_examples"))
