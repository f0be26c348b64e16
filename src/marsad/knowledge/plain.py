"""YAML read as plain strings: ``no`` stays "no", ``12:30`` stays "12:30", and every entry knows its line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import yaml

from marsad.errors import KnowledgeError
from marsad.knowledge.files import read_text

Node: TypeAlias = "str | list[Node] | Entry"

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(dict[str, Node]):
    """A YAML mapping with the file and line (1-based) where it begins.

    ``lines`` holds the line of each key, ``item_lines`` those of the items of a list under a key.
    """

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}
        self.item_lines: dict[str, list[int]] = {}

    def text(self, key: str, default: str | None = None) -> str:
        """The string under ``key``; KnowledgeError if it is no string, or absent without a default."""
        value = self.get(key, default)
        if not isinstance(value, str):
            english, arabic = ("is missing", "ناقص") if value is None else ("must be a single text", "ليس نصا واحدا")
            message = (
                f"«{key}» {english}. Write «{key}: …» in this entry. · «{key}» {arabic}. اكتبه في سطر من هذا المدخل."
            )
            raise KnowledgeError(message, self.file, self.line_of(key))
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
                message = f"«{key}» must hold texts. Write one a line, each after «- »."
                message += f" · «{key}» قائمة نصوص. اكتب كل نص في سطر."
                raise KnowledgeError(message, self.file, self.line_of(key))
            found.append(item)
        return found

    def entries(self, key: str) -> list[Entry]:
        """The list of mappings under ``key``."""
        found: list[Entry] = []
        for item in self.items_of(key):
            if not isinstance(item, Entry):
                message = f"«{key}» must hold «key: value» lines. Write one a line."
                message += f" · «{key}» أسطر «مفتاح: قيمة». اكتب كلا في سطر."
                raise KnowledgeError(message, self.file, self.line_of(key))
            found.append(item)
        return found

    def line_of(self, key: str, item: int | None = None) -> int:
        """The line of a key, or of the n-th ``item`` of the list under it."""
        lines = self.item_lines.get(key, [])
        return lines[item] if item is not None and item < len(lines) else self.lines.get(key, self.line)

    @property
    def where(self) -> str:
        """``file:line``, as evidence cites it."""
        return f"{self.file}:{self.line}"


def read_yaml(path: Path, name: str) -> Node:
    """The content of a YAML file; ``name`` is how messages call the file. Raises KnowledgeError with the line."""
    text = read_text(path, name)
    _refuse_tabs(text, name)
    try:
        root = yaml.compose(text, Loader=_LOADER)
        return [] if root is None else _plain(root, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = (
            f"This is not valid YAML: {error.problem}. Check the indentation and the colons here and in the line above"
        )
        raise KnowledgeError(
            f"{message}. · تنسيق YAML غير صحيح. راجع المسافات والنقطتين في هذا السطر وما قبله.",
            name,
            mark.line + 1 if mark else 0,
        ) from error
    except yaml.reader.ReaderError as error:
        sign = yaml.reader.Reader.NON_PRINTABLE.search(text)
        line = text[: sign.start()].count("\n") + 1 if sign else 0
        raise KnowledgeError(
            "The line holds a sign that cannot be seen and is no text. Delete the line and type it again."
            " · في السطر محرف خفي ليس نصا. احذف السطر واكتبه من جديد.",
            name,
            line,
        ) from error
    except RecursionError as error:
        raise KnowledgeError(
            "The entries stand one within the other without end. Write plain «key: value» lines."
            " · المداخل متداخلة بلا نهاية. اكتب أسطر «مفتاح: قيمة».",
            name,
        ) from error


def _refuse_tabs(text: str, name: str) -> None:
    """A tab at the head of a line looks like spaces and is not: the message of the YAML reader would not say so."""
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise KnowledgeError(
                "The line begins with a tab. Write spaces, two for each step inwards."
                " · السطر يبدأ بعلامة جدولة. اكتب مسافات، اثنتين لكل درجة.",
                name,
                number,
            )


def _plain(node: yaml.Node, name: str) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, name) for child in node.value]
    assert isinstance(node, yaml.MappingNode)
    entry = Entry(name, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise KnowledgeError(
                "A key must be a single word. Write «key: value». · المفتاح كلمة واحدة. اكتب «مفتاح: قيمة».", name, line
            )
        key = str(key_node.value)
        if key in entry:
            raise KnowledgeError(
                f"«{key}» stands twice in one entry. Leave one of the two. · «{key}» مكرر في المدخل. أبق واحدا منهما.",
                name,
                line,
            )
        entry.lines[key] = line
        if isinstance(value_node, yaml.SequenceNode):
            entry.item_lines[key] = [child.start_mark.line + 1 for child in value_node.value]
        entry[key] = _plain(value_node, name)
    return entry
