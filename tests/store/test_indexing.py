"""Reading a case into a store: what is new, what changed, what is gone; and a reader killed at any moment."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import text

from marsad import Reader
from marsad.ingest.vault import Case
from marsad.ingest.vault.collect import collect
from marsad.ingest.vault.reading import read_case
from marsad.model.text import Document
from marsad.store import Store, indexing, open_store
from marsad.store.indexing import Counts, Indexer, Maker

ONE, TWO = Maker("knowledge-1", "0.1.0"), Maker("knowledge-2", "0.1.0")
TEXT = "قتل {} مدنيين في غارة جوية استهدفت سوقا في مدينة الحديدة غربي اليمن أمس الأحد، بحسب مصدر طبي. واعتقلت الشرطة {} أشخاص."


@cache
def reader() -> Reader:
    return Reader()


def case_of(folder: Path, count: int, first: int = 3) -> Path:
    """A case with so many invented reports."""
    folder.parent.mkdir(exist_ok=True)
    news = folder.parent / "news.jsonl"
    rows = [
        {"id": str(n), "text": TEXT.format(n + first, n + 20), "publisher": "عينة", "published": "2015-07-27"}
        for n in range(count)
    ]
    news.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    for _ in collect(Case.ensure(folder, by="me"), [str(news)], by="me"):
        pass
    return folder


def index(store: Store, case: Path, maker: Maker = ONE, again: bool = False, reader: object = None) -> Counts:
    """What ``marsad index`` does."""
    indexer = Indexer(store, maker, again=again, whole=True)
    for document in read_case(case):
        assert isinstance(document, Document)
        if indexer.wanted(document):
            indexer.add(document, (reader or globals()["reader"]()).analyse(document).claims)
    indexer.end()
    return indexer.counts


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything that the store holds, but for moments."""
    queries = {
        "documents": "SELECT key, mark, present, record, text FROM documents ORDER BY key",
        "readings": "SELECT key, document, run, claims, current FROM readings ORDER BY key",
        "claims": "SELECT key, reading, number, record FROM claims ORDER BY key",
        "parts": "SELECT claim, number, words FROM arguments ORDER BY claim, number",
        "evidence": "SELECT claim, number, rule, detail FROM evidence ORDER BY claim, number",
        "runs": "SELECT key, knowledge, version FROM runs ORDER BY key",
        "changes": "SELECT run, document, number, kind, claim_id, fields FROM changes ORDER BY run, document, number",
    }
    with store.reading() as connection:
        return {name: [tuple(row) for row in connection.execute(text(query))] for name, query in queries.items()}


def test_what_was_read_is_not_read_again(store: Store, tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 4)
    first = index(store, case)
    assert (first.first, first.again, first.known, first.gone) == (4, 0, 0, 0)
    assert first.claims >= 8
    before = content(store)
    second = index(store, case)
    assert (second.read, second.known) == (0, 4)
    assert content(store) == before


def test_other_knowledge_reads_again_and_the_old_readings_stay(store: Store, tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 3)
    index(store, case)
    old = list(store.claims())

    class Half:
        def analyse(self, document: Document) -> object:
            found = reader().analyse(document)
            found.claims = found.claims[:1]
            return found

    again = index(store, case, TWO, reader=Half())
    assert (again.first, again.again, again.known) == (0, 3, 0)
    assert len(list(store.claims())) == 3 < len(old)
    assert [one.counts for one in store.changes(2)] == [{"gone": len(old) // 3 - 1}] * 3
    back = index(store, case, ONE)
    assert (back.read, back.back) == (0, 3)
    assert list(store.claims()) == old
    assert [one.counts for one in store.changes(3)] == [{"new": len(old) // 3 - 1}] * 3
    assert index(store, case, ONE).known == 3


def test_everything_is_read_again_when_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 2)
    index(store, case)
    assert index(store, case, again=True).again == 2
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*), sum(current) FROM readings")).one() == (4, 2)
    assert store.changes(2) == []


def test_a_document_that_the_case_holds_no_more_is_kept_and_not_counted(store: Store, tmp_path: Path) -> None:
    case, other = case_of(tmp_path / "a" / "case", 3), case_of(tmp_path / "b" / "case", 2)
    index(store, case)
    assert index(store, other).gone == 3
    assert [one.source_id for one in store.documents()] == ["0", "1"]
    back = index(store, case)
    assert (back.back, back.gone, back.read) == (3, 2, 0)
    assert [one.source_id for one in store.documents()] == ["0", "1", "2"]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MANY", 4)


def killed_after(seconds: float, work: Callable[[], object]) -> int:
    """Do the work in a process of its own, killed after so long; its status."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def whole(target: str, case: Path) -> None:
    with open_store(target, create=True) as store:
        index(store, case)


def sound(store: Store) -> int:
    """What a killed writer must leave: whole batches, each reading with all its claims; how many readings there are."""
    with store.reading() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        wrong = (
            "SELECT count(*) FROM readings r WHERE claims <> (SELECT count(*) FROM claims c WHERE c.reading = r.key)"
        )
        assert connection.execute(text(wrong)).scalar() == 0
        lacks = "SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.document = d.key)"
        assert connection.execute(text(lacks)).scalar() == 0
        return int(connection.execute(text("SELECT count(*) FROM readings")).scalar_one())


@pytest.mark.usefixtures("small_batches")
def test_killed_at_any_moment_it_goes_on_and_nothing_is_lost_or_doubled(
    new_target: Callable[[], str], tmp_path: Path
) -> None:
    case, target = case_of(tmp_path / "case", 24), new_target()
    reader()
    began = time.monotonic()
    whole(target, case)
    lasts = time.monotonic() - began
    with open_store(target) as store:
        wanted = content(store)
    dice, kills, seen = random.Random(7), 0, set()
    while kills < (4 if "://" in target else 20):
        target, finished, before = new_target(), False, 0
        while not finished:
            finished = killed_after(dice.uniform(0.02, 0.7) * lasts, lambda to=target: whole(to, case)) == 0
            kills += not finished
            with open_store(target, create=True) as store:
                readings = sound(store)
                assert readings >= before
                before = readings
                seen.add(readings)
                finished = finished or readings == 24
        whole(target, case)
        with open_store(target) as store:
            sound(store)
            assert content(store) == wanted
    assert len(seen) > 2
