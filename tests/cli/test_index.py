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
    for into in (case, case / "case.db"):
        done = marsad("index", other, "--into", into)
        assert (done.exit_code, "«marsad collect»" in done.stderr) == (2, True)
    assert marsad("index", case, "--into", case / "case.db").exit_code == 0
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
    assert (
        "something was added to the case since it was indexed, or could not be read then; «marsad index"
        in behind.stderr
    )
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


def incident_ids(case: Path) -> list[str]:
    return [json.loads(line)["id"] for line in marsad("incidents", case).stdout.splitlines()]


@pytest.fixture
def told_twice(case: Path, tmp_path: Path) -> Path:
    """A case of two incidents."""
    other = report(tmp_path, "b", "اعتقلت الشرطة سبعة أشخاص في الموصل يوم الجمعة.", "الأفق")
    assert marsad("collect", other, "--case", case, "--by", "me").exit_code == 0
    return case


@pytest.mark.parametrize("named", ["", ".", "judgements.jsonl"])
def test_a_judgement_on_a_case_goes_into_its_journal_and_its_database(
    told_twice: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    marsad("index", told_twice)
    ids = incident_ids(told_twice)
    monkeypatch.chdir(told_twice.parent)
    to = ["--judgements", told_twice / named] if named else []
    done = marsad("judge", "same", *ids, "--among", told_twice, "--by", "رنا", *to)
    assert (done.exit_code, len(ids)) == (0, 2), done.output
    assert json.loads((told_twice / "judgements.jsonl").read_text(encoding="utf-8"))["id"] == done.stdout.strip()
    assert not (told_twice.parent / "judgements.jsonl").exists()
    assert len(incident_ids(told_twice)) == 1
    assert done.stdout.strip() in marsad("judge", "list", "--judgements", told_twice).stdout
    assert marsad("judge", "undo", done.stdout.strip(), "--judgements", told_twice, "--by", "رنا").exit_code == 0
    assert (len(incident_ids(told_twice)), marsad("verify", told_twice).exit_code) == (2, 0)


def test_a_judgement_on_an_encrypted_case_is_written_nowhere_else(
    told_twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    monkeypatch.setenv("MARSAD_CASE_KEY", "several words of a passphrase")
    marsad("index", told_twice, "--encrypt")
    file = told_twice / "judgements.jsonl"
    done = marsad(
        "judge", "same", *incident_ids(told_twice), "--among", told_twice, "--judgements", file, "--by", "رنا"
    )
    assert (done.exit_code, file.exists(), len(incident_ids(told_twice))) == (0, False, 1), done.output


def test_a_damaged_journal_is_told_of_and_the_good_lines_are_listed(told_twice: Path) -> None:
    (told_twice / "judgements.jsonl").write_bytes(b"\xff\xfe\n")
    marsad("index", told_twice)
    done = marsad("judge", "same", *incident_ids(told_twice), "--among", told_twice, "--by", "رنا")
    listed = marsad("judge", "list", "--judgements", told_twice)
    assert (listed.exit_code, len(listed.stdout.splitlines())) == (1, 1)
    assert done.stdout.strip() in listed.stdout
    assert f"{told_twice}/judgements.jsonl:1: the line is not valid JSON" in listed.stderr


def test_incidents_made_before_are_not_taken_for_reports(case: Path, tmp_path: Path) -> None:
    made = tmp_path / "incidents.jsonl"
    marsad("incidents", case, "-o", made)
    done = marsad("incidents", made)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "it holds incidents, and claims are asked for" in done.stderr
