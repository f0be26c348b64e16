"""Proof of event rules: every example fires its rule with these values, no counter-example does."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import Rule
from marsad.model.claim import ROLES, Claim
from marsad.proof.reading import claims_of, problem, unexpected
from marsad.reader import Reader
from marsad.text.fold import key

_Difference = tuple[str, str, str]  # what is read, as what, and what was expected
_NOT_EXPECTED = frozenset({"text", "en", "because", "published", "publisher", "title", "event", "why"})


def prove_example(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    """What an example of a rule expects and does not get."""
    claims = claims_of(reader, example)
    mine = [claim for claim in claims if _fired(rule, claim)]
    if not mine:
        got = ", ".join(f"{c.event.type} ({c.evidence[0].rule})" for c in claims) or "nothing"
        yield problem(
            example,
            f"The rule «{rule.id}» does not fire here; read: {got}. Correct its words, its pattern or the example.",
            f"لا تعمل القاعدة «{rule.id}» في هذا المثال. صحح كلماتها أو نمطها أو المثال.",
        )
        return
    wanted = {name: example.text(name) for name in example if name not in _NOT_EXPECTED}
    event = example.text("event", rule.event)
    failures = [[*_type(event, claim), *_differences(wanted, claim)] for claim in mine]
    for name, got, value in min(failures, key=len):
        yield unexpected(example, name, got, value, name)


def prove_counter_example(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    """A counter-example in which the rule fired all the same."""
    for claim in claims_of(reader, example):
        if claim.evidence[0].rule == rule.id:
            words = claim.event.trigger.text
            why = example.text("because", "")
            yield problem(
                example,
                f"The rule «{rule.id}» fires at «{words}» in a counter-example ({why}). Narrow it with «needs» or «without».",
                f"تعمل القاعدة «{rule.id}» في مثال مضاد عند «{words}». ضيقها بسطر «needs» أو «without».",
            )


def prove_known_failure(reader: Reader, rule: Rule, example: Entry) -> Iterator[Problem]:
    """A known failure that works by now."""
    if not list(prove_example(reader, rule, example)):
        yield problem(
            example,
            "This known failure is read rightly by now. Move it to the examples.",
            "صار هذا الخطأ المعروف يقرأ صحيحا. انقله إلى الأمثلة.",
        )


def _fired(rule: Rule, claim: Claim) -> bool:
    return any(evidence.rule == rule.id or f"({rule.id})" in evidence.detail for evidence in claim.evidence)


def _type(event: str, claim: Claim) -> list[_Difference]:
    return [] if claim.event.type == event else [("event", claim.event.type, event)]


def _differences(wanted: dict[str, str], claim: Claim) -> list[_Difference]:
    found: list[_Difference] = []
    for name, value in wanted.items():
        got = _values(name, claim)
        if not any(key(value) == key(one) for one in got) and not (value == "none" and not got):
            found.append((name, " | ".join(got), value))
    return found


def _values(name: str, claim: Claim) -> list[str]:
    event = claim.event
    if name in ROLES:
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
