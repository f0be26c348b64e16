"""What a command over claims and incidents is given: reports, claims made before, incidents made before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.cli.stored import Stored
from marsad.ingest.claims import claims_by_document, holds_claims, read_claims
from marsad.ingest.incidents import holds_incidents, read_incidents
from marsad.ingest.outcome import Rejected

if TYPE_CHECKING:
    from marsad.cli.run import Run
    from marsad.consolidate import Report
    from marsad.ingest.columns import Columns
    from marsad.model.claim import Claim
    from marsad.model.incident import Incident

    # Day, publisher and columns of what does not say its own, and the proxy by which URLs are fetched.
    Defaults = tuple[str | None, str | None, Columns | None, str | None]

_NO_CLAIMS = (
    "it holds incidents, and claims are asked for",
    "give the reports, or the claims that the incidents were made of",
)


@dataclass(slots=True)
class Gathered:
    """Incidents with the claims at hand: their own, where incidents were given; else those they were made of."""

    incidents: list[Incident]
    claims: list[Claim]


def claims_in(inputs: list[str], run: Run, defaults: Defaults, stored: Stored) -> Iterator[Claim]:
    """The claims of all inputs, one after another; those of a file of claims as they come, of a case those stored."""
    for name in inputs:
        if name in stored.stores:
            for report in stored.reports(name, run):
                yield from report.claims
        elif holds_incidents(name):
            run.name(Rejected(name, *_NO_CLAIMS))
        elif holds_claims(name):
            for claim in run.sound(read_claims(name)):
                run.claims += 1
                yield claim
        else:
            for analysis in run.over([name], *defaults):
                yield from analysis.claims


def incidents_in(inputs: list[str], run: Run, defaults: Defaults, earlier: list[Incident], stored: Stored) -> Gathered:
    """The incidents of files of incidents, with the claims of the other inputs beside them; without such files, the
    incidents that the reports and claims tell, which go on under the ids of ``earlier``, or of those that a case
    holds, and follow its judgements."""
    made = [name for name in inputs if name not in stored.stores and holds_incidents(name)]
    reports = list(reports_in([name for name in inputs if name not in made], run, defaults, stored))
    claims = [claim for report in reports for claim in report.claims]
    if made:
        return Gathered(_read(made, run), claims)
    from marsad.consolidate import consolidate

    judged = dict.fromkeys(stored.judgements())
    before = earlier or stored.earlier()
    return Gathered(consolidate(reports, run.knowledge, before, judged, in_memory=stored.encrypted), claims)


def _read(names: list[str], run: Run) -> list[Incident]:
    """The incidents of files, each id once: the first that has it."""
    held: dict[str, Incident] = {}
    for name in names:
        for incident in run.sound(read_incidents(name)):
            held.setdefault(incident.id, incident)
    return list(held.values())


def reports_in(inputs: list[str], run: Run, defaults: Defaults, stored: Stored) -> Iterator[Report]:
    """The reports of all inputs, with the claims read from them, or read before."""
    from marsad.consolidate import Report

    for name in inputs:
        if name in stored.stores:
            yield from stored.reports(name, run)
            continue
        if holds_incidents(name):
            run.name(Rejected(name, *_NO_CLAIMS))
            continue
        if holds_claims(name):
            yield from _told(name, run)
            continue
        for analysis in run.over([name], *defaults):
            yield Report(analysis.document, tuple(analysis.claims))


def _told(name: str, run: Run) -> Iterator[Report]:
    """The reports of a file of claims: those of one document together, though others stand between them."""
    from marsad.consolidate import Report

    for claims in run.sound(claims_by_document(name)):
        run.documents += 1
        run.claims += len(claims)
        yield Report(claims[0].document, tuple(claims))
