"""Bringing a store to the tables of this version. A store of a newer Marsad is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from marsad.errors import StoreError
from marsad.store.models import Base
from marsad.store.views import drop_views, make_views

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"  # the last step; a test holds it against the folder of steps
MARK = "alembic_version"
_STEPS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The last step that a store has taken; None for an empty one."""
    if not inspect(connection).has_table(MARK):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {MARK}")).scalar()
    return None if found is None else str(found)


def upgrade(engine: Engine, name: str, to: str = "head") -> None:
    """Take the steps that are missing, all of them or none. Raises StoreError for what is no store, or a newer one's."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _alone(connection)
        at = revision(connection)
        _check(connection, at, name)
        if at == HEAD:
            return
        drop_views(connection)
        _run(connection, to)
        if to == "head":
            _add_points(connection)
            make_views(connection)


def _run(connection: Connection, to: str) -> None:
    from alembic import command

    command.upgrade(config(connection), to)


def config(connection: Connection) -> Config:
    """Alembic's settings for one connection; no file on the disk has a part in it."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def _alone(connection: Connection) -> None:
    """Two that make the same store at once wait for each other; SQLite's own lock does that already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('marsad'))"))


def _check(connection: Connection, at: str | None, name: str) -> None:
    if at is None:
        there = set(inspect(connection).get_table_names())
        is_file = connection.dialect.name == "sqlite"  # a server's database may hold other things besides
        others = sorted(there if is_file else there & set(Base.metadata.tables))
        if others:
            raise StoreError(
                f"{name} holds tables that Marsad did not make ({', '.join(others[:3])}); give another place"
            )
    elif at not in known(connection):
        raise StoreError(
            f"{name} was made by a newer Marsad (its tables are of step {at}, this one knows {HEAD}); update Marsad"
        )


def known(connection: Connection) -> set[str]:
    """The steps that this version knows."""
    from alembic.script import ScriptDirectory

    return {step.revision for step in ScriptDirectory.from_config(config(connection)).walk_revisions()}


def _add_points(connection: Connection) -> None:
    """The places as points, where PostGIS is there or may be brought in; the store works without."""
    if connection.dialect.name != "postgresql":
        return
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS postgis"))
    except DBAPIError:  # not installed, or no right to
        return
    for table in ("places", "incidents"):
        point = "ST_SetSRID(ST_MakePoint(lon, lat), 4326)"
        connection.execute(
            text(
                f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS geom geometry(Point, 4326) GENERATED ALWAYS AS ({point}) STORED"
            )
        )
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS ix_{table}_geom ON {table} USING gist (geom)"))
