"""Office files made by hand, part by part, for tests."""

from __future__ import annotations

import datetime
import io
import zipfile
from xml.sax.saxutils import escape

import openpyxl

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    about = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{about}{''.join(inner)}</w:p>"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def docx(body: str, title: str = "", **parts: str) -> bytes:
    """A DOCX with this body; ``footnotes``: their XML; ``head``: what stands before the root."""
    core = f'<c:coreProperties xmlns:c="c" xmlns:dc="dc"><dc:title>{escape(title)}</dc:title></c:coreProperties>'
    document = f"{parts.get('head', '')}<w:document {_W}><w:body>{body}</w:body></w:document>"
    named: dict[str, str | bytes] = {"word/document.xml": document, "docProps/core.xml": core}
    if "footnotes" in parts:
        named["word/footnotes.xml"] = f"<w:footnotes {_W}>{parts['footnotes']}</w:footnotes>"
    return packed(named)


def odt(body: str) -> bytes:
    return packed(
        {"content.xml": f"<office:document-content {_ODF}><office:text>{body}</office:text></office:document-content>"}
    )


def xlsx(**sheets: list[list[object]]) -> bytes:
    """A workbook of rows by the names of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


DAY = datetime.datetime(2018, 6, 12)
