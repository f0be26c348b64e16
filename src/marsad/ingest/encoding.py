"""Bytes to text: UTF-8, UTF-16 (with or without its mark) and the Arabic Windows code page, told apart by fixed rules."""

from __future__ import annotations

import codecs
import re

from marsad.errors import EncodingError

DAMAGE_ALLOWED = 0.01  # share of a text's characters that may be broken before it is no text any more

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_HIGH = re.compile(rb"[\x80-\xff]")
_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def encoding_of(data: bytes) -> str:
    """The codec that reads ``data``: a whole file, or its beginning cut at any byte. EncodingError if there is none."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if guess := _utf16_without_mark(data):
        return guess
    if _is_utf8(data):
        return "utf-8"
    if b"\0" not in data and _reads_as_arabic(data.decode("cp1256")):
        return "cp1256"
    raise EncodingError("the bytes are no text in UTF-8, UTF-16 or Windows-1256 (Arabic)")


def decode(data: bytes, codec: str | None = None) -> tuple[str, int | None]:
    """The text of ``data``, and the line (1-based) of the first damaged character, or None.

    Line ends are kept as they stand. Raises EncodingError for bytes that are no text, or too damaged to trust.
    """
    codec = codec or encoding_of(data)
    try:
        return data.decode(codec), None
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") > max(1, DAMAGE_ALLOWED * len(text)):
            raise EncodingError(f"too many damaged bytes for a text in {codec.upper()}") from error
        return text, data[: error.start].count(b"\n") + 1


def _utf16_without_mark(data: bytes) -> str | None:
    """Arabic and ASCII in UTF-16 have 06 or 00 in every second byte, which no other encoding of a text has."""
    sample = data[:4096]
    if len(sample) < 4:
        return None
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        row, other = sample[offset::2], sample[1 - offset :: 2]
        if _share(row, b"\0\x06\x20") > 0.9 and _share(row, b"\0\x06") > 0.5 and _share(other, b"\0\x06") < 0.2:
            return codec
    return None


def _share(row: bytes, values: bytes) -> float:
    return sum(row.count(value) for value in values) / max(1, len(row))


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, perhaps cut at the end or damaged here and there."""
    try:
        data.decode("utf-8")
        return not data.isascii() or b"\0" not in data
    except UnicodeDecodeError:
        pass
    high = len(_HIGH.findall(data))
    if high == 0:
        return b"\0" not in data
    paired = sum(len(pair) for pair in _PAIR.findall(data))
    return paired / high >= 0.8


def _reads_as_arabic(text: str) -> bool:
    """Whether a text read by the Arabic code page holds Arabic words, and none that mix Arabic with Latin letters."""
    if _CONTROL.search(text):
        return False
    words = _WORD.findall(text[:200_000])
    arabic = [word for word in words if _ARABIC.search(word)]
    mixed = sum(1 for word in arabic if _LATIN.search(word))
    foreign = sum(1 for word in words if any("\u00c0" <= letter <= "\u024f" for letter in word))
    return any(len(word) > 2 for word in arabic) and mixed + foreign <= 0.1 * len(arabic)
