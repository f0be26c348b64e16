"""``marsad index``: what a case keeps, read into its database; only what the present knowledge has not read yet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.read import Columns, Inputs, Own, Proxy, Published, Publisher, known, named_columns

if TYPE_CHECKING:
    from marsad.knowledge import Knowledge
    from marsad.store import Store
    from marsad.store.indexing import Indexer

SHOWN = 20  # documents whose changes are named; the view run_changes has them all


def index(
    inputs: Inputs,
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="DATABASE",
            help="A database file or address (postgresql://USER@HOST/NAME), not the case's own.",
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read everything again, also what this knowledge has read.")
    ] = False,
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Make the database an encrypted one; the passphrase is asked for.")
    ] = False,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    own: Own = None,
    proxy: Proxy = None,
) -> None:
    """Read a case into its database: what the present knowledge has not read yet. Says what a new reading changed.

    Broken off, it goes on where it was when it is run again. Exit status as of «read».
    """
    from marsad.cli import run as runs
    from marsad.cli.output import is_terminal
    from marsad.ingest.outcome import Rejected
    from marsad.store import open_store

    target, case = _target(inputs, into)
    knowledge = known(own)
    run = runs.Run(runs.new_reader, knowledge, is_terminal(sys.stderr))
    with open_store(target, create=True, encrypt=encrypt) as store:
        indexer = _indexer(store, knowledge.digest, again, case)
        defaults = (published, publisher, named_columns(columns), proxy)
        for fault in store.faults:
            run.name(Rejected(str(fault.where), fault.reason, f"«marsad verify {inputs[0]}» says what else is wrong"))
        try:
            for analysis in run.over(inputs, *defaults, wanted=indexer.wanted):
                indexer.add(analysis.document, analysis.claims)
            indexer.end(complete=run.rejected == len(store.faults))
            _make_searchable(store, knowledge)
        except KeyboardInterrupt:
            indexer.write()
            typer.echo(f"stopped; {indexer.counts.read:,} documents are safe. Run it again to go on", err=True)
            raise typer.Exit(130) from None
        _tell(store, indexer)
    run.end()


def _target(inputs: list[str], into: str | None) -> tuple[str, bool]:
    """Where the store lies, and whether it holds all of one case; typer.BadParameter where the inputs do not say."""
    from marsad.ingest.vault.layout import DATABASE, is_case

    cases = [name for name in inputs if is_case(name)]
    if into is None:
        if len(inputs) != 1 or not cases:
            raise typer.BadParameter("give one case, or say with --into which database the reports go to")
        return inputs[0], True
    path = Path(into)
    folder = path.parent if path.name == DATABASE else path
    if "://" in into or not is_case(folder):
        return into, False
    if len(inputs) == 1 and folder.resolve() == Path(inputs[0]).resolve():
        return inputs[0], True
    reason = f"{folder} is a case, whose database holds what the case holds; bring reports in with «marsad collect»"
    raise typer.BadParameter(reason, param_hint="'--into'")


def _make_searchable(store: Store, knowledge: Knowledge) -> None:
    """Index the words of what came in, so that «marsad search» finds them."""
    from marsad.cli.output import is_terminal
    from marsad.cli.progress import Progress
    from marsad.store.search import update

    progress = Progress(is_terminal(sys.stderr))
    update(store, knowledge, lambda done, all_: progress.show(f"words of {done:,} of {all_:,} documents"))
    progress.wipe()


def _indexer(store: Store, knowledge: str, again: bool, case: bool) -> Indexer:
    from importlib.metadata import version

    from marsad.store.indexing import Indexer, Maker

    return Indexer(store, Maker(knowledge, version("marsad")), again=again, whole=case)


def _tell(store: Store, indexer: Indexer) -> None:
    """What was read, and what it changed."""
    counts = indexer.counts
    if counts.read:
        typer.echo(
            f"run {indexer.run}: {_many(counts.first, 'new document')}, {counts.again:,} read again, "
            f"{counts.known:,} as they were; {_many(counts.claims, 'claim')}"
        )
    if counts.back:
        them = (
            "counts again as this knowledge read it" if counts.back == 1 else "count again as this knowledge read them"
        )
        typer.echo(f"{_many(counts.back, 'document')} {them} before")
    if not counts.read and not counts.back:
        were = "was" if counts.known == 1 else "were"
        known = f": {_many(counts.known, 'document')} {were} read with this knowledge before" if counts.known else ""
        typer.echo(f"nothing to read{known}")
    if counts.gone:
        typer.echo(f"not in the case any more, and kept as it was read: {_many(counts.gone, 'document')}")
    if indexer.run is not None:
        _tell_changes(store, indexer.run)


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _tell_changes(store: Store, run: int) -> None:
    from marsad.text.visible import visible

    found = store.changes(run)
    if not found:
        return
    total = {kind: sum(one.counts.get(kind, 0) for one in found) for kind in ("new", "gone", "changed")}
    typer.echo(f"changed against the readings before: {_counted(total)} in {_many(len(found), 'document')}")
    for one in found[:SHOWN]:
        typer.echo(f"  {visible(one.name)}: {_counted(one.counts)}")
    if len(found) > SHOWN:
        typer.echo(f"  and {len(found) - SHOWN:,} more: the view run_changes has them all")


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {kind}" for kind, count in counts.items() if count) or "nothing"
