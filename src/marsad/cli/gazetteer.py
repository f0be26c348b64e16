"""``marsad gazetteer``: lists of places that others publish, taken into a researcher's own knowledge."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.read import Own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.cli.importing import Count
    from marsad.recognise.place.entry import Entry
    from marsad.recognise.place.gazetteer import Gazetteer

gazetteer = typer.Typer(
    help="Look into the gazetteer, and import lists of places.", no_args_is_help=True, rich_markup_mode=None
)

_MAP = "name=COL,lat=COL,lon=COL,id=COL,country=COL,kind=COL,admin1=COL,aliases=COL,population=COL"
_EVERYWHERE = "docs/en/knowledge.md tells how to add it"


class ListFormat(StrEnum):
    """How a list of places is written."""

    geonames = "geonames"
    wof = "wof"
    ocha = "ocha"
    csv = "csv"


@gazetteer.command(
    name="import",
    epilog="Example: marsad gazetteer import SY.txt --names alternateNamesV2.txt --knowledge my-knowledge/",
)
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="GeoNames dumps, Who's On First or OCHA tables, any CSV (also .gz)."),
    ],
    own: Annotated[
        Path | None,
        typer.Option(
            "--knowledge",
            envvar="MARSAD_KNOWLEDGE",
            metavar="FOLDER",
            file_okay=False,
            help="Your folder of knowledge; made if it is not there. The places go into its gazetteer/imported.tsv.",
        ),
    ] = None,
    form: Annotated[ListFormat | None, typer.Option("--format", help="Default: told by the columns.")] = None,
    columns: Annotated[
        str | None, typer.Option("--map", metavar=_MAP, help="Which columns of a CSV hold what; aliases between |.")
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option("--names", metavar="FILE", exists=True, dir_okay=False, help="GeoNames' alternateNamesV2.txt."),
    ] = None,
    country: Annotated[
        str, typer.Option(metavar="CODE", help="The country of tables that do not say it, in two letters.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would come of it, and write nothing.")] = False,
) -> None:
    """Take lists of places into your folder of knowledge; what is there already is merged, not doubled.

    Exit status: 0 all rows were read, 1 some were set aside (named on standard error), 2 wrong usage.
    """
    from marsad.cli.importing import Import
    from marsad.ingest.gazetteer import Form

    if own is None:
        raise typer.BadParameter(
            "say where the places go: --knowledge FOLDER, or MARSAD_KNOWLEDGE", param_hint="'--knowledge'"
        )
    run = Import(own, Form(form) if form else None, _columns(columns), names, country.strip().upper())
    counts = [run.take(path) for path in files]
    new = run.changed
    if new and not dry_run:
        run.write()
    _report(counts)
    told = f"{run.path}: {len(run.held.places):,} places" if new else "nothing new; nothing was written"
    typer.echo(f"would be written: {told}" if new and dry_run else told, err=True)
    if any(count.bad for count in counts):
        raise typer.Exit(1)


@gazetteer.command(epilog="Example: marsad gazetteer show سراقب --knowledge my-knowledge/")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a place in Arabic, however it is spelt.")],
    own: Own = None,
) -> None:
    """Show every place of a name: its id, kind, country, governorate, point, and the file and line that hold it.

    Exit status: 0 found, 1 not found.
    """
    from marsad.cli.read import known
    from marsad.recognise.place.gazetteer import Gazetteer

    if not name.strip():
        raise typer.BadParameter("give a name", param_hint="NAME")
    held = Gazetteer(known(own))
    found = list(_entries(held, name))
    for entry, note in found:
        typer.echo(f"{entry.where}\n    {_shown(held, entry, note)}")
    if not found:
        typer.echo(f"«{name}» is no name in the gazetteer; {_EVERYWHERE}", err=True)
        raise typer.Exit(1)


def _entries(held: Gazetteer, name: str) -> Iterator[tuple[Entry, str]]:
    """The entries of a name with or without its article, and what must stand beside it, if anything must."""
    from marsad.recognise.place.names import ARTICLE, name_key

    folded = name_key(name)
    bare = folded.removeprefix(ARTICLE)
    seen: set[str] = set()
    for spelled in dict.fromkeys((folded, bare, ARTICLE + bare)):
        word = "a word as well: the words around it must say that it is a place" if spelled in held.risky_names else ""
        headed = [(entry, "found behind its head only: «قرية …»") for entry in held.headed(spelled)]
        for entry, note in [*((entry, word) for entry in held.lookup(spelled)), *headed]:
            if entry.id not in seen:
                seen.add(entry.id)
                yield entry, note


def _shown(held: Gazetteer, entry: Entry, note: str) -> str:
    parts = {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "country": entry.country,
        "governorate": held.unit_name(entry) if entry.level != "governorate" else None,
        "point": f"{entry.lat:.4f}, {entry.lon:.4f}",
        "population": f"{entry.population:,}" if entry.population else None,
        "source": held.source(entry),
        "note": note,
    }
    return " · ".join(f"{part}: {value}" for part, value in parts.items() if value)


def _columns(told: str | None) -> dict[str, str]:
    """The mapping of ``--map``: field → column."""
    from marsad.ingest.gazetteer import FIELDS, NEEDED

    found: dict[str, str] = {}
    for part in told.split(",") if told else ():
        name, _, column = (piece.strip() for piece in part.partition("="))
        if name not in FIELDS or not column:
            raise typer.BadParameter(f"«{part}» is none of {_MAP}", param_hint="'--map'")
        found[name] = column
    if found and (missing := [name for name in NEEDED if name not in found]):
        raise typer.BadParameter(f"it lacks {', '.join(missing)}", param_hint="'--map'")
    return found


def _report(counts: list[Count]) -> None:
    """What came of each file: a table where somebody watches, lines in a pipe."""
    from marsad.cli.output import is_terminal

    if not is_terminal(sys.stdout):
        for count in counts:
            told = " · ".join(f"{name}: {number:,}" for name, number in count.told().items())
            typer.echo(f"{count.file}: {told}")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("", *(count.file for count in counts))
    for name in counts[0].told():
        table.add_row(name, *(f"{count.told()[name]:,}" for count in counts))
    Console().print(table)
