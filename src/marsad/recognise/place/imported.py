"""The imported index, ``gazetteer/imported.tsv`` of a researcher's folder: places, their names, and what was merged.

It has the form of the bundled index, with more columns: a head of ``#`` lines that name the sources; a line for each place (id,
name, latitude, longitude, country, governorate, population, kind, number of the source, GeoNames id); an empty line; a line
for each folded name (the name, how it is told, and its places: the number of their line among these, or the id of a bundled
place that gets this name); an empty line; a line for each id that was merged (the id, the place's, the source).

How a name is told: by itself (empty); as a word as well, so that what stands around it must make it a place (``w``); only
behind its head, «قرية القتال» and never «القتال» (``h``). A name may have a line of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.errors import KnowledgeError
from marsad.knowledge.base import IMPORTED
from marsad.recognise.place.entry import Entry

NAME = IMPORTED
FIRST = "# marsad-gazetteer 1: written by «marsad gazetteer import»; not to be edited by hand"
PLAIN, WORD, HEADED = "", "w", "h"  # how a name is told
_SOURCE = "# source\t"
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was imported: its name, format, the beginning of its SHA-256, and the day of the import."""

    file: str
    form: str
    digest: str
    date: str

    def __str__(self) -> str:
        return f"{self.file} ({self.form}, {self.date})"


@dataclass(frozen=True, slots=True)
class Sections:
    """The lines of an imported index; ``start`` is the number of the first place's line."""

    sources: list[Source]
    places: list[str]
    names: list[str]
    merged: list[str]
    start: int


@dataclass(slots=True)
class Imported:
    """What an index holds, so that it can be added to.

    ``places``: id → line; ``names``: name and how it is told → ids; ``merged``: id → id of the place, and source.
    """

    sources: list[Source] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    names: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    merged: dict[str, tuple[str, int]] = field(default_factory=dict)

    def call(self, name: str, told: str, place: str) -> None:
        """Give a place a name."""
        self.names.setdefault((name, told), set()).add(place)


def sections(text: str, file: str) -> Sections:
    """The parts of an index. KnowledgeError where it is none."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    gaps = [at for at, line in enumerate(lines) if not line]
    if lines[0] != FIRST or len(gaps) < 3 or gaps[-1] != len(lines) - 1:
        raise KnowledgeError(
            "It is no whole imported gazetteer. Delete it, and import again with «marsad gazetteer import»."
            " · ليس ملف أماكن مستوردة كاملا. احذفه ثم استورد من جديد.",
            file,
            1,
        )
    sources = [_source(line, file, at) for at, line in enumerate(lines[:start], 1) if line.startswith(_SOURCE)]
    return Sections(
        sources, lines[start : gaps[0]], lines[gaps[0] + 1 : gaps[1]], lines[gaps[1] + 1 : gaps[2]], start + 1
    )


def read(text: str, file: str) -> Imported:
    """The index as tables."""
    parts = sections(text, file)
    ids = [line.partition("\t")[0] for line in parts.places]
    held = Imported(parts.sources, dict(zip(ids, parts.places, strict=True)))
    for at, line in enumerate(parts.names, parts.start + len(ids) + 1):
        name, told, targets = cells(line, 3, file, at)
        held.names[name, told] = {ids[int(one)] if one.isdigit() else one for one in targets.split(",")}
    for at, line in enumerate(parts.merged, parts.start + len(ids) + len(parts.names) + 2):
        identity, place, source = cells(line, 3, file, at)
        held.merged[identity] = (place, int(source))
    return held


def written(held: Imported) -> str:
    """The index as text: sorted, so that the same places give the same bytes."""
    ids = sorted(held.places)
    number = {identity: str(at) for at, identity in enumerate(ids)}
    return "\n".join([*_head(held), *(held.places[one] for one in ids), "", *_tail(held, number), ""])


def _head(held: Imported) -> Iterator[str]:
    yield FIRST
    for number, one in enumerate(held.sources, 1):
        yield f"{_SOURCE}{number}\t{one.file}\t{one.form}\t{one.digest}\t{one.date}"


def _tail(held: Imported, number: dict[str, str]) -> Iterator[str]:
    for (name, told), places in sorted(held.names.items()):
        yield f"{name}\t{told}\t{','.join(number.get(place, place) for place in sorted(places))}"
    yield ""
    for identity, (place, source) in sorted(held.merged.items()):
        yield f"{identity}\t{place}\t{source}"


def line_of(entry: Entry, source: int, geonames: str) -> str:
    """The line of a place."""
    at = f"{entry.lat:.4f}\t{entry.lon:.4f}"
    owner = f"{entry.country or ''}\t{entry.admin1 or ''}"
    return f"{entry.id}\t{entry.name}\t{at}\t{owner}\t{entry.population}\t{entry.kind}\t{source}\t{geonames}"


def entry_of(line: str, at: int) -> Entry:
    """The place of a line; ``at`` is its number in the file."""
    identity, name, lat, lon, country, unit, people, kind, _, _ = cells(line, _COLUMNS, NAME, at)
    return Entry(
        identity, name, kind, float(lat), float(lon), country or None, unit or None,
        population=int(people), where=f"{NAME}:{at}",
    )  # fmt: skip


def source_of(line: str) -> int:
    """The number of the source of a place's line."""
    return int(line.split("\t")[8])


def geonames_of(line: str) -> str:
    """The GeoNames id of a place's line, or nothing."""
    return line.rpartition("\t")[2]


def cells(line: str, count: int, file: str, at: int) -> list[str]:
    """The cells of a line. KnowledgeError where they are not as many as they must be."""
    found = line.split("\t")
    if len(found) != count:
        raise KnowledgeError(
            f"The line has {len(found)} cells and not {count}. Delete the file, and import again."
            f" · في السطر {len(found)} من الخلايا لا {count}. احذف الملف ثم استورد من جديد.",
            file,
            at,
        )
    return found


def _source(line: str, file: str, at: int) -> Source:
    _, _, name, form, digest, date = cells(line, 6, file, at)
    return Source(name, form, digest, date)
