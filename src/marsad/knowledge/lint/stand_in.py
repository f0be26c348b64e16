"""A researcher's file outside the package: which bundled file it stands in the place of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.base import Knowledge
from marsad.knowledge.lint.columns import columns_of
from marsad.knowledge.lint.schema import shape_of
from marsad.knowledge.plain import read_yaml
from marsad.knowledge.tables import read_csv

_OPEN = ("rules/events", "ontology", "gazetteer/seed", "cases")  # folders of which every file is read


@dataclass(frozen=True, slots=True)
class Place:
    """The name under which a file is read; ``path`` is None for the bundled file itself, ``new`` for one it adds."""

    name: str
    path: Path | None = None
    new: bool = False


def place_of(knowledge: Knowledge, file: str) -> Place | list[str]:
    """The place of a file given by its path, its name under the knowledge, or its last part.

    A list holds the names between which it cannot choose; an empty one says that there is none.
    """
    root = knowledge.root.resolve()
    names = knowledge.names("**/*.csv") + knowledge.names("**/*.yaml")
    path = Path(file).resolve()
    if path.is_file() and not path.is_relative_to(root):
        return _outside(path, names)
    if path.is_relative_to(root):
        file = path.relative_to(root).as_posix()
    found = [name for name in names if name == file] or [name for name in names if Path(name).name == file]
    return Place(found[0]) if len(found) == 1 else found


def _outside(path: Path, names: list[str]) -> Place | list[str]:
    """By the longest end of the path that a bundled file has too, and then by the columns or keys."""
    parts = path.as_posix().split("/")
    for start in range(len(parts)):
        end = "/".join(parts[start:])
        found = [name for name in names if name == end or name.endswith("/" + end)]
        if len(found) > 1:
            found = [name for name in found if _fits(path, name)] or found
        if found:
            return Place(found[0], path) if len(found) == 1 else found
    folder = next((one for one in _OPEN if path.parent.as_posix().endswith("/" + one)), None)
    return [] if folder is None else Place(f"{folder}/{path.name}", path, new=True)


def _fits(path: Path, name: str) -> bool:
    try:
        if name.endswith(".csv"):
            columns = columns_of(name)
            return columns is not None and set(columns[0]) <= set(read_csv(path, name).columns)
        entries, shape = read_yaml(path, name), shape_of(name)
    except KnowledgeError:
        return False
    first = entries[0] if isinstance(entries, list) and entries else entries
    return shape is not None and isinstance(first, dict) and set(first) <= set(shape.known)
