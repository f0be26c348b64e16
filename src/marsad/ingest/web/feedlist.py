"""FEEDS.toml: what ``marsad watch`` looks at."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import FetchError, InputError, why
from marsad.ingest.dates import iso_day
from marsad.ingest.web.urls import checked

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")


@dataclass(frozen=True, slots=True)
class Watched:
    """One feed or site map. ``pages``: fetch the pages that it names, else what it says itself is read. ``most``: pages in a
    round. ``since``: an ISO day; what is dated before is passed over."""

    url: str
    name: str
    publisher: str | None = None
    pages: bool = True
    most: int = 100
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Feeds:
    """The list, and what holds for all: ``pause`` in seconds between two requests to one host, ``robots`` whether its wishes
    are heeded, ``agent`` the name under which Marsad asks, None for its own."""

    feeds: tuple[Watched, ...]
    pause: float = 2.0
    robots: bool = True
    agent: str | None = None


def read_feedlist(path: Path) -> Feeds:
    """The list in a file. InputError names the file and what is wrong in it."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {why(error)}; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path}: not valid TOML ({error}); correct that line") from error
    _known(told, {"watch", "feed"}, str(path))
    watch, rows = told.get("watch", {}), told.get("feed", [])
    if not isinstance(watch, dict) or not isinstance(rows, list) or not rows:
        raise InputError(f'{path}: no feed in it; write [[feed]] and below it url = "https://…"')
    _known(watch, {"pause", "robots", "agent"}, f"{path}: [watch]")
    feeds = tuple(_watched(row, f"{path}: feed {number}") for number, row in enumerate(rows, 1))
    if twice := next((one.url for n, one in enumerate(feeds) if one.url in {other.url for other in feeds[:n]}), None):
        raise InputError(f"{path}: {twice} stands twice; take one out")
    agent = _of(watch, "agent", str, None, f"{path}: [watch]")
    if agent is not None and not (agent.isascii() and agent.isprintable() and agent.strip()):
        raise InputError(f"{path}: agent = {agent!r}; write it in Latin letters")
    return Feeds(
        feeds,
        seconds(watch.get("pause", "2s"), f"{path}: pause"),
        _of(watch, "robots", bool, True, f"{path}: [watch]"),
        agent,
    )


def seconds(told: object, where: str) -> float:
    """Of "30s", "15m", "2h" or "1d". InputError for anything else."""
    found = _SPAN.fullmatch(told.strip().lower()) if isinstance(told, str) else None
    if not found:
        raise InputError(f"{where}: «{told}» is no span of time; write it as 30s, 15m, 2h or 1d")
    return float(found[1]) * _UNITS[found[2]]


def _watched(row: Any, where: str) -> Watched:
    if not isinstance(row, dict) or not isinstance(row.get("url"), str):
        raise InputError(f'{where}: no url; write url = "https://…"')
    _known(row, {"url", "name", "publisher", "pages", "most", "since"}, where)
    try:
        url = str(checked(row["url"], None, proxied=True))
    except FetchError as error:
        raise InputError(f"{where}: {error}") from error
    since = row.get("since")
    if since is not None and not (since := iso_day(str(since))):
        raise InputError(f"{where}: since = «{row['since']}» is no date; write it as 2026-11-23")
    most = _of(row, "most", int, 100, where)
    if not 1 <= most <= 5000:
        raise InputError(f"{where}: most = {most}; give a number from 1 to 5000")
    name, publisher = _of(row, "name", str, url, where), _of(row, "publisher", str, None, where)
    return Watched(url, name, publisher, _of(row, "pages", bool, True, where), most, since)


def _of(row: dict[str, Any], key: str, kind: type, usual: Any, where: str) -> Any:
    value = row.get(key, usual)
    if value is not usual and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        told = {bool: "true or false", int: "a whole number", str: "a text in quotation marks"}[kind]
        raise InputError(f"{where}: {key} = {value!r}; give {told}")
    return value


def _known(row: dict[str, Any], keys: set[str], where: str) -> None:
    if unknown := sorted(set(row) - keys):
        raise InputError(f"{where}: «{unknown[0]}» is no setting; there are {', '.join(sorted(keys))}")
