"""``marsad incidents``: reports, or claims made before, in; incidents out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.incident_output import Format, Language, Shown
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
    from marsad.cli.gather import Defaults
    from marsad.cli.run import Run
    from marsad.cli.stored import Stored
    from marsad.consolidate import Consolidator
    from marsad.knowledge import Knowledge
    from marsad.model.incident import Incident
    from marsad.model.judgement import Judgement


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
    judgements: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A person's judgements («marsad judge»), which are followed.",
        ),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Say which pairs tie each incident, which came near, and why.")
    ] = False,
    questions: Annotated[
        int | None,
        typer.Option(
            "--questions",
            min=1,
            metavar="N",
            help="Instead of incidents, the N pairs that a person had best look at.",
            show_default=False,
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
    from marsad.cli.stored import opened_stores

    refuse_input([*inputs, *(str(path) for path in (earlier, judgements) if path)], output)
    knowledge = known(own)
    shown = Shown(form or _usual(output), language, bidi, output is None, least, why, questions)
    with opened_stores(inputs) as stored:
        held = (earlier_of(earlier) or stored.earlier(), judgements)
        _run(inputs, output, (published, publisher, named_columns(columns), proxy), knowledge, held, shown, stored)


def _run(
    inputs: list[str],
    output: Path | None,
    defaults: Defaults,
    knowledge: Knowledge,
    held: tuple[list[Incident], Path | None],
    shown: Shown,
    stored: Stored,
) -> None:
    """Read, line up under the earlier incidents and the judgements held, write; what was set aside gives the status 1."""
    from marsad.cli import run as runs
    from marsad.cli.gather import reports_in
    from marsad.cli.incident_output import written
    from marsad.cli.output import is_terminal, opened
    from marsad.consolidate import Consolidator

    run = runs.Run(runs.new_reader, knowledge, is_terminal(sys.stderr))
    earlier, judged = held
    try:
        decided = dict.fromkeys([*stored.judgements(), *_judgements(judged, run)])
        made = Consolidator(knowledge, decided, in_memory=stored.encrypted)
        made.take(reports_in(inputs, run, defaults, stored))
        made.adopt(earlier)
        stored.put(made.each(), knowledge.digest)
        with opened(output) as write:
            for piece in written(made, knowledge, shown):
                write(piece)
    except KeyboardInterrupt:
        typer.echo(f"stopped after {run.documents:,} documents; nothing was written", err=True)
        raise typer.Exit(130) from None
    _remarks(made, str(judged or inputs[0]), run)
    run.end()


def _judgements(path: Path | None, run: Run) -> list[Judgement]:
    """The judgements of a file; what is none is named and set aside."""
    from marsad.ingest.judgements import read_judgements

    return list(run.sound(read_judgements(str(path)))) if path else []


def _remarks(made: Consolidator, where: str, run: Run) -> None:
    """Name the judgements that contradict one another, or rest."""
    from marsad.consolidate.notes import remarks
    from marsad.ingest.outcome import Remark

    for reason, advice in remarks(made.matching.judged):
        run.name(Remark(where, reason, advice))


def earlier_of(path: Path | None) -> list[Incident]:
    """The incidents of an earlier run; typer.BadParameter names the line that is none."""
    from marsad.ingest.incidents import read_incidents
    from marsad.ingest.outcome import Rejected
    from marsad.model.incident import Incident

    found: list[Incident] = []
    for one in read_incidents(str(path)) if path is not None else ():
        if isinstance(one, Rejected):
            raise typer.BadParameter(str(one), param_hint="'--earlier'")
        if isinstance(one, Incident):
            found.append(one)
    return found


def _usual(output: Path | None) -> Format:
    from marsad.cli.output import is_terminal

    return Format.table if output is None and is_terminal(sys.stdout) else Format.jsonl
