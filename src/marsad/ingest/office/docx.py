"""DOCX: the body as it stands once every tracked change is accepted, then the notes."""

from __future__ import annotations

import posixpath
from typing import Any

from marsad.ingest.office.blocks import Blocks, raised
from marsad.ingest.office.package import Package
from marsad.ingest.office.xml import Names, walk
from marsad.ingest.unreadable import UnreadableError

_LEFT_OUT = {"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "tblPrChange",
             "trPrChange", "tcPrChange", "sectPrChange"}  # fmt: skip
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = ("0", "false", "off")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(package: Package) -> dict[str, Any]:
    """The fields of the document: its text, and its title if it says one."""
    body = _main(package)
    data = package.read(body)
    if data is None:
        raise UnreadableError("it is no Word document: it has no body")
    story = Story()
    walk(data, story)
    folder = posixpath.dirname(body)
    notes = [_notes(package, f"{folder}/{name}.xml", story.marks[kind]) for kind, name in
             (("footnoteReference", "footnotes"), ("endnoteReference", "endnotes"))]  # fmt: skip
    text = "\n\n".join(part for part in (story.blocks.result(), *notes) if part)
    return {"text": text, "title": title(package.read("docProps/core.xml"))}


def title(properties: bytes | None) -> str | None:
    """The title among the properties of the file. Who changed it last, and when, says nothing of its publication."""
    if properties is None:
        return None
    found = _Title()
    try:
        walk(properties, found)
    except UnreadableError:
        return None
    return "".join(found.words).strip() or None


def _main(package: Package) -> str:
    """The name of the part that holds the body."""
    relations = package.read("_rels/.rels")
    if relations is None:
        return "word/document.xml"
    found = _Target()
    walk(relations, found)
    return posixpath.normpath(found.target.lstrip("/")) if found.target else "word/document.xml"


def _notes(package: Package, name: str, marks: dict[str, str]) -> str:
    data = package.read(name) if marks else None
    if data is None:
        return ""
    story = Story(marks)
    walk(data, story)
    return story.blocks.result()


class Story:
    """Listens to a body, or to its notes (whose ``numbers`` the body gave out), and builds the text."""

    def __init__(self, numbers: dict[str, str] | None = None) -> None:
        self.blocks = Blocks()
        self.marks: dict[str, dict[str, str]] = {"footnoteReference": {}, "endnoteReference": {}}
        self._numbers = numbers
        self._skip = 0
        self._words = False
        self._hidden = False
        self._joins: list[bool] = []
        self._in_mark = False
        self._number = ""

    def start(self, name: str, attributes: Names) -> None:
        if self._in_mark and name in ("del", "moveFrom") and self._joins:
            self._joins[-1] = True  # the sign that ends the paragraph was deleted
        if self._skip or name in _LEFT_OUT or self._is_separator(name, attributes):
            self._skip += 1
            return
        if name == "p":
            self.blocks.begin_paragraph()
            self._joins.append(False)
            self.blocks.text(self._number)
            self._number = ""
        elif name == "t":
            self._words = not self._hidden
        elif name in _SIGNS and not self._in_mark:
            self.blocks.text(_SIGNS[name])
        elif name in self.marks:
            numbers = self.marks[name]
            self.blocks.text(raised(numbers.setdefault(attributes.get("id", ""), str(len(numbers) + 1))))
        else:
            self._structure(name, attributes)

    def _structure(self, name: str, attributes: Names) -> None:
        if name == "r":
            self._hidden = False
        elif name == "vanish":
            self._hidden = not self._in_mark and attributes.get("val", "1") not in _OFF
        elif name == "pPr":
            self._in_mark = True
        elif name == "tr":
            self.blocks.begin_row()
        elif name == "tc":
            self.blocks.begin_cell()
        elif name in ("footnote", "endnote") and self._numbers is not None:
            self._number = raised(self._numbers.get(attributes.get("id", ""), "")) + " "

    def _is_separator(self, name: str, attributes: Names) -> bool:
        """The line above notes, and notes to which no mark leads."""
        if name not in ("footnote", "endnote") or self._numbers is None:
            return False
        return attributes.get("type") in _SEPARATORS or attributes.get("id", "") not in self._numbers

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif name == "p":
            self.blocks.end_paragraph(bool(self._joins) and self._joins.pop())
        elif name == "t":
            self._words = False
        elif name == "pPr":
            self._in_mark = False
        elif name == "tc":
            self.blocks.end_cell()
        elif name == "tr":
            self.blocks.end_row()

    def text(self, text: str) -> None:
        if self._words and not self._skip:
            self.blocks.text(text)


class _Title:
    """Listens for dc:title."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: Names) -> None:  # noqa: ARG002
        self._inside = name == "title"

    def end(self, name: str) -> None:  # noqa: ARG002
        self._inside = False

    def text(self, text: str) -> None:
        if self._inside:
            self.words.append(text)


class _Target:
    """Listens for the relation that leads to the body."""

    def __init__(self) -> None:
        self.target = ""

    def start(self, name: str, attributes: Names) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            self.target = attributes.get("Target", "")

    def end(self, name: str) -> None:
        """Nothing ends that matters here."""

    def text(self, text: str) -> None:
        """Relations have no text."""
