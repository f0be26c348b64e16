"""``marsad judge``: a person says what is one incident, what is not, and what a field of it is; and takes it back."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.decided import add, judged, place_of, subjects

if TYPE_CHECKING:
    from marsad.model.judgement import Judgement, Subject

judge = typer.Typer(
    help="Say what is one incident and what is not, choose values, and take it back.",
    epilog="Example: marsad judge same 0d9a6b4c 5f2e1c88 --among incidents.jsonl --among claims.jsonl --by 'Review team'",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID ID…", help="Ids of incidents or claims; the first six signs of one are enough."),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of an incident, or of a claim of it.")]
Among = Annotated[
    list[Path],
    typer.Option(
        "--among",
        metavar="FILE|CASE",
        exists=True,
        help="Incidents and claims (JSON Lines), or an indexed case, that hold the ids; may be given several times.",
    ),
]
By = Annotated[str, typer.Option("--by", envvar="MARSAD_BY", metavar="NAME", help="Who judges; a name, never a login.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")]
File = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE|CASE",
        help="The file of judgements, or the case, which is added to. Default: the case of --among, else judgements.jsonl.",
        show_default=False,
    ),
]


@judge.command()
def same(ids: Ids, among: Among, by: By, note: Note = None, file: File = None) -> None:
    """Two or more are one incident."""
    _keep(place_of(file, among), _about("same", by, note, subjects(ids, among)))


@judge.command()
def different(ids: Ids, among: Among, by: By, note: Note = None, file: File = None) -> None:
    """No two of these are one incident."""
    _keep(place_of(file, among), _about("different", by, note, subjects(ids, among)))


@judge.command()
def unsure(ids: Ids, among: Among, by: By, note: Note = None, file: File = None) -> None:
    """These were looked at, and it is left open whether they are one."""
    _keep(place_of(file, among), _about("unsure", by, note, subjects(ids, among)))


@judge.command()
def value(
    id_: Id,
    field: Annotated[str, typer.Argument(help="type, time, place, or what is counted: killed, injured, …")],
    chosen: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="A type; a day, or two with / between; a place's id; 27, 20-99 or 28+."),
    ],
    among: Among,
    by: By,
    note: Note = None,
    file: File = None,
) -> None:
    """A field of an incident has this value. What the claims state stays as it is."""
    from dataclasses import replace

    found = _about("value", by, note, subjects([id_], among))
    _keep(place_of(file, among), replace(found, field=field, value=chosen))


@judge.command()
def undo(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a judgement (list shows it).")],
    by: By,
    note: Note = None,
    file: File = None,
) -> None:
    """A judgement no longer holds; an undo can be undone too."""
    from dataclasses import replace

    place = place_of(file)
    known = sorted({one.id for one in judged(place)[0] if one.id.startswith(id_)}) if len(id_) >= 6 else []
    if len(known) != 1:
        several = f"it begins the ids of {', '.join(known[:4])}" if known else f"it is none of {place}"
        raise typer.BadParameter(
            f"{id_}: {several}; «marsad judge list --judgements {place}» shows them", param_hint="'ID'"
        )
    _keep(place, replace(_about("undo", by, note, []), undoes=known[0]))


@judge.command("list")
def list_(file: File = None) -> None:
    """All judgements of a file or a case, the oldest first, with those that no longer hold or are contradicted."""
    from marsad.consolidate.notes import listed

    found, broken = judged(place_of(file))
    for line in listed(found):
        typer.echo(line)
    if broken:
        raise typer.Exit(1)


def _about(kind: str, by: str, note: str | None, about: list[Subject]) -> Judgement:
    from marsad.ingest.dates import utc
    from marsad.model.judgement import Judgement

    at = utc(datetime.datetime.now(datetime.UTC), "microseconds")
    return Judgement("", at, by.strip(), kind, tuple(about), note=note)


def _keep(place: Path, judgement: Judgement) -> None:
    """Add the judgement to the file or the case, and show its id; what it contradicts is told."""
    from marsad.consolidate.notes import contradicted
    from marsad.model.judgement import fault, named

    if (wrong := fault(judgement)) is not None:
        raise typer.BadParameter(wrong)
    made = named(judgement)
    add(place, made)
    typer.echo(made.id)
    for old, later in contradicted(judged(place)[0]).items():
        if made.id in later:
            typer.echo(f"note: it contradicts {old}, which is earlier and no longer followed", err=True)
