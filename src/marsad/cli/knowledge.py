"""``marsad knowledge``: for the researcher who edits the data files."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from marsad.knowledge import Knowledge
    from marsad.knowledge.lint.stand_in import Place
    from marsad.knowledge.problems import Problem

_EVERY = 0.1  # seconds between two looks at the progress

knowledge = typer.Typer(
    help="Look into the knowledge, and check it after a change.", no_args_is_help=True, rich_markup_mode=None
)


@knowledge.command(epilog="Example: marsad knowledge show قصف")
def show(term: Annotated[str, typer.Argument(metavar="TERM", help="A word or a name in Arabic, or an id.")]) -> None:
    """Show every line of the knowledge that holds a word, however it is spelt; of an actor, first what it was and when.

    Exit status: 0 found, 1 not found.
    """
    from marsad.cli.card import Cards
    from marsad.cli.lookup import lookup
    from marsad.knowledge import Knowledge

    if not term.strip():
        raise typer.BadParameter("give a word", param_hint="TERM")
    found = False
    held = Knowledge()
    for card in Cards(held).of(term):
        found = True
        typer.echo("\n".join(card) + "\n")
    for hit in lookup(held, term):
        if found and hit.where.startswith(("actors/dated/ties.csv", "actors/dated/sides.csv")):
            continue  # told by the card
        found = True
        typer.echo(f"{hit.where}\n    {hit.shown}")
    if not found:
        typer.echo(f"«{term}» stands nowhere in the knowledge; docs/en/knowledge.md tells how to add it", err=True)
        raise typer.Exit(1)


@knowledge.command(epilog="Example: marsad knowledge check rules/events/strikes.yaml")
def check(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE|FOLDER",
            help="One file: its name under the knowledge, or the path of your own copy of it; or a folder of copies.",
        ),
    ] = None,
) -> None:
    """Check what researchers write: letters, columns, keys, ids, and every example through the whole reader.

    A file outside the package is read in the place of the bundled one of its name, and so is each file of a folder. Exit
    status: 0 nothing is wrong, 1 something is (each by file and line, in English and Arabic), 2 no such file.
    """
    from marsad.cli.read import known
    from marsad.knowledge import Knowledge

    if file is not None and Path(file).is_dir():
        _check_folder(known(Path(file), checked=False))
        return
    place = None if file is None else _place(Knowledge(), file)
    overlay = {place.name: place.path} if place is not None and place.path is not None else {}
    from marsad.proof import check as prove

    problems = prove(Knowledge(overlay=overlay), place.name if place else None, _Progress())
    if overlay and file is not None and place is not None:
        problems = [replace(one, file=file) if one.file == place.name else one for one in problems]
    _list(problems)


def _check_folder(held: Knowledge) -> None:
    """Check everything with the files of a folder in it; what is wrong in them is told by their own paths."""
    from marsad.proof import check as prove

    for name, path in held.overlay.items():
        typer.echo(f"{path} is read in the place of {name} · يقرأ بدل {name}", err=True)
    problems = prove(held, None, _Progress())
    paths = {name: str(path) for name, path in held.overlay.items()}
    _list([replace(one, file=paths.get(one.file, one.file)) for one in problems], set(paths.values()))


@knowledge.command(name="format", epilog="Example: marsad knowledge format actors/syria.csv")
def format_tables(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="One table: its name under the knowledge, or any path; all if left out."),
    ] = None,
) -> None:
    """Write tables in one form: commas, tidy cells, comments on top, rows of ids sorted; so that changes stay small.

    Exit status: 0 done, 1 a table could not be read (it is left as it was), 2 no such table.
    """
    from marsad.errors import KnowledgeError, why
    from marsad.knowledge import Knowledge
    from marsad.knowledge.format import write_formatted
    from marsad.knowledge.problems import of_error

    held = Knowledge()
    tables = [(name, held.path(name)) for name in held.names("**/*.csv")] if file is None else [_table(held, file)]
    failed, written = False, 0
    for name, path in tables:
        try:
            if write_formatted(path, name):
                written += 1
                typer.echo(name)
        except KnowledgeError as error:
            failed = True
            typer.echo(str(of_error(error)))
        except OSError as error:
            failed = True
            typer.echo(f"{path}: It cannot be written ({why(error)}). It is left as it was.")
            typer.echo("    لا يمكن كتابة الملف. بقي كما كان.")
    typer.echo(f"{written} of {len(tables)} tables changed · تغير {written} من {len(tables)}", err=True)
    if failed:
        raise typer.Exit(1)


def _list(problems: list[Problem], own: set[str] | None = None) -> None:
    """Print the findings; those of a researcher's ``own`` files last, below what they change in Marsad's examples."""
    others = [one for one in problems if own is not None and one.file not in own]
    for problem in others:
        _print(problem)
    if any(one.severity == "error" for one in others):
        typer.echo(
            "Above: examples of Marsad's that your files change. They are right if you meant it. Below: your files."
            " · ما سبق أمثلة لمرصد تغيرها ملفاتك، ولا خطأ إن كنت تقصد ذلك. وما يلي في ملفاتك.",
            err=True,
        )
    for problem in problems:
        if problem not in others:
            _print(problem)
    errors = sum(problem.severity == "error" for problem in problems)
    notes = len(problems) - errors
    typer.echo(f"{errors} wrong, {notes} notes · الأخطاء {errors}، الملاحظات {notes}", err=True)
    if errors:
        raise typer.Exit(1)


def _print(problem: Problem) -> None:
    mark = "" if problem.severity == "error" else f"{problem.severity}: "
    typer.echo(f"{mark}{problem}")


def _place(held: Knowledge, file: str) -> Place:
    """The place of the file, said where it is not the bundled one; typer.BadParameter where there is none."""
    from marsad.knowledge.lint.stand_in import place_of

    place = place_of(held, file)
    if isinstance(place, list):
        raise typer.BadParameter(_no_place(held, file, place))
    if place.path is not None:
        english, arabic = ("is added as", "يضاف باسم") if place.new else ("is read in the place of", "يقرأ بدل")
        typer.echo(f"{file} {english} {place.name} · {arabic} {place.name}", err=True)
    return place


def _no_place(held: Knowledge, file: str, found: list[str]) -> str:
    if found:
        return (
            f"«{file}» is the name of several files: {', '.join(found)}; give the folder too"
            " · اسم لعدة ملفات، فاكتب المجلد معه"
        )
    if Path(file).is_file():
        return (
            f"«{file}» has the name of no file of the knowledge; name your copy as the file that it replaces,"
            f" or put it in a folder rules/events · ليس له اسم ملف من المعرفة، فسمه باسم الملف الذي يقوم مقامه"
        )
    return (
        f"«{file}» is no file of the knowledge, which lies in {held.root}; «marsad knowledge show» finds a word's file"
        " · لا يوجد ملف بهذا الاسم"
    )


def _table(held: Knowledge, file: str) -> tuple[str, Path]:
    from marsad.knowledge.lint.stand_in import place_of

    if file.endswith((".yaml", ".yml")):
        raise typer.BadParameter(
            f"«{file}» is no table: YAML keeps the order and the comments that you gave it; check it instead"
            " · ليس جدولا، وملفات YAML تبقى على ترتيبك، فافحصه بدل ذلك"
        )
    if Path(file).is_file():
        return file, Path(file)
    place = place_of(held, file)
    if isinstance(place, list):
        raise typer.BadParameter(_no_place(held, file, place))
    return place.name, held.path(place.name)


class _Progress:
    """Shows how many examples have run, where somebody watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = 0.0

    def __call__(self, done: int, of: int) -> None:
        if self._watched and (done == of or time.monotonic() - self._shown > _EVERY):
            self._shown = time.monotonic()
            self._write(f"examples: {done:,} / {of:,} …" if done < of else "")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
