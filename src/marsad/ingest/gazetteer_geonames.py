"""GeoNames' dump of a country: 19 columns, no header; and its table of names by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from marsad.ingest.gazetteer_rows import Left, Outcome, candidate
from marsad.ingest.lines import Line, lines_of
from marsad.ingest.outcome import Rejected

COLUMNS = 19
ARABIC = b"ar"

# Feature codes → kinds; of the class P what is not here is a town. What is nowhere here is left out.
_CLASSES = {"P": "town"}
_KINDS = {
    "PPLX": "neighbourhood", "PCLI": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "district",
    "AIRP": "airport", "AIRB": "airport", "AIRF": "airport", "PRT": "port", "HBR": "port", "HSP": "hospital",
    "CMP": "camp", "CMPRF": "camp", "MILB": "base", "INSM": "base", "PRN": "prison", "BDG": "bridge", "DAM": "dam",
    "ISL": "island", "MT": "mountain", "MTS": "mountain", "HLL": "hill", "CRSB": "crossing", "PSTB": "crossing",
    "PSTC": "crossing", "MSQE": "mosque", "CH": "church", "OILR": "site", "OILF": "site", "FT": "site", "CSTL": "site",
}  # fmt: skip


def looks_like_dump(line: str) -> bool:
    """Whether a first line is one of a dump: 19 columns, the first a number."""
    cells = line.split("\t")
    return len(cells) == COLUMNS and cells[0].isdecimal()


def read_dump(stream: BinaryIO, path: str, arabic: Mapping[str, Sequence[str]] | None) -> Iterator[Outcome]:
    """The places of a dump; ``arabic`` holds their names by id, else the dump's own alternate names are looked through."""
    for line in lines_of(stream, path):
        if isinstance(line, Line):
            yield _place(line.text.rstrip("\r\n").split("\t"), f"{path}:{line.number}", arabic)
        else:
            yield line


def read_names(stream: BinaryIO) -> dict[str, list[str]]:
    """The Arabic names of ``alternateNamesV2.txt`` by id, the preferred first, what is historic left out."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for raw in stream:  # a file of gigabytes: a line that is not Arabic is not even decoded
        cells = raw.rstrip(b"\r\n").split(b"\t", 8)
        if len(cells) < 4 or cells[2] != ARABIC or cells[7:8] == [b"1"]:
            continue
        found.setdefault(cells[1].decode("ascii", "replace"), []).append(
            (cells[4:5] != [b"1"], cells[3].decode("utf-8", "replace"))
        )
    return {code: [name for _, name in sorted(names)] for code, names in found.items()}


def _place(cells: list[str], where: str, arabic: Mapping[str, Sequence[str]] | None) -> Outcome:
    if len(cells) != COLUMNS:
        return Rejected(where, f"{len(cells)} columns where GeoNames has {COLUMNS}", "fetch the dump again")
    code, name, _, others, lat, lon, group, feature, country, _, unit, district, *_ = cells
    kind = _KINDS.get(feature) or _CLASSES.get(group)
    if kind is None:
        return Left.OTHER
    names = [name, *others.split(",")] if arabic is None else [*arabic.get(code, ()), name]
    units = (unit, f"{unit}.{district}") if unit else ()
    return candidate(where, f"geonames:{code}", names, kind, (lat, lon), country, units, cells[14], code)
