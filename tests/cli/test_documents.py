"""PDF and office files on the command line: records say what their text is worth, faults are named, the rest is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.cli.main import app

PDFS = Path(__file__).parent.parent / "ingest" / "pdfs"
REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة أمس الأحد."


def test_a_record_says_that_its_digits_are_doubtful() -> None:
    done = CliRunner().invoke(app, ["mentions", str(PDFS / "lying.pdf"), "--published", "2018-06-12"])
    assert done.exit_code == 0, done.output
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert {record["document"]["provenance"]["text_order"] for record in records} == {"doubtful"}
    assert "«١٥» / «٥١»" in done.stderr


def test_a_pdf_is_read_beside_a_locked_one() -> None:
    paths = [str(PDFS / "locked.pdf"), str(PDFS / "report-chromium.pdf")]
    done = CliRunner().invoke(app, ["read", *paths, "--published", "2018-06-12", "--format", "jsonl"])
    assert done.exit_code == 1
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert claims[0]["document"]["provenance"]["extractor"].startswith("pdfplumber ")
    assert "locked with a password" in done.stderr


def test_columns_are_named_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"خبر,متى\n{REPORT},2018-06-12\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('text = "خبر"\npublished = "متى"\n', encoding="utf-8")
    run = ["read", str(tmp_path / "a.csv"), "--columns", str(tmp_path / "c.toml"), "--format", "jsonl"]
    done = CliRunner().invoke(app, run)
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout.splitlines()[0])["document"]["published"] == "2018-06-12"


@pytest.mark.parametrize("told", ["words = 1", "nothing"])
def test_a_wrong_file_of_columns_is_wrong_usage(tmp_path: Path, told: str) -> None:
    (tmp_path / "c.toml").write_text(told, encoding="utf-8")
    done = CliRunner().invoke(app, ["read", "-", "--columns", str(tmp_path / "c.toml")], input=REPORT)
    assert done.exit_code == 2
    assert "c.toml" in done.stderr
