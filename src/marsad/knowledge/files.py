"""The text of a knowledge file."""

from __future__ import annotations

from pathlib import Path

from marsad.errors import KnowledgeError, why


def read_text(path: Path, name: str) -> str:
    """The text of a UTF-8 file without its BOM; ``name`` is how messages call it. Raises KnowledgeError with the line."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(
            f"The file cannot be read ({why(error)}). Check its name and its permissions."
            " · لا يمكن فتح الملف. راجع اسمه وصلاحياته.",
            name,
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnowledgeError(
            "The file is not UTF-8 from this line on. Save it as UTF-8 (in Excel: «CSV UTF-8»)."
            " · الملف ليس بترميز UTF-8 من هذا السطر. احفظه بترميز UTF-8.",
            name,
            raw[: error.start].count(b"\n") + 1,
        ) from error
    if "\0" in text:
        raise KnowledgeError(
            "The file holds bytes that are no text. Save it again as UTF-8 from a text editor."
            " · في الملف ما ليس نصا. احفظه من جديد من محرر نصوص بترميز UTF-8.",
            name,
            text[: text.index("\0")].count("\n") + 1,
        )
    return text
