"""YAML read as plain strings: ``no`` stays "no", ``12:30`` stays "12:30", and every entry knows its line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import yaml

from marsad.errors import KnowledgeError

Node: TypeAlias = "str | list[Node] | Entry"

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(dict[str, Node]):
    """A YAML mapping with the file and line (1-based) where it begins; ``lines`` holds the line of each key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def text(self, key: str, default: str | None = None) -> str:
        """The string under ``key``; KnowledgeError if it is no string, or absent without a default."""
        value = self.get(key, default)
        if not isinstance(value, str):
            what = "is missing" if value is None else "must be a single text"
            raise KnowledgeError(f"«{key}» {what} · «{key}» ناقص أو ليس نصا واحدا", self.file, self.line_of(key))
        return value

    def items_of(self, key: str) -> list[Node]:
        """The list under ``key``; empty if absent; a lone value counts as a list of one."""
        value = self.get(key)
        if value is None or value == "":
            return []
        return value if isinstance(value, list) else [value]

    def texts(self, key: str) -> list[str]:
        """The list of strings under ``key``."""
        found: list[str] = []
        for item in self.items_of(key):
            if not isinstance(item, str):
                raise KnowledgeError(f"«{key}» must hold texts · «{key}» قائمة نصوص", self.file, self.line_of(key))
            found.append(item)
        return found

    def entries(self, key: str) -> list[Entry]:
        """The list of mappings under ``key``."""
        found: list[Entry] = []
        for item in self.items_of(key):
            if not isinstance(item, Entry):
                raise KnowledgeError(f"«{key}» must hold «key: value» lines", self.file, self.line_of(key))
            found.append(item)
        return found

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)

    @property
    def where(self) -> str:
        """``file:line``, as evidence cites it."""
        return f"{self.file}:{self.line}"


def read_yaml(path: Path, name: str) -> Node:
    """The content of a YAML file; ``name`` is how messages call the file. Raises KnowledgeError with the line."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        message = f"not valid YAML: {error.problem}; check the indentation and the colons"
        raise KnowledgeError(f"{message} · تنسيق YAML غير صحيح: راجع المسافات والنقطتين", name, line) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError("not UTF-8; save the file as UTF-8 · احفظ الملف بترميز UTF-8", name) from error
    return [] if root is None else _plain(root, name)


def _plain(node: yaml.Node, name: str) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name) for child in node.value]
    assert isinstance(node, yaml.MappingNode)
    entry = Entry(name, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in entry:
            raise KnowledgeError(f"«{key}» stands twice in one entry · «{key}» مكرر", name, line)
        entry.lines[key] = line
        entry[key] = _plain(value_node, name)
    return entry
