"""``marsad verify``: whether a case is as it was when it was kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.ingest.vault.fault import Fault
    from marsad.ingest.vault.verify import Check

CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", exists=True, file_okay=False, help="The folder of a case.")
]
Authority = Annotated[
    Path | None,
    typer.Option(
        "--authority",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Root certificates (PEM) of a time-stamp authority.",
    ),
]


def verify(
    case: CaseArgument,
    keys: Annotated[
        list[Path] | None,
        typer.Option(
            "--key", metavar="FILE", exists=True, dir_okay=False, help="A public key (PEM) that must have signed."
        ),
    ] = None,
    authority: Authority = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="A manifest that was kept elsewhere, to hold it against."
        ),
    ] = None,
) -> None:
    """Look at every byte of a case and name what was changed, is missing or was added since it was kept.

    Exit status: 0 all is sound, 1 something is not (named on standard output), 2 wrong usage.
    """
    from marsad.cli.output import is_terminal
    from marsad.ingest.vault.verify import Check
    from marsad.text.visible import visible

    progress = Progress(is_terminal(sys.stderr))
    check = Check(case, progress.show)
    told: list[str] = []
    faults = 0
    for fault in _faults(check, tuple(keys or ()), authority, manifest, told):
        progress.wipe()
        faults += 1
        typer.echo(visible(str(fault)))
    progress.wipe()
    for line in told:
        typer.echo(visible(line))
    typer.echo(_summary(check, faults))
    if faults:
        raise typer.Exit(1)


def _faults(
    check: Check, keys: tuple[Path, ...], authority: Path | None, manifest: Path | None, told: list[str]
) -> Iterator[Fault]:
    from marsad.ingest.vault.keys import read_public
    from marsad.ingest.vault.stamp import need_stamps
    from marsad.ingest.vault.verify_manifests import ManifestCheck

    trusted = tuple(read_public(key) for key in keys)
    if authority is not None:
        need_stamps()
    yield from check.run()
    manifests = ManifestCheck(check, trusted, authority.read_bytes() if authority else None)
    yield from manifests.run()
    if manifest is not None:
        yield from manifests.against(manifest)
    told += manifests.told
    if check.unfinished:
        told.append("a writer is at work, or was stopped: the next «marsad collect» clears what it left unfinished")


def _summary(check: Check, faults: int) -> str:
    counts = check.counts
    looked = (
        f"{counts['captures']:,} captures, {counts['originals']:,} originals ({counts['bytes of originals']:,} bytes), "
        f"{counts['documents']:,} documents, {counts['entries']:,} entries"
    )
    if counts["judgements"]:
        looked += f", {counts['judgements']:,} judgements"
    return f"{'sound' if not faults else f'NOT SOUND ({faults:,})'}: {looked}"
