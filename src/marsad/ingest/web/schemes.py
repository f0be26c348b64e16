"""What is a URL and what is a path; nothing of the extra «web» is needed to tell."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


def is_url(text: str) -> bool:
    """Whether an input is a URL, of whatever scheme, and no path."""
    return _SCHEME.match(text) is not None
