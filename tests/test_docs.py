"""The pages: the same in both languages, complete, and what they show is what comes out."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import typer.main

from marsad import __all__ as public_names
from marsad.cli.main import app
from marsad.export.table_csv import COLUMNS

ROOT = Path(__file__).parent.parent
DOCS = runpy.run_path(str(ROOT / "scripts" / "docs.py"))
PAGES: list[Path] = DOCS["PAGES"]
LANGUAGES = ("en", "ar")


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
        target = part.split(")")[0]
        if not target.startswith(("http", "#")):
            assert (path.parent / target).exists(), target
