"""What auto-archiver says of each address that it archived: in its own CSV, in its JSON, in the columns of its sheet.

Source: Bellingcat's auto-archiver 1.2.9: core/metadata.py, core/media.py, modules/csv_db, modules/gsheet_feeder_db.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from marsad.ingest.dates import iso_day, utc

TABLE = ("status", "metadata", "media")  # the header of its own CSV
SHEET = {
    "url": ("link", "url"),
    "status": ("archive status",),
    "captured": ("archive date",),
    "published": ("upload timestamp",),
    "title": ("upload title",),
    "text": ("text content", "textual content"),
    "media": ("screenshot", "thumbnail", "wacz"),
}
_FINAL = "_final_media"  # the id of the page that auto-archiver makes for people to look at
_MOMENT = re.compile(
    r"datetime\.datetime\((\d{4}), (\d{1,2}), (\d{1,2}), (\d{1,2}), (\d{1,2})(?:, (\d{1,2}))?(?:, \d{1,6})?"
    r"(?:, tzinfo=(?:datetime\.timezone\.utc|tzutc\(\)))?\)"
)
_MAX_CELL = 2_000_000  # characters of a cell of the CSV that is taken apart
_MAX_MEDIA = 1000
_AUTHORS = ("author", "uploader", "channel")


@dataclass(frozen=True, slots=True)
class Media:
    """A file that was archived: ``key`` is its path in the store. ``final``: the page made for people."""

    key: str
    kind: str
    final: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One archived address. ``captured`` is a moment and ``published`` a day, ISO 8601, in UTC."""

    url: str
    status: str
    title: str | None = None
    text: str | None = None
    author: str | None = None
    published: str | None = None
    captured: str | None = None
    media: tuple[Media, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that belong to it, but for the page that was made of them."""
        return tuple(media.key for media in self.media if not media.final)


def item_of_json(value: object) -> Item | None:
    """The item of one JSON object; None if it is none of auto-archiver's."""
    if not isinstance(value, dict):
        return None
    about = value.get("metadata")
    if not isinstance(about, dict) or not isinstance(value.get("media"), list) or not isinstance(about.get("url"), str):
        return None
    return Item(
        url=about["url"],
        status=str(value.get("status") or ""),
        title=_text(about.get("title")),
        text=_text(about.get("content")),
        author=next((name for key in _AUTHORS if (name := _text(about.get(key)))), None),
        published=_day(about.get("timestamp")),
        captured=_moment(about.get("_processed_at")),
        media=tuple(_media(value["media"])),
    )


def item_of_row(row: Mapping[str, str]) -> Item | None:
    """The item of a row of its own CSV, whose cells are Python's notation, or of its sheet; None if it is none."""
    if set(TABLE) <= row.keys():
        cells = {name: _literal(row[name]) for name in TABLE[1:]}
        return item_of_json({"status": row["status"], **cells})
    found = {field: next((row[name] for name in names if row.get(name)), "") for field, names in SHEET.items()}
    if not found["url"]:
        return None
    kept = [row[name] for name in SHEET["media"] if row.get(name)]
    return Item(
        url=found["url"].strip(),
        status=found["status"],
        title=found["title"].strip() or None,
        text=found["text"].strip() or None,
        published=_day(found["published"]),
        captured=_moment(found["captured"]),
        media=tuple(Media(key, "", False) for key in kept),
    )


def _literal(cell: str) -> Any:
    """A cell in Python's notation, without running anything of it; None if it is not that."""
    if len(cell) > _MAX_CELL:
        return None
    try:
        with warnings.catch_warnings():  # of escapes that are none; they would stand on the user's terminal
            warnings.simplefilter("ignore")
            return ast.literal_eval(_MOMENT.sub(_as_text, cell))
    except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        return None


def _as_text(found: re.Match[str]) -> str:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return f"'{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z'"


def _media(listed: list[Any], depth: int = 0) -> Iterator[Media]:
    """The files of a list, and those that their properties hold (time stamps, previews)."""
    for one in listed[:_MAX_MEDIA]:
        if not isinstance(one, dict):
            continue
        key = one.get("_key") or one.get("key") or one.get("filename")
        given = one.get("properties")
        properties = given if isinstance(given, dict) else {}
        if isinstance(key, str) and key:
            kind = one.get("_mimetype") or one.get("mimetype") or ""
            yield Media(key, str(kind), properties.get("id") == _FINAL)
        for value in list(properties.values()) if depth < 2 else ():
            yield from _media(value if isinstance(value, list) else [value], depth + 1)


def _moment(value: object) -> str | None:
    """A moment in UTC, from seconds since 1970 or ISO 8601 (without a zone it is UTC, as auto-archiver has it)."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            when = datetime.fromtimestamp(value, UTC)
        else:
            when = datetime.fromisoformat(str(value).strip().replace("Z", "+00:00"))
            when = when.replace(tzinfo=UTC) if when.tzinfo is None else when
        return utc(when)
    except (ValueError, OverflowError, OSError):
        return None


def _day(value: object) -> str | None:
    moment = _moment(value)
    return moment[:10] if moment else iso_day(value) if isinstance(value, str) else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
