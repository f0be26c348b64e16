"""Opening a store: where it lies, whether it is one, whose it is, and whether its tables are those of this version."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Engine, insert, select

from marsad.errors import StoreError, why
from marsad.ingest.vault.case import Case
from marsad.ingest.vault.records import now
from marsad.store import secret
from marsad.store.engine import engine_of, is_encrypted
from marsad.store.faults import told
from marsad.store.judging import catch_up
from marsad.store.migrate import HEAD, revision, upgrade
from marsad.store.models import AboutRow
from marsad.store.store import Store
from marsad.store.target import Target, target_of


def open_store(target: str | os.PathLike[str], *, create: bool = False, encrypt: bool = False) -> Store:
    """The store of a case folder, of a database file, or at a URL (``postgresql://user@host/name``).

    A case's store lies in its ``case.db``, or where ``MARSAD_DATABASE_URL`` says. An older store is brought up to date.
    With ``create`` it is made where there is none, and with ``encrypt`` under a passphrase (see ``secret``).
    Raises StoreError for what is no store, is a newer Marsad's or another case's, or cannot be opened.
    """
    place = target_of(target)
    key = _key(place, create, encrypt)
    engine = engine_of(place, key)
    try:
        with told(place.name):
            _bring_up(engine, place, create)
        store = Store(engine, place, key is not None)
        _bind(store)
        store.faults = catch_up(store)
    except BaseException:
        engine.dispose()
        raise
    return store


def _key(place: Target, create: bool, encrypt: bool) -> str | None:
    """The passphrase under which the store is, or is to be made; None for a plain one."""
    if place.file is None:
        if encrypt:
            raise StoreError(
                f"{place.name} is a server's database, which Marsad does not encrypt; use an encrypted disk there"
            )
        return None
    if _is_there(place.file):
        if is_encrypted(place.file):
            return secret.passphrase(place.name)
        if encrypt:
            raise StoreError(f"{place.name} is there already and is not encrypted; move it away first")
        return None
    if not create:
        raise _missing(place)
    if not place.file.parent.is_dir():
        raise StoreError(f"there is no folder {place.file.parent}; make it first")
    return secret.new_passphrase(place.name) if encrypt else None


def _is_there(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {why(error)}") from error


def _missing(place: Target) -> StoreError:
    made_by = f"«marsad index {place.case}»" if place.case else f"«marsad index REPORTS… --into {place.name}»"
    return StoreError(f"there is no database in {place.name}; make it with {made_by}")


def _bring_up(engine: Engine, place: Target, create: bool) -> None:
    """Bring the tables to those of this version."""
    with engine.connect() as connection:
        at = revision(connection)
    if at == HEAD:
        return
    if at is None and not create:
        raise _missing(place)
    if place.frozen:
        raise StoreError(f"{place.name} is of another Marsad and cannot be written to; copy it to where it can")
    upgrade(engine, place.name)
    if place.file is not None:
        _read_while_written(engine)


def _read_while_written(engine: Engine) -> None:
    """Write-ahead logging: who reads does not wait for who writes. The file remembers it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _bind(store: Store) -> None:
    """A store belongs to one case for ever; two cases in one would be taken for each other."""
    wanted = Case.open(store.target.case).id if store.target.case else None
    with store.reading() as connection:
        about = {row.name: row.value for row in connection.execute(select(AboutRow.name, AboutRow.value))}
    new = {"created": now(), "marsad": version("marsad")} if "created" not in about else {}
    if wanted is not None and "case" not in about:
        new["case"] = wanted
    if wanted is not None and about.get("case", wanted) != wanted:
        raise StoreError(f"{store.name} holds another case ({about['case']}); give each case a database of its own")
    if new and not store.frozen:
        with store.writing() as connection:
            connection.execute(insert(AboutRow), [{"name": name, "value": value} for name, value in new.items()])
