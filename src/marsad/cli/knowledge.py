"""``marsad knowledge``: for the researcher who edits the data files."""

from __future__ import annotations

from typing import Annotated

import typer

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
