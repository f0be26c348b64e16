"""Tables of places with a header: Who's On First, and any other by a mapping of its columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from marsad.ingest.gazetteer_rows import Left, Outcome, candidate
from marsad.ingest.outcome import Rejected, Remark
from marsad.text.fold import key

FIELDS = ("name", "lat", "lon", "id", "country", "kind", "admin1", "aliases", "population")
NEEDED = ("name", "lat", "lon")
_TYPES = {
    "locality": "town", "borough": "neighbourhood", "neighbourhood": "neighbourhood", "macrohood": "neighbourhood",
    "microhood": "neighbourhood", "localadmin": "district", "county": "district", "region": "governorate",
    "country": "country", "campus": "site",
}  # fmt: skip


class Record(NamedTuple):
    """A row with its cells by column; ``where``: ``file:line``."""

    where: str
    cells: dict[str, str]


Records = Iterator[Record | Rejected | Remark]


def records_of(rows: Iterator[tuple[int, list[str]] | Rejected | Remark], header: list[str], path: str) -> Records:
    """The rows below the header; one of another width is set aside."""
    for row in rows:
        if isinstance(row, Rejected | Remark):
            yield row
        elif len(row[1]) != len(header):
            reason = f"{len(row[1])} cells where the header has {len(header)} columns"
            yield Rejected(f"{path}:{row[0]}", reason, "put quotation marks around a cell that holds the separator")
        else:
            yield Record(f"{path}:{row[0]}", dict(zip(header, row[1], strict=True)))


def is_wof(columns: list[str]) -> bool:
    """Whether a table is one of Who's On First, one row a place."""
    return {"wof_id", "placetype", "names_ar", "lat", "lon", "country"} <= set(columns)


def read_wof(records: Records) -> Iterator[Outcome]:
    """The places of Who's On First; the names of a cell stand between ``|``."""
    for record in records:
        if not isinstance(record, Record):
            yield record
            continue
        cell = record.cells
        kind = _TYPES.get(cell["placetype"])
        if kind is None:
            yield Left.OTHER
            continue
        above = ("region_ar", "county_ar") if kind not in ("country", "governorate") else ()
        units = [cell.get(column, "").partition("|")[0] for column in above]
        yield candidate(
            record.where, f"wof:{cell['wof_id']}", cell["names_ar"].split("|"), kind, (cell["lat"], cell["lon"]),
            cell["country"], units, cell.get("population", ""), cell.get("geonames_id", ""),
        )  # fmt: skip


def read_mapped(
    records: Records, columns: Mapping[str, str], source: str, country: str, kinds: Mapping[str, str]
) -> Iterator[Outcome]:
    """The places of a table whose ``columns`` are told: field → column. ``kinds``: folded word → kind of place."""
    for record in records:
        if not isinstance(record, Record):
            yield record
            continue
        cell = {field: record.cells[column] for field, column in columns.items()}
        kind = kinds.get(key(cell.get("kind", "").strip()) or "town")
        if kind is None:
            advice = f"write one of {', '.join(sorted(set(kinds.values())))}, or an Arabic word for it"
            yield Rejected(record.where, f"«{cell['kind']}» is no kind of place", advice)
            continue
        names = [cell["name"], *cell.get("aliases", "").split("|")]
        yield candidate(
            record.where, f"csv:{source}:{cell.get('id', '').strip() or made_id(cell)}", names, kind,
            (cell["lat"], cell["lon"]), cell.get("country", "").strip() or country, [cell.get("admin1", "")],
            cell.get("population", ""),
        )  # fmt: skip


def made_id(cell: Mapping[str, str]) -> str:
    """An id for a row that has none: the same row gets the same."""
    told = "\t".join(cell[field] for field in NEEDED)
    return hashlib.sha256(told.encode()).hexdigest()[:12]
