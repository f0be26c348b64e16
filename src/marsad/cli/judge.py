"""``marsad judge``: a person says what is one incident, what is not, and what a field of it is; and takes it back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from marsad.model.claim import Claim
    from marsad.model.incident import Incident
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
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Incidents and claims (JSON Lines) that hold the ids; may be given several times.",
    ),
]
By = Annotated[str, typer.Option("--by", envvar="MARSAD_BY", metavar="NAME", help="Who judges; a name, never a login.")]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")]
File = Annotated[
    Path,
    typer.Option("--judgements", metavar="FILE", dir_okay=False, help="The file of judgements, which is added to."),
]
_FILE = Path("judgements.jsonl")


@judge.command()
def same(ids: Ids, among: Among, by: By, note: Note = None, file: File = _FILE) -> None:
    """Two or more are one incident."""
    _keep(file, _about("same", by, note, _subjects(ids, among)))


@judge.command()
def different(ids: Ids, among: Among, by: By, note: Note = None, file: File = _FILE) -> None:
    """No two of these are one incident."""
    _keep(file, _about("different", by, note, _subjects(ids, among)))


@judge.command()
def unsure(ids: Ids, among: Among, by: By, note: Note = None, file: File = _FILE) -> None:
    """These were looked at, and it is left open whether they are one."""
    _keep(file, _about("unsure", by, note, _subjects(ids, among)))


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
    file: File = _FILE,
) -> None:
    """A field of an incident has this value. What the claims state stays as it is."""
    from dataclasses import replace

    found = _about("value", by, note, _subjects([id_], among))
    _keep(file, replace(found, field=field, value=chosen))


@judge.command()
def undo(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a judgement (list shows it).")],
    by: By,
    note: Note = None,
    file: File = _FILE,
) -> None:
    """A judgement no longer holds; an undo can be undone too."""
    from dataclasses import replace

    known = sorted({one.id for one in _read(file)[0] if one.id.startswith(id_)}) if len(id_) >= 6 else []
    if len(known) != 1:
        several = f"it begins the ids of {', '.join(known[:4])}" if known else f"it is none of {file}"
        raise typer.BadParameter(
            f"{id_}: {several}; «marsad judge list --judgements {file}» shows them", param_hint="'ID'"
        )
    _keep(file, replace(_about("undo", by, note, []), undoes=known[0]))


@judge.command("list")
def list_(file: File = _FILE) -> None:
    """All judgements of a file, in the order in which they were given, with those that no longer hold or are contradicted."""
    from marsad.consolidate.notes import listed

    found, broken = _read(file)
    for line in listed(found):
        typer.echo(line)
    if broken:
        raise typer.Exit(1)


def _about(kind: str, by: str, note: str | None, subjects: list[Subject]) -> Judgement:
    from marsad.model.judgement import Judgement

    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return Judgement("", at, by.strip(), kind, tuple(subjects), note=note)


def _keep(file: Path, judgement: Judgement) -> None:
    """Add the judgement to the file, and show its id; what it contradicts is told."""
    from marsad.consolidate.notes import contradicted
    from marsad.ingest.judgements import append_judgement
    from marsad.model.judgement import fault, named

    if (wrong := fault(judgement)) is not None:
        raise typer.BadParameter(wrong)
    made = named(judgement)
    append_judgement(file, made)
    typer.echo(made.id)
    for old, later in contradicted(_read(file)[0]).items():
        if made.id in later:
            typer.echo(f"note: it contradicts {old}, which is earlier and no longer followed", err=True)


def _read(file: Path) -> tuple[list[Judgement], int]:
    """The judgements of a file, and how many lines are none; these are named on standard error."""
    from marsad.ingest.judgements import read_judgements
    from marsad.ingest.outcome import Rejected, Remark
    from marsad.text.visible import visible

    found, broken = [], 0
    for outcome in read_judgements(str(file)):
        if isinstance(outcome, Rejected | Remark):
            typer.echo(f"set aside: {visible(str(outcome))}", err=True)
            broken += 1
        else:
            found.append(outcome)
    return found, broken


def _subjects(ids: list[str], among: list[Path]) -> list[Subject]:
    """The subjects of the ids; typer.BadParameter names the id that no file holds."""
    from marsad.consolidate.subjects import subjects_of
    from marsad.errors import RecordError
    from marsad.ingest.claims import holds_claims, read_claims
    from marsad.ingest.incidents import holds_incidents, read_incidents
    from marsad.model.claim import Claim
    from marsad.model.incident import Incident

    names = [str(path) for path in among]
    strange = [name for name in names if not (holds_claims(name) or holds_incidents(name))]
    if strange:
        raise typer.BadParameter(
            f"{strange[0]} holds neither claims nor incidents (JSON Lines)", param_hint="'--among'"
        )

    def incidents() -> Iterator[Incident]:
        for name in filter(holds_incidents, names):
            yield from (one for one in read_incidents(name) if isinstance(one, Incident))

    def claims() -> Iterable[Claim]:
        for name in filter(holds_claims, names):
            yield from (one for one in read_claims(name) if isinstance(one, Claim))

    try:
        return subjects_of(ids, incidents, claims)
    except RecordError as error:
        raise typer.BadParameter(str(error), param_hint="'ID'") from error
