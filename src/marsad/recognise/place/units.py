"""Which governorate of ours a list of places means by its names and codes of divisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from marsad.recognise.place.candidate import Candidate
from marsad.recognise.place.entry import Entry
from marsad.recognise.place.gazetteer import Gazetteer
from marsad.recognise.place.names import name_key, without_head

SURE, ENOUGH = 0.8, 3  # the share and the number of known places that must agree on what a code means


class Units:
    """Governorates by their names; what no name tells is told by where the places lie that are known."""

    def __init__(self, gazetteer: Gazetteer, heads: Mapping[str, str]) -> None:
        self._heads = heads
        self._named: dict[tuple[str | None, str], str] = {}
        self._voted: dict[tuple[str, str], str] = {}
        for name in gazetteer.names():
            for entry in gazetteer.lookup(name):
                if entry.slug and entry.level == "governorate":
                    self._named[entry.country, name] = entry.slug

    def learn(self, rows: Iterable[Candidate], known: Callable[[Candidate], Entry | None]) -> None:
        """Let the rows of which we know the place say what the widest of their divisions is here."""
        votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in rows:
            if row.units and self._by_name(row) is None and (entry := known(row)) and entry.admin1:
                votes[row.country, row.units[0]][entry.admin1] += 1
        for where, count in votes.items():
            unit, most = max(sorted(count.items()), key=lambda pair: pair[1])
            if most >= ENOUGH and most >= SURE * count.total():
                self._voted[where] = unit

    def of(self, row: Candidate) -> str | None:
        """Our id of the governorate that holds the row's place."""
        return self._by_name(row) or (self._voted.get((row.country, row.units[0])) if row.units else None)

    def _by_name(self, row: Candidate) -> str | None:
        for unit in row.units:
            found = self._named.get((row.country, without_head(name_key(unit), self._heads)))
            if found is not None:
                return found
        return None
