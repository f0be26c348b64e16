"""``marsad read``, ``marsad mentions`` and ``marsad tokens``: inputs in, records out."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from marsad.cli.writers import Writer
    from marsad.ingest.columns import Columns as ColumnNames
    from marsad.knowledge import Knowledge


class Format(StrEnum):
    """How claims are written."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class MentionFormat(StrEnum):
    """How mentions are written."""

    jsonl = "jsonl"


class TokenFormat(StrEnum):
    """How tokens are written."""

    conllu = "conllu"


class Bidi(StrEnum):
    """Who turns Arabic lines round for the terminal."""

    auto = "auto"
    on = "on"
    off = "off"


def day_of(value: str | None) -> str | None:
    from marsad.ingest.dates import iso_day

    if value is None or (day := iso_day(value)):
        return None if value is None else day
    raise typer.BadParameter(f"«{value}» is no date; write it as 2016-02-07")


def _share(value: float | None) -> float | None:
    if value is None or 0 <= value <= 1:
        return value
    raise typer.BadParameter(f"{value} is no rank; give a number from 0 to 1, such as 0.5")


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Text, Markdown, JSON Lines, JSON, CSV, HTML, feed, PDF, DOCX, ODT or XLSX files (also .gz), Telegram exports, "
        "web archives, mails, zips, folders of them, cases, URLs of pages and feeds, or - for standard input.",
        show_default=False,
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file, whole or not at all.")]
Published = Annotated[
    str | None,
    typer.Option(callback=day_of, metavar="DATE", help="The day of publication of reports that do not say theirs."),
]
Own = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        envvar="MARSAD_KNOWLEDGE",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="A folder with your own copies of knowledge files, read in the place of the bundled ones.",
    ),
]
Columns = Annotated[
    Path | None,
    typer.Option(
        "--columns", metavar="FILE", help="A TOML file that tells which column of a table (CSV, XLSX) holds what."
    ),
]
Proxy = Annotated[
    str | None,
    typer.Option(
        envvar="MARSAD_PROXY",
        metavar="URL",
        help="Fetch URLs through this proxy: http://HOST:PORT or socks5://HOST:PORT. It resolves the names.",
    ),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="The publisher of reports that do not say theirs.")]


def read(
    inputs: Inputs,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Default: table on a terminal, the ending of -o if it is .csv, else jsonl."),
    ] = None,
    output: Output = None,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    bidi: Annotated[
        Bidi, typer.Option(help="Turn Arabic round for the terminal: on, off (it does so itself), or auto.")
    ] = Bidi.auto,
    own: Own = None,
    proxy: Proxy = None,
    least: Annotated[
        float | None,
        typer.Option(
            "--least-rank",
            callback=_share,
            metavar="RANK",
            help="Leave out claims of assault or protest ranked below this, from 0 to 1. Default: nothing is left out.",
        ),
    ] = None,
) -> None:
    """Read reports and write the events they tell, one claim each, with who says so.

    Exit status: 0 all was read, 1 some was set aside (named on standard error), 2 wrong usage.
    """
    from marsad.cli import writers
    from marsad.cli.output import screen

    knowledge = known(own)
    form = form or _usual(output)
    writer: Writer = writers.claims_jsonl
    if form is Format.table:
        writer = writers.table(knowledge, screen(output is None), bidi.value)
    elif form is Format.csv:
        writer = writers.claims_csv
    if least is not None:
        writer = writers.at_least(least, writer)
    _run(inputs, output, published, publisher, writer, knowledge, columns, proxy=proxy)


def mentions(
    inputs: Inputs,
    form: Annotated[MentionFormat, typer.Option("--format", help="One JSON object per mention.")] = MentionFormat.jsonl,
    output: Output = None,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    own: Own = None,
    proxy: Proxy = None,
) -> None:
    """Write the parts: every time, quantity, place, actor and item of materiel that the reports name."""
    from marsad.cli import writers

    assert form is MentionFormat.jsonl
    _run(inputs, output, published, publisher, writers.mentions_jsonl, known(own), columns, proxy=proxy)


def tokens(
    inputs: Inputs,
    form: Annotated[
        TokenFormat, typer.Option("--format", help="CoNLL-U, clitics as multi-word tokens.")
    ] = TokenFormat.conllu,
    output: Output = None,
    columns: Columns = None,
    own: Own = None,
    proxy: Proxy = None,
) -> None:
    """Write sentences, tokens and words, each with its place in the text."""
    from marsad.cli import writers

    assert form is TokenFormat.conllu
    _run(inputs, output, None, None, writers.tokens_conllu, known(own), columns, words_only=True, proxy=proxy)


def known(own: Path | None, checked: bool = True) -> Knowledge:
    """The knowledge with the researcher's own files in it; typer.BadParameter where one of them stands for nothing or,
    if it is to be ``checked``, cannot be used."""
    from marsad.errors import KnowledgeError
    from marsad.knowledge.own import with_own

    try:
        return with_own(own, checked)
    except KnowledgeError as error:
        raise typer.BadParameter(str(error), param_hint="'--knowledge'") from error


def _run(
    inputs: list[str],
    output: Path | None,
    published: str | None,
    publisher: str | None,
    writer: Writer,
    knowledge: Knowledge,
    columns: Path | None = None,
    words_only: bool = False,
    proxy: str | None = None,
) -> None:
    from marsad.cli import run as runs
    from marsad.cli.output import is_terminal, opened

    refuse_input(inputs, output)
    named = named_columns(columns)
    watched = is_terminal(sys.stderr) and (output is not None or not is_terminal(sys.stdout))
    run = runs.Run(runs.new_text_analyser if words_only else runs.new_reader, knowledge, watched)
    try:
        with opened(output) as write:
            for piece in writer(run.over(inputs, published, publisher, named, proxy)):
                write(piece)
    except KeyboardInterrupt:
        kept = "" if output is None else f"; {output} was left as it was"
        typer.echo(f"stopped after {run.documents:,} documents{kept}", err=True)
        raise typer.Exit(130) from None
    run.end()


def named_columns(path: Path | None) -> ColumnNames | None:
    """Which column holds what; typer.BadParameter for a file that does not tell."""
    from marsad.errors import InputError
    from marsad.ingest.columns import load_columns

    try:
        return None if path is None else load_columns(path)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="'--columns'") from error


def refuse_input(inputs: list[str], output: Path | None) -> None:
    """A report is never overwritten by what was read from it."""
    if output is not None and output.is_file() and any(os.path.isfile(i) and output.samefile(i) for i in inputs):
        raise typer.BadParameter(f"{output} is one of the inputs; give the name of another file", param_hint="'-o'")


def _usual(output: Path | None) -> Format:
    from marsad.cli.output import is_terminal

    if output is not None:
        return Format.csv if output.suffix.lower() == ".csv" else Format.jsonl
    return Format.table if is_terminal(sys.stdout) else Format.jsonl
