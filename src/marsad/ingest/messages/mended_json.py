"""The bytes of a JSON file as they should have been: escapes and letters that older programs wrote wrongly, mended.

Telegram Desktop wrote control letters as «\\x1F», which is no JSON (SerializeString in its export_output_json.cpp). Bytes that
are no UTF-8 and halves of surrogate pairs become «\ufffd», other wrong escapes stand as the letters that were written.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 2**16
_LONGEST_ESCAPE = 12  # letters: a pair of surrogates
_HEX = "[0-9a-fA-F]"
_SOUND = re.compile(
    r"(?:[^\\\x00-\x08\x0b\x0c\x0e-\x1f]++"
    rf'|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F]){_HEX}{{4}}|u[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}}))*+'
)
_OLD = re.compile(rf"\\x({_HEX}{{2}})")
_HALF = re.compile(rf"\\u[dD][89a-fA-F]{_HEX}{{2}}")


class Mended:
    """Iterates over the mended bytes of a stream. ``count`` is how many places were mended so far."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        rest, last = "", False
        while not last:
            data = self._stream.read(_CHUNK)
            last = not data
            new = decoder.decode(data, last)
            self.count += new.count("\ufffd")
            sound, rest = self._mend(rest + new, last)
            if sound:
                yield sound.encode("utf-8")

    def _mend(self, text: str, last: bool) -> tuple[str, str]:
        """The text mended as far as it can be judged, and the rest, an escape that may go on."""
        parts: list[str] = []
        at = 0
        while at < len(text):
            found = _SOUND.match(text, at)
            assert found is not None  # it matches the empty text too
            parts.append(found[0])
            at = found.end()
            if at == len(text) or (text[at] == "\\" and len(text) - at < _LONGEST_ESCAPE and not last):
                break
            written, length = _instead(text, at)
            self.count += 1
            parts.append(written)
            at += length
        return "".join(parts), text[at:]


def _instead(text: str, at: int) -> tuple[str, int]:
    """What to write for what stands wrongly at ``at``, and how many letters it takes."""
    if text[at] != "\\":
        return " ", 1
    if old := _OLD.match(text, at):
        return f"\\u00{old[1]}", len(old[0])
    if half := _HALF.match(text, at):
        return "\\ufffd", len(half[0])
    return "\\\\", 1
