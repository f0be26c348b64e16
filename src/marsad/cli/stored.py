"""Cases that have a database, as inputs: their claims are taken from there, and not read again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.cli.run import Run
    from marsad.consolidate import Report
    from marsad.knowledge import Knowledge
    from marsad.model.incident import Incident
    from marsad.model.judgement import Judgement
    from marsad.store import Store


@dataclass(slots=True)
class Stored:
    """The open databases of those inputs that are cases with one; ``alone`` where one such case is all of the input."""

    stores: dict[str, Store] = field(default_factory=dict)
    alone: bool = False

    @property
    def encrypted(self) -> bool:
        """Whether one of the databases is, of which nothing may be put into a temporary file."""
        return any(store.encrypted for store in self.stores.values())

    def reports(self, name: str, run: Run) -> Iterator[Report]:
        """The reports of a case with the claims of its database; what the database lacks is told in a note."""
        from marsad.ingest.outcome import Remark

        for reason in behind(self.stores[name], run.knowledge):
            run.name(Remark(name, reason, f"«marsad index {name}» brings its database up to date"))
        for report in self.stores[name].reports():
            run.documents += 1
            run.claims += len(report.claims)
            yield report

    def earlier(self) -> list[Incident]:
        """The incidents of the case, under whose ids new ones go on; none where the inputs are more than one case."""
        return list(next(iter(self.stores.values())).incidents()) if self.alone else []

    def judgements(self) -> Iterator[Judgement]:
        """What persons decided in the cases."""
        for store in self.stores.values():
            yield from store.judgements()

    def put(self, incidents: Iterable[Incident], knowledge: str) -> None:
        """Write the incidents into the database of the case, if the case is all of the input and can be written to."""
        for store in self.stores.values() if self.alone else ():
            if store.frozen:
                continue
            store.put_incidents(incidents, knowledge=knowledge)


@contextmanager
def opened_stores(inputs: list[str]) -> Iterator[Stored]:
    """The databases of those inputs that are cases with one, open while the block runs."""
    names = [name for name in inputs if has_database(name)]
    with ExitStack() as stack:
        if not names:
            yield Stored()
            return
        from marsad.store import open_store

        yield Stored({name: stack.enter_context(open_store(name)) for name in names}, len(inputs) == 1)


def has_database(name: str) -> bool:
    """Whether an input is a case that was indexed."""
    from marsad.ingest.vault.layout import DATABASE, is_case

    return is_case(name) and (
        os.path.isfile(os.path.join(name, DATABASE)) or bool(os.environ.get("MARSAD_DATABASE_URL"))
    )


def behind(store: Store, knowledge: Knowledge) -> Iterator[str]:
    """What the database of a case does not know yet, in words."""
    from marsad.store.indexing import CUSTODY, kept_in

    if store.target.case is not None and store.about().get(CUSTODY) != kept_in(store.target.case):
        yield "something was added to the case since it was indexed, or could not be read then"
    if store.knowledge() not in (None, knowledge.digest):
        yield "its claims were read with other knowledge than the present one"
