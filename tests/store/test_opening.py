"""What is a store, what is none, and what is said of it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from test_indexing import case_of, index

from marsad.errors import StoreError
from marsad.ingest.vault import Case
from marsad.ingest.vault.verify import Check
from marsad.store import open_store, secret
from marsad.store.target import target_of


def test_a_case_has_its_store_in_its_folder_and_verify_does_not_mind(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 2)
    with pytest.raises(StoreError, match=r"there is no database .*«marsad index"):
        open_store(case)
    assert not (case / "case.db").exists()
    with open_store(case, create=True) as store:
        index(store, case)
        assert (case / "case.db-wal").exists()
        assert list(Check(case).run()) == []
    (case / "case.db-journal").mkdir()
    (case / "case.db-journal" / "more").touch()
    (case / "case.db.bak").touch()
    assert [fault.where for fault in Check(case).run()] == ["case.db-journal/more", "case.db.bak"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://host/name", "SQLite or PostgreSQL, not in «mysql»"),
        ("postgresql://host:port/name", "cannot be read"),
        ("postgresql://marsad:geheim@127.0.0.1:1/none", "127.0.0.1:1/none: the database says"),
        ("sqlite://", "not in «sqlite»"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(address: str, reason: str) -> None:
    with pytest.raises(StoreError) as error:
        open_store(address, create=True)
    assert reason in str(error.value)
    assert "geheim" not in str(error.value)


def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ملاحظات" * 300, encoding="utf-8")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE claims (a)")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name, reason in [
        ("notes.txt", "no database of Marsad"),
        ("other.db", "did not make"),
        ("nowhere/a.db", "no folder"),
    ]:
        with pytest.raises(StoreError, match=reason):
            open_store(tmp_path / name, create=True)
    with pytest.raises(StoreError, match="is no case"):
        open_store(tmp_path, create=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 2)
    with open_store(case, create=True) as store:
        index(store, case)
    data = bytearray((case / "case.db").read_bytes())
    for at in range(4096, len(data), 512):
        data[at : at + 64] = b"\xff" * 64
    (case / "case.db").write_bytes(data)
    with pytest.raises(StoreError, match="damaged"), open_store(case) as store:
        list(store.claims())


def test_a_record_that_was_changed_by_hand_says_so(tmp_path: Path) -> None:
    case = case_of(tmp_path / "case", 1)
    with open_store(case, create=True) as store:
        index(store, case)
        with store.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE claims SET record = replace(record, 'asserted', 'true')")
        with pytest.raises(StoreError, match=r"changed by hand: claim.factuality must be one of"):
            list(store.claims())


def test_a_case_on_a_disc_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path / "ق ?#%" / "case", 2)
    with open_store(case, create=True) as store:
        index(store, case)
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    with open_store(case) as store:
        assert store.frozen
        assert len(list(store.documents())) == 2
        with pytest.raises(StoreError, match="may not be written"), store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM about")
    assert not (case / "case.db-wal").exists()


def test_the_address_of_a_server_is_taken_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.ensure(tmp_path / "case", by="me").path
    assert target_of(case).file == case / "case.db"
    monkeypatch.setenv("MARSAD_DATABASE_URL", "postgres://me:geheim@db.example.org/team")
    found = target_of(case)
    assert (found.file, found.case, found.url.drivername) == (None, case, "postgresql+psycopg")
    assert found.name == "postgresql://me:***@db.example.org/team"
    assert target_of(tmp_path / "a.db").file == tmp_path / "a.db"


def test_an_encrypted_store_opens_with_its_passphrase_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(tmp_path / "case", 2)
    monkeypatch.setenv(secret.VARIABLE, "kurz")
    with pytest.raises(StoreError, match="fewer than 8"):
        open_store(case, create=True, encrypt=True)
    monkeypatch.setenv(secret.VARIABLE, "أربع كلمات 'طويلة' هنا")
    with open_store(case, create=True, encrypt=True) as store:
        assert index(store, case).first == 2
        told = list(store.claims())
    data = (case / "case.db").read_bytes()
    assert not data.startswith(b"SQLite")
    assert "الحديدة".encode() not in data
    with open_store(case) as store:
        assert store.encrypted
        assert list(store.claims()) == told
    key = tmp_path / "key"
    key.write_text("أربع كلمات 'طويلة' هنا\n", encoding="utf-8")
    monkeypatch.delenv(secret.VARIABLE)
    with pytest.raises(StoreError, match=r"is encrypted, or no database.*MARSAD_CASE_KEY"):
        open_store(case)
    monkeypatch.setenv(secret.FILE_VARIABLE, str(key))
    open_store(case).close()
    key.write_text("wrong one", encoding="utf-8")
    with pytest.raises(StoreError, match="its passphrase is another"):
        open_store(case)
    assert (case / "case.db").read_bytes() == data


def test_a_judgement_in_an_encrypted_store_stays_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from test_judging import judgement

    case = case_of(tmp_path / "case", 1)
    monkeypatch.setenv(secret.VARIABLE, "four long words here")
    with open_store(case, create=True, encrypt=True) as store:
        store.add_judgement(judgement())
    with open_store(case) as store:
        assert list(store.judgements()) == [judgement()]
    assert not (case / "judgements.jsonl").exists()
