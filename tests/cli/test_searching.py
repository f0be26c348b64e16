"""``marsad search`` and ``marsad import`` from end to end: collected, indexed, searched; words stand where they are said to."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.cli.run import new_reader
from marsad.ingest import read_inputs
from marsad.model.text import Document

SAMPLES = Path(__file__).parents[2] / "samples"
SECRET = "غا\u200bرة على \u202eسوق\u202c في مدينة سراقب أمس قتلت خمسة مدنيين."


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="marsad")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the samples and a report that holds signs which cannot be seen, indexed."""
    folder = tmp_path_factory.mktemp("search")
    row = {"id": "secret", "text": SECRET, "published": "2015-07-25", "title": "=cmd"}
    (folder / "more.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    reader = cache(new_reader)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.cli.run.new_reader", reader)
        assert marsad(
            "collect", SAMPLES, folder / "more.jsonl", "--case", folder / "case", "--by", "tester"
        ).exit_code in (0, 1)
        done = marsad("index", folder / "case")
        assert "7 new documents" in done.output, done.output
    return folder / "case"


def hits(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("query", ["غاره", "مدن", '"سوق شعبي"', "قص*", "=مدينة", "قتيل OR مدني"])
def test_every_highlight_stands_in_the_original(case: Path, query: str) -> None:
    texts = {one.id: one.text for one in read_inputs([str(case)]) if isinstance(one, Document)}
    found = hits(marsad("search", case, query))
    assert found
    marked = 0
    for hit in found:
        text = texts[hit["document"]["id"]]
        for passage in hit["passages"]:
            assert text[passage["start"] : passage["end"]] == passage["text"]
            for mark in passage["highlights"]:
                assert text[mark["start"] : mark["end"]] == mark["text"]
                marked += 1
        for claim in hit["claims"]:
            assert text[claim["trigger"]["start"] : claim["trigger"]["end"]] == claim["trigger"]["text"]
    assert marked


def test_the_table_shows_signs_that_cannot_be_seen(case: Path) -> None:
    shown = marsad("search", case, "غارة", "--format", "table", "--language", "en", "--explain").output
    assert "⟦غا‹ZWSP›رة⟧" in shown
    assert "‹RLO›سوق‹PDF›" in shown
    assert not set("\u200b\u202e\u202c") & set(shown)
    assert "غا‹ZWSP›رة ⇐ غارة: as written" in shown


def test_csv_runs_no_formula(case: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(marsad("search", case, "سراقب", "--format", "csv").stdout.removeprefix("\ufeff")))
    )
    assert [row["title"] for row in rows if row["source_id"] == "secret"] == ["'=cmd"]
    assert all("⟦" in row["passage"] for row in rows)


def test_filters_from_the_command_line(case: Path) -> None:
    by_type = hits(marsad("search", case, "--type", "shelling", "--place", "الحديدة", "--since", "2018-06-01"))
    assert [hit["document"]["publisher"] for hit in by_type] == ["وكالة السراة"]
    near = hits(marsad("search", case, "", "--place", "35.86,36.80", "--km", "20", "--until", "2015-12-31"))
    assert "secret" in [hit["document"]["source_id"] for hit in near]
    assert hits(marsad("search", case, "سوق", "--factuality", "negated")) == []


WRONG = [
    (["قصف", "--type", "parade"], "there is no «parade»"),
    (["قصف", "--place", "لا مكان كهذا"], "no gazetteer has"),
    (["قصف", "--place", "طرابلس"], "say which"),
    (["قصف", "--km", "5"], "give the place too"),
    (["قصف", "--since", "tomorrow"], "is no date"),
    (["(قصف"], "never closed"),
    ([""], "nothing is asked for"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[said for _, said in WRONG])
def test_wrong_usage_is_named(case: Path, arguments: list[str], said: str) -> None:
    done = marsad("search", case, *arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_a_case_that_was_not_indexed_says_so(tmp_path: Path) -> None:
    marsad("collect", SAMPLES / "1-agency-yemen.md", "--case", tmp_path / "case", "--by", "tester")
    done = marsad("search", tmp_path / "case", "قصف")
    assert done.exit_code == 1
    assert "marsad index" in str(done.exception)


def test_import_lines_up_with_a_case(case: Path, tmp_path: Path) -> None:
    table = (
        "id,date,type,place,killed\nr1,2015-07-24,air-strike,سراقب,5\nr2,2015-07-24,arrest,حلب,\nr3,soon,arrest,حلب,\n"
    )
    (tmp_path / "own.csv").write_text(table, encoding="utf-8")
    done = marsad("import", tmp_path / "own.csv", "--as", "csv", "--against", case)
    assert done.exit_code == 1
    assert "own.csv:4: «date» is no date" in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["status"], line["reference"]["id"]) for line in lines if "reference" in line] == [
        ("matched", "r1"),
        ("only-reference", "r2"),
    ]
    best = next(line for line in lines if line["status"] == "matched")["matches"][0]
    assert {reason["feature"] for reason in best["reasons"]} >= {"type", "days", "place", "tolls"}
    assert any(line["status"] == "only-marsad" for line in lines)


def test_a_table_of_another_kind_writes_nothing(case: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = marsad("import", tmp_path / "own.csv", "--as", "ged", "--against", case)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no column «id»" in done.stderr
