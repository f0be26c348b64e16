"""The commands: what they write, where, and with what status they end."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.model.schemas import schema_text

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد."
BREAKS = "هذا التقرير يكسر القارئ."


def marsad(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="marsad")


def test_in_a_pipe_claims_are_json_lines(report: Path) -> None:
    result = marsad("read", report, "--published", "26/7/2015", "--publisher", "وكالة")
    assert (result.exit_code, result.stderr) == (0, "")
    record = json.loads(result.stdout)
    assert record["event"]["trigger"] == {"text": "قتل", "start": 0, "end": 3}
    assert (record["document"]["published"], record["document"]["publisher"]) == ("2015-07-26", "وكالة")


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_every_format_writes_the_claim(report: Path, form: str) -> None:
    result = marsad("read", report, "--format", form)
    assert result.exit_code == 0
    assert "قتل" in result.stdout


def test_one_broken_document_never_stops_the_rest(tmp_path: Path) -> None:
    lines = [{"id": 1, "text": REPORT}, {"id": 2}, {"id": 3, "text": BREAKS}, {"id": 4, "text": REPORT}]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = marsad("read", path)
    assert result.exit_code == 1
    assert [json.loads(line)["document"]["source_id"] for line in result.stdout.splitlines()] == ["1", "4"]
    assert f"set aside: {path}:2: no «text» among its fields (id)" in result.stderr
    assert f"set aside: {path} (id 3): Marsad failed on it (ZeroDivisionError: on purpose)" in result.stderr


def test_a_remark_is_said_and_does_not_count_as_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": REPORT, "published": "أمس"}), encoding="utf-8")
    result = marsad("read", path)
    assert result.exit_code == 0
    assert f"note: {path}:1: «أمس» is no date of publication" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "Missing argument"),
        (["read", "-", "--format", "xml"], "'xml' is not one of 'table', 'jsonl', 'csv'"),
        (["read", "-", "--published", "أمس"], "«أمس» is no date; write it as 2016-02-07"),
        (["read", "-", "--published", "2015-02-30"], "is no date"),
        (["read", "-", "-o", "/no/such/folder/x.jsonl"], "there is no folder /no/such/folder; make it first"),
        (["read", "-", "-o", "/tmp"], "/tmp is a folder; give the name of a file"),
        (["read", "-", "--bidi", "yes"], "is not one of"),
        (["tokens", "-", "--format", "xml"], "'xml' is not"),
        (["schema", "report"], "'report' is not one of"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(arguments: list[str], message: str) -> None:
    result = marsad(*arguments, stdin="")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_nothing_to_read_is_set_aside_not_a_crash(tmp_path: Path) -> None:
    result = marsad("read", tmp_path / "absent.txt", "-", stdin="")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["set aside", "set aside"]


def test_the_file_is_written_whole_and_its_ending_chooses_the_format(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old", encoding="utf-8")
    assert marsad("read", report, "-o", target).exit_code == 0
    (row,) = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")))
    assert row["type"] == "killing"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "report.txt"]


def test_a_run_that_breaks_off_leaves_the_old_file(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "claims.jsonl"
    target.write_text("old", encoding="utf-8")

    class Interrupted:
        def __init__(self, _knowledge: object) -> None:
            pass

        def analyse(self, _document: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr("marsad.cli.run.new_reader", Interrupted)
    result = marsad("read", report, "-o", target)
    assert result.exit_code == 130
    assert f"stopped after 0 documents; {target} was left as it was" in result.stderr
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.jsonl", "report.txt"]


def test_standard_input() -> None:
    result = marsad("read", "-", stdin=REPORT)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["document"]["path"] == "-"


def test_mentions(report: Path) -> None:
    record = json.loads(marsad("mentions", report).stdout)
    assert (record["schema"], record["dimension"], record["text"]) == ("marsad/mention/1", "quantity", "قتل")


def test_tokens(report: Path) -> None:
    lines = marsad("tokens", report, "--format", "conllu").stdout.splitlines()
    assert lines[0].startswith("# newdoc id = ")
    assert any(line.split("\t")[1:2] == ["غارة"] for line in lines)


@pytest.mark.parametrize("record", ["claim", "mention"])
def test_schema_prints_the_published_schema(record: str) -> None:
    assert marsad("schema", record).stdout == schema_text(record)


def test_version_and_bare_call() -> None:
    assert marsad("--version").stdout.startswith("marsad 0.")
    assert "Commands:" in marsad().output


@pytest.mark.parametrize("command", [[], ["read"], ["mentions"], ["tokens"], ["explain"], ["schema"]])
def test_help_ends_in_an_example(command: list[str]) -> None:
    help_text = " ".join(marsad(*command, "--help").stdout.split())
    assert f"Example: marsad {' '.join(command)}".strip() in help_text
