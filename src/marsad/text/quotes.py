"""Quotation marks at the edge of a span: a name that opens one inside closes it inside (تنظيم "داعش")."""

from __future__ import annotations

_CLOSING = {'"': '"', "«": "»", "“": "”", "'": "'", "‘": "’", "(": ")"}


def closes_quotation(text: str, start: int, end: int) -> int:
    """1 where the mark right after ``text[start:end]`` closes a quotation opened inside it, else 0."""
    after = text[end : end + 1]
    inside = text[start:end]
    for opening, closing in _CLOSING.items():
        if after == closing and opening in inside:
            opened = inside.count(opening) - (inside.count(closing) if closing != opening else 0)
            return opened % 2 if closing == opening else int(opened > 0)
    return 0
