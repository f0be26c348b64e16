"""Runs every example of the knowledge through the whole pipeline; the checker, the tests and the workspace share it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.knowledge import Entry, Knowledge
from marsad.knowledge.lint import lint
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import Rule, load_rules
from marsad.model.claim import Claim
from marsad.model.codec import mention_to_json
from marsad.model.mention import Dimension
from marsad.model.text import Document
from marsad.reader import Reader
from marsad.text.fold import key

_ROLES = ("agent", "patient", "recipient", "instrument", "beneficiary", "from-holder", "to-holder")
_NOT_EXPECTED = frozenset({"text", "en", "because", "published", "publisher", "title", "event", "why"})
_DIMENSIONS: tuple[Dimension, ...] = ("time", "quantity", "place", "actor", "materiel")


def check(knowledge: Knowledge, only: str | None = None) -> list[Problem]:
    """Everything that is wrong with the knowledge, or with the file called ``only``: letters, shape, examples."""
    problems = lint(knowledge, only)
    if any(problem.severity == "error" for problem in problems):
        return problems
    reader = Reader(knowledge)
    problems += prove_rules(reader, only)
    problems += prove_cases(reader, only)
    return sorted(problems)


def prove_rules(reader: Reader, only: str | None = None) -> list[Problem]:
    """Every example of every event rule fires that rule with these values; no counter-example does."""
    problems: list[Problem] = []
    for rule in load_rules(reader.knowledge):
        if only is None or rule.file == only:
            problems += [p for example in rule.examples for p in prove_example(reader, rule, example)]
            problems += [p for example in rule.counter_examples for p in prove_counter_example(reader, rule, example)]
            problems += [p for example in rule.known_failures for p in _still_fails(reader, rule, example)]
    return problems


def prove_example(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    """What an example of a rule expects and does not get."""
    claims = _read(reader, example)
    mine = [claim for claim in claims if _fired(rule, claim)]
    if not mine:
        got = ", ".join(f"{c.event.type} ({c.evidence[0].rule})" for c in claims) or "nothing"
        yield Problem(
            example.file,
            example.line,
            f"rule «{rule.id}» did not fire; got {got}",
            f"القاعدة لم تعمل في: {example.text('text')}",
        )
        return
    wanted = {name: example.text(name) for name in example if name not in _NOT_EXPECTED}
    event = example.text("event", rule.event)
    failures = [[*_type(event, claim), *_differences(wanted, claim)] for claim in mine]
    for difference in min(failures, key=len):
        yield Problem(example.file, example.line, difference, f"القيمة غير المتوقعة في: {example.text('text')}")


def prove_counter_example(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    """A counter-example in which the rule fired all the same."""
    for claim in _read(reader, example):
        if claim.evidence[0].rule == rule.id:
            words = claim.event.trigger.text
            yield Problem(
                example.file,
                example.line,
                f"rule «{rule.id}» fired at «{words}» though {example.text('because', '')}",
                f"القاعدة عملت في مثال مضاد: {example.text('text')}",
            )


def _still_fails(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    if not list(prove_example(reader, rule, example)):
        yield Problem(
            example.file,
            example.line,
            "this known failure works now; move it to the examples",
            "صار يعمل: انقله إلى الأمثلة",
        )


def prove_cases(reader: Reader, only: str | None = None) -> list[Problem]:
    """Every case of ``cases/*.yaml`` gives exactly the listed mentions of its dimensions."""
    problems: list[Problem] = []
    for name in reader.knowledge.names("cases/*.yaml"):
        if only is None or name == only:
            for case in reader.knowledge.entries(name):
                problems += prove_case(reader, case)
    return problems


def prove_case(reader: Reader, case: Entry) -> Iterator[Problem]:
    """What a case expects of the mentions in its text and does not get."""
    document = _document(case)
    analysis = None
    for dimension in _DIMENSIONS:
        if dimension not in case:
            continue
        analysis = analysis or reader.analyse(document)
        found = [_flat(mention_to_json(document, m)) for m in analysis.mentions[dimension]]
        wanted = [] if case[dimension] == "none" else case.entries(dimension)
        if [m["text"] for m in found] != [w.text("text") for w in wanted]:
            got = " | ".join(str(m["text"]) for m in found) or "nothing"
            yield Problem(case.file, case.line, f"{dimension}: got {got}", f"النص: {case.text('text')}")
            continue
        for mention, want in zip(found, wanted, strict=True):
            for name in want:
                if name != "text" and not _equal(want.text(name), mention.get(name)):
                    message = f"{dimension}: {name} is {mention.get(name)}, expected {want.text(name)}"
                    yield Problem(want.file, want.line_of(name), message, f"القيمة مختلفة في: {want.text('text')}")


def _flat(mention: dict[str, Any]) -> dict[str, Any]:
    value = mention.get("value") or {}
    place = value.get("place") if isinstance(value, dict) else None
    return {**mention, **value, **(place or {}), "resolved": "yes" if place else "no"}


def _equal(wanted: str, got: object) -> bool:
    if got is None:
        return wanted in {"null", "none", ""}
    if isinstance(got, bool):
        return wanted in ({"true", "yes"} if got else {"false", "no"})
    return wanted == str(got)


def _document(entry: Entry) -> Document:
    return Document(
        entry.text("text"),
        published=entry.text("published", "") or None,
        publisher=entry.text("publisher", "") or None,
        title=entry.text("title", "") or None,
    )


def _read(reader: Reader, example: Entry) -> list[Claim]:
    return reader.analyse(_document(example)).claims


def _fired(rule: Rule, claim: Claim) -> bool:
    return any(evidence.rule == rule.id or f"({rule.id})" in evidence.detail for evidence in claim.evidence)


def _type(event: str, claim: Claim) -> list[str]:
    return [] if claim.event.type == event else [f"event is {claim.event.type}, expected {event}"]


def _differences(wanted: dict[str, str], claim: Claim) -> list[str]:
    found: list[str] = []
    for name, value in wanted.items():
        got = _values(name, claim)
        if not any(key(value) == key(one) for one in got) and not (value == "none" and not got):
            found.append(f"{name} is {' | '.join(got) or 'absent'}, expected {value}")
    return found


def _values(name: str, claim: Claim) -> list[str]:
    event = claim.event
    if name in _ROLES:
        return [a.words.text for a in event.arguments if a.role == name]
    if name == "place":
        return [p.words.text for p in event.places]
    if name == "materiel":
        return [m.words.text for m in event.materiel]
    if name == "time":
        return [event.time.words.text] if event.time and event.time.words else []
    if name == "date":
        return [event.time.value.start or ""] if event.time else []
    if name == "source":
        return [link.source.text for link in claim.attribution if link.source]
    if name in {"factuality", "outcome"}:
        value = claim.factuality if name == "factuality" else event.outcome
        return [value] if value else []
    return [str(c.best if c.best is not None else c.low) for c in event.counts if c.of == name]
