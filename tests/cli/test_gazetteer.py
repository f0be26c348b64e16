"""``marsad gazetteer``: what is written, said, and with what status it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.knowledge.base import IMPORTED
from marsad.model.mention import PlaceValue
from marsad.model.text import Document
from marsad.reader import Reader

TABLE = "code,title,north,east,land\n1,كفر زرجين,35.1,37.2,SY\n2,Zarjin,35.1,37.2,SY\n3,زرجون,36.0,37.2,SY\n"
MAP = "name=title,lat=north,lon=east,id=code,country=land"


def marsad(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="marsad")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("marsad.cli.importing._today", lambda: "2026-01-02")
    return tmp_path / "own"


def test_a_list_is_imported_and_read_with(table: Path, own: Path) -> None:
    result = marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    assert (result.exit_code, result.stdout) == (
        0,
        "mine.csv: rows read: 3 · added: 2 · merged: 0 · aliases added: 0 · without Arabic name: 1"
        " · only generic names: 0 · of other kinds: 0 · bad: 0\n",
    )
    assert "own/gazetteer/imported.tsv: 2 places" in result.stderr
    from marsad.knowledge.own import with_own

    analysis = Reader(with_own(own)).analyse(Document("قتل خمسة مدنيين في كفر زرجين شمال سوريا"))
    value = analysis.mentions["place"][0].value
    assert isinstance(value, PlaceValue)
    assert value.place is not None
    assert value.place.id == "csv:mine:1"


def test_the_second_time_nothing_is_new(table: Path, own: Path) -> None:
    marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    first = (own / IMPORTED).read_bytes()
    result = marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    assert "added: 0 · merged: 2" in result.stdout
    assert "nothing new; nothing was written" in result.stderr
    assert (own / IMPORTED).read_bytes() == first


def test_a_dry_run_writes_nothing(table: Path, own: Path) -> None:
    result = marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own, "--dry-run")
    assert result.exit_code == 0
    assert "added: 2" in result.stdout
    assert "would be written" in result.stderr
    assert not own.exists()


def test_bad_rows_are_named_and_the_good_ones_go_through(table: Path, own: Path) -> None:
    table.write_text(TABLE + "4,زرجين,north,1,SY\n5,زرجين\n3,مرجون,20,20,SY\n", encoding="utf-8")
    result = marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    assert result.exit_code == 1
    assert "added: 2" in result.stdout
    assert "bad: 3" in result.stdout
    assert f"set aside: {table}:5: «north, 1» is no point on the globe" in result.stderr
    assert f"set aside: {table}:6: 2 cells where the header has 5 columns" in result.stderr
    assert f"set aside: {table}:7: its id csv:mine:3 is that of another place far away" in result.stderr
    assert (own / IMPORTED).is_file()


def test_without_a_folder_it_says_what_to_do(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_KNOWLEDGE", raising=False)
    result = marsad("gazetteer", "import", table, "--map", MAP)
    assert result.exit_code == 2
    assert "--knowledge FOLDER, or MARSAD_KNOWLEDGE" in " ".join(result.stderr.replace("│", " ").split())


def test_the_folder_may_come_from_the_environment(table: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_KNOWLEDGE", str(own))
    assert marsad("gazetteer", "import", table, "--map", MAP).exit_code == 0
    assert (own / IMPORTED).is_file()


@pytest.mark.parametrize(
    ("told", "message"),
    [("name=title", "it lacks lat, lon"), ("title=name", "is none of"), ("name=", "is none of")],
)
def test_a_wrong_mapping_is_wrong_usage(table: Path, own: Path, told: str, message: str) -> None:
    result = marsad("gazetteer", "import", table, "--map", told, "--knowledge", own)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_show_lists_the_places_of_a_name(table: Path, own: Path) -> None:
    marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    result = marsad("gazetteer", "show", "كفر زرجين", "--knowledge", own)
    assert result.exit_code == 0
    assert result.stdout == (
        "gazetteer/imported.tsv:3\n    id: csv:mine:1 · name: كفر زرجين · kind: town · country: SY"
        " · point: 35.1000, 37.2000 · source: mine.csv (csv, 2026-01-02)\n"
    )
    bundled = marsad("gazetteer", "show", "سراقب")
    assert "gazetteer/seed/syria.csv:" in bundled.stdout
    assert "governorate: إدلب" in bundled.stdout


def test_a_name_that_is_nowhere_is_said(own: Path) -> None:
    result = marsad("gazetteer", "show", "زرجين")
    assert result.exit_code == 1
    assert "«زرجين» is no name in the gazetteer" in result.stderr
    assert marsad("gazetteer", "show", " ").exit_code == 2
    assert not own.exists()


def test_other_commands_take_the_folder_from_the_environment(
    table: Path, own: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    monkeypatch.setenv("MARSAD_KNOWLEDGE", str(own))
    assert marsad("read", report).exit_code == 0


def test_a_country_that_is_none_is_set_aside(table: Path, own: Path) -> None:
    table.write_text(TABLE.replace("زرجون,36.0,37.2,SY", "زرجون,36.0,37.2,XX"), encoding="utf-8")
    result = marsad("gazetteer", "import", table, "--map", MAP, "--knowledge", own)
    assert result.exit_code == 1
    assert "added: 1 " in result.stdout
    assert "mine.csv:4: «XX» is no country of gazetteer/countries.csv" in result.stderr
