"""``marsad index``, and ``marsad incidents`` over a case that has a database."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli import run
from marsad.cli.main import app
from marsad.cli.run import new_reader

FIRST = "استهدفت غارة جوية سوق السمك في الحديدة أمس الأحد وأسفرت عن مقتل خمسة مدنيين."
SECOND = "أوقعت غارة جوية على سوق السمك في الحديدة أمس الأحد ثمانية قتلى، بحسب مصدر طبي."
reader = cache(new_reader)


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="marsad")


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", reader)


def report(folder: Path, name: str, text: str, publisher: str) -> Path:
    path = folder / f"{name}.jsonl"
    row = {"id": name, "text": text, "publisher": publisher, "published": "2015-07-27"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    assert (
        marsad("collect", report(tmp_path, "a", FIRST, "السراة"), "--case", tmp_path / "case", "--by", "me").exit_code
        == 0
    )
    return tmp_path / "case"


def test_a_case_is_read_once_and_says_so(case: Path) -> None:
    done = marsad("index", case)
    assert (done.exit_code, done.stdout) == (0, "run 1: 1 new document, 0 read again, 0 as they were; 1 claim\n")
    done = marsad("index", case)
    assert (done.exit_code, done.stdout) == (0, "nothing to read: 1 document was read with this knowledge before\n")
    assert marsad("verify", case).exit_code == 0


def test_what_a_new_reading_changed_is_told_by_document(case: Path, tmp_path: Path) -> None:
    marsad("index", case)
    own = tmp_path / "own" / "lexicon" / "quantity"
    own.mkdir(parents=True)
    vague = (
        Path(new_reader.__globals__["__file__"]).parents[1] / "knowledge" / "ar" / "lexicon" / "quantity" / "vague.csv"
    )
    (own / "vague.csv").write_text(vague.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = marsad("index", case, "--knowledge", tmp_path / "own")
    assert done.stdout == "run 2: 0 new documents, 1 read again, 0 as they were; 1 claim\n", done.output
    done = marsad("index", case)
    assert done.stdout.splitlines()[0] == "1 document counts again as this knowledge read it before"


def test_reports_go_into_a_database_of_their_own(case: Path, tmp_path: Path) -> None:
    other = report(tmp_path, "b", SECOND, "الأفق")
    done = marsad("index", other, case, "--into", tmp_path / "all.db")
    assert (done.exit_code, done.stdout.split(";")[0]) == (0, "run 1: 2 new documents, 0 read again, 0 as they were")
    assert not (case / "case.db").exists()
    done = marsad("index", other, case)
    assert (done.exit_code, "--into" in done.stderr) == (2, True)
    done = marsad("index", tmp_path / "nothing.txt", "--into", tmp_path / "all.db")
    assert (done.exit_code, done.stdout) == (1, "nothing to read\n")
    done = marsad("index", tmp_path / "nothing.txt", "--into", "oracle://host/name")
    assert done.exit_code == 1


def test_a_text_that_cannot_be_read_now_costs_no_other_and_is_not_taken_for_gone(case: Path, tmp_path: Path) -> None:
    marsad("collect", report(tmp_path, "b", SECOND, "الأفق"), "--case", case, "--by", "me")
    marsad("index", case)
    text = sorted((case / "texts").rglob("*.jsonl"))[0]
    text.chmod(0o600)
    text.write_bytes(text.read_bytes().replace("غارة".encode(), "غاره".encode()))
    done = marsad("index", case)
    assert done.exit_code == 1
    assert "the text was changed since it was kept" in done.stderr
    assert "not in the case any more" not in done.stdout


def test_incidents_of_a_case_come_from_its_database_under_ids_that_go_on(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = marsad("incidents", case, "--format", "jsonl").stdout
    marsad("index", case)
    monkeypatch.setattr(run, "new_reader", None)  # nothing is read again
    first = marsad("incidents", case, "--format", "jsonl")
    assert (first.exit_code, first.stdout) == (0, plain)
    monkeypatch.setattr(run, "new_reader", reader)
    marsad("collect", report(tmp_path, "0", SECOND.replace("أمس الأحد", "أمس"), "أ"), "--case", case, "--by", "me")
    behind = marsad("incidents", case, "--format", "jsonl")
    assert behind.stdout == plain
    assert "something was added to the case since it was indexed; «marsad index" in behind.stderr
    marsad("index", case)
    second = marsad("incidents", case, "--format", "jsonl")
    assert second.stderr == ""
    before, after = json.loads(plain), [json.loads(line) for line in second.stdout.splitlines()]
    assert [one["id"] for one in after] == [before["id"]]
    assert len(after[0]["documents"]) == 2


def test_what_a_person_decided_about_a_case_is_followed(case: Path, tmp_path: Path) -> None:
    marsad("collect", report(tmp_path, "b", SECOND, "الأفق"), "--case", case, "--by", "me")
    marsad("index", case)
    (incident,) = marsad("incidents", case, "--format", "jsonl").stdout.splitlines()
    found, claims = tmp_path / "found.jsonl", tmp_path / "claims.jsonl"
    found.write_text(incident + "\n", encoding="utf-8")
    assert marsad("read", case, "-o", claims).exit_code == 0
    done = marsad(
        *("judge", "different", *json.loads(incident)["claims"], "--among", found, "--among", claims, "--by", "رنا"),
        *("--judgements", case / "judgements.jsonl"),
    )
    assert done.exit_code == 0, done.output
    assert marsad("verify", case).exit_code == 0
    for path in case.glob("case.db*"):
        path.unlink()
    marsad("index", case)
    parted = [json.loads(line) for line in marsad("incidents", case, "--format", "jsonl").stdout.splitlines()]
    assert [len(one["claims"]) for one in parted] == [1, 1]
    assert "1 judgements" in marsad("verify", case).stdout
