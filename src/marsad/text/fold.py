"""Cleaning with alignment, and the folded key by which words match.

``clean`` keeps what a reader sees and drops what only a screen needs; ``key`` folds the spellings of one word together.
"""

from __future__ import annotations

import html
import html.entities
import re
from array import array
from collections.abc import Sequence
from functools import lru_cache

from marsad.model.text import Normalised
from marsad.text.characters import CHANGES, COMPOSED, EXPANSIONS, GLUED, KEY_TABLE, MARKS, SAME_LENGTH, TAG_NAMES

_PASSES = 6  # an entity may hide an entity (&amp;nbsp;); whoever nests deeper is not writing a report
_REMEMBERED = 50_000  # words whose key is kept


def clean(raw: str) -> Normalised:
    """The clean form of ``raw``: no diacritics, tatweel, zero-width or bidi marks, HTML leftovers or presentation forms.

    Persian letters, digits and separators are unified. Hamza, ى and ة stay as written: see ``key``.
    """
    if "\u0653" in raw or "\u0654" in raw or "\u0655" in raw:
        text, offsets = _rewrite(raw, COMPOSED)
    else:
        text, offsets = raw.translate(SAME_LENGTH), None
    for _ in range(_PASSES):
        if CHANGES.search(text) is None:
            break
        changed, inner = _rewrite(text, CHANGES)
        if changed == text:
            break
        text = changed
        offsets = _through(offsets, inner)
    if GLUED.search(text):
        text, inner = _rewrite(text, GLUED)
        offsets = _through(offsets, inner)
    return Normalised(raw, text, offsets)


def _through(offsets: array[int] | None, inner: array[int]) -> array[int]:
    return inner if offsets is None else array("I", map(offsets.__getitem__, inner))


@lru_cache(_REMEMBERED)
def key(form: str) -> str:
    """The folded form of a word: أإآٱ→ا, ى→ي, ة→ه, ؤئ→ء, digits ASCII, Latin in lower case, no marks at all."""
    return fold_all(form)


def fold_all(form: str) -> str:
    """``key`` of a longer text, which is not remembered."""
    if form.isascii():
        return form.lower()
    if "\u0654" in form:
        form = COMPOSED.sub(lambda pair: EXPANSIONS[pair.group()], form)
    return form.translate(KEY_TABLE).lower().translate(KEY_TABLE)


def _rewrite(raw: str, pattern: re.Pattern[str]) -> tuple[str, array[int]]:
    """One pass over what changes the length, with the offset in ``raw`` of each character of the result."""
    parts: list[str] = []
    offsets = array("I")
    done = 0
    lead = -1  # where the next character begins, if something dropped belongs to it
    for match in pattern.finditer(raw):
        new = _instead(match)
        start, end = match.span()
        if new == match[0]:
            continue
        if done < start:
            parts.append(raw[done:start])
            _extend(offsets, range(done, start), lead)
            lead = -1
        if new:
            parts.append(new)
            _extend(offsets, [start] * len(new), lead)
            lead = -1
        elif lead < 0:
            lead = _lead(raw, match)
        done = end
    parts.append(raw[done:])
    _extend(offsets, range(done, len(raw) + 1), lead if done < len(raw) else -1)
    return "".join(parts).translate(SAME_LENGTH), offsets


def _extend(offsets: array[int], new: Sequence[int], lead: int) -> None:
    first = len(offsets)
    offsets.extend(new)
    if lead >= 0:
        offsets[first] = lead


def _lead(raw: str, match: re.Match[str]) -> int:
    """Where the next character begins after something dropped, or -1 for where it stands.

    Marks belong to the letter before them; tags and invisible signs to a neighbour that is no letter, if there is one.
    """
    start, end = match.span()
    if end == len(raw) or raw[end].isalnum():
        return -1
    marks = MARKS.match(raw, start, end)
    after = marks.end() if marks else start
    return after if after < end else -1


def _entity(name: str) -> str:
    """The character of «nbsp;» or «#160;»; "" for a name that HTML does not know."""
    return html.unescape(f"&{name}") if name[0] == "#" else html.entities.html5.get(name, "")


def _instead(match: re.Match[str]) -> str:
    """What stands in the clean text for one match."""
    found = match[0]
    known = EXPANSIONS.get(found)
    if known is not None:
        return known
    if found in ("ة", "ى"):
        return f"{found} "
    if found[0] == "&":
        return _entity(found[1:].split(";")[-2] + ";") or found
    if found[0] == "<":
        return TAG_NAMES.get(match["tag"].lower(), "")
    if found[0] == ",":
        return "،"
    return "-" if match["dash"] is not None else ""
