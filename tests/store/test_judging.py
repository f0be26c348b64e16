"""A person's decision outlives the database, and each case folder that shares one gets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import postgres
import pytest
from sqlalchemy import text

from marsad.errors import CaseError, RecordError, StoreError
from marsad.ingest.judgements import MAX_LINE, append_judgement
from marsad.ingest.vault import Case
from marsad.ingest.vault.bundle import export_case, import_case
from marsad.ingest.vault.verify import Check
from marsad.model.judgement import Anchor, Judgement, Subject, named
from marsad.store import Store, journal, open_store


def judgement(note: str = "", second: int = 5) -> Judgement:
    """A decision that two claims tell of one incident."""
    subjects = tuple(Subject(f"incident-{n}", (Anchor(f"claim-{n}", f"sha256:{n}"),)) for n in (1, 2))
    return named(Judgement("", f"2026-11-23T15:04:{second:02}Z", "رنا", "same", subjects, note=note or None))


UNDO = named(Judgement("", "2026-11-23T16:00:00Z", "رنا", "undo", undoes=judgement().id))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Case.ensure(tmp_path / "case", by="me").path


@pytest.fixture
def opened(case: Path) -> Iterator[Store]:
    with open_store(case, create=True) as store:
        yield store


def faults(case: Path) -> list[str]:
    return [str(fault) for fault in Check(case).run()]


def test_judgements_come_back_the_oldest_first(store: Store) -> None:
    later, odd = judgement("لاحقا", 9), judgement("نقطة\0 \ud800")
    for one in (later, judgement(), odd, judgement()):
        store.add_judgement(one)
    assert list(store.judgements()) == [*sorted([judgement(), odd], key=lambda one: one.id), later]


def test_what_was_taken_back_does_not_stand(store: Store) -> None:
    standing = "SELECT id, subject, claim_id FROM standing_judgements ORDER BY id, subject"
    store.add_judgement(judgement())
    with store.reading() as connection:
        rows = [tuple(row) for row in connection.execute(text(standing))]
    assert rows == [(judgement().id, "incident-1", "claim-1"), (judgement().id, "incident-2", "claim-2")]
    store.add_judgement(UNDO)
    with store.reading() as connection:
        assert connection.execute(text(standing)).all() == []
    assert list(store.judgements()) == [judgement(), UNDO]


def test_a_judgement_that_is_none_is_refused(store: Store) -> None:
    for wrong in (replace(judgement(), id="f" * 24), named(replace(judgement(), by=" "))):
        with pytest.raises(RecordError):
            store.add_judgement(wrong)
    assert list(store.judgements()) == []


def test_a_database_made_again_knows_what_was_decided(case: Path, opened: Store) -> None:
    opened.add_judgement(judgement("لأن الوقت واحد"))
    opened.close()
    assert faults(case) == []
    for path in case.glob("case.db*"):
        path.unlink()
    with open_store(case, create=True) as store:
        assert list(store.judgements()) == [judgement("لأن الوقت واحد")]


def test_verify_finds_a_judgement_that_was_changed(case: Path, opened: Store) -> None:
    opened.add_judgement(judgement())
    path = case / "judgements.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("رنا", "سلمى") + "{}\n", encoding="utf-8")
    found = faults(case)
    assert len(found) == 2
    assert "changed: judgements.jsonl:1: its id is not made of what it says" in found[0]
    assert "judgements.jsonl:2" in found[1]
    with open_store(case) as again:
        assert [fault.where for fault in again.faults] == ["judgements.jsonl:1", "judgements.jsonl:2"]


def test_a_line_that_was_never_finished_is_cut_off_by_the_next_one(case: Path, opened: Store) -> None:
    opened.add_judgement(judgement())
    path = case / "judgements.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:70])
    assert [fault.split(": ")[0] for fault in faults(case)] == ["unfinished"]
    opened.add_judgement(UNDO)
    assert path.read_bytes().startswith(whole)
    assert path.read_bytes().count(b"\n") == 2
    assert faults(case) == []


def test_judgements_go_with_an_exported_case_and_the_database_does_not(
    case: Path, opened: Store, tmp_path: Path
) -> None:
    opened.add_judgement(judgement())
    export_case(Case.open(case), tmp_path / "case.zip", by="me")
    there = import_case(tmp_path / "case.zip", tmp_path / "there", by="you").path
    assert not (there / "case.db").exists()
    with open_store(there, create=True) as store:
        assert list(store.judgements()) == [judgement()]
    path = case / "judgements.jsonl"
    path.write_bytes(path.read_bytes().replace(b"same", b"unsure"))
    export_case(Case.open(case), tmp_path / "forged.zip", by="me")
    with pytest.raises(CaseError, match=r"judgements.jsonl:1"):
        import_case(tmp_path / "forged.zip", tmp_path / "nowhere", by="you")


def test_folders_that_share_a_server_share_what_was_decided(
    case: Path, tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARSAD_DATABASE_URL", postgres.new_database(server))
    other = tmp_path / "copy"
    shutil.copytree(case, other)
    with open_store(case, create=True) as mine, open_store(other) as yours:
        mine.add_judgement(judgement())
        yours.add_judgement(UNDO)
    for folder in (case, other, case):
        open_store(folder).close()
        assert len((folder / "judgements.jsonl").read_bytes().splitlines()) == 2
        assert faults(folder) == []
    assert not list(case.glob("case.db*"))
    stranger = Case.ensure(tmp_path / "stranger", by="me").path
    with pytest.raises(StoreError, match="holds another case"):
        open_store(stranger)


def test_a_line_too_long_costs_no_decision_after_it(case: Path) -> None:
    journal.append(case, [judgement()])
    with (case / "judgements.jsonl").open("ab") as stream:
        stream.write(b"x" * (3 * MAX_LINE) + b"\n")
    journal.append(case, [judgement("after"), judgement()])
    found = list(journal.read_journal(case))
    assert [found[0], found[2]] == [judgement(), judgement("after")]
    assert [str(one) for one in found[1:2]] == ["changed: judgements.jsonl:2: the line is too long"]
    with open_store(case, create=True) as store:
        assert set(store.judgements()) == {judgement(), judgement("after")}


@pytest.mark.parametrize("torn", [b"{", b'{"schema": "marsad/judgement/1", "id'])
def test_a_torn_line_is_cut_off_by_whoever_writes_next(case: Path, torn: bytes) -> None:
    journal.append(case, [judgement()])
    path = case / "judgements.jsonl"
    with path.open("ab") as stream:
        stream.write(torn)
    assert faults(case) == ["unfinished: judgements.jsonl:2: the line is cut off"]
    append_judgement(path, judgement("after"))
    assert (faults(case), list(journal.read_journal(case))) == ([], [judgement(), judgement("after")])
