"""Right to left on a terminal: many terminals turn Arabic round themselves, others show it in the order it is stored."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Mapping
from typing import Literal

Mode = Literal["auto", "on", "off"]

MARK = "\u200f"  # the right-to-left mark: what stands beside it belongs to the Arabic line
LEFT = "\u200e"  # the left-to-right mark: without it, a date after Arabic letters is shown with its day first

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

_PLAIN_TERMINALS = ("alacritty", "foot", "kitty", "wezterm", "st-256color", "ghostty", "rio")


def turner(mode: Mode, environment: Mapping[str, str]) -> Callable[[str], str]:
    """What makes a line of Arabic ready for the terminal.

    ``on``: Marsad turns each line round and joins its letters (python-bidi and arabic-reshaper, the extra «bidi»);
    ``off``: the line goes out as it is stored, between marks for terminals that turn it round; ``auto`` turns it round
    on terminals known not to, if the packages are there.
    """
    if mode == "off" or (mode == "auto" and not (_is_plain(environment) and has_bidi())):
        return _marked
    return _turned()


def has_bidi() -> bool:
    """Whether the packages of the extra «bidi» are installed."""
    return all(importlib.util.find_spec(name) for name in ("bidi", "arabic_reshaper"))


def _is_plain(environment: Mapping[str, str]) -> bool:
    if environment.get("WT_SESSION") and not environment.get("TERM_PROGRAM"):
        return True
    names = (environment.get("TERM", ""), environment.get("TERM_PROGRAM", "").lower())
    return any(name in known for known in names for name in _PLAIN_TERMINALS)


def _marked(line: str) -> str:
    return f"{MARK}{_kept(line)}{MARK}"


def _kept(line: str) -> str:
    return _DATE.sub(lambda date: LEFT + date[0], line)


def _turned() -> Callable[[str], str]:
    from arabic_reshaper import reshape
    from bidi.algorithm import get_display

    return lambda line: str(get_display(reshape(_kept(line)), base_dir="R")).replace(LEFT, "")
