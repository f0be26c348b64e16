"""Which characters are dropped, unified, expanded or folded. Properties of the script, not of words."""

from __future__ import annotations

import re
import unicodedata

TATWEEL = "\u0640"
_ARABIC_MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
_OTHER_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\ufe00-\ufe0f"
_NOTE_MARKS = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"  # raised digits: «مدنيا¹» is a word with the mark of a note
_INVISIBLE = (
    "\u0000-\u0008\u000e-\u001b\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
)
_MARKS_BEYOND = "\U000e0100-\U000e01ef\U000e0020-\U000e007f"
DROPPED = f"{TATWEEL}{_ARABIC_MARKS}{_OTHER_MARKS}{_NOTE_MARKS}{_INVISIBLE}{_MARKS_BEYOND}"
MARKS = re.compile(f"[{TATWEEL}{_ARABIC_MARKS}{_OTHER_MARKS}{_NOTE_MARKS}]+")
_DROPPED = re.compile(f"[{DROPPED}]+")

_PRESENTATION = [*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFF)]
_COMPOSED = {
    "ا\u0653": "آ", "ا\u0654": "أ", "ا\u0655": "إ", "و\u0654": "ؤ", "ي\u0654": "ئ", "ى\u0654": "ئ", "ی\u0654": "ئ",
}  # fmt: skip

# One code point for one: these never change an offset.
_UNIFIED = {
    "ٱ": "ا", "ٲ": "أ", "ٳ": "إ", "ٵ": "أ", "ٶ": "ؤ", "ٸ": "ئ", "ۂ": "ه", "ۀ": "ه", "ۃ": "ة", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ۓ": "ئ", "ک": "ك", "ڪ": "ك", "ں": "ن",
    "٫": ".", "٬": ",", "٪": "%", "۔": ".", "⁄": "/", "∕": "/", "؍": "/",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\v": "\n", "\f": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n",
}  # fmt: skip
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u001f"
_FOLDED = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ء", "ؤ": "ء", "ة": "ه",
    "گ": "ك", "ڭ": "ك", "ݣ": "ك", "چ": "ج", "پ": "ب", "ژ": "ز", "ڤ": "ف", "ڨ": "ق", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ێ": "ي",
    "ڕ": "ر", "ڵ": "ل", "ٹ": "ت", "ڈ": "د", "ڑ": "ر",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "―": "-", "“": '"', "”": '"', "„": '"', "‟": '"',
    "’": "'", "‘": "'", "…": "...",
}  # fmt: skip


def _same_length() -> dict[int, str]:
    table = {ord(old): new for old, new in _UNIFIED.items()}
    table.update((ord(space), " ") for space in _SPACES)
    table.update((zero + n, str(n)) for zero in (0x0660, 0x06F0, 0xFF10) for n in range(10))
    return table


SAME_LENGTH = _same_length()


def _bare(text: str) -> str:
    """``text`` without marks, its letters unified; spaces stay only between letters."""
    return _DROPPED.sub("", text).translate(SAME_LENGTH).strip()


def _presentation_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for code in _PRESENTATION:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        if plain != char:
            forms[char] = _bare(unicodedata.normalize("NFC", plain))
    return forms


_FORMS = _presentation_forms()
for _old, _new in _FORMS.items():
    if len(_new) == 1:
        SAME_LENGTH[ord(_old)] = _new

EXPANSIONS: dict[str, str] = (
    {old: new for old, new in _FORMS.items() if len(new) != 1} | _COMPOSED | {"\r\n": "\n", "\r": "\n"}
)

_BLOCKS = "br p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr dd dt dl figure figcaption"
_INLINE = "b i u a em strong span font small big sub sup s q abbr cite mark center strike del ins label"
_GAPS = "img td th iframe script style noscript input button video audio source svg form meta link tbody thead"
TAG_NAMES: dict[str, str] = (
    dict.fromkeys(_BLOCKS.split(), "\n") | dict.fromkeys(_INLINE.split(), "") | dict.fromkeys(_GAPS.split(), " ")
)

_LIGATURES = re.escape("".join(old for old in EXPANSIONS if len(old) == 1 and old != "\r"))
_ADDRESS = r"\((?:https?:|\.{0,2}/|\#|mailto:)[^()\s]{0,2000}\)"
COMPOSED = re.compile("|".join(_COMPOSED))
# The first class alone decides where the engine stops to look: that is what makes the search fast.
CHANGES = re.compile(
    rf"[{DROPPED}{_LIGATURES}\r&<\[\]\\*#,](?:"
    rf"(?P<dash>(?<=\s{TATWEEL}){TATWEEL}*(?=\s)|(?<=\d{TATWEEL}){TATWEEL}*(?=\d))"  # « ـ » and «15ـ20»
    rf"|(?<=[{DROPPED}])[{DROPPED}]*"
    rf"|(?<=[{_LIGATURES}])"
    r"|(?<=\r)\n?"
    rf"|(?<=\])(?:{_ADDRESS})+"  # of a Markdown link
    rf"|(?<=\[)(?=[^\[\]\n]{{1,300}}\]{_ADDRESS})"
    r"|(?<=(?<!\*)\*)\*{1,2}(?=[^\s*])|(?<=[^\s*]\*)\*+"  # Markdown's strong words
    r"|(?<=(?<![\w&])\#)(?=[^\W\d_])"  # a hashtag's mark
    r"|(?<=,)(?!\d)"  # the Latin comma in Arabic
    r"|(?<=(?<!\\)\\)\\*(?=[\[\]().*_#!+>`-])"  # a Markdown escape
    r"|(?<=&)(?:(?:amp|\#0?38|\#[xX]26);)*(?:[a-zA-Z][a-zA-Z0-9]{1,20}|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});"
    rf"|(?<=<)/?(?P<tag>(?i:{'|'.join(sorted(TAG_NAMES, key=len, reverse=True))}))(?:\s[^<>\n]{{0,400}})?/?>"
    r")"
)
# Letters that end a word before letters of the next: the blank between them was lost («إلىالمدينة», «مدينةحلب»).
GLUED = re.compile(r"ة(?=[\u0621-\u063f\u0641-\u064a])|ى(?=ال)")


def _key_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(SAME_LENGTH)
    table.update((ord(old), new) for old, new in EXPANSIONS.items() if len(old) == 1)
    for code, new in list(table.items()):
        if new:
            table[code] = "".join(_FOLDED.get(char, char) for char in new)
    table.update((ord(old), new) for old, new in _FOLDED.items())
    for low, high in re.findall(r"(.)(?:-(.))?", DROPPED, re.DOTALL):
        table.update(dict.fromkeys(range(ord(low), ord(high or low) + 1)))
    return table


KEY_TABLE = _key_table()
