"""A store opens in the tools that researchers have: SQLite's own, pandas, Datasette."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from sqlalchemy import text
from test_indexing import case_of, index, reader

from marsad.consolidate import consolidate
from marsad.store import Store, open_store
from marsad.store.views import VIEWS


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = case_of(tmp_path_factory.mktemp("tools") / "case", 3)
    with open_store(folder, create=True) as store:
        index(store, folder)
        store.put_incidents(consolidate(store.reports(), reader().knowledge), knowledge="k")
    return folder


@pytest.fixture
def plain(case: Path) -> Iterator[sqlite3.Connection]:
    """The file as SQLite's own library opens it."""
    connection = sqlite3.connect(f"file:{case / 'case.db'}?mode=ro", uri=True)
    yield connection
    connection.close()


def test_every_view_can_be_read_by_plain_sqlite_and_pandas(plain: sqlite3.Connection) -> None:
    empty = []
    for name in VIEWS:
        frame = pandas.read_sql(f"SELECT * FROM {name}", plain)
        assert len(set(frame.columns)) == len(frame.columns), name
        if frame.empty:
            empty.append(name)
    assert sorted(empty) == ["current_materiel", "run_changes", "standing_judgements"]


def test_a_researchers_question_is_one_line_of_sql(plain: sqlite3.Connection) -> None:
    killed = pandas.read_sql(
        "SELECT published, sum(best) AS killed FROM current_counts WHERE what = 'killed' GROUP BY published", plain
    )
    assert killed.to_dict("records") == [{"published": "2015-07-27", "killed": 3 + 4 + 5}]
    row = plain.execute("SELECT place, lat, time_from, sources, run, version FROM current_claims LIMIT 1").fetchone()
    assert row == ("الحديدة", pytest.approx(14.8, abs=0.1), "2015-07-26", "مصدر طبي", 1, "0.1.0")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_questions_of_the_page_can_be_asked_of_both(language: str, store: Store, plain: sqlite3.Connection) -> None:
    page = (Path(__file__).parents[2] / "docs" / language / "store.md").read_text(encoding="utf-8")
    questions = page.split("```sql\n")[1].split("```")[0].split(";")[:-1]
    assert len(questions) == 4
    for question in questions:
        plain.execute(question)
        with store.reading() as connection:
            connection.execute(text(question))


def test_datasette_serves_the_file(case: Path) -> None:
    from datasette.app import Datasette

    async def get(path: str) -> dict[str, object]:
        served = Datasette([str(case / "case.db")])
        await served.invoke_startup()
        answer = await served.client.get(path)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    rows = asyncio.run(get("/case/current_claims.json?_shape=objects&type=arrest"))["rows"]
    assert isinstance(rows, list)
    assert {row["publisher"] for row in rows} == {"عينة"}
    assert "statements" in str(asyncio.run(get("/case.json"))["tables"])


def test_the_views_are_the_same_on_both_databases(store: Store, case: Path) -> None:
    index(store, case)
    with store.reading() as connection, sqlite3.connect(case / "case.db") as plain:
        for name in VIEWS:
            there = list(connection.execute(text(f"SELECT * FROM {name}")).keys())
            assert [column for column in there if column != "geom"] == [
                column[0] for column in plain.execute(f"SELECT * FROM {name}").description
            ], name
        told = "SELECT id, agents, sources, place, lat, publisher FROM current_claims ORDER BY document, key"
        assert [tuple(row) for row in connection.execute(text(told))] == plain.execute(told).fetchall()
