"""ODT, the text documents of LibreOffice: the body with its notes behind it; deleted changes and comments left out."""

from __future__ import annotations

from typing import Any

from marsad.ingest.office.blocks import Blocks, raised
from marsad.ingest.office.docx import title
from marsad.ingest.office.package import Package
from marsad.ingest.office.xml import Names, walk
from marsad.ingest.unreadable import UnreadableError

_LEFT_OUT = {
    "tracked-changes",
    "annotation",
    "note-citation",
    "ruby-text",
    "forms",
    "hidden-text",
    "hidden-paragraph",
    "scripts",
}
_MOST_SPACES = 100


def read(package: Package) -> dict[str, Any]:
    """The fields of the document: its text, and its title if it says one."""
    data = package.read("content.xml")
    if data is None:
        raise UnreadableError("it is no ODT document: it has no body")
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise UnreadableError("it is locked with a password", "save it without one")
    story = _Story()
    walk(data, story)
    text = "\n\n".join(part for part in (story.body.result(), story.notes.result()) if part)
    return {"text": text, "title": title(package.read("meta.xml"))}


class _Story:
    """Listens to the body. Notes stand within paragraphs and are kept apart."""

    def __init__(self) -> None:
        self.body, self.notes = Blocks(), Blocks()
        self._now = self.body
        self._skip = 0
        self._count = 0

    def start(self, name: str, attributes: Names) -> None:
        if self._skip or name in _LEFT_OUT:
            self._skip += 1
        elif name in ("p", "h"):
            self._now.begin_paragraph()
        elif name == "s":
            count = attributes.get("c", "1")
            self._now.text(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            self._now.text("\t")
        elif name == "line-break":
            self._now.text("\n")
        elif name == "table-row":
            self._now.begin_row()
        elif name in ("table-cell", "covered-table-cell"):
            self._now.begin_cell()
        elif name == "note" and self._now is self.body:
            self._count += 1
            self.body.text(raised(str(self._count)))
        elif name == "note-body":
            self._now = self.notes
            self.notes.done.append(raised(str(self._count)))

    def end(self, name: str) -> None:
        if self._skip:
            self._skip -= 1
        elif name in ("p", "h"):
            self._now.end_paragraph()
        elif name in ("table-cell", "covered-table-cell"):
            self._now.end_cell()
        elif name == "table-row":
            self._now.end_row()
        elif name == "note-body":
            self._now = self.body

    def text(self, text: str) -> None:
        if not self._skip:
            self._now.text(text)
