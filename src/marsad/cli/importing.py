"""One run of ``marsad gazetteer import``: each file is read and merged, and the count of it is kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import typer

from marsad.cli.output import opened
from marsad.errors import KnowledgeError, MarsadError, why
from marsad.ingest import Rejected, Remark
from marsad.ingest.gazetteer import Form, Left, Request, digest_of, read_places
from marsad.knowledge.base import IMPORTED
from marsad.knowledge.files import read_text
from marsad.knowledge.own import with_own
from marsad.recognise.place.candidate import Candidate, kinds_of
from marsad.recognise.place.gazetteer import COUNTRIES
from marsad.recognise.place.imported import Imported, Source, read, written
from marsad.recognise.place.merge import Fate, Merger
from marsad.text.visible import visible


@dataclass(slots=True)
class Count:
    """What came of a file."""

    file: str
    rows: int = 0
    added: int = 0
    merged: int = 0
    aliases: int = 0
    nameless: int = 0
    other: int = 0
    words: int = 0
    bad: int = 0

    def told(self) -> dict[str, int]:
        """The figures by what they are called."""
        return {
            "rows read": self.rows,
            "added": self.added,
            "merged": self.merged,
            "aliases added": self.aliases,
            "without Arabic name": self.nameless,
            "only generic names": self.words,
            "of other kinds": self.other,
            "bad": self.bad,
        }


class Import:
    """Takes files into the index of a folder. ``held`` is the index as it will be written."""

    def __init__(
        self, folder: Path, form: Form | None, columns: dict[str, str], names: Path | None, country: str
    ) -> None:
        self.path = folder / IMPORTED
        self._told = (form, columns, names, country)
        try:
            knowledge = with_own(folder, may_be_empty=True)
            self._before = read_text(self.path, str(self.path)) if self.path.exists() else ""
            self.held = read(self._before, str(self.path)) if self._before else Imported()
        except KnowledgeError as error:
            raise typer.BadParameter(str(error), param_hint="'--knowledge'") from error
        self._kinds = kinds_of(knowledge)
        self._countries = {row["code"] for row in knowledge.table(COUNTRIES)}
        self._merger = Merger(knowledge, self.held)

    @property
    def changed(self) -> bool:
        """Whether there is anything new."""
        return bool(self.held.sources) and written(self.held) != self._before

    def take(self, path: Path) -> Count:
        """Merge the places of a file into the index."""
        count = Count(path.name)
        form, columns, names, country = self._told
        request = Request(path, form, columns, names, country, self._kinds)
        places: list[Candidate] = []
        for outcome in read_places(request):
            count.rows += not isinstance(outcome, Remark)
            if isinstance(outcome, Candidate) and outcome.country not in self._countries:
                reason = f"«{outcome.country}» is no country of gazetteer/countries.csv"
                _name(
                    Rejected(outcome.where, reason, "correct it, or add the country to your copy of that table"), count
                )
            elif isinstance(outcome, Candidate):
                places.append(outcome)
            elif isinstance(outcome, Left):
                count.nameless += outcome is Left.NAMELESS
                count.other += outcome is Left.OTHER
            else:
                _name(outcome, count)
        if places:
            self._merge(places, Source(path.name, str(request.form), digest_of(path), _today()), count)
        return count

    def _merge(self, places: list[Candidate], source: Source, count: Count) -> None:
        before = self._merger.aliases
        for row, fate in self._merger.take(places, source):
            count.added += fate is Fate.ADDED
            count.merged += fate is Fate.MERGED
            count.words += fate is Fate.WORD
            if fate is Fate.TWICE:
                reason = f"its id {row.id} is that of another place far away"
                _name(Rejected(row.where, reason, "give each place an id of its own"), count)
        count.aliases = self._merger.aliases - before

    def write(self) -> None:
        """Write the index, whole or not at all."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MarsadError(f"cannot make the folder {self.path.parent}: {why(error)}") from error
        with opened(self.path) as write:
            write(written(self.held))


def _name(outcome: Rejected | Remark, count: Count) -> None:
    count.bad += isinstance(outcome, Rejected)
    typer.echo(f"{'set aside' if isinstance(outcome, Rejected) else 'note'}: {visible(str(outcome))}", err=True)


def _today() -> str:
    return datetime.date.today().isoformat()
