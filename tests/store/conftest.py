"""Stores to test on: each test that asks for one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import postgres
import pytest

from marsad.store import Store, open_store


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server; tests that need one are skipped, visibly, where none is installed."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15 postgresql-15-postgis-3")
    with postgres.server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return postgres.new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(target, create=True) as made:
        yield made


Opener = Callable[[], Store]
