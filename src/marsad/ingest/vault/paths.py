"""How the path of a file is written into a case: unique on its machine, and without the name of whoever collects.

A case is handed to others; who collects may be in danger. The home folder, and a folder called like the login name wherever it
stands («/media/salma/usb»), become «~».
"""

from __future__ import annotations

import getpass
import os
from functools import cache

AWAY = "~"


def told_path(path: str, full: bool = False) -> str:
    """The absolute path of a file as the case tells it; ``full``: with all that is in it."""
    absolute = os.path.abspath(path)
    if full:
        return absolute
    home = os.path.abspath(os.path.expanduser("~"))
    if len(home) > 1 and (absolute == home or absolute.startswith(home.rstrip(os.sep) + os.sep)):
        absolute = AWAY + absolute[len(home) :]
    return _without_names(absolute)


def told_name(path: str, full: bool = False) -> str:
    """What documents get as their path: the path as it was given; one from the root as ``told_path`` has it."""
    if full:
        return path
    return told_path(path) if os.path.isabs(path) else _without_names(path)


def _without_names(path: str) -> str:
    names = _login_names()
    return os.sep.join(AWAY if part in names else part for part in path.split(os.sep))


@cache
def _login_names() -> frozenset[str]:
    """What the person is called on this machine; empty where nothing tells."""
    try:
        found = {getpass.getuser(), os.environ.get("SUDO_USER", "")}
    except (OSError, KeyError, ImportError):
        found = set()
    return frozenset(found - {""})
