"""Where judgements are kept: in a file, or in a case, which has its journal and its database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from marsad.cli.stored import has_database

if TYPE_CHECKING:
    from marsad.ingest.outcome import Rejected
    from marsad.model.claim import Claim
    from marsad.model.incident import Incident
    from marsad.model.judgement import Judgement, Subject

FILE = Path("judgements.jsonl")


def place_of(file: Path | None, among: Iterable[Path] = ()) -> Path:
    """The file that is meant, or the folder of a case: that of ``among`` where no file is named.

    The ``judgements.jsonl`` of a case is the case. Raises typer.BadParameter for a folder that is none.
    """
    from marsad.ingest.vault.layout import JUDGEMENTS, is_case

    if file is None:
        cases = [path for path in among if is_case(str(path))]
        file = cases[0] if len(cases) == 1 else FILE
    if file.name == JUDGEMENTS and is_case(str(file.parent)):
        return file.parent
    if file.is_dir() and not is_case(str(file)):
        raise typer.BadParameter(f"{file} is a folder and no case", param_hint="'--judgements'")
    return file


def add(place: Path, judgement: Judgement) -> None:
    """Add a judgement to a file, or to a case and its database. Raises CaseError or StoreError."""
    from marsad.ingest.judgements import append_judgement
    from marsad.store import journal, open_store

    if not place.is_dir():
        append_judgement(place, judgement)
    elif has_database(str(place)):
        with open_store(place) as store:
            store.add_judgement(judgement)
    else:
        journal.append(place, [judgement])


def judged(place: Path) -> tuple[list[Judgement], int]:
    """The judgements of a file or a case, and how many lines are none; these are named on standard error."""
    from marsad.ingest.judgements import read_judgements
    from marsad.model.judgement import Judgement
    from marsad.text.visible import visible

    outcomes = list(_in_case(place) if place.is_dir() else read_judgements(str(place)))
    found = [one for one in outcomes if isinstance(one, Judgement)]
    broken = [one for one in outcomes if not isinstance(one, Judgement)]
    for outcome in broken:
        typer.echo(f"set aside: {visible(str(outcome))}", err=True)
    return found, len(broken)


def _in_case(case: Path) -> Iterator[Judgement | Rejected]:
    """What the database of a case holds, which opening it brought what its journal holds; else the journal."""
    from marsad.ingest.judgements import ADVICE
    from marsad.ingest.outcome import Rejected
    from marsad.ingest.vault.fault import Fault
    from marsad.store import journal, open_store

    if has_database(str(case)):
        with open_store(case) as store:
            outcomes: list[Judgement | Fault] = [*store.judgements(), *store.faults]
    else:
        outcomes = list(journal.read_journal(case))
    for one in outcomes:
        yield Rejected(f"{case}/{one.where}", one.reason, ADVICE) if isinstance(one, Fault) else one


def subjects(ids: list[str], among: list[Path]) -> list[Subject]:
    """The subjects of the ids; typer.BadParameter names the id that neither a file nor a case holds."""
    from marsad.cli.stored import opened_stores
    from marsad.consolidate.subjects import subjects_of
    from marsad.errors import RecordError
    from marsad.ingest.claims import holds_claims, read_claims
    from marsad.ingest.incidents import holds_incidents, read_incidents
    from marsad.model.claim import Claim
    from marsad.model.incident import Incident

    names = [str(path) for path in among]
    strange = [name for name in names if not (has_database(name) or holds_claims(name) or holds_incidents(name))]
    if strange:
        raise typer.BadParameter(_strange(strange[0]), param_hint="'--among'")
    with opened_stores(names) as stored:

        def incidents() -> Iterator[Incident]:
            for store in stored.stores.values():
                yield from store.incidents()
            for name in filter(holds_incidents, names):
                yield from (one for one in read_incidents(name) if isinstance(one, Incident))

        def claims() -> Iterator[Claim]:
            for store in stored.stores.values():
                yield from store.claims()
            for name in filter(holds_claims, names):
                yield from (one for one in read_claims(name) if isinstance(one, Claim))

        try:
            return subjects_of(ids, incidents, claims)
        except RecordError as error:
            raise typer.BadParameter(str(error), param_hint="'ID'") from error


def _strange(name: str) -> str:
    from marsad.ingest.vault.layout import is_case

    if is_case(name):
        return f"{name} has no database yet; make it with «marsad index {name}» and «marsad incidents {name}»"
    return f"{name} holds neither claims nor incidents (JSON Lines), and is no case"
