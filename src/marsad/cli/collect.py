"""``marsad collect``: sources into a case, each original kept as it came."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.progress import Progress
from marsad.cli.read import Columns, Proxy, Published, Publisher, named_columns
from marsad.errors import why

if TYPE_CHECKING:
    from marsad.ingest.vault.capture import Kept
    from marsad.ingest.vault.collect import Fetcher, Outcome

CaseFolder = Annotated[
    Path,
    typer.Option("--case", metavar="FOLDER", file_okay=False, help="The folder of the case; made if it is not there."),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", envvar="MARSAD_BY", metavar="NAME", help="Who does it, for the custody log. Default: «unknown»."
    ),
]

UNKNOWN = "unknown"  # who does it, where nobody says so


def collect(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders of them, URLs, or - for standard input.", show_default=False
        ),
    ],
    case: CaseFolder,
    by: By = None,
    published: Published = None,
    publisher: Publisher = None,
    columns: Columns = None,
    proxy: Proxy = None,
    full_paths: Annotated[
        bool,
        typer.Option(
            "--full-paths", help="Keep paths whole. Default: home folder and login name stand in the case as «~»."
        ),
    ] = False,
) -> None:
    """Bring sources into a case: originals as they came, their texts, who captured them and when, and a custody log.

    In a pipe each capture is a line of JSON, written once it is safe on the disk. Exit status: 0 all was kept and read, 1
    some was not (named on standard error), 2 wrong usage.
    """
    from marsad.cli.output import is_terminal
    from marsad.ingest.vault.case import Case
    from marsad.ingest.vault.collect import collect as collected

    name, names = who(by), named_columns(columns)
    told = Told(Progress(is_terminal(sys.stderr)), None if is_terminal(sys.stdout) else sys.stdout)
    try:
        held = Case.ensure(case, by=name)
        for outcome in collected(
            held,
            sources,
            by=name,
            published=published,
            publisher=publisher,
            columns=names,
            full_paths=full_paths,
            fetchers=fetchers(proxy),
            watch=told.progress.show,
        ):
            told.tell(outcome)
    except KeyboardInterrupt:
        told.progress.say(f"stopped; {told.safe()} Run it again to go on")
        raise typer.Exit(130) from None
    finally:
        told.progress.wipe()
    told.end()


def fetchers(proxy: str | None) -> tuple[Fetcher, ...]:
    """What brings in sources that are no files."""
    from marsad.ingest.web.brought import WebSource
    from marsad.ingest.web.direct import new_fetcher

    return (WebSource(lambda: new_fetcher(proxy)),)


def who(by: str | None) -> str:
    """The name for the custody log. Nobody's login name goes into it unasked: who collects may be in danger.

    Raises typer.BadParameter for an empty name.
    """
    if by is None:
        typer.echo(
            f"note: the custody log will say that «{UNKNOWN}» did it; say who with --by NAME, or MARSAD_BY", err=True
        )
        return UNKNOWN
    if not by.strip():
        raise typer.BadParameter("say who does it: --by NAME, or MARSAD_BY", param_hint="'--by'")
    return " ".join(by.split())


@dataclass(slots=True)
class Told:
    """What came of it, told as it comes and counted. ``out`` gets a line of JSON for each capture."""

    progress: Progress
    out: object
    counts: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)

    def tell(self, outcome: Outcome) -> None:
        """Tell of one outcome."""
        from marsad.ingest.outcome import Rejected, Remark

        if isinstance(outcome, Rejected | Remark):
            self._name(outcome, "not kept")
            return
        for inner in outcome.outcomes:
            self._name(inner, "kept, but not read")
        self.counts[outcome.action] += 1
        self.counts["documents"] += outcome.documents
        if outcome.action == "kept" and not outcome.documents and not outcome.outcomes:
            self.unread[os.path.splitext(outcome.source)[1].lower() or "no ending"] += 1
        self._write(outcome)
        self.progress.show(self._count())

    def end(self) -> None:
        """Say what was done where somebody watches, and leave with the status that the command's page promises."""
        if self.unread:
            kinds = ", ".join(f"{kind} ({count:,})" for kind, count in self.unread.most_common(8))
            self.progress.say(f"note: {self.unread.total():,} kept without text, which Marsad does not read: {kinds}")
        if self.progress.watched:
            self.progress.say(self._count())
        if self.counts["bad"]:
            raise typer.Exit(1)

    def safe(self) -> str:
        """What is safe so far."""
        return f"{self.counts['kept']:,} kept and {self.counts['seen']:,} seen again are safe."

    def _name(self, outcome: object, rejected: str) -> None:
        from marsad.ingest.outcome import Rejected
        from marsad.text.visible import visible

        bad = isinstance(outcome, Rejected)
        self.counts["bad"] += bad
        self.progress.say(f"{rejected if bad else 'note'}: {visible(str(outcome))}")

    def _write(self, kept: Kept) -> None:
        """One line for a capture. Who reads the pipe may stop early: what is collected is collected all the same."""
        if self.out is None:
            return
        try:
            typer.echo(_line(kept))
            sys.stdout.flush()
        except OSError as error:
            self.out = None
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not isinstance(error, BrokenPipeError):
                self.counts["bad"] += 1
            self.progress.say(
                f"note: standard output takes no more ({why(error)}); collecting goes on, the custody log has it all"
            )

    def _count(self) -> str:
        parts = (("kept", "kept"), ("seen", "seen again"), ("documents", "documents"), ("bad", "set aside"))
        return " · ".join(f"{label}: {self.counts[name]:,}" for name, label in parts)


def _line(kept: Kept) -> str:
    import json

    names = ("action", "source", "original", "size", "capture", "texts", "documents", "entry")
    return json.dumps({name: getattr(kept, name) for name in names}, ensure_ascii=False)
