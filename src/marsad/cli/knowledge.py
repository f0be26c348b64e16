"""``marsad knowledge``: for the researcher who edits the data files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from marsad.knowledge import Knowledge

knowledge = typer.Typer(
    help="Look into the knowledge, and check it after a change.", no_args_is_help=True, rich_markup_mode=None
)


@knowledge.command(epilog="Example: marsad knowledge show قصف")
def show(term: Annotated[str, typer.Argument(metavar="TERM", help="A word or a name in Arabic, or an id.")]) -> None:
    """Show every line of the knowledge that holds a word, however it is spelt.

    Exit status: 0 found, 1 not found.
    """
    from marsad.cli.lookup import lookup
    from marsad.knowledge import Knowledge

    found = False
    for hit in lookup(Knowledge(), term):
        found = True
        typer.echo(f"{hit.where}\n    {hit.shown}")
    if not found:
        typer.echo(f"«{term}» stands nowhere in the knowledge; docs/en/knowledge.md tells how to add it", err=True)
        raise typer.Exit(1)


@knowledge.command(epilog="Example: marsad knowledge check rules/events/strikes.yaml")
def check(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="One file: its path, or its name under the knowledge.")
    ] = None,
) -> None:
    """Check what researchers write: letters, columns, ids, and every example through the whole reader.

    Exit status: 0 nothing is wrong, 1 something is (each by file and line, in English and Arabic), 2 no such file.
    """
    from marsad.knowledge import Knowledge

    held = Knowledge()
    only = None if file is None else _name(held, file)
    from marsad.proof import check as prove

    problems = prove(held, only)
    for problem in problems:
        mark = "" if problem.severity == "error" else f"{problem.severity}: "
        typer.echo(f"{mark}{problem}")
    errors = sum(problem.severity == "error" for problem in problems)
    typer.echo(
        f"{errors} wrong, {len(problems) - errors} notes · الأخطاء {errors}، الملاحظات {len(problems) - errors}",
        err=True,
    )
    if errors:
        raise typer.Exit(1)


def _name(knowledge: Knowledge, file: str) -> str:
    """The name under the root of the knowledge of a file given by that name, by its path or by its last part."""
    names = knowledge.names("**/*.csv") + knowledge.names("**/*.yaml")
    path = Path(file).resolve()
    if path.is_relative_to(knowledge.root.resolve()):
        file = path.relative_to(knowledge.root.resolve()).as_posix()
    found = [name for name in names if name == file] or [name for name in names if Path(name).name == file]
    if len(found) == 1:
        return found[0]
    near = ", ".join(found) or f"the knowledge lies in {knowledge.root}"
    raise typer.BadParameter(
        f"«{file}» is {'the name of several files' if found else 'no file of the knowledge'}: {near}"
    )
