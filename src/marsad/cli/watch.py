"""``marsad watch``: what is new in feeds, into a case or out as JSON Lines."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from marsad.cli.collect import By, who
from marsad.cli.progress import Progress
from marsad.cli.read import Proxy

if TYPE_CHECKING:
    from marsad.ingest.outcome import Rejected, Remark
    from marsad.ingest.web.feedlist import Feeds
    from marsad.ingest.web.polite import Polite
    from marsad.ingest.web.watch import Sink
    from marsad.ingest.web.watchstate import State


def _seconds(value: str | None) -> float | None:
    from marsad.errors import InputError

    if value is None:
        return None
    try:
        from marsad.ingest.web.feedlist import seconds

        return max(60.0, seconds(value, "--every"))
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


Listed = Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The list of feeds and site maps.", dir_okay=False)]
Case = Annotated[
    Path | None,
    typer.Option("--case", metavar="FOLDER", file_okay=False, help="Keep what is new in this case, with its capture."),
]
Added = Annotated[
    Path | None,
    typer.Option("-o", "--output", dir_okay=False, help="Without a case: add reports to this file as JSON Lines."),
]
Every = Annotated[
    str | None, typer.Option(metavar="TIME", help="Go on: a round every 15m (30m, 2h, 1d). Default: one round.")
]
Remembered = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", dir_okay=False, help="What is remembered. Default: FEEDS.toml.state.json beside the list."
    ),
]


def watch(
    feeds: Listed,
    case: Case = None,
    output: Added = None,
    every: Every = None,
    state: Remembered = None,
    by: By = None,
    proxy: Proxy = None,
) -> None:
    """Look at feeds and site maps once, or again and again, and take in what is new.

    What fails is named, stays in line and is tried again in a later round. Exit status: 0 all went well, 1 something failed,
    2 wrong usage, 130 stopped by Ctrl-C.
    """
    from marsad.ingest.web.watchstate import load, locked

    span = _seconds(every)
    if case is not None and output is not None:
        raise typer.BadParameter("give a case or a file, not both", param_hint="'-o'")
    listed = _listed(feeds)
    place = state or feeds.with_name(feeds.name + ".state.json")
    faults = Faults()
    with locked(place), _sink(case, output, by, faults) as sink:
        remembered = load(place)
        polite = _polite(listed, remembered, proxy)
        try:
            _rounds(listed, polite, remembered, sink, faults, span)
        except KeyboardInterrupt:
            faults.progress.say(f"stopped; {place} remembers how far it came")
            raise typer.Exit(130) from None
    if faults.count:
        raise typer.Exit(1)


class Faults:
    """Names on standard error what went wrong, and counts it; and how far it has come, where somebody watches."""

    def __init__(self) -> None:
        from marsad.cli.output import is_terminal

        self.count = 0
        self.progress = Progress(is_terminal(sys.stderr))

    def __call__(self, outcome: Rejected | Remark) -> None:
        from marsad.ingest.outcome import Rejected
        from marsad.text.visible import visible

        bad = isinstance(outcome, Rejected)
        self.count += bad
        self.progress.say(f"{'set aside' if bad else 'note'}: {visible(str(outcome))}")


def _listed(feeds: Path) -> Feeds:
    from marsad.errors import InputError

    try:
        import marsad.ingest.web.sinks  # noqa: F401  (all that the extra brings is asked for at once)
        from marsad.ingest.web.feedlist import read_feedlist
    except ImportError as error:
        raise InputError(f"watching feeds needs more packages ({error}); pip install 'marsad[web]'") from error
    return read_feedlist(feeds)


def _polite(listed: Feeds, remembered: State, proxy: str | None) -> Polite:
    from marsad.ingest.web.direct import new_fetcher
    from marsad.ingest.web.polite import Polite

    return Polite(new_fetcher(proxy, listed.agent), listed.pause, listed.robots, remembered.hosts)


def _rounds(
    listed: Feeds,
    polite: Polite,
    remembered: State,
    sink: Sink,
    faults: Faults,
    span: float | None,
) -> None:
    from marsad.ingest.web.watch import Round

    while True:
        began = time.monotonic()
        for count in Round(polite, remembered, sink, faults, faults.progress.show).over(listed.feeds):
            faults.count += count.failed
            faults.progress.say(str(count))
        if span is None:
            return
        polite.forget()
        time.sleep(max(1.0, span - (time.monotonic() - began)))


@contextlib.contextmanager
def _sink(case: Path | None, output: Path | None, by: str | None, faults: Faults) -> Iterator[Sink]:
    from marsad.ingest.web.sinks import CaseSink, LinesSink

    if case is not None:
        from marsad.ingest.vault.case import Case as Folder

        name = who(by)
        with Folder.ensure(case, by=name).session(by=name) as session:
            yield CaseSink(session, faults)
    elif output is None:
        yield LinesSink(_written, faults)
    else:
        with _appended(output) as stream:

            def write(line: str) -> None:
                stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())

            yield LinesSink(write, faults)


def _appended(output: Path) -> TextIO:
    from marsad.errors import MarsadError, why

    try:
        return output.open("a", encoding="utf-8")
    except OSError as error:
        raise MarsadError(f"cannot write {output}: {why(error)}") from error


def _written(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
