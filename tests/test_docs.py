"""The pages: the same in both languages, complete, and what they show is what comes out."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import typer.main
from typer.testing import CliRunner

from marsad import __all__ as public_names
from marsad.cli.main import app
from marsad.export.table_csv import COLUMNS

ROOT = Path(__file__).parent.parent
DOCS = runpy.run_path(str(ROOT / "scripts" / "docs.py"))
PAGES: list[Path] = DOCS["PAGES"]
LANGUAGES = ("en", "ar")
PAIRS = [
    (ROOT / "README.md", ROOT / "README.ar.md"),
    *[(path, ROOT / "docs" / "ar" / path.name) for path in sorted((ROOT / "docs" / "en").glob("*.md"))],
]


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command with its options, as the command line itself knows them."""
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        for path, inner in [(f"{name} {sub}", one) for sub, one in getattr(command, "commands", {}).items()] or [
            (name, command)
        ]:
            yield (
                f"marsad {path}",
                [option for parameter in inner.params for option in parameter.opts if option.startswith("-")],
            )


def test_both_languages_have_the_same_pages() -> None:
    names = [sorted(path.name for path in (ROOT / "docs" / language).glob("*.md")) for language in LANGUAGES]
    assert names[0] == names[1]
    assert "reference.md" in names[0]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0].name for pair in PAIRS])
def test_both_languages_are_built_alike(pair: tuple[Path, Path]) -> None:
    mark = re.compile(r"^(#+ |```\S*|\|---|- |\d+\. |<!-- [a-z-]+?(?=(?:-ar)? -->))", re.MULTILINE)
    built = [mark.findall(path.read_text(encoding="utf-8")) for path in pair]
    assert built[0] == built[1]
    assert DOCS["commands"](pair[0].read_text(encoding="utf-8")) == DOCS["commands"](
        pair[1].read_text(encoding="utf-8")
    )


def test_the_readme_quotes_the_report_whose_claims_it_shows() -> None:
    report = (ROOT / "samples" / "1-agency-yemen.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    for page in PAIRS[0]:
        quoted = re.findall(r"^> (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert quoted == report.split("\n")[: len(quoted)] == report.strip().split("\n")


def test_the_rule_of_the_page_passes_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [blocks(path.read_text(encoding="utf-8"), "yaml") for path in PAGES if path.name == "knowledge.md"]
    assert rules[0] == rules[1] != []
    (tmp_path / "rules" / "events").mkdir(parents=True)
    (tmp_path / "rules" / "events" / "mine.yaml").write_text("".join(rules[0]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["knowledge", "check", "rules/events/mine.yaml"])
    assert done.exit_code == 0, done.output
    for code in {code for path in PAGES for code in blocks(path.read_text(encoding="utf-8"), "python")}:
        exec(compile(code, "page", "exec"), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_names_every_command_option_column_and_name(language: str) -> None:
    page = (ROOT / "docs" / language / "reference.md").read_text(encoding="utf-8")
    for command, options in commands():
        assert f"### {command}" in page, command
        section = page.split(f"### {command}")[1].split("\n##")[0]
        assert [option for option in options if f"`{option}" not in section] == [], command
    assert [name for name, _, _ in COLUMNS if f"`{name}`" not in page] == []
    assert [name for name in public_names if f"`{name}`" not in page] == []


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_every_command_shown_runs(path: Path) -> None:
    for command in DOCS["commands"](path.read_text(encoding="utf-8")):
        status, output = DOCS["run"](command)
        assert status == 0, f"{command}\n{output}"


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_what_a_page_shows_is_what_comes_out(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    assert page == DOCS["fresh"](page), f"{path.name} shows old output; run «make docs»"


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for part in path.read_text(encoding="utf-8").split("](")[1:]:
        target = part.split(")")[0].split("#")[0]
        if target and not target.startswith("http"):
            assert (path.parent / target).exists(), target
