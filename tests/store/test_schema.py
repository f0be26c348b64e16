"""The tables: migrations lead from nothing, and from every earlier step, to what the models say; strict, related, readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text

from marsad.errors import StoreError
from marsad.store import Store, open_store
from marsad.store.engine import engine_of
from marsad.store.migrate import HEAD, config, known, revision, upgrade
from marsad.store.models import Base
from marsad.store.target import target_of
from marsad.store.views import VIEWS


def differences(connection: Connection) -> list[object]:
    """What Alembic would change to come from the tables to the models; the databases' own things left out: PostGIS, FTS5."""

    def ours(_: object, name: str | None, kind: str, reflected: bool, __: object) -> bool:
        added = (kind == "column" and name == "geom") or (kind == "index" and str(name).endswith("_geom"))
        own = name == "spatial_ref_sys" or str(name).startswith("search_words")  # no plain table: see store/search
        return not (reflected and (added or own or (kind == "index" and "search_words" in str(name))))

    context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
    return list(compare_metadata(context, Base.metadata))


@pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry'")
def test_the_steps_lead_to_what_the_models_say(store: Store) -> None:
    with store.engine.connect() as connection:
        assert revision(connection) == HEAD
        assert differences(connection) == []
        assert set(inspect(connection).get_view_names()) >= set(VIEWS)


@pytest.mark.filterwarnings("ignore:Did not recognize type 'geometry'")
@pytest.mark.parametrize("step", ["0001", "0002"])
def test_a_store_of_an_earlier_step_is_brought_up_and_keeps_what_it_holds(target: str, step: str) -> None:
    engine = engine_of(target_of(target))
    upgrade(engine, "it", step)
    with engine.connect() as connection:
        assert revision(connection) == step
        assert differences(connection) != []
        connection.execute(text("INSERT INTO runs (key, knowledge, version, began) VALUES (7, 'k', '0', 'then')"))
        connection.commit()
    with open_store(target) as store, store.engine.connect() as connection:
        assert differences(connection) == []
        assert connection.execute(text("SELECT key FROM runs")).scalar() == 7
        assert connection.execute(text("SELECT count(*) FROM current_claims")).scalar() == 0
    engine.dispose()


def test_sqlite_gets_letter_for_letter_what_the_models_make(tmp_path: Path) -> None:
    made = create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    Base.metadata.create_all(made)
    open_store(tmp_path / "led.db", create=True).close()
    found = []
    for engine in (made, create_engine(f"sqlite:///{tmp_path / 'led.db'}")):
        with engine.connect() as connection:
            plain = "type <> 'view' AND tbl_name NOT LIKE 'search_words%'"
            query = f"SELECT name, sql FROM sqlite_master WHERE {plain} ORDER BY name"
            found.append(
                [tuple(row) for row in connection.execute(text(query)) if "alembic" not in f"{row.name}{row.sql}"]
            )
    assert [name for name, _ in found[0]] == [name for name, _ in found[1]]
    assert [_lines(sql) for _, sql in found[0]] == [_lines(sql) for _, sql in found[1]]


def _lines(sql: str | None) -> list[str]:
    """The parts of a statement, whatever their order: constraints are named."""
    return sorted(line.strip().rstrip(",") for line in (sql or "").splitlines())


def test_the_last_step_is_the_one_that_is_named(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store, store.engine.connect() as connection:
        assert ScriptDirectory.from_config(config(connection)).get_current_head() == HEAD
        assert known(connection) == {"0001", "0002", "0003"}


def test_sqlite_is_strict_related_and_logs_ahead(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db", create=True) as store, store.engine.connect() as connection:
        tables = connection.execute(
            text("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        )
        loose = {row.name for row in tables if not row.strict}
        assert loose == {"alembic_version", "sqlite_schema"}
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_what_belongs_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match=r"(?i)foreign key"), store.writing() as connection:
        connection.execute(
            text("INSERT INTO changes (run, document, number, kind, claim_id) VALUES (1, 1, 0, 'new', 'c')")
        )


def test_every_column_tells_what_it_holds() -> None:
    silent = [
        str(c)
        for table in Base.metadata.sorted_tables
        for c in table.columns
        if not c.info.get("told", "").endswith((".", "…"))
    ]
    assert silent == []


def test_points_are_there_where_postgis_is(server: str) -> None:
    import postgres
    import psycopg

    address = postgres.new_database(server)
    open_store(address, create=True).close()
    with psycopg.connect(address) as connection:
        if not connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'").fetchone():
            pytest.skip("PostGIS is not installed: apt-get install postgresql-15-postgis-3")
        query = "SELECT type FROM geometry_columns WHERE f_table_name = 'places' AND f_geometry_column = 'geom'"
        assert connection.execute(query).fetchone() == ("POINT",)


def test_without_the_right_to_bring_postgis_in_all_else_works(server: str) -> None:
    import postgres
    import psycopg

    address = postgres.new_database(server)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE ROLE plain LOGIN")
        connection.execute("GRANT CREATE ON SCHEMA public TO plain")
    with open_store(address.replace("tester@", "plain@"), create=True) as store, store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'")).scalar() == 0
        assert differences(connection) == []
        assert connection.execute(text("SELECT lat FROM current_places")).all() == []


def test_a_newer_store_and_a_strangers_database_are_left_alone(target: str) -> None:
    engine = engine_of(target_of(target))
    with open_store(target, create=True):
        pass
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="made by a newer Marsad"):
        open_store(target)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(StoreError, match="tables that Marsad did not make"):
        open_store(target, create=True)
    engine.dispose()
