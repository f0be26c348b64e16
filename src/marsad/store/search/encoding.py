"""Forms as tokens that no database's own tokeniser would cut, join or change: its rules for Arabic must not matter.

Small Latin letters, digits and the Arabic letters of the folded alphabet stand as they are; every other character is written
as ``_`` and its number in hexadecimal, ended by ``_``: «3.5» is ``3_2e_5``.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 200  # characters of a token; an address longer than this is found by its beginning

_OTHER = re.compile("[^0-9a-z\u0621-\u063a\u0641-\u064a]")


@lru_cache(100_000)
def encoded(form: str) -> str:
    """The form as one token."""
    plain = form if form.isascii() and form.isalnum() and form == form.lower() else _OTHER.sub(_number, form)
    return plain if len(plain) <= LONGEST else plain[:LONGEST]


def _number(found: re.Match[str]) -> str:
    return f"_{ord(found[0]):x}_"
