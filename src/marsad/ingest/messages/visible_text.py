"""The words that a person sees of the HTML of a mail, every one of them: quoted replies and signatures too.

One pass over the text, in time that grows with its length: the parser of the standard library can be held up by what is
made to do so.
"""

from __future__ import annotations

import html
import re

_UNSEEN = frozenset({"script", "style", "head", "title", "template"})
_BLOCKS = frozenset(
    "address article aside blockquote body br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p "
    "pre section table tbody td tfoot th thead tr ul".split()
)
_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]{0,20})")
_BLANKS = re.compile(r"[^\S\n]*\n\s*")
_SPACES = re.compile(r"\s+")
_LONG_NUMBER = re.compile(r"&#[0-9]{8,}")


def visible_text(page: str) -> str:
    """The words of a page, each block on lines of its own."""
    first, *rest = page.split("<")
    parts = [_words(first)]
    unseen = ""  # the element, or «!--» for a comment, whose content is left out
    for piece in rest:
        if unseen == "!--" or piece.startswith("!--"):
            end = piece.rfind("-->")
            unseen = "" if end >= 0 else "!--"
            parts.append(_words(piece[end + 3 :]) if end >= 0 else "")
            continue
        tag = _TAG.match(piece)
        if tag is None and not piece.startswith(("!", "?", "/")):
            parts.append("" if unseen else _words(f"<{piece}"))  # «5 < 7»
            continue
        closing, name = (tag[1], tag[2].lower()) if tag else ("", "")
        if unseen and ((closing and name == unseen) or name == "body"):
            unseen = ""
        elif not unseen and not closing and name in _UNSEEN:
            unseen = name
        if not unseen:
            parts.append(("\n" if name in _BLOCKS else "") + _words(piece.partition(">")[2]))
    return _BLANKS.sub("\n", "".join(parts)).strip()


def _words(text: str) -> str:
    """Text between two tags as it is shown."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", _SPACES.sub(" ", text)))
