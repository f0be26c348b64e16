"""The file that names the columns of tables: what it may say, and how wrong ones are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.ingest.columns import Columns, load_columns


def test_a_file_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('sheet = "أخبار"\ntext = ["ملخص", " تفصيل "]\ntitle = "عنوان الخبر"\n', encoding="utf-8")
    assert load_columns(path) == Columns({"text": ("ملخص", "تفصيل"), "title": ("عنوان الخبر",)}, "أخبار")


def test_a_row_by_its_columns() -> None:
    columns = Columns({"text": ("ملخص", "تفصيل"), "published": ("متى",)})
    row = {"ملخص": "قتل", "تفصيل": None, " متى ": "2018-06-12", "date": "1999-01-01", "url": "x"}
    assert columns.record(row) == {"text": "قتل", "published": "2018-06-12", "url": "x"}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("", "it names no column"),
        ("text = 5", "«text» is the name of a column"),
        ("text = []", "«text» is the name of a column"),
        ('words = "x"', "«words» is no field; there are text, id, title"),
        ('sheet = 1\ntext = "x"', "«sheet» is the name of a sheet"),
        ("text =", "it is no TOML file"),
        ("\udcff", "it is no TOML file"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, told: str, why: str) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(told.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=why):
        load_columns(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_columns(tmp_path / "c.toml")
