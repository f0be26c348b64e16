"""``marsad incidents``: from reports and from claims, as JSON Lines and for the eye."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.cli.run import new_reader
from marsad.model.schemas import schema_text

FIRST = "استهدفت غارة جوية سوق السمك في الحديدة أمس الأحد وأسفرت عن مقتل خمسة مدنيين."
SECOND = "أوقعت غارة جوية على سوق السمك في الحديدة أمس الأحد ثمانية قتلى، بحسب مصدر طبي."
OTHER = "اعتقلت الشرطة ثلاثة أشخاص في مدينة سرت الليبية أمس الأحد."


def marsad(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="marsad")


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Consolidation needs what is really read."""
    monkeypatch.setattr("marsad.cli.run.new_reader", cache(new_reader))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    texts = [(FIRST, "السراة"), (SECOND, "الأفق"), (OTHER, "البلاد")]
    rows = [{"id": str(n), "text": t, "publisher": p, "published": "2015-07-27"} for n, (t, p) in enumerate(texts)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def claims(news: Path) -> Path:
    path = news.with_name("claims.jsonl")
    assert marsad("read", news, "-o", path).exit_code == 0
    return path


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_reports_of_one_incident_become_one_line(news: Path) -> None:
    found = records(marsad("incidents", news))
    strike = next(one for one in found if one["type"] == "air-strike")
    assert {told["publisher"] for told in strike["documents"]} == {"السراة", "الأفق"}  # type: ignore[attr-defined]
    assert strike["voices"] == 2
    killed = strike["counts"]["killed"]  # type: ignore[index]
    assert (killed["low"], killed["high"]) == (5, 8)
    schema = Draft202012Validator(json.loads(schema_text("incident")))
    assert [list(schema.iter_errors(one)) for one in found] == [[] for _ in found]


def test_claims_made_before_give_the_incidents_too(claims: Path, tmp_path: Path) -> None:
    found = records(marsad("incidents", claims))
    assert {one["type"] for one in found} == {"air-strike", "arrest"}
    packed = tmp_path / "claims.jsonl.gz"
    packed.write_bytes(gzip.compress(claims.read_bytes()))
    assert records(marsad("incidents", packed)) == found


def test_a_broken_claim_is_named_and_the_others_go_through(claims: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.jsonl"
    lines = claims.read_text(encoding="utf-8").splitlines()
    damaged.write_text("\n".join([lines[0], "{", '{"schema": "marsad/claim/1"}', *lines[1:]]), encoding="utf-8")
    result = marsad("incidents", damaged)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{damaged}:2: not valid JSON" in result.stderr
    assert f"{damaged}:3: claim.sentence is missing" in result.stderr


def test_the_table_in_arabic_and_in_english(news: Path) -> None:
    arabic = marsad("incidents", news, "--format", "table").stdout
    assert "غارة جوية في الحديدة" in arabic
    assert "2 مستقلة في 2 من التقارير" in arabic
    assert "خلاف" in arabic
    english = marsad("incidents", news, "--format", "table", "--language", "en").stdout
    assert "Air strike in الحديدة (YE), 2015-07-26" in english
    assert "2 independent in 2 reports" in english
    assert "disputed  killed: 5 (1)، 8 (1)" in english


def test_the_least_number_of_reports_and_the_empty_table(news: Path) -> None:
    assert [one["type"] for one in records(marsad("incidents", news, "--least", 2))] == ["air-strike"]
    result = marsad("incidents", news, "--least", 9, "--format", "table")
    assert (result.exit_code, result.stdout.strip()) == (0, "لا وقائع في هذه التقارير")


def test_ids_of_an_earlier_run_go_on(news: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.jsonl"
    renamed = [one | {"id": f"case-{at}"} for at, one in enumerate(records(marsad("incidents", news)))]
    earlier.write_text("\n".join(json.dumps(one) for one in renamed), encoding="utf-8")
    assert records(marsad("incidents", news, "--earlier", earlier)) == renamed


def test_what_is_no_file_of_incidents_is_refused_by_its_line(news: Path) -> None:
    result = marsad("incidents", news, "--earlier", news)
    assert result.exit_code == 2
    assert "news.jsonl:1: incident.schema is missing" in result.stderr


def test_earlier_bytes_that_are_no_text_are_refused(news: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "earlier.jsonl"
    damaged.write_bytes(b"\xff\xfe\x00\xb4")
    assert marsad("incidents", news, "--earlier", damaged).exit_code == 2


@pytest.mark.parametrize("number", ["NaN", "1e999", "-Infinity"])
def test_a_number_beyond_all_bounds_sets_its_claim_aside(claims: Path, tmp_path: Path, number: str) -> None:
    hostile = tmp_path / "hostile.jsonl"
    text = claims.read_text(encoding="utf-8")
    start = text.index('"lat": ') + len('"lat": ')
    hostile.write_text(text[:start] + number + text[text.index(",", start) :], encoding="utf-8")
    result = marsad("incidents", hostile)
    assert result.exit_code == 1
    assert result.stderr.count("not valid JSON") == 1
    assert result.stdout


def test_an_input_is_never_overwritten(news: Path, claims: Path) -> None:
    before = claims.read_bytes()
    assert marsad("incidents", claims, "-o", claims).exit_code == 2
    assert marsad("incidents", news, "--earlier", claims, "-o", claims).exit_code == 2
    assert claims.read_bytes() == before


def test_standard_input_is_read_as_reports() -> None:
    found = records(marsad("incidents", "-", "--published", "2015-07-27", stdin=FIRST))
    assert [one["type"] for one in found] == ["air-strike"]


def test_a_missing_file_is_named() -> None:
    result = marsad("incidents", "nowhere.jsonl")
    assert result.exit_code == 1
    assert "nowhere.jsonl" in result.stderr
