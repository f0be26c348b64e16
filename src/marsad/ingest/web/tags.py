"""Tags that are made to choke their reader: libxml2 holds each attribute of a tag against all others of it, so that 40,000
of them, which fit into 200 kB, take half a minute."""

from __future__ import annotations

import re

from marsad.errors import InputError

MOST = 5000  # attributes of one tag; they take less than a tenth of a second

# As HTML has it: a name, and a value behind «=» that may be quoted. Nothing is tried twice (possessive), so the time is linear.
_ATTRIBUTE = r"""[\s/]*+[^\s>/][^\s>/=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(rf"<[A-Za-z][^\s>/]*+(?:(?:{_ATTRIBUTE}){{{MOST}}}+()|(?:{_ATTRIBUTE})*+)")


def is_swollen(page: str) -> bool:
    """Whether one tag of a page has more attributes than any page needs."""
    return any(found.lastindex for found in _TAG.finditer(page))


def refuse_swollen(page: str) -> None:
    """Raises InputError for such a page."""
    if is_swollen(page):
        raise InputError(f"a tag with more than {MOST:,} attributes, which is made to choke its reader")
