"""Pages as values: an element has a name, attributes and children, and every text in it is written so that it stays text.

Texts of reports are hostile until shown otherwise. Here is the one place where they become HTML: signs that cannot be seen
are shown as marks, what UTF-8 or HTML cannot hold as «\ufffd», and no letter of a text can open a tag or end an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TypeAlias

from marsad.text.visible import visible

Child: TypeAlias = "Element | str | int | Iterable[Child] | None"
Attribute: TypeAlias = str | int | float | bool | None

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*\Z")
_EMPTY = frozenset({"meta", "br", "hr", "col"})
_RAW = frozenset({"style", "script"})  # whose content HTML does not unescape: they take no text of a report
# Half of a pair, and code points that are no characters: UTF-8 has no bytes for the first, HTML forbids the others.
_UNFIT = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(0x10000 * p + 0xFFFE)}{chr(0x10000 * p + 0xFFFF)}" for p in range(17))
    + "]"
)


_PLAIN = re.compile("[ -~\u0620-\u064a\u0660-\u0669،؛؟«»–…·]*\\Z")  # nothing of it needs a second look


@dataclass(frozen=True, slots=True)
class Element:
    """An element of HTML or SVG. ``tag`` makes one."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet of Marsad's own, written as it is. Nothing of a report may go into it."""

    css: str


def tag(name: str, /, *children: Child | Style, **attributes: Attribute) -> Element:
    """An element: ``tag("p", "words", class_="note", data_n=3)``. An attribute of None or False is left out.

    Raises ValueError for a name that is none, and for an attribute that a browser would run.
    """
    kept = [
        (_attribute(key), "" if value is True else _number(value)) for key, value in attributes.items() if _is(value)
    ]
    if not _NAME.match(name) or (name in _RAW and not all(isinstance(child, Style) for child in children)):
        raise ValueError(f"«{name}» is no element that can be made of texts; see marsad/export/report/html.py")
    return Element(name, tuple(kept), tuple(children))  # type: ignore[arg-type]


def shown(text: str) -> str:
    """A text as the page shows it: what cannot be seen as marks, what cannot be written as «\ufffd»."""
    if _PLAIN.match(text):
        return text
    return _UNFIT.sub("\ufffd", visible(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t"))


def render(root: Child | Style) -> str:
    """The element with all that it holds as HTML."""
    pieces: list[str] = []
    _render(root, pieces.append)
    return "".join(pieces)


def _render(root: Child | Style, write: Callable[[str], None]) -> None:
    if isinstance(root, str):
        write(escape(shown(root)))
    elif isinstance(root, Element):
        write(f"<{root.name}")
        for key, value in root.attributes:
            write(f' {key}="{escape(shown(value))}"')
        write(">")
        if root.name not in _EMPTY:
            for child in root.children:
                _render(child, write)
            write(f"</{root.name}>")
    elif isinstance(root, Style):
        write(root.css)
    elif isinstance(root, int):
        write(str(root))
    elif root is not None:
        for child in root:
            _render(child, write)


def _is(value: Attribute) -> bool:
    return value is not None and value is not False


@cache
def _attribute(key: str) -> str:
    name = key.removesuffix("_").replace("_", "-")
    if not _NAME.match(name) or name.lower().startswith("on") or name in ("style", "src", "srcset", "srcdoc"):
        raise ValueError(
            f"«{name}» is no attribute of this page: it holds no script, no style of its own, loads nothing"
        )
    return name


def _number(value: Attribute) -> str:
    """A value as text; measures with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
