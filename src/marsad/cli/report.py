"""``marsad report``: incidents as one page for people to read and print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.incident_output import Language
from marsad.cli.profiles import Key, ProfileName, Way
from marsad.cli.read import Columns, Inputs, Own, Proxy, Published, Publisher, known, named_columns, refuse_input

if TYPE_CHECKING:
    from marsad.cli.gather import Defaults, Gathered
    from marsad.cli.run import Run
    from marsad.knowledge import Knowledge

    Page = Callable[[Gathered, bool], str]


class Digits(StrEnum):
    """The digits of the page's own numbers."""

    arabic = "arabic"
    western = "western"


Out = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The page: a file that ends in .html.", show_default=False),
]
InLanguage = Annotated[Language, typer.Option(help="The language of the page; the reports' words stay as they are.")]
Title = Annotated[str | None, typer.Option(metavar="WORDS", help="The title of the page.", show_default=False)]
Pdf = Annotated[bool, typer.Option("--pdf", help="Print it also to a PDF beside it, by Chromium, Chrome or Edge.")]
InDigits = Annotated[
    Digits | None,
    typer.Option(
        help="The page's own digits. Default: ٠١٢ on an Arabic page, 012 on an English one.", show_default=False
    ),
]
Least = Annotated[int, typer.Option("--least", min=1, metavar="N", help="Leave out incidents that fewer reports tell.")]


def report(
    inputs: Inputs,
    output: Out = None,
    language: InLanguage = Language.ar,
    title: Title = None,
    pdf: Pdf = False,
    digits: InDigits = None,
    least: Least = 1,
    profile: ProfileName = "internal",
    key: Key = None,
    published: Published = None,
    publisher: Publisher = None,
    own: Own = None,
    columns: Columns = None,
    proxy: Proxy = None,
) -> None:
    """Write one page that needs nothing else: what sources disagree on, when, where, how many, who quotes whom.

    Inputs are those of «read», claims that «read» wrote, or incidents that «incidents» wrote. Exit status as of «read».
    """
    _check(inputs, output, pdf)
    knowledge = known(own)
    way = Way(profile, key, preview=False)

    def page(gathered: Gathered, unfolded: bool) -> str:
        from marsad.export.report import build_report

        return build_report(
            gathered.incidents,
            gathered.claims,
            language=language.value,
            title=title,
            knowledge=knowledge,
            digits=digits.value if digits else None,
            unfolded=unfolded,
            notes=way.notes(language.value),
        )

    _run(inputs, output, pdf, knowledge, (published, publisher, named_columns(columns), proxy), least, page, way)


def _check(inputs: list[str], output: Path | None, pdf: bool) -> None:
    """Say what is wrong before anything is read: that may take hours."""
    refuse_input(inputs, output)
    if pdf:
        if output is None or output.suffix.lower() == ".pdf":
            raise typer.BadParameter(
                "a PDF stands beside its page; give the page's name with -o report.html", param_hint="'--pdf'"
            )
        refuse_input(inputs, output.with_suffix(".pdf"))
        _browser()
    elif output is not None and output.suffix.lower() == ".pdf":
        raise typer.BadParameter(
            f"{output} would hold a web page; write -o {output.with_suffix('.html')} --pdf", param_hint="'-o'"
        )


def _browser() -> Path:
    from marsad.errors import ExportError
    from marsad.export.report.pdf import browser

    try:
        return browser()
    except ExportError as error:
        raise typer.BadParameter(str(error), param_hint="'--pdf'") from error


def _run(
    inputs: list[str],
    output: Path | None,
    pdf: bool,
    knowledge: Knowledge,
    defaults: Defaults,
    least: int,
    page: Page,
    way: Way,
) -> None:
    """Read, line up, write; what was set aside is named and gives the status 1."""
    from marsad.cli import run as runs
    from marsad.cli.gather import incidents_in
    from marsad.cli.output import is_terminal, opened
    from marsad.cli.stored import opened_stores

    run = runs.Run(runs.new_reader, knowledge, is_terminal(sys.stderr))
    try:
        with opened(output) as write:
            with opened_stores(inputs) as stored:
                gathered = way.leaving(_told_by(least, incidents_in(inputs, run, defaults, [], stored)))
            write(page(gathered, False))
        if pdf and output is not None:
            _print(run, page(gathered, True), output.with_suffix(".pdf"))
    except KeyboardInterrupt:
        typer.echo(f"stopped after {run.documents:,} documents; nothing more was written", err=True)
        raise typer.Exit(130) from None
    run.end()


def _told_by(least: int, gathered: Gathered) -> Gathered:
    """The incidents that at least so many reports tell, with their claims alone where others were left out."""
    from marsad.cli.gather import Gathered

    if least == 1:
        return gathered
    told = [one for one in gathered.incidents if len(one.documents) >= least]
    names = {name for one in told for name in one.claims}
    return Gathered(told, [claim for claim in gathered.claims if claim.id in names])


def _print(run: Run, html: str, path: Path) -> None:
    from marsad.cli.output import whole_bytes
    from marsad.export.report.pdf import print_pdf

    if run.progress:
        typer.echo(f"printing {path} …", err=True)
    whole_bytes(path, print_pdf(html, _browser()))
