"""Names in a zip: whatever code page they were written in, and never a way out of the archive."""

from __future__ import annotations

import re

_ARABIC = re.compile("[\u0621-\u063a\u0640-\u0652\u0660-\u0669\u067e\u0686\u06a4\u06af]")
_HIGH = re.compile("[^\x00-\x7f]")
_CODE_PAGES = ("cp1256", "cp720", "cp864")  # Windows; DOS, by which Windows in Arabic names what it packs; older DOS


def name_in_zip(raw: bytes) -> str:
    """The name as it was written: UTF-8, else the Arabic code page in which most of it is Arabic, else code page 437."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best, most = raw.decode("cp437"), 0.5
    for page in _CODE_PAGES:
        try:
            name = raw.decode(page)
        except UnicodeDecodeError:
            continue
        share = len(_ARABIC.findall(name)) / max(1, len(_HIGH.findall(name)))
        if share > most:
            best, most = name, share
    return best


def inside(name: str) -> str:
    """The name without what leads out of a folder: a drive, a root, «..»."""
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch("[A-Za-z]:", part)]
    return "/".join(kept) or "unnamed"
