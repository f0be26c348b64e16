"""What a source says of itself beyond its bytes reaches the case: facts of auto-archiver, columns of tables; and paths do
not tell who collects."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from vault_samples import REPORT, actions, collected, faults, files, kept

from marsad.ingest import read_inputs
from marsad.ingest.columns import Columns
from marsad.ingest.vault import paths
from marsad.ingest.vault.paths import told_name, told_path
from marsad.model.text import Document

URL = "https://t.me/s/example/12"


def facts(documents: list[Document]) -> list[tuple[object, ...]]:
    """What is told of documents, but for what only a case knows of them."""
    bare = [dataclasses.replace(one.provenance, original=None, extractor=None) for one in documents if one.provenance]
    return [(one.text, one.url, one.published, way) for one, way in zip(documents, bare, strict=True)]


def read(*sources: object, columns: Columns | None = None) -> list[Document]:
    return [one for one in read_inputs([str(one) for one in sources], columns=columns) if isinstance(one, Document)]


def archived(folder: Path) -> Path:
    """A folder that auto-archiver wrote: a saved page, and the JSON that says of what."""
    inner = folder / "store" / "https-t-me-s-example-12"
    inner.mkdir(parents=True)
    (inner / "aaaa.html").write_text(f"<html><body><article><p>{REPORT}</p></article></body></html>", encoding="utf-8")
    about = {"url": URL, "timestamp": 1454918400.0, "_processed_at": 1454950000}
    media = [{"_key": "./store/https-t-me-s-example-12/aaaa.html", "properties": {}, "_mimetype": "text/html"}]
    item = {"status": "success", "metadata": about, "media": media}
    (folder / "metadata.json").write_text(json.dumps(item), encoding="utf-8")
    return folder


def test_what_auto_archiver_says_of_a_page_reaches_the_case(tmp_path: Path) -> None:
    folder, case = archived(tmp_path / "in"), tmp_path / "case"
    collected(case, folder)
    (document,) = read(case)
    assert (document.url, document.published) == (URL, "2016-02-08")
    assert document.provenance
    assert document.provenance.captured == "2016-02-08T16:46:40Z"  # not the moment of collecting
    assert facts([document]) == facts(read(folder))
    assert faults(case) == []


def test_a_page_whose_facts_came_later_is_read_anew(tmp_path: Path) -> None:
    folder, case = archived(tmp_path / "in"), tmp_path / "case"
    told = (folder / "metadata.json").read_bytes()
    (folder / "metadata.json").unlink()
    collected(case, folder)
    (folder / "metadata.json").write_bytes(told)
    outcomes = {Path(one.source).name: one.action for one in kept(collected(case, folder))}
    assert outcomes == {"metadata.json": "kept", "aaaa.html": "kept"}
    assert [one.url for one in read(case)] == [URL]
    assert {one.action for one in kept(collected(case, folder))} == {"seen"}


def test_a_table_is_kept_as_its_columns_say(tmp_path: Path) -> None:
    columns = Columns({"text": ("ماذا حدث",), "published": ("متى",)})
    (tmp_path / "t.csv").write_text(f'متى,ماذا حدث\n2018-06-12,"{REPORT}"\n', encoding="utf-8")
    case = tmp_path / "case"
    assert [one.documents for one in kept(collected(case, tmp_path / "t.csv"))] == [0]
    assert [one.documents for one in kept(collected(case, tmp_path / "t.csv", columns=columns))] == [1]
    assert [one.action for one in kept(collected(case, tmp_path / "t.csv", columns=columns))] == ["seen"]
    (document,) = read(case)
    assert (document.text, document.published) == (REPORT, "2018-06-12")
    assert actions(case) == ["created", "kept", "kept", "seen"]


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person called salma, whose home is below the folder of the test."""
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "salma"))
    monkeypatch.setattr(paths, "_login_names", lambda: frozenset({"salma"}))
    (tmp_path / "home" / "salma").mkdir(parents=True)
    return tmp_path / "home" / "salma"


def test_paths_do_not_tell_who_collects(at_home: Path, tmp_path: Path) -> None:
    (at_home / "a.txt").write_text(REPORT, encoding="utf-8")
    stick = tmp_path / "media" / "salma" / "usb"
    stick.mkdir(parents=True)
    (stick / "b.txt").write_text("x", encoding="utf-8")
    case = tmp_path / "case"
    outcomes = kept(collected(case, at_home / "a.txt", stick, at_home / "absent.txt"))
    assert [one.source for one in outcomes] == ["~/a.txt", f"{tmp_path}/media/~/usb/b.txt"]
    assert [one.path for one in read(case)] == ["~/a.txt"]
    assert not [path for path in files(case) if b"salma" in path.read_bytes()]
    assert [one.source for one in kept(collected(case, at_home / "a.txt", full_paths=True))] == [str(at_home / "a.txt")]


def test_only_the_home_folder_itself_is_cut_off(at_home: Path) -> None:
    assert told_path(f"{at_home}/x") == "~/x"
    assert told_path(str(at_home)) == "~"
    assert told_path(f"{at_home}2/x") == f"{at_home}2/x"
    assert told_name("../salma/x.txt") == "../~/x.txt"
    assert told_name("x.txt") == "x.txt"
    assert told_name(f"{at_home}/x", full=True) == f"{at_home}/x"
