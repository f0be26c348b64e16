"""The knowledge as one object: files by their path under ``knowledge/ar``, each read once."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from marsad.errors import KnowledgeError
from marsad.knowledge.plain import Entry, Node, read_yaml
from marsad.knowledge.tables import Table, read_csv

BUNDLED = Path(__file__).parent / "ar"
IMPORTED = "gazetteer/imported.tsv"  # of a researcher's folder; «marsad gazetteer import» writes it


class Knowledge:
    """What Marsad knows, as data. ``overlay`` maps a path under the root ("rules/strikes.yaml") to a file read instead."""

    def __init__(self, root: Path = BUNDLED, overlay: dict[str, Path] | None = None) -> None:
        self.root = root
        self.overlay = overlay or {}
        self._tables: dict[str, Table] = {}
        self._lists: dict[str, list[Entry]] = {}

    def path(self, name: str) -> Path:
        """The file that stands for ``name``; KnowledgeError if there is none."""
        path = self.overlay.get(name, self.root / name)
        if not path.is_file():
            raise KnowledgeError(
                "There is no knowledge file of this name. Check its spelling. · لا يوجد ملف بهذا الاسم. راجع كتابته.",
                name,
            )
        return path

    def names(self, pattern: str) -> list[str]:
        """The names of files that match a glob under the root ("rules/*.yaml"), sorted."""
        found = {path.relative_to(self.root).as_posix() for path in self.root.glob(pattern) if path.is_file()}
        found.update(name for name in self.overlay if Path(name).match(pattern))
        return sorted(found)

    def table(self, name: str) -> Table:
        """A CSV table, for example ``"lexicon/months.csv"``."""
        if name not in self._tables:
            self._tables[name] = read_csv(self.path(name), name)
        return self._tables[name]

    def entries(self, name: str) -> list[Entry]:
        """The entries of a YAML file: a list of mappings, or one mapping."""
        if name not in self._lists:
            self._lists[name] = _entries(read_yaml(self.path(name), name), name)
        return self._lists[name]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of all files, by name; two results are comparable where it is the same."""
        digest = hashlib.sha256()
        for name in self.names("**/*"):
            digest.update(name.encode() + b"\0" + self.path(name).read_bytes() + b"\0")
        return digest.hexdigest()


def _entries(node: Node, name: str) -> list[Entry]:
    items = [node] if isinstance(node, Entry) else node
    if not isinstance(items, list):
        raise KnowledgeError(
            "The file must be a list of entries. Begin each with «- » and a key."
            " · الملف قائمة مداخل. ابدأ كل مدخل بشرطة ومفتاح.",
            name,
            1,
        )
    for item in items:
        if not isinstance(item, Entry):
            raise KnowledgeError(
                "Each entry must be «key: value» lines. Write one key a line."
                " · كل مدخل أسطر «مفتاح: قيمة». اكتب كل مفتاح في سطر.",
                name,
                1,
            )
    return [item for item in items if isinstance(item, Entry)]
