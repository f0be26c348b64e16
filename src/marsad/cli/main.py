"""The command ``marsad``: its commands, and what every one of them does when something ends it early."""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import Annotated

import typer

from marsad.cli.case import case
from marsad.cli.collect import collect
from marsad.cli.explain import explain
from marsad.cli.export import export
from marsad.cli.gazetteer import gazetteer
from marsad.cli.incidents import incidents
from marsad.cli.index import index
from marsad.cli.judge import judge
from marsad.cli.knowledge import knowledge
from marsad.cli.read import mentions, read, tokens
from marsad.cli.reference import import_
from marsad.cli.report import report
from marsad.cli.schema import schema
from marsad.cli.search import search
from marsad.cli.verify import verify
from marsad.cli.watch import watch
from marsad.errors import MarsadError, why

app = typer.Typer(
    help="Marsad reads Arabic reports of armed conflict and turns them into sourced event records.",
    epilog="Example: marsad read samples --format table",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog="Example: marsad read reports/ news.jsonl --published 2016-02-07 -o claims.jsonl")(read)
app.command(epilog="Example: marsad incidents reports/ news.jsonl --published 2016-02-07 -o incidents.jsonl")(incidents)
app.command(epilog="Example: marsad index my-case")(index)
app.command(epilog="Example: marsad mentions report.txt --published 2016-02-07")(mentions)
app.command(epilog="Example: marsad tokens report.txt --format conllu")(tokens)
app.command(epilog="Example: marsad explain 'سيطر الجيش على بلدة سراقب أمس' --published 2016-02-07")(explain)
app.command(epilog="Example: marsad collect reports/ news.jsonl --case my-case --by 'Documentation team'")(collect)
app.command(epilog="Example: marsad export csv reports/ --published 2016-02-07 -o out")(export)
app.command(epilog="Example: marsad report reports/ --published 2016-02-07 -o report.html --language en")(report)
app.command(name="import", epilog="Example: marsad import acled.csv --as acled --against incidents.jsonl")(import_)
app.command(epilog="Example: marsad schema claim > claim-1.json")(schema)
app.command(epilog="Example: marsad search my-case 'غارة سراقب' --since 2015-07-01")(search)
app.command(epilog="Example: marsad verify my-case --key team.key.pub")(verify)
app.command(epilog="Example: marsad watch feeds.toml --case my-case --every 15m")(watch)
app.add_typer(case, name="case")
app.add_typer(judge, name="judge")
app.add_typer(knowledge, name="knowledge")
app.add_typer(gazetteer, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"marsad {version('marsad')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show Marsad's version and end.")
    ] = False,
) -> None:
    """Marsad reads Arabic reports of armed conflict and turns them into sourced event records."""


def main() -> None:
    """Run the command line. Ends with 0 if all went well, 1 if something was set aside or failed, 2 for wrong usage."""
    if sys.getfilesystemencoding() != "utf-8":  # a locale in which the words of the command line would be lost
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that an unfinished file is taken away
    try:
        app(prog_name="marsad")
    except MarsadError as error:
        typer.echo(f"marsad: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        typer.echo(f"marsad: {why(error)}", err=True)
        sys.exit(1)
