"""Collecting: files, folders and standard input; what cannot be got is named and stops nothing."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from vault_samples import REPORT, actions, collected, faults, files, kept, log, reports, web

from marsad.errors import CaseError
from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.vault import Capture, Case
from marsad.ingest.vault.collect import collect


def test_a_folder_is_kept_whole_and_read_as_read_reads_it(tmp_path: Path) -> None:
    reports(tmp_path / "in" / "deep", 2)
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "in" / "README.md").write_text(REPORT, encoding="utf-8")
    (tmp_path / "in" / ".hidden").write_text(REPORT, encoding="utf-8")
    outcomes = collected(tmp_path / "case", tmp_path / "in")
    names = [Path(one.source).name for one in kept(outcomes)]
    assert names == ["README.md", "photo.jpg", "000.txt", "001.txt"]
    assert [one.documents for one in kept(outcomes)] == [0, 0, 1, 1]
    assert len(outcomes) == 4


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(REPORT, encoding="utf-8")
    reports(tmp_path / "in", 1)
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    outcomes = collected(tmp_path / "case", tmp_path / "in")
    assert [Path(one.source).name for one in kept(outcomes)] == ["000.txt"]
    assert [str(one) for one in outcomes if isinstance(one, Rejected)] == [
        f"{tmp_path}/in/{name}: it is a link; name the file that it points to, if you want that"
        for name in ("link.txt", "up")
    ]
    assert [Path(one.source).name for one in kept(collected(tmp_path / "case", tmp_path / "in" / "link.txt"))] == [
        "link.txt"
    ]


def test_a_case_is_not_collected_into_itself(tmp_path: Path) -> None:
    reports(tmp_path / "in", 1)
    case = tmp_path / "in" / "case"
    assert len(kept(collected(case, tmp_path / "in"))) == 1
    assert len(kept(collected(case, tmp_path / "in"))) == 1
    (outcome,) = collected(tmp_path / "other", case)
    assert "it is a case" in str(outcome)
    assert faults(case) == []


def test_standard_input(tmp_path: Path) -> None:
    (one,) = kept(collected(tmp_path / "case", "-", stdin=io.BytesIO(REPORT.encode())))
    assert (one.source, one.documents) == ("-", 1)
    assert kept(collected(tmp_path / "case", "-", stdin=io.BytesIO(REPORT.encode())))[0].action == "seen"


def test_what_cannot_be_read_is_named_written_down_and_stops_nothing(tmp_path: Path) -> None:
    (path,) = reports(tmp_path / "in", 1)
    os.mkfifo(tmp_path / "pipe")
    outcomes = collected(tmp_path / "case", tmp_path / "absent", "/proc/self/mem", tmp_path / "pipe", path)
    assert [type(one).__name__ for one in outcomes] == ["Rejected", "Rejected", "Rejected", "Kept"]
    missed = [entry for entry in log(tmp_path / "case") if entry["action"] == "missed"]
    assert [entry["source"] for entry in missed] == [str(tmp_path / "absent"), "/proc/self/mem"]
    assert faults(tmp_path / "case") == []


def test_a_pipe_in_a_folder_makes_nobody_wait(tmp_path: Path) -> None:
    reports(tmp_path / "in", 1)
    for name in ("a.json", "b.csv", "c.txt"):
        os.mkfifo(tmp_path / "in" / name)
    told = [str(one) for one in collected(tmp_path / "case", tmp_path / "in") if isinstance(one, Rejected)]
    assert ["no plain file" in one for one in told] == [True] * 3
    read = [type(one).__name__ for one in read_inputs([tmp_path / "in"])]
    assert sorted(read) == ["Document", "Rejected", "Rejected", "Rejected"]


def test_a_file_that_is_being_written_is_remarked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = reports(tmp_path / "in", 1)
    monkeypatch.setattr("marsad.ingest.vault.session.Session._extract", lambda *_: os.utime(path, (1, 1)))
    assert any(isinstance(one, Remark) and "being written" in one.reason for one in collected(tmp_path / "case", path))


class Pages:
    """A fetcher of the kind that brings in web pages."""

    def takes(self, source: str) -> bool:
        return source.startswith("https://")

    def fetch(self, source: str) -> Iterator[tuple[Capture, bytes | BinaryIO] | Rejected | Remark]:
        yield web(source), REPORT.encode()
        yield Rejected(source + "/2", "404 not found", "look for it in an archive")
        raise TimeoutError("timed out")


def test_a_fetcher_brings_in_what_is_no_file(tmp_path: Path) -> None:
    outcomes = collected(tmp_path / "case", "https://example.org/1", *reports(tmp_path / "in", 1), fetchers=(Pages(),))
    assert [one.source for one in kept(outcomes)] == ["https://example.org/1", str(tmp_path / "in" / "000.txt")]
    assert sum(isinstance(one, Rejected) for one in outcomes) == 2
    assert actions(tmp_path / "case") == ["created", "kept", "missed", "missed", "kept"]


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """A limit on the size of a file stops a write in the middle, as a full disk does."""
    small = reports(tmp_path / "in", 3)
    (tmp_path / "in" / "large.txt").write_text(REPORT * 400, encoding="utf-8")
    case = Case.ensure(tmp_path / "case", by="me")
    found: list[object] = []
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(CaseError, match=r"file too large; what was reported as kept is safe"):
            found.extend(collect(case, [*small, str(tmp_path / "in" / "large.txt"), small[0]], by="me"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(kept(found)) == 3
    assert faults(case.path) == []
    assert list((case.path / "staging").iterdir()) == []
    assert [one.action for one in kept(collected(case.path, *small, tmp_path / "in" / "large.txt"))] == [
        *["seen"] * 3,
        "kept",
    ]


def test_a_log_that_takes_no_more_is_left_whole(tmp_path: Path) -> None:
    case, paths = tmp_path / "case", reports(tmp_path / "in", 3)
    collected(case, paths[0])
    size = (case / "custody.jsonl").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, before[1]))
    try:
        with pytest.raises(CaseError, match="cannot write"):
            collected(case, *paths)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert faults(case) == []
    assert len(kept(collected(case, *paths))) == 3
    assert faults(case) == []


def test_two_collectors_at_once_do_not_hurt_each_other(tmp_path: Path) -> None:
    reports(tmp_path / "in", 40)
    command = [sys.executable, "-m", "marsad", "collect", tmp_path / "in", "--case", tmp_path / "case", "--by"]
    several = [subprocess.Popen([*command, name], stdout=subprocess.PIPE) for name in ("ليلى", "سمير", "Ann")]
    told = [process.communicate()[0].splitlines() for process in several]
    assert [process.returncode for process in several] == [0, 0, 0]
    assert [len(lines) for lines in told] == [40, 40, 40]
    assert faults(tmp_path / "case") == []
    assert [len(files(tmp_path / "case", area)) for area in ("originals", "captures")] == [40, 40]
    assert actions(tmp_path / "case").count("kept") == 40
    assert actions(tmp_path / "case").count("seen") == 80
    assert list((tmp_path / "case" / "staging").iterdir()) == []
