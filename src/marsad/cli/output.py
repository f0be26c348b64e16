"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import typer

from marsad.errors import MarsadError, why

Write = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Screen:
    """What tables are drawn for: whether a person looks, the ``width`` in columns, and whether colours may be used."""

    watched: bool
    width: int
    colour: bool


def screen(to_screen: bool = True) -> Screen:
    """The terminal behind standard output; 100 columns without colours where there is none, or a file is written."""
    watched = to_screen and is_terminal(sys.stdout)
    width = shutil.get_terminal_size((100, 24)).columns
    return Screen(watched, width, watched and "NO_COLOR" not in os.environ)


@contextmanager
def opened(path: Path | None) -> Iterator[Write]:
    """A function that writes text. A file is written beside its place and moved there when all has been written."""
    if path is None:
        yield from _to_standard_output()
    elif path.exists() and not path.is_file():  # /dev/stdout, a named pipe
        _refuse_folder(path)
        try:
            with path.open("w", encoding="utf-8", newline="") as stream:
                yield stream.write
        except OSError as error:
            raise MarsadError(f"cannot write {path}: {why(error)}") from error
    else:
        yield from _moved_when_whole(path)


def _to_standard_output() -> Iterator[Write]:
    if sys.stdout is None:
        raise MarsadError("standard output is closed; give a file with -o")

    def write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()  # who reads the other end sees each report as soon as it is read

    try:
        yield write
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # who reads the other end has seen enough: no error, nothing more to say
            raise typer.Exit(0) from None
        raise MarsadError(f"cannot write to standard output: {why(error)}") from error


def _moved_when_whole(path: Path) -> Iterator[Write]:
    _refuse_missing(path)
    path = Path(os.path.realpath(path))  # what a link points to is replaced, not the link
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        stream = unfinished.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"cannot write {path}: {why(error)}", param_hint="'-o'") from error
    try:
        with stream:
            yield stream.write
        unfinished.replace(path)
    except OSError as error:
        raise MarsadError(f"cannot write {path}: {why(error)}; it was left as it was") from error
    finally:
        unfinished.unlink(missing_ok=True)


def whole_bytes(path: Path, data: bytes) -> None:
    """Write a file that is no text, whole or not at all."""
    path = Path(os.path.realpath(path))
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise MarsadError(f"cannot write {path}: {why(error)}; it was left as it was") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; give the name of a file", param_hint="'-o'")


def _refuse_missing(path: Path) -> None:
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}; make it first", param_hint="'-o'")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody watches; a stream that was closed before Marsad began is None."""
    return stream is not None and stream.isatty()
