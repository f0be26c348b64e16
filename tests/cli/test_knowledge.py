"""``marsad knowledge``: what a researcher who edits the data files sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.knowledge import Knowledge
from marsad.knowledge.problems import Problem

ROOT = Path(__file__).parent.parent.parent
COLUMNS = "id,name,kind,aliases,country,loaded,name_en"


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["knowledge", *map(str, arguments)], prog_name="marsad")


def finds(*problems: Problem) -> Callable[..., list[Problem]]:
    """A stand-in for the checker."""
    return lambda _knowledge, _only, _progress: list(problems)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["show", "check", "format"])
def test_help_ends_in_an_example(command: str) -> None:
    assert f"Example: marsad knowledge {command}" in " ".join(marsad(command, "--help").stdout.split())


def test_show_finds_a_word_however_it_is_spelt() -> None:
    shown = marsad("show", "مُؤكّد").stdout
    assert "labels.csv:" in shown
    assert "value: asserted" in shown
    assert marsad("show", "لاوجودلها").exit_code == 1


@pytest.mark.parametrize("form", ["labels.csv", "src/marsad/knowledge/ar/labels.csv"])
def test_check_takes_a_name_or_a_path(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.proof.check", lambda _knowledge, only, _progress: [Problem(only, 3, "odd", "غريب")])
    monkeypatch.chdir(ROOT)
    result = marsad("check", form)
    assert result.exit_code == 1
    assert result.stdout == "labels.csv:3: odd\n    غريب\n"
    assert result.stderr == "1 wrong, 0 notes · الأخطاء 1، الملاحظات 0\n"


def test_check_lists_notes_and_does_not_fail_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.proof.check", finds(Problem("a.csv", 1, "odd", "غريب", "note")))
    result = marsad("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("note: a.csv:1: odd")


def test_a_copy_is_checked_in_the_place_of_the_bundled_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[Knowledge, str | None]] = []

    def check(knowledge: Knowledge, only: str | None, _progress: object) -> list[Problem]:
        held.append((knowledge, only))
        return [Problem("rules/events/strikes.yaml", 3, "odd", "غريب"), Problem("labels.csv", 1, "odd", "غريب")]

    monkeypatch.setattr("marsad.proof.check", check)
    (folder / "strikes.yaml").write_text("- id: x\n", encoding="utf-8")
    result = marsad("check", "./strikes.yaml")
    (knowledge, only) = held[0]
    assert only == "rules/events/strikes.yaml"
    assert knowledge.path(only) == folder / "strikes.yaml"
    assert result.stdout.startswith("./strikes.yaml:3: odd\n    غريب\nlabels.csv:1: odd")
    assert "./strikes.yaml is read in the place of rules/events/strikes.yaml · يقرأ بدل" in result.stderr


def test_a_broken_copy_is_told_and_not_a_crash(folder: Path) -> None:
    (folder / "syria.csv").write_text(f"{COLUMNS}\nx,جيش,police\n", encoding="utf-8")
    (folder / "actors").mkdir()
    (folder / "actors" / "syria.csv").write_text(f"{COLUMNS}\nx,جيش,police\n", encoding="utf-8")
    result = marsad("check", "actors/syria.csv")
    assert result.exit_code == 1
    assert result.stdout.startswith("actors/syria.csv:2: The line has 3 cells where the header has 7.")
    assert "The examples were not run." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "no.csv"], "«no.csv» is no file of the knowledge"),
        (["check", "verbs.csv"], "is the name of several files: lexicon/reporting/verbs.csv, lexicon/verbs.csv"),
        (
            ["check", "mine.csv"],
            "has the name of no file of the knowledge; name your copy as the file that it replaces",
        ),
        (["format", "rules/events/strikes.yaml"], "is no table: YAML keeps the order"),
        (["format", "no.csv"], "«no.csv» is no file of the knowledge"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(arguments: list[str], message: str, folder: Path) -> None:
    (folder / "mine.csv").write_text("a,b\n", encoding="utf-8")
    result = marsad(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_format_writes_the_table_in_one_form(folder: Path) -> None:
    path = folder / "mine.csv"
    path.write_text("\ufeffid;name\nb;شرطة\na;جيش\n", encoding="utf-8")
    result = marsad("format", "mine.csv")
    assert (result.exit_code, result.stdout) == (0, "mine.csv\n")
    assert path.read_text(encoding="utf-8") == "id,name\na,جيش\nb,شرطة\n"
    assert "0 of 1 tables changed · تغير 0 من 1" in marsad("format", "mine.csv").stderr


def test_format_leaves_what_it_cannot_read(folder: Path) -> None:
    path = folder / "mine.csv"
    path.write_text("id,name\nx\n", encoding="utf-8")
    result = marsad("format", "mine.csv")
    assert result.exit_code == 1
    assert result.stdout.startswith("mine.csv:2: The line has 1 cells where the header has 2.")
    assert path.read_text(encoding="utf-8") == "id,name\nx\n"


def test_show_tells_of_an_actor_what_it_was_and_when() -> None:
    shown = marsad("show", "جبهة النصرة").stdout
    assert shown.startswith("nusra-front · Nusra Front · جبهة النصرة\n  kind: armed-group\n  النوع: جماعة مسلحة\n")
    assert "  member of: al-Qaeda [al-qaeda], 2013-04-10 – 2016-07-28. Source: " in shown
    assert "  عضو في: تنظيم القاعدة، 2013-04-10 – 2016-07-28\n" in shown
    assert (
        "  side: nusra in: Syrian war, 2012-01 – 2016-07-28. Source: widely reported (actors/dated/sides.csv:" in shown
    )
    assert "  renamed: Jabhat Fath al-Sham [jabhat-fath-al-sham], 2016-07-28 –. Source: " in shown
    assert "actors/syria.csv:" in shown


def test_show_tells_who_held_an_office() -> None:
    shown = marsad("show", "prime-minister-of-libya").stdout
    assert "  held by: Fayez al-Sarraj [fayez-al-sarraj] (contested), 2016-03-30 – 2021-03-15. Source: " in shown
    assert "  تولاه: فايز السراج (متنازع عليه)، 2016-03-30 – 2021-03-15\n" in shown
