"""``marsad import``: events of ACLED, UCDP or a researcher's own table beside the incidents of Marsad."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.read import Output, Own, known

if TYPE_CHECKING:
    from marsad.cli.run import Run
    from marsad.ingest.reference.counterpart import Counterpart
    from marsad.ingest.reference.event import ReferenceEvent
    from marsad.ingest.reference.lineup import Lined, LineUp


class Shape(StrEnum):
    """Whose table it is."""

    acled = "acled"
    ged = "ged"
    csv = "csv"


class Format(StrEnum):
    """How what was lined up is written."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="A CSV table of events that you have.")
    ],
    shape: Annotated[
        Shape, typer.Option("--as", help="acled: its 31 columns; ged: UCDP GED; csv: your own, with --columns.")
    ],
    against: Annotated[
        str,
        typer.Option(metavar="INPUT", help="Incidents, or claims, in JSON Lines; or a case that «marsad index» read."),
    ],
    columns: Annotated[
        Path | None,
        typer.Option(
            "--columns", metavar="FILE", help="A TOML file that tells which column of your own table holds what."
        ),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: table on a terminal, else jsonl.", show_default=False)
    ] = None,
    output: Output = None,
    own: Own = None,
) -> None:
    """Line up events of ACLED, UCDP GED or your own table with incidents: matched, only there, only here, and why.

    Nothing of the table is kept. Exit status: 0 all was read, 1 some was set aside (named on standard error), 2 wrong usage.
    """
    from marsad.cli import run as runs
    from marsad.cli.output import is_terminal, opened
    from marsad.cli.read import refuse_input
    from marsad.export import lineup
    from marsad.ingest.reference.lineup import LineUp

    refuse_input([str(file), against], output)
    run = runs.Run(runs.new_reader, known(own), False)
    there = LineUp(_counterparts(against, run))
    lined = _lined(file, shape, columns, run, there)
    first = next(lined, None)
    if first is None and run.rejected:  # not a table of that kind: nothing could be lined up
        raise typer.Exit(1)
    lined = chain([first] if first else [], lined)
    chosen = form or (Format.table if output is None and is_terminal(sys.stdout) else Format.jsonl)
    writers = {"table": lineup.lineup_text, "csv": lineup.lineup_csv, "jsonl": lineup.lineup_jsonl}
    with opened(output) as write:
        for piece in writers[chosen.value](lined, there):
            write(piece)
    run.end()


def _lined(file: Path, shape: Shape, columns: Path | None, run: Run, there: LineUp) -> Iterator[Lined]:
    """Each reference event with its counterparts; a row that is none is named, and the others go on."""
    return (there.line_up(event) for event in _events(file, shape, columns, run))


def _events(file: Path, shape: Shape, columns: Path | None, run: Run) -> Iterator[ReferenceEvent]:
    from marsad.errors import InputError
    from marsad.ingest.reference.knowing import Knowing
    from marsad.ingest.reference.reader import read_reference

    try:
        yield from run.sound(read_reference(file, shape.value, Knowing(run.knowledge), columns))
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="'--columns'") from error


def _counterparts(name: str, run: Run) -> Iterator[Counterpart]:
    """The incidents, or else the claims, of a file or of a case. typer.BadParameter for what holds neither."""
    from marsad.ingest.claims import holds_claims, read_claims
    from marsad.ingest.incidents import holds_incidents, read_incidents
    from marsad.ingest.reference.counterpart import of_claim, of_incident, told_to_happen

    if holds_incidents(name):
        yield from map(of_incident, run.sound(read_incidents(name)))
    elif holds_claims(name):
        yield from map(of_claim, filter(told_to_happen, run.sound(read_claims(name))))
    else:
        yield from _of_store(name)


def _of_store(name: str) -> Iterator[Counterpart]:
    from marsad.errors import StoreError
    from marsad.ingest.reference.counterpart import of_claim, of_incident, told_to_happen
    from marsad.store import open_store

    try:
        with open_store(name) as store:
            incidents = [of_incident(one) for one in store.incidents()]
            yield from incidents or map(of_claim, filter(told_to_happen, store.claims()))
    except StoreError as error:
        reason = f"{error}. Or give incidents or claims in JSON Lines: «marsad incidents», «marsad read»"
        raise typer.BadParameter(reason, param_hint="'--against'") from error
