"""Proof of the ontology: a type's examples give a claim of the type, its "is not" examples do not."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.knowledge import Entry
from marsad.knowledge.problems import Problem
from marsad.proof.reading import claims_of, problem, unexpected
from marsad.reader import Reader


def prove_type_example(reader: Reader, event_type: str, example: Entry) -> Iterator[Problem]:
    """A sentence that the type's file gives as an example, and that is not read so."""
    got = [claim.event.type for claim in claims_of(reader, example)]
    if event_type not in got:
        yield unexpected(example, "event", ", ".join(got), event_type)


def prove_type_counter_example(reader: Reader, event_type: str, example: Entry) -> Iterator[Problem]:
    """A sentence that is not of the type, and that is read so all the same."""
    if any(claim.event.type == event_type for claim in claims_of(reader, example)):
        because = example.text("because", "")
        yield problem(
            example,
            f"This is read as {event_type} ({because}). Narrow the rule that fires; «marsad explain» shows it.",
            f"يقرأ هذا من النوع {event_type} وليس منه. ضيق القاعدة التي تعمل فيه.",
        )
