"""How ``marsad incidents`` shows what it found: incidents, why they are what they are, questions for a person."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from marsad.cli.read import Bidi

if TYPE_CHECKING:
    from marsad.consolidate import Consolidator
    from marsad.export.incident_table import IncidentTable
    from marsad.knowledge import Knowledge


class Format(StrEnum):
    """How incidents are written."""

    table = "table"
    jsonl = "jsonl"


class Language(StrEnum):
    """The language of the table's labels."""

    ar = "ar"
    en = "en"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is asked for: ``least`` reports of an incident, its reasons (``why``), or so many ``questions`` instead."""

    form: Format
    language: Language
    bidi: Bidi
    to_screen: bool
    least: int
    why: bool
    questions: int | None


def written(made: Consolidator, knowledge: Knowledge, shown: Shown) -> Iterator[str]:
    """The output, piece by piece."""
    if shown.questions is not None:
        yield from _questions(made, knowledge, shown, shown.questions)
    elif shown.form is Format.jsonl:
        yield from _records(made, shown)
    else:
        yield from _blocks(made, knowledge, shown)


def _records(made: Consolidator, shown: Shown) -> Iterator[str]:
    from marsad.export.jsonl import json_line
    from marsad.export.reasons import why_to_json
    from marsad.model.incident_codec import incident_to_json

    for incident in made.each():
        if len(incident.documents) >= shown.least:
            record = incident_to_json(incident)
            if shown.why:
                record["why"] = why_to_json(made.reasons.why(incident.claims), made.kept.name)
            yield json_line(record)


def _blocks(made: Consolidator, knowledge: Knowledge, shown: Shown) -> Iterator[str]:
    from marsad.export.reasons import why_rows

    table, empty = _table(knowledge, shown), True
    for incident in made.each():
        if len(incident.documents) < shown.least:
            continue
        empty = False
        why = made.reasons.why(incident.claims) if shown.why else None
        more = () if why is None else why_rows(why, made.matching.tellings.__getitem__, made.kept.name)
        yield "".join(table.incident(incident, more))
    if empty:
        yield table.nothing()


def _questions(made: Consolidator, knowledge: Knowledge, shown: Shown, count: int) -> Iterator[str]:
    from marsad.export.jsonl import json_line
    from marsad.export.reasons import question_rows, question_to_json

    tellings, names = made.matching.tellings.__getitem__, made.kept.name
    found = made.reasons.questions(count)
    if shown.form is Format.jsonl:
        yield from (json_line(question_to_json(question, tellings, names)) for question in found)
        return
    table = _table(knowledge, shown)
    for question in found:
        rows = question_rows(question, tellings, names)
        yield "".join(table.question(question.joined, question.mean, rows))
    if not found:
        yield table.nothing("no-questions")


def _table(knowledge: Knowledge, shown: Shown) -> IncidentTable:
    from marsad.cli.output import screen
    from marsad.export.bidi import turner
    from marsad.export.incident_table import IncidentTable
    from marsad.export.labels import Labels
    from marsad.export.values import Values

    on = screen(shown.to_screen)
    turn, wide = turner(shown.bidi.value, os.environ), on.watched and shown.language is Language.ar
    table = IncidentTable(Values(Labels(knowledge)), turn, on.width, wide, on.colour)
    table.english = shown.language is Language.en
    return table
