"""Output of auto-archiver: what it says of an address, whichever of its forms it is in, and the files that belong to it."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pytest
from making_archives import OTHER, REPORT, page

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.model.provenance import Provenance
from marsad.model.text import Document

URL = "https://t.me/s/example/12"
WHEN = datetime.datetime(2016, 2, 7, 22, 30, tzinfo=datetime.UTC)
KEY = "./local_archive/https-t-me-s-example-12/aaaaaaaaaaaaaaaaaaaaaaaa"


def read(*paths: Path) -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks."""
    found = list(read_inputs(paths))
    documents = [one for one in found if isinstance(one, Document)]
    return (
        documents,
        [str(one) for one in found if isinstance(one, Rejected)],
        [str(one) for one in found if isinstance(one, Remark)],
    )


def media(ending: str, kind: str, **properties: Any) -> dict[str, Any]:
    return {
        "filename": f"/tmp/x{ending}",
        "_key": KEY + ending,
        "urls": [],
        "properties": properties,
        "_mimetype": kind,
    }


def item(when: Any = WHEN, **about: Any) -> dict[str, Any]:
    """An item as dataclasses.asdict gives it."""
    stamp = media(".tsr", "application/timestamp-reply")
    kept = [
        media(".jpg", "image/jpeg", hash="SHA3-512:00", timestamps=[stamp]),
        media(".html", "text/html", id="_final_media"),
    ]
    known = {
        "url": URL,
        "title": "منشور",
        "content": REPORT,
        "timestamp": when,
        "_processed_at": when,
        "author": "الساحل",
    }
    return {"status": "telegram: success", "metadata": known | about, "media": kept}


def table(*items: dict[str, Any]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, ["status", "metadata", "media"])
    writer.writeheader()
    writer.writerows(items)
    return buffer.getvalue()


def as_json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, default=lambda moment: moment.timestamp())


WANTED = Provenance(captured="2016-02-07T22:30:00Z", media=(KEY + ".jpg", KEY + ".tsr"))


@pytest.mark.parametrize("name", ["db.csv", "metadata.json"])
def test_an_item_is_a_document(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(table(item()) if name == "db.csv" else as_json(item()), encoding="utf-8")
    (document,), rejected, remarks = read(path)
    assert document == Document(
        REPORT, path=str(path), url=URL, title="منشور", publisher="الساحل", published="2016-02-07", provenance=WANTED
    )
    assert (rejected, remarks) == ([], [])


def test_the_columns_of_its_sheet_are_read(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    head = "Link,Archive status,Archive date,Upload timestamp,Upload title,Text content,Screenshot,Notes\n"
    rows = f"{URL},success,2016-02-08T01:00:00+03:00,2016-02-07T22:30:00,منشور,{REPORT},shot.png,x\n,,,,,,,\n"
    path.write_text(head + rows, encoding="utf-8")
    (document,), rejected, _ = read(path)
    assert (document.text, document.url, document.published) == (REPORT, URL, "2016-02-07")
    assert document.provenance == Provenance(captured="2016-02-07T22:00:00Z", media=("shot.png",))
    assert len(rejected) == 1  # the empty row


def test_a_folder_is_read_as_one(tmp_path: Path) -> None:
    """The page for people is no report, pictures and time stamps are no unknown files, a saved page has its address."""
    empty = item(title=None, content=None, url="https://example.org/2")
    empty["media"] = [{**media(".html", "text/html"), "_key": KEY.replace("aaa", "bbb") + ".html"}]
    (tmp_path / "db.csv").write_text(table(item(), empty), encoding="utf-8")
    folder = tmp_path / "local_archive" / "https-t-me-s-example-12"
    folder.mkdir(parents=True)
    for name in ("a.jpg", "a.tsr"):
        (folder / name.replace("a", "a" * 24, 1)).write_bytes(b"\0")
    (folder / f"{'a' * 24}.html").write_bytes(page("auto-archiver " + REPORT))
    (folder / Path(empty["media"][0]["_key"]).name).write_bytes(page(REPORT))
    (tmp_path / "more.txt").write_text(OTHER, encoding="utf-8")
    documents, rejected, remarks = read(tmp_path)
    assert [document.url for document in documents] == [URL, None, "https://example.org/2"]
    assert documents[2].provenance is not None
    assert documents[2].provenance.captured == "2016-02-07T22:30:00Z"
    assert (rejected, remarks) == ([], [])


@pytest.mark.parametrize("status", ["no archiver", "nothing archived"])
def test_what_could_not_be_archived_is_named(tmp_path: Path, status: str) -> None:
    (tmp_path / "metadata.json").write_text(json.dumps({"status": status, "metadata": {"url": URL}, "media": []}))
    documents, rejected, _ = read(tmp_path)
    assert documents == []
    assert f"nothing to read was archived of {URL} ({status})" in rejected[0]


def test_nothing_in_a_table_is_run(tmp_path: Path) -> None:
    row = f"success,\"__import__('os').mkdir('{tmp_path}/made')\",[]\n"
    (tmp_path / "db.csv").write_text(
        "status,metadata,media\n" + row + table(item()).partition("\n")[2], encoding="utf-8"
    )
    documents, rejected, _ = read(tmp_path / "db.csv")
    assert (len(documents), len(rejected)) == (1, 1)
    assert not (tmp_path / "made").exists()


CELLS = ["{" * 50_000, "[" * 9_000, "{'url': 1}", "datetime.datetime(0, 99, 1, 1, 1)", "-" * 99_999 + "1", "9" * 9_999]


@pytest.mark.parametrize("cell", CELLS, ids=range(len(CELLS)))
def test_a_broken_cell_costs_its_row_alone(tmp_path: Path, cell: str) -> None:
    rows = table({"status": "success", "metadata": cell, "media": cell}, item())
    (tmp_path / "db.csv").write_text(rows, encoding="utf-8")
    documents, rejected, _ = read(tmp_path / "db.csv")
    assert (len(documents), len(rejected)) == (1, 1)


@pytest.mark.parametrize("value", [{"status": "x", "text": REPORT}, {"metadata": {"url": URL}, "text": REPORT}])
def test_other_json_is_read_as_before(tmp_path: Path, value: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    (document,), rejected, _ = read(tmp_path / "a.json")
    assert (document.text, document.provenance, rejected) == (REPORT, None, [])
