"""Texts made fit for what takes them: inert in a spreadsheet, whole in UTF-8, allowed in XML, true as a day."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable

from marsad.export.columns import Cell
from marsad.model.mention import Place

BETWEEN = " ؛ "
LOST = "\ufffd"  # stands where a sign was that the format cannot hold

_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
# What a spreadsheet runs begins with one of these, also in full width, after signs that are not seen, or after spaces.
_UNSEEN = "\\s\x00-\x1f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_FORMULA = re.compile(f"^[{_UNSEEN}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r]")
# What a spreadsheet turns into a number though it names something: leading zeros, many digits, 12e34.
_NUMBER_LIKE = re.compile(r"^(?:0\d+|\d{10,}|\d+[eE]\d+|\d+[./-]\d+.*)$")
_DAY = re.compile(r"^(\d{4}-\d\d-\d\d)(?:T.*)?$")


def utf8(text: str) -> str:
    """The text with half pairs, which UTF-8 cannot hold, shown as lost."""
    return text if text.isascii() else _HALVES.sub(LOST, text)


def plain(text: str) -> str:
    """The text without control signs, but for tabs and line ends, and fit for UTF-8."""
    return _CONTROLS.sub(LOST, utf8(text))


def xml(text: str) -> str:
    """The text without the signs that XML 1.0 forbids or advises against; it still is to be escaped."""
    return _NOT_XML.sub(LOST, text)


def looks_run(text: str) -> bool:
    """Whether a spreadsheet that reads the text from a CSV would run it as a formula."""
    return _FORMULA.match(text) is not None


def inert(text: str, is_id: bool = False) -> str:
    """The text as a cell that no spreadsheet runs, or, of an id, turns into a number: then with an apostrophe before it."""
    clean = plain(text)
    return f"'{clean}" if looks_run(clean) or (is_id and _NUMBER_LIKE.match(clean)) else clean


def cell(value: Cell, is_id: bool = False) -> Cell:
    """A cell of a CSV: texts inert, numbers finite, truth as Frictionless writes it."""
    if isinstance(value, str):
        return inert(value, is_id)
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if isinstance(value, float) and not math.isfinite(value) else value


def joined(texts: Iterable[str | None]) -> str:
    """Several texts in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(text for text in texts if text))


def day(text: str | None) -> str | None:
    """The day of an ISO date or date-time; None for what is no day of the calendar."""
    found = _DAY.match(text or "")
    try:
        return datetime.date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def point(place: Place | None) -> tuple[float, float] | None:
    """Longitude and latitude; None where they are missing or no place on earth has them."""
    if place is None or place.lat is None or place.lon is None:
        return None
    sound = math.isfinite(place.lat) and math.isfinite(place.lon) and abs(place.lat) <= 90 and abs(place.lon) <= 180
    return (place.lon, place.lat) if sound else None
