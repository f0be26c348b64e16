"""The tables of OCHA's offices: divisions with their p-codes, and populated places.

Their columns are called in many ways: «ADM1_AR», «adm1_name1», «admin1Name_ar», «featureRefNam» (a shapefile keeps ten letters
or so). So a column is told by its parts, and which of several columns of names is the Arabic one by its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from marsad.ingest.gazetteer_rows import Left, Outcome, candidate
from marsad.ingest.gazetteer_tables import Record, Records, made_id
from marsad.ingest.outcome import Rejected
from marsad.recognise.place.names import readable

PLACE = 9  # the level of a column that speaks of the place itself and of no division
_KINDS = {0: "country", 1: "governorate", 2: "district", 3: "district"}
_LEVEL = re.compile(r"adm(?:in)?(\d)", re.IGNORECASE)
_NAME = re.compile(r"name?|_ar\d?$|alt|ref|al_\d|^ar(?:abic)?$", re.IGNORECASE)
_PCODE = re.compile(r"p-?_?cod", re.IGNORECASE)
_LAT = re.compile(r"(?:^|.*_)(?:lat|latitude|y)(?:_?d?d?)?", re.IGNORECASE)
_LON = re.compile(r"(?:^|.*_)(?:lon|long|longitude|x)(?:_?d?d?)?", re.IGNORECASE)
_ISO2 = re.compile(r"[A-Z]{2}")


def is_ocha(columns: Iterable[str]) -> bool:
    """Whether a table has a column of p-codes."""
    return any(_PCODE.search(column) for column in columns)


class Columns:
    """Which columns of a table hold what, by level of the division."""

    def __init__(self, header: list[str]) -> None:
        self.names: dict[int, list[str]] = {}
        self.codes: dict[int, str] = {}
        for column in header:
            if _PCODE.search(column) and not column.lower().startswith("parent"):
                self.codes.setdefault(_level(column), column)
            elif _NAME.search(column):
                self.names.setdefault(_level(column), []).append(column)
        self.lat = next((column for column in header if _LAT.fullmatch(column)), None)
        self.lon = next((column for column in header if _LON.fullmatch(column)), None)

    def arabic(self, record: Record, level: int) -> list[str]:
        """The Arabic names of a level."""
        return readable(record.cells[column] for column in self.names.get(level, ()))

    def code(self, record: Record, level: int) -> str:
        """The p-code of a level, or nothing."""
        return record.cells[self.codes[level]].strip() if level in self.codes else ""


def read_ocha(records: Records, header: list[str], path: str, country: str) -> Iterator[Outcome]:
    """The places of a table: each row is of the narrowest level that it has a name column for."""
    columns = Columns(header)
    narrowest = max(columns.names, default=PLACE)
    for record in records:
        if not isinstance(record, Record):
            yield record
        elif not (names := columns.arabic(record, narrowest)):
            yield Left.NAMELESS
        elif columns.lat is None or columns.lon is None:
            reason = "its rows have names, but no column tells a point"
            yield Rejected(path, reason, "join the table of points to it, with columns lat and lon")
            return
        else:
            yield _place(
                record, columns, narrowest, names, (record.cells[columns.lat], record.cells[columns.lon]), country
            )


def _place(
    record: Record, columns: Columns, level: int, names: list[str], point: tuple[str, str], country: str
) -> Outcome:
    code = columns.code(record, level)
    codes = [columns.code(record, one)[:2].upper() for one in sorted(columns.codes)]
    land = country or next((one for one in codes if _ISO2.fullmatch(one)), "")
    units = [name for above in (1, 2) if above < level for name in columns.arabic(record, above)[:1]]
    told = {"name": names[0], "lat": point[0], "lon": point[1]}
    return candidate(
        record.where, f"pcode:{code or made_id(told)}", names, _KINDS.get(level, "town"), point, land, units
    )


def _level(column: str) -> int:
    found = _LEVEL.search(column)
    return int(found[1]) if found else PLACE
