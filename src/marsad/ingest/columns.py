"""Which column of a table holds what: a file that a person writes once and uses for every table of that kind."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.errors import InputError, why
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import COLUMNS, lacks_text

_LARGEST = 100_000  # bytes of the file
_SHOWN = 120  # letters of a list of columns


@dataclass(frozen=True, slots=True)
class Columns:
    """``names``: for each field of a document the columns that hold it. ``sheet``: the one sheet of a workbook to read."""

    names: Mapping[str, tuple[str, ...]]
    sheet: str | None = None

    def record(self, row: Mapping[str, object]) -> dict[str, object]:
        """The row with the fields of a document: several columns of texts are paragraphs, of others words."""
        lowered = {name.strip().lower(): value for name, value in row.items()}
        taken = {name for field in self.names for name in COLUMNS[field]}
        taken |= {name.lower() for names in self.names.values() for name in names}
        record = {name: value for name, value in row.items() if name.strip().lower() not in taken}
        for field, names in self.names.items():
            parts = [str(value).strip() for name in names if (value := lowered.get(name.lower())) not in (None, "")]
            record[field] = ("\n\n" if field == "text" else " ").join(parts)
        return record

    def missing(self, header: Sequence[str]) -> list[str]:
        """The columns that are named here and not there."""
        there = {name.strip().lower() for name in header}
        return [name for names in self.names.values() for name in names if name.lower() not in there]

    def has_text(self, header: Sequence[str]) -> bool:
        """Whether a table with this header has the texts, or titles, that are to be read."""
        there = {name.strip().lower() for name in header}
        own = [name.lower() for field in ("text", "title") for name in self.names.get(field, ())]
        return any(name in there for name in own) if own else not lacks_text(header)


def load_columns(path: str | os.PathLike[str]) -> Columns:
    """The columns that a TOML file names. InputError for one that cannot be read or names what is none."""
    told = load_toml(path)
    try:
        return columns_of(told, COLUMNS)
    except ValueError as error:
        raise InputError(f"{os.fspath(path)}: {error}") from error


def load_toml(path: str | os.PathLike[str]) -> dict[str, object]:
    """What a TOML file of columns tells. InputError for one that cannot be read."""
    try:
        with open(path, "rb") as stream:
            return tomllib.loads(stream.read(_LARGEST).decode("utf-8"))
    except OSError as error:
        raise InputError(f"{os.fspath(path)}: {why(error)}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f'{os.fspath(path)}: it is no TOML file ({error}); write lines like: text = "النص"') from error


def columns_of(told: dict[str, object], fields: Collection[str]) -> Columns:
    """The columns of these ``fields``. ValueError for what is no field, or no name of a column."""
    sheet = told.pop("sheet", None)
    if sheet is not None and not isinstance(sheet, str):
        raise ValueError("«sheet» is the name of a sheet, in quotation marks")
    names: dict[str, tuple[str, ...]] = {}
    for field, value in told.items():
        if field not in fields:
            raise ValueError(f"«{field}» is no field; there are {', '.join(fields)} and sheet")
        given = [value] if isinstance(value, str) else value
        if (
            not isinstance(given, list)
            or not given
            or not all(isinstance(name, str) and name.strip() for name in given)
        ):
            raise ValueError(f"«{field}» is the name of a column, or a list of names, in quotation marks")
        names[field] = tuple(name.strip() for name in given)
    if not names:
        raise ValueError(f'it names no column; write lines like: {next(iter(fields))} = "النص"')
    return Columns(names, sheet)


def is_header(header: Sequence[str], columns: Columns | None) -> bool:
    """Whether a row names the column of the texts."""
    return columns.has_text(header) if columns else not lacks_text(header)


def check_header(header: Sequence[str], columns: Columns | None, where: str) -> Iterator[Rejected | Remark]:
    """What is wrong with a header: Rejected if the table cannot be read by it, a remark if a column is not there."""
    shown = ", ".join(name for name in header if name)[:_SHOWN]
    if not is_header(header, columns):
        wanted = columns.missing(header) if columns else ["text"]
        names = " or ".join(f"«{name}»" for name in COLUMNS["text"])
        advice = f"name the column of the reports {names}, or say with --columns which one it is"
        yield Rejected(where, f"no column «{'», «'.join(wanted)}» among {shown}", advice)
    elif columns and (missing := columns.missing(header)):
        yield Remark(where, f"no column «{'», «'.join(missing)}» among {shown}", "the reports were read without it")
