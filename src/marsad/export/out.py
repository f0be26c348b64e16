"""Where an export goes: a folder that is there whole or not at all, and what was left out on the way."""

from __future__ import annotations

import contextlib
import csv
import glob
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from marsad.errors import ExportError, why
from marsad.export.cells import cell, plain
from marsad.export.columns import Cell, Table
from marsad.export.said import Said, said

PACKAGE = "datapackage.json"
MAKER = "marsad export"  # by which an earlier export is known, and may be replaced
BOM = "\ufeff"  # by which Excel knows UTF-8


@dataclass(frozen=True, slots=True)
class File:
    """A file of the export. ``table`` tells its columns, None for what is no table; ``extras`` go into the package."""

    name: str
    mediatype: str
    table: Table | None = None
    extras: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Out:
    """Files that are written beside the place where they are to lie. ``left`` counts what was left out, ``remarks`` what is
    there but lacks something, by reason."""

    folder: Path
    files: list[File] = field(default_factory=list)
    left: Counter[Said] = field(default_factory=Counter)
    remarks: Counter[Said] = field(default_factory=Counter)
    records: int = 0

    def leave(self, reason: str, number: int = 1) -> None:
        """Count records that the format cannot take; ``reason`` is a key of ``said.csv``."""
        self.left[said(reason)] += number

    def remark(self, what: str) -> None:
        """Count a record that is there, but lacks something; ``what`` is a key of ``said.csv``."""
        self.remarks[said(what)] += 1

    def path(self, file: File) -> Path:
        """Where a library is to write a file of its own kind."""
        self.files.append(file)
        path = self.folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    @contextmanager
    def text(self, file: File) -> Iterator[Callable[[str], object]]:
        """A function that writes text in UTF-8, line ends as they are."""
        with self.path(file).open("w", encoding="utf-8", newline="") as stream:
            yield stream.write

    def table(self, file: File, rows: Iterable[Mapping[str, Cell]], second: list[str] | None = None) -> None:
        """Rows as a CSV that is safe to open; ``second`` is a row right under the header (HXL's tags, whose readers take
        a BOM for a part of the first header)."""
        table = file.table
        assert table is not None
        ids = [column.type == "id" for column in table.columns]
        with self.path(file).open("w", encoding="utf-8", newline="") as stream:
            stream.write(BOM if second is None else "")
            writer = csv.writer(stream, lineterminator="\r\n")
            writer.writerow(table.names)
            if second is not None:
                writer.writerow(second)
            for row in rows:
                writer.writerow([cell(row[name], one) for name, one in zip(table.names, ids, strict=True)])
                self.records += 1


@contextmanager
def opened(folder: Path) -> Iterator[Out]:
    """An export under way. When all is written it takes its place; when something fails, what was there stays."""
    _clear(Path(os.path.realpath(folder)))
    check_place(folder)
    target = Path(os.path.realpath(folder))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.mkdir()
    except OSError as error:
        raise ExportError(f"cannot write {folder}: {why(error)}") from error
    try:
        yield Out(beside)
        _take_place(beside, target)
    except OSError as error:
        raise ExportError(f"cannot write {folder}: {why(error)}; it was left as it was") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_place(folder: Path) -> None:
    """ExportError for a place that holds something else than an earlier export: nothing of a person's is overwritten."""
    if not folder.exists():
        if not folder.absolute().parent.is_dir():
            raise ExportError(f"there is no folder {folder.parent}; make it first")
        return
    if not folder.is_dir():
        raise ExportError(f"{folder} is a file; an export is a folder: give the name of a new one")
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}
    if held and held - _own(folder):
        one = sorted(held - _own(folder))[0]
        raise ExportError(
            f"{folder} holds «{plain(one)}», which no earlier export wrote; give the name of a new folder"
        )


def _own(folder: Path) -> set[str]:
    """The files that an earlier export says are its own; none where there was no such export."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if package["marsad"]["made_by"] == MAKER:
            return {PACKAGE, *(str(resource["path"]) for resource in package["resources"])}
    return set()


def _clear(target: Path) -> None:
    """Take away what an export that was killed left beside the place; an export that it had moved aside goes back."""
    for path in sorted(target.parent.glob(f".{glob.escape(target.name)}.*")):
        pid, _, kind = path.name.removeprefix(f".{target.name}.").partition(".")
        if kind not in ("part", "old") or not pid.isdecimal() or _runs(int(pid)):
            continue
        if kind == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path, ignore_errors=True)


def _runs(pid: int) -> bool:
    """Whether a process of this number is at work, as far as can be told; on Windows it cannot be asked without ending it."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _take_place(beside: Path, target: Path) -> None:
    if not target.exists():
        beside.rename(target)
        return
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old)
