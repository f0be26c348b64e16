"""``marsad incidents``: reports, or claims made before, in; incidents out."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.read import (
    Bidi,
    Columns,
    Inputs,
    Output,
    Own,
    Proxy,
    Published,
    Publisher,
    known,
    named_columns,
    refuse_input,
)

if TYPE_CHECKING:
    from marsad.cli.run import Run
    from marsad.consolidate import Report
    from marsad.ingest.columns import Columns as ColumnNames
    from marsad.knowledge import Knowledge
    from marsad.model.incident import Incident

    # the day, publisher and columns of what does not say its own; the proxy for URLs
    Defaults = tuple[str | None, str | None, ColumnNames | None, str | None]


class Format(StrEnum):
    """How incidents are written."""

    table = "table"
    jsonl = "jsonl"


class Language(StrEnum):
    """The language of the table's labels."""

    ar = "ar"
    en = "en"


def incidents(
    inputs: Inputs,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.", show_default=False)
    ] = None,
    output: Output = None,
    published: Published = None,
    publisher: Publisher = None,
    language: Annotated[Language, typer.Option(help="The language of the table's labels.")] = Language.ar,
    least: Annotated[
        int, typer.Option("--least", min=1, metavar="N", help="Leave out incidents that fewer reports tell.")
    ] = 1,
    earlier: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Incidents of an earlier run (JSON Lines), whose ids go on.",
        ),
    ] = None,
    bidi: Annotated[
        Bidi, typer.Option(help="Turn Arabic round for the terminal: on, off (it does so itself), or auto.")
    ] = Bidi.auto,
    own: Own = None,
    columns: Columns = None,
    proxy: Proxy = None,
) -> None:
    """Line up what several reports tell of one incident: who says so, how many died, what they disagree on.

    Inputs are those of «read», or claims that «read» wrote as JSON Lines. Exit status as of «read».
    """
    refuse_input([*inputs, *([str(earlier)] if earlier else [])], output)
    knowledge, before = known(own), _earlier(earlier)

    def write_out(found: Iterable[Incident]) -> Iterator[str]:
        shown = (incident for incident in found if len(incident.documents) >= least)
        return _written(shown, form or _usual(output), knowledge, language, output is None, bidi)

    _run(inputs, output, (published, publisher, named_columns(columns), proxy), knowledge, before, write_out)


def _run(
    inputs: list[str],
    output: Path | None,
    defaults: Defaults,
    knowledge: Knowledge,
    before: list[Incident],
    write_out: Callable[[Iterable[Incident]], Iterator[str]],
) -> None:
    """Read, line up, write; what was set aside is named and gives the status 1."""
    from marsad.cli import run as runs
    from marsad.cli.output import is_terminal, opened
    from marsad.consolidate import consolidate

    run = runs.Run(runs.new_reader, knowledge, is_terminal(sys.stderr))
    try:
        found = consolidate(_reports(inputs, run, defaults), knowledge, before)
        with opened(output) as write:
            for piece in write_out(found):
                write(piece)
    except KeyboardInterrupt:
        typer.echo(f"stopped after {run.documents:,} documents; nothing was written", err=True)
        raise typer.Exit(130) from None
    run.end()


def _reports(inputs: list[str], run: Run, defaults: Defaults) -> Iterator[Report]:
    """The reports of all inputs, with the claims read from them, or read before."""
    from marsad.consolidate import Report
    from marsad.ingest.claims import holds_claims

    for name in inputs:
        if holds_claims(name):
            yield from _told(name, run)
            continue
        for analysis in run.over([name], *defaults):
            yield Report(analysis.document, tuple(analysis.claims))


def _told(name: str, run: Run) -> Iterator[Report]:
    """The reports of a file of claims: those of one document together, though others stand between them."""
    from marsad.consolidate import Report
    from marsad.ingest.claims import read_claims
    from marsad.ingest.outcome import Rejected, Remark
    from marsad.model.claim import Claim

    held: dict[str, list[Claim]] = {}
    for outcome in read_claims(name):
        if isinstance(outcome, Rejected | Remark):
            run.name(outcome)
        else:
            held.setdefault(outcome.document.id, []).append(outcome)
    for claims in held.values():
        run.documents += 1
        run.claims += len(claims)
        yield Report(claims[0].document, tuple(claims))


def _earlier(path: Path | None) -> list[Incident]:
    """The incidents of an earlier run; typer.BadParameter names the line that is none."""
    from marsad.errors import RecordError
    from marsad.model.incident_codec import incident_from_json

    found: list[Incident] = []
    if path is None:
        return found
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} cannot be read as text ({error})", param_hint="'--earlier'") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(incident_from_json(json.loads(line)))
            except (RecordError, ValueError, RecursionError) as error:
                reason = f"{path}:{number} is no incident ({error}); give a file that «marsad incidents» wrote"
                raise typer.BadParameter(reason, param_hint="'--earlier'") from error
    return found


def _written(
    found: Iterable[Incident], form: Format, knowledge: Knowledge, language: Language, to_screen: bool, bidi: Bidi
) -> Iterator[str]:
    from marsad.cli.output import is_terminal
    from marsad.export.bidi import turner
    from marsad.export.incident_table import IncidentTable
    from marsad.export.jsonl import json_line
    from marsad.export.labels import Labels
    from marsad.export.values import Values
    from marsad.model.incident_codec import incident_to_json

    if form is Format.jsonl:
        yield from (json_line(incident_to_json(incident)) for incident in found)
        return
    screen = to_screen and is_terminal(sys.stdout)
    width = shutil.get_terminal_size((100, 24)).columns
    wide = screen and language is Language.ar
    colour = screen and "NO_COLOR" not in os.environ
    table = IncidentTable(Values(Labels(knowledge)), turner(bidi.value, os.environ), width, wide, colour)
    table.english = language is Language.en
    empty = True
    for incident in found:
        empty = False
        yield "".join(table.incident(incident))
    if empty:
        yield table.nothing()


def _usual(output: Path | None) -> Format:
    from marsad.cli.output import is_terminal

    return Format.table if output is None and is_terminal(sys.stdout) else Format.jsonl
