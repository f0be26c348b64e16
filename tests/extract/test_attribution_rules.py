"""Every example and counter-example of rules/attribution.yaml, and the cases of the same form."""

from __future__ import annotations

import pytest
from tests.extract.reading import knowledge, read, trigger_of

from marsad.extract.attribution import AttributionReader
from marsad.knowledge import Entry, Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import SOURCE_KINDS, VERB_CLASSES, Attribution


def _examples(base: Knowledge) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for rule in base.entries("rules/attribution.yaml"):
        for entry in (*rule.entries("examples"), *rule.entries("counter_examples")):
            found.append((rule.text("id"), entry))
    for entry in base.entries("cases/attribution.yaml"):
        found.append(("case", entry))
    return found


EXAMPLES = _examples(knowledge())


@pytest.fixture(scope="module")
def reader() -> AttributionReader:
    return AttributionReader(knowledge())


@pytest.mark.parametrize(
    "entry", [entry for _, entry in EXAMPLES], ids=[f"{rule}:{entry.line}" for rule, entry in EXAMPLES]
)
def test_example(reader: AttributionReader, entry: Entry) -> None:
    analysis = read(entry.text("text"), entry.text("published", "") or None)
    voices = reader.read(analysis)
    chain = voices.chain(trigger_of(analysis, entry))
    wanted = [] if entry.get("chain") == "none" else entry.entries("chain")
    told = [(link.source.text if link.source else None, link.kind, link.verb_class) for link in chain]
    assert len(chain) == len(wanted), f"{entry.where} {entry.text('text')}: {told}"
    for link, want in zip(chain, wanted, strict=True):
        _same(link, want, analysis, told)


def _same(link: Attribution, want: Entry, analysis: Analysis, told: object) -> None:
    found = {
        "source": link.source.text if link.source else "none",
        "cue": link.cue.text if link.cue else "none",
        "kind": link.kind,
        "verb_class": link.verb_class,
        "quoted": "yes" if link.quoted else "no",
    }
    for name in want:
        assert found[name] == want.text(name), f"{want.where}: {told}"
    assert link.kind in SOURCE_KINDS
    assert link.verb_class in VERB_CLASSES
    for quote in (link.source, link.cue):
        assert quote is None or analysis.quote(quote.start, quote.end) == quote.text


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
