"""All proofs of the knowledge, one by one: for the checker, which lists what fails, and for the tests, one each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import load_rules
from marsad.proof.events import prove_counter_example, prove_example, prove_known_failure
from marsad.proof.families import cases, families, prove_phrasing
from marsad.proof.mentions import prove_case
from marsad.proof.types import prove_type_counter_example, prove_type_example
from marsad.proof.voices import VoiceProof
from marsad.reader import Reader

_VOICES = ("rules/attribution.yaml", "rules/factuality.yaml", "cases/attribution.yaml", "cases/factuality.yaml")


@dataclass(frozen=True, slots=True)
class Proof:
    """One example: ``kind`` tells what it proves, ``owner`` the rule or type that it belongs to."""

    kind: str
    owner: str
    entry: Entry
    run: Callable[[], Iterator[Problem]]


def proofs(reader: Reader, only: str | None = None) -> Iterator[Proof]:
    """Every example of the knowledge, or of the file called ``only``, in the order of files and lines."""
    for source in (_rules, _types, _cases, _families, _voices):
        for proof in source(reader):
            if only is None or proof.entry.file == only:
                yield proof


def _rules(reader: Reader) -> Iterator[Proof]:
    for rule in load_rules(reader.knowledge):
        for prove, examples in (
            (prove_example, rule.examples),
            (prove_counter_example, rule.counter_examples),
            (prove_known_failure, rule.known_failures),
        ):
            for entry in examples:
                yield Proof("rule", rule.id, entry, lambda p=prove, r=rule, e=entry: p(reader, r, e))  # type: ignore[misc]


def _types(reader: Reader) -> Iterator[Proof]:
    for name in reader.knowledge.names("ontology/*.yaml"):
        for entry in reader.knowledge.entries(name):
            slug = entry.text("type")
            for prove, key in ((prove_type_example, "examples"), (prove_type_counter_example, "is_not")):
                for example in entry.entries(key):
                    yield Proof("type", slug, example, lambda p=prove, s=slug, e=example: p(reader, s, e))  # type: ignore[misc]


def _cases(reader: Reader) -> Iterator[Proof]:
    for name in reader.knowledge.names("cases/*.yaml"):
        if name not in _VOICES:
            for entry in reader.knowledge.entries(name):
                yield Proof("case", name, entry, lambda e=entry: prove_case(reader, e))  # type: ignore[misc]


def _families(reader: Reader) -> Iterator[Proof]:
    for dimension, family in families(reader.knowledge):
        for key, case in cases(dimension, family):
            yield Proof("phrasing", family.file, case, lambda k=key, c=case: prove_phrasing(reader, k, c))  # type: ignore[misc]


def _voices(reader: Reader) -> Iterator[Proof]:
    voices = VoiceProof(reader)
    for name in _VOICES:
        for entry in reader.knowledge.entries(name):
            examples = [*entry.entries("examples"), *entry.entries("counter_examples")] or [entry]
            for example in examples:
                yield Proof("voice", entry.text("id", name), example, lambda e=example: voices.prove(e))  # type: ignore[misc]
