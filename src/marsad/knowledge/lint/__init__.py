"""Checks of the letters and the shape of knowledge files, before anything is read with them."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.lint.across import across
from marsad.knowledge.lint.cells import cells
from marsad.knowledge.lint.dated import dated
from marsad.knowledge.lint.keys import keys
from marsad.knowledge.lint.letters import letters, mixed
from marsad.knowledge.lint.rules import rules
from marsad.knowledge.lint.table import table
from marsad.knowledge.lint.values import values
from marsad.knowledge.problems import Problem, of_error

__all__ = ["files", "lint", "of_file"]

_EMPTY = "الملف فارغ. اكتب فيه مداخل أو احذفه."


def lint(knowledge: Knowledge, only: str | None = None) -> list[Problem]:
    """All findings in the files of the knowledge (or in the one called ``only``), by file and line."""
    found: list[Problem] = []
    for name in files(knowledge):
        if only is None or name == only:
            found.extend(of_file(knowledge, name))
    found.extend(problem for problem in across(knowledge) if only in (None, problem.file))
    return sorted(set(found))


def files(knowledge: Knowledge) -> list[str]:
    """The names of all tables and YAML files."""
    return knowledge.names("**/*.csv") + knowledge.names("**/*.yaml")


def of_file(knowledge: Knowledge, name: str) -> Iterator[Problem]:
    """The findings in one file by itself."""
    try:
        yield from letters(knowledge, name)
        if name.endswith(".csv"):
            held = knowledge.table(name)
            yield from table(held)
            yield from values(held)
            yield from cells(held)
            yield from dated(held)
        else:
            entries = knowledge.entries(name)
            if not entries:
                yield Problem(name, 1, "The file is empty. Write entries in it, or delete it.", _EMPTY)
            yield from mixed(entries)
            yield from keys(name, entries)
            yield from rules(knowledge, name)
    except KnowledgeError as error:
        yield of_error(error)
