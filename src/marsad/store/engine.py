"""A store's engine: SQLite as Marsad sets it, SQLite encrypted by SQLCipher, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from marsad.errors import StoreError, why
from marsad.store.target import Target

PATIENCE = 60  # seconds that a writer waits for another
PLAIN = b"SQLite format 3\0"

_EACH_TIME = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",  # with WAL: whole after a power cut, though the last writing may be missing
)


def is_encrypted(path: Path) -> bool:
    """Whether a file is there that is no plain SQLite database, and thus perhaps an encrypted one."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(PLAIN))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {why(error)}") from error
    return bool(head) and head != PLAIN


def engine_of(target: Target, key: str | None = None) -> Engine:
    """The engine of a store; with a ``key``, of an encrypted one. Raises StoreError where an extra is missing."""
    if target.file is None:
        return _postgresql(target)
    module = _sqlcipher() if key is not None else None
    options: dict[str, Any] = {"module": module} if module else {}
    engine = create_engine(target.url, connect_args={"timeout": PATIENCE}, **options)
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, key))
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, key: str | None) -> None:
    """Each connection: the key first, then what Marsad relies on. Transactions are begun by ``_begin`` alone."""
    connection.isolation_level = None
    cursor = connection.cursor()
    if key is not None:
        cursor.execute("PRAGMA cipher_log_level = NONE")  # what goes wrong is told by Marsad alone
        cursor.execute("PRAGMA key = '{}'".format(key.replace("'", "''")))
        cursor.execute("PRAGMA temp_store = MEMORY")  # what is sorted on the way must not lie on the disk
    for line in _EACH_TIME:
        cursor.execute(line)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(target: Target) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise StoreError("PostgreSQL needs the extra «postgres»: pip install 'marsad[postgres]'") from error
    return create_engine(target.url, pool_pre_ping=True, connect_args={"application_name": "marsad"})


def _sqlcipher() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise StoreError("an encrypted store needs the extra «encrypted»: pip install 'marsad[encrypted]'") from error
    module: ModuleType = dbapi2
    return module
