"""``marsad case``: what is done with a case as a whole: sign it, stamp it, hand it over."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.collect import By, who
from marsad.cli.progress import Progress
from marsad.cli.verify import Authority, CaseArgument

case = typer.Typer(help="Sign a case, stamp it, export and import it.", no_args_is_help=True, rich_markup_mode=None)

_PASSPHRASE = "MARSAD_PASSPHRASE"


class Form(StrEnum):
    """In what form a case is handed over."""

    zip = "zip"
    wacz = "wacz"


@case.command(epilog="Example: marsad case key ~/team.key")
def key(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where the private key goes; the public one beside it, «.pub».")
    ],
    ask: Annotated[bool, typer.Option("--passphrase", help="Ask for a passphrase that locks the key.")] = False,
) -> None:
    """Make an Ed25519 key to sign cases with. MARSAD_PASSPHRASE, or the answer to --passphrase, locks it."""
    from marsad.ingest.vault.keys import make_key

    passphrase = os.environ.get(_PASSPHRASE) or None
    if ask:
        passphrase = typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)
    name = make_key(file, passphrase)
    typer.echo(
        f"{name}\n{file}: keep it to yourself, and a copy in a safe place\n{file}.pub: give it to whoever checks"
    )


@case.command(epilog="Example: marsad case sign my-case --key ~/team.key")
def sign(
    folder: CaseArgument,
    file: Annotated[
        Path,
        typer.Option("--key", metavar="FILE", exists=True, dir_okay=False, help="The private key: «marsad case key»."),
    ],
    by: By = None,
) -> None:
    """Sign what the case holds now: a manifest of every file and of the custody log, and a signature over it.

    The passphrase of a locked key is taken from MARSAD_PASSPHRASE, or asked for.
    """
    from marsad.ingest.vault.case import Case
    from marsad.ingest.vault.sign import sign as signed

    done = signed(Case.open(folder), file, who(by), _passphrase(file))
    typer.echo(f"{folder / done.manifest}: entries 1 to {done.entries:,}, signed by {done.key}")


@case.command(epilog="Example: marsad case stamp my-case --request my-case.tsq")
def stamp(
    folder: CaseArgument,
    request: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a request for a stamp on the latest manifest.")
    ] = None,
    reply: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Take in the answer of the authority."),
    ] = None,
    authority: Authority = None,
    by: By = None,
) -> None:
    """Time stamps by RFC 3161, without a network: write the request, send it yourself, take in the answer."""
    from marsad.ingest.vault.case import Case
    from marsad.ingest.vault.stamp import stamp_request, take_stamp

    held = Case.open(folder)
    if (request is None) == (reply is None):
        raise typer.BadParameter("give one of them: --request FILE writes a request, --reply FILE takes in an answer")
    if request is not None:
        manifest, data = stamp_request(held)
        _write_new(request, data)
        typer.echo(f"{request}: asks for a stamp on {folder / manifest}; send it as application/timestamp-query")
    elif reply is not None:
        taken = take_stamp(held, reply.read_bytes(), who(by), authority.read_bytes() if authority else None)
        sure = "its signature holds" if taken.trusted else "its signature was not checked: give --authority FILE"
        typer.echo(f"{folder / taken.manifest}: stamped {taken.at}; {sure}")


@case.command(epilog="Example: marsad case export my-case -o my-case.zip")
def export(
    folder: CaseArgument,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file, whole or not at all.")],
    form: Annotated[
        Form,
        typer.Option("--format", help="zip: all of the case, to be imported; wacz: its captures, for web archives."),
    ] = Form.zip,
    by: By = None,
) -> None:
    """Write the case into one file; the custody log says so."""
    from marsad.cli.output import is_terminal
    from marsad.ingest.vault.bundle import export_case, export_wacz
    from marsad.ingest.vault.case import Case

    if not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.parent}; make it first", param_hint="'-o'")
    progress = Progress(is_terminal(sys.stderr))
    write, what = (export_case, "files") if form is Form.zip else (export_wacz, "records")
    count = write(Case.open(folder), output, who(by), progress.show)
    progress.wipe()
    typer.echo(f"{output}: {count:,} {what}")


@case.command(name="import", epilog="Example: marsad case import my-case.zip copy-of-my-case")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="An exported case.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The new folder that it goes into.")],
    by: By = None,
) -> None:
    """Unpack an exported case; only if every byte of it is sound, and nothing else is in the zip."""
    from marsad.cli.output import is_terminal
    from marsad.ingest.vault.bundle import import_case

    progress = Progress(is_terminal(sys.stderr))
    held = import_case(file, folder, who(by), progress.show)
    progress.wipe()
    typer.echo(f"{held.path}: the case {held.id}, sound")


def _passphrase(file: Path) -> str | None:
    """The passphrase of a locked key; None for one that is not locked."""
    if found := os.environ.get(_PASSPHRASE):
        return found
    with file.open("rb") as stream:
        locked = b"ENCRYPTED" in stream.read(4096)
    return (
        typer.prompt("Passphrase", hide_input=True, err=True) if locked and sys.stdin and sys.stdin.isatty() else None
    )


def _write_new(path: Path, data: bytes) -> None:
    try:
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise typer.BadParameter(f"{path} is there already; give another name", param_hint="'--request'") from error
