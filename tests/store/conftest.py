"""Stores to test on: each test that asks for one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
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
def new_target(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives places where a store may be made, each of its own, on one kind of database."""
    if request.param == "sqlite":
        numbers = itertools.count()
        return lambda: str(tmp_path / f"store-{next(numbers)}.db")
    server = request.getfixturevalue("server")
    return lambda: postgres.new_database(server)


@pytest.fixture
def target(new_target: Callable[[], str]) -> str:
    """Where a store may be made."""
    return new_target()


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """An empty store."""
    with open_store(target, create=True) as made:
        yield made
