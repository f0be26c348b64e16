"""Signs that cannot be seen, made visible: what a report holds must neither steer a terminal nor hide from a reader.

The text itself is never changed; this is for showing it. Signs that turn the direction of writing, join or part letters
unseen, or tag text (Unicode 16, general category Cf, and the fillers that show as nothing) are shown by their short names
between ‹ ›; other control signs as «\ufffd».
"""

from __future__ import annotations

import re

_NAMES = {
    "\u00ad": "SHY", "\u034f": "CGJ", "\u061c": "ALM", "\u115f": "HCF", "\u1160": "HJF", "\u17b4": "KIV", "\u17b5": "KIA",
    "\u180e": "MVS", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
    "\u2028": "LSEP", "\u2029": "PSEP", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2061": "FA", "\u2062": "IT", "\u2063": "IS", "\u2064": "IP", "\u2066": "LRI", "\u2067": "RLI",
    "\u2068": "FSI", "\u2069": "PDI", "\u206a": "ISS", "\u206b": "ASS", "\u206c": "IAFS", "\u206d": "AAFS", "\u206e": "NADS",
    "\u206f": "NODS", "\u3164": "HF", "\ufeff": "ZWNBSP", "\uffa0": "HWHF", "\ufff9": "IAA", "\ufffa": "IAS", "\ufffb": "IAT",
}  # fmt: skip
_UNSEEN = re.compile(f"[{''.join(_NAMES)}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def visible(text: str, keep: str = "") -> str:
    """The text with a mark in the place of each sign that cannot be seen, but for those to ``keep`` (line ends)."""
    shown = _UNSEEN.sub(lambda sign: f"‹{_NAMES.get(sign[0]) or f'U+{ord(sign[0]):04X}'}›", text)
    return _CONTROL.sub(lambda sign: sign[0] if sign[0] in keep else "\ufffd", shown)
