"""``marsad export``: from reports, claims and incidents; what is refused, what is set aside, what stays."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.cli.run import new_reader
from marsad.export.formats import FORMATS

FIRST = "استهدفت غارة جوية سوق السمك في الحديدة أمس الأحد وأسفرت عن مقتل خمسة مدنيين."
SECOND = "أوقعت غارة جوية على سوق السمك في الحديدة أمس الأحد ثمانية قتلى، بحسب مصدر طبي."


def marsad(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, prog_name="marsad")


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", cache(new_reader))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports, their claims, and their incidents."""
    path = tmp_path_factory.mktemp("news")
    texts = [(FIRST, "السراة"), (SECOND, "الأفق")]
    rows = [{"id": str(n), "text": t, "publisher": p, "published": "2015-07-27"} for n, (t, p) in enumerate(texts)]
    (path / "news.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def claims(folder: Path) -> Path:
    assert marsad("read", folder / "news.jsonl", "-o", folder / "claims.jsonl").exit_code == 0
    return folder / "claims.jsonl"


@pytest.fixture
def incidents(claims: Path) -> Path:
    path = claims.with_name("incidents.jsonl")
    assert marsad("incidents", claims, "-o", path).exit_code == 0
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def package(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_reports_claims_and_incidents_give_the_same_table(
    folder: Path, claims: Path, incidents: Path, tmp_path: Path
) -> None:
    tables = []
    for name, given in (("reports", [folder / "news.jsonl"]), ("claims", [claims]), ("both", [incidents, claims])):
        assert marsad("export", "acled", *given, "-o", tmp_path / name).exit_code == 0
        tables.append(rows(tmp_path / name / "acled.csv"))
    assert tables[0] == tables[1] == tables[2]
    assert [(row["fatalities"], row["actor2"]) for row in tables[0]] == [("5", "مدنيون")] or tables[0][0][
        "fatalities"
    ] == "5"


def test_incidents_alone_lack_what_only_claims_tell(incidents: Path, tmp_path: Path) -> None:
    assert marsad("export", "ged", incidents, "-o", tmp_path / "out").exit_code == 0
    (row,) = rows(tmp_path / "out" / "ged.csv")
    assert (row["low"], row["best"], row["high"]) == ("5", "8", "8")
    assert (row["where_description"], row["type_of_violence"], row["source_original"]) == ("", "", "الأفق; السراة")


def test_claims_stream_one_row_each(claims: Path, tmp_path: Path) -> None:
    result = marsad("export", "csv", claims, "-o", tmp_path / "out", "--unit", "claims", "--language", "en")
    assert (result.exit_code, result.output) == (0, "")
    assert {row["type"] for row in rows(tmp_path / "out" / "claims.csv")} == {"air-strike"}
    assert package(tmp_path / "out")["sources"] == [
        {"title": "الأفق", "documents": 1},
        {"title": "السراة", "documents": 1},
    ]


def test_the_package_tells_how_it_was_made_and_no_folders(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert (
        marsad("export", "csv", claims, "-o", out, "--licence", "CC-BY-4.0", "--published", "2015-07-27").exit_code == 0
    )
    made = package(out)
    assert made["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "created" not in made
    told = made["marsad"]
    assert isinstance(told, dict)
    assert (told["inputs"], told["format"], told["records"]) == (["claims.jsonl"], "csv", 1)
    assert told["query"] == {"unit": "incidents", "language": "ar", "circles": False, "published": "2015-07-27"}
    assert str(tmp_path) not in json.dumps(made)
    assert marsad("export", "csv", claims, "-o", out, "--with-moment").exit_code == 0
    assert str(package(out)["created"]).endswith("Z")


def test_what_was_left_out_is_said_counted_and_in_the_codebook(tmp_path: Path) -> None:
    text = "هدد التنظيم بقصف مدينة تعز أمس الأحد."
    result = marsad(
        "export", "acled", "-", "--published", "2015-07-27", "-o", tmp_path / "out", "--language", "en", stdin=text
    )
    assert result.exit_code == 0
    left = package(tmp_path / "out")["marsad"]["left_out"]  # type: ignore[index]
    assert sum(item["records"] for item in left) >= 1
    for item in left:
        assert f"left out: {item['records']}: {item['reason']}" in result.stderr
        assert item["reason"] in (tmp_path / "out" / "codebook.md").read_text(encoding="utf-8")


def test_a_broken_line_is_named_and_the_rest_exported(claims: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_text(claims.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    result = marsad("export", "csv", damaged, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert f"{damaged}:3: not valid JSON" in result.stderr
    assert len(rows(tmp_path / "out" / "incidents.csv")) == 1


def test_incidents_are_no_claims(incidents: Path, tmp_path: Path) -> None:
    result = marsad("export", "csv", incidents, "-o", tmp_path / "out", "--unit", "claims")
    assert result.exit_code == 1
    assert "it holds incidents, and claims are asked for" in result.stderr


def test_an_earlier_export_is_replaced_and_nothing_else(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert marsad("export", "csv", claims, "-o", out).exit_code == 0
    assert marsad("export", "kml", claims, "-o", out).exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["codebook.md", "datapackage.json", "incidents.kml"]
    (out / "mine.txt").write_text("x", encoding="utf-8")
    result = marsad("export", "csv", claims, "-o", out)
    assert result.exit_code == 2
    assert "mine.txt" in result.stderr
    assert (out / "mine.txt").read_text(encoding="utf-8") == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("xml", "-o", "out"), "there is no format «xml»; the formats are jsonl, csv"),
        (("csv", "-o", "out.csv"), "an export is a folder"),
        (("acled", "-o", "out", "--unit", "claims"), "acled takes incidents, not claims"),
        (("csv", "-o", "out", "--licence", "by all means"), "is no name of a licence"),
        (("csv", "-o", "nowhere/out"), "there is no folder nowhere"),
        (("csv", "-o", "file"), "file is a file"),
    ],
)
def test_wrong_usage_is_refused_before_anything_is_read(
    arguments: tuple[str, ...], told: str, claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = marsad("export", arguments[0], claims, *arguments[1:])
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.replace("│", " ").split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_missing_package_is_named_with_its_extra(
    claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    result = CliRunner().invoke(app, ["export", "geoparquet", str(claims), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "pip install 'marsad[geo]'" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_help_names_every_format() -> None:
    shown = " ".join(marsad("export", "--help").stdout.split())
    assert [form.name for form in FORMATS if form.name not in shown] == []


def test_an_input_never_goes_with_the_folder_that_it_lies_in(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert marsad("export", "jsonl", claims, "-o", out).exit_code == 0
    for given in (out / "incidents.jsonl", out):
        result = marsad("export", "csv", given, "-o", out)
        assert result.exit_code == 2
        assert "which would be replaced" in " ".join(result.stderr.split())
    assert (out / "incidents.jsonl").is_file()


def test_what_a_killed_export_left_is_cleared_and_the_earlier_one_goes_back(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert marsad("export", "kml", claims, "-o", out).exit_code == 0
    gone = 2**22 + 1  # beyond the numbers of processes
    out.rename(tmp_path / f".out.{gone}.old")
    (tmp_path / f".out.{gone}.part").mkdir()
    (tmp_path / f".out.{gone}.part" / "half.csv").write_text("x", encoding="utf-8")
    assert marsad("export", "csv", claims, "-o", out).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failing_disk_leaves_the_earlier_export(
    claims: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert marsad("export", "kml", claims, "-o", out).exit_code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("marsad.export.run.write_codebook", full)
    result = marsad("export", "csv", claims, "-o", out)
    assert result.exit_code == 1
    assert "no space left on device; it was left as it was" in str(result.exception)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
