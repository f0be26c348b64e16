"""Where a store lies: a case, a file, or a database that an address names."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from marsad.errors import StoreError
from marsad.ingest.vault.layout import DATABASE, is_case

VARIABLE = "MARSAD_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Target:
    """A store's address. ``file`` is the SQLite file, None on PostgreSQL; ``case`` the folder of the case, if it is one's.

    ``frozen``: the file lies where nothing can be written (a disc, a colleague's folder), and is read as it is.
    """

    url: URL
    file: Path | None = None
    case: Path | None = None
    frozen: bool = False

    @property
    def name(self) -> str:
        """What messages call it; never with a password."""
        return (
            str(self.file) if self.file else self.url.set(drivername="postgresql").render_as_string(hide_password=True)
        )


def target_of(given: str | os.PathLike[str]) -> Target:
    """The store of a case folder, a database file, or a URL. Raises StoreError for what is none of them.

    The store of a case lies in the database that MARSAD_DATABASE_URL names, where it is set.
    """
    name = os.fspath(given)
    if "://" in name:
        return _of_url(name)
    path = Path(name)
    if is_case(path):
        address = os.environ.get(VARIABLE, "").strip()
        found = _of_url(address) if address else _of_file(path / DATABASE)
        return replace(found, case=path)
    if path.is_dir():
        raise StoreError(
            f"{path} is no case; give a case, a database file, or an address such as postgresql://host/name"
        )
    return _of_file(path)


def _of_file(path: Path) -> Target:
    if path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        return Target(
            URL.create("sqlite", database=f"file:{quote(str(path.resolve()))}", query=query), path, frozen=True
        )
    return Target(URL.create("sqlite", database=str(path)), path)


def _of_url(address: str) -> Target:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "the address of the database cannot be read; write it as postgresql://user@host/name"
        ) from error
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return _of_file(Path(url.database))
    if kind == "postgresql" or url.drivername == "postgres":
        return Target(url.set(drivername="postgresql+psycopg"))
    raise StoreError(
        f"Marsad keeps its store in SQLite or PostgreSQL, not in «{kind}»; give postgresql://user@host/name"
    )
