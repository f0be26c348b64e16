"""Verify: any byte that was changed, taken away or added is found, and named by its place."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_samples import REPORT, collected, faults, files, overwrite, reports

from marsad.errors import CaseError
from marsad.ingest import Rejected, read_inputs
from marsad.ingest.digest import digest_of
from marsad.ingest.vault import Case
from marsad.ingest.vault.keys import make_key
from marsad.ingest.vault.layout import is_case
from marsad.ingest.vault.sign import sign
from marsad.ingest.vault.verify import Check
from marsad.model.text import Document


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed case of three reports, two of them captured twice."""
    folder = tmp_path_factory.mktemp("sound")
    paths = reports(folder / "in", 3)
    collected(folder / "case", *paths)
    (folder / "in" / "001.txt").write_text(REPORT.format("مئة"), encoding="utf-8")
    collected(folder / "case", *paths[:2], folder / "absent")
    make_key(folder / "key", None)
    sign(Case.open(folder / "case"), folder / "key", "me")
    return folder / "case"


@pytest.fixture
def case(sound: Path, tmp_path: Path) -> Path:
    """A copy of it to do harm to."""
    return Path(shutil.copytree(sound, tmp_path / "case"))


def place(case: Path, path: Path) -> str:
    return path.relative_to(case).as_posix()


def test_a_sound_case_is_sound_and_counted(case: Path) -> None:
    check = Check(case)
    assert list(check.run()) == []
    counted = {name: check.counts[name] for name in ("originals", "captures", "texts", "documents", "entries", "seen")}
    assert counted == {"originals": 4, "captures": 4, "texts": 4, "documents": 4, "entries": 8, "seen": 1}


def test_one_changed_byte_anywhere_is_found_and_its_file_named(case: Path) -> None:
    chance = random.Random(0)
    for path in files(case):
        if path.name == "lock":
            continue
        data = path.read_bytes()
        for at in {0, len(data) - 1, *(chance.randrange(len(data)) for _ in range(20))}:
            changed = bytearray(data)
            changed[at] ^= 1 << chance.randrange(8)
            overwrite(path, bytes(changed))
            found = faults(case)
            assert any(place(case, path) in fault.split(": ")[1] for fault in found), (place(case, path), at, found)
        overwrite(path, data)
    assert faults(case) == []


def test_a_missing_file_is_found_and_named(case: Path) -> None:
    for path in files(case):
        if path.name in ("lock", "case.json"):
            continue
        path.rename(case.parent / "away")
        found = faults(case)
        assert any(fault.startswith(f"missing: {place(case, path)}") for fault in found), (place(case, path), found)
        (case.parent / "away").rename(path)
    (case / "case.json").unlink()
    with pytest.raises(CaseError, match="is no case"):
        faults(case)


@pytest.mark.parametrize(
    "path",
    ["originals/sha256/ab/cd", "originals/x", "texts/a.jsonl", "captures/a.json", "manifests/a.sig", "note.txt", "x/y"],
)
def test_an_added_file_is_found_and_named(case: Path, path: str) -> None:
    (case / path).parent.mkdir(parents=True, exist_ok=True)
    (case / path).touch()
    assert faults(case) == [f"added: {path}: no entry of the custody log tells of it"]


def test_a_file_in_whose_place_a_link_stands_is_found(case: Path) -> None:
    path = files(case, "originals")[0]
    path.rename(case.parent / "away")
    path.symlink_to(case.parent / "away")
    assert faults(case) == [f"changed: {place(case, path)}: it is no plain file any more"]
    (case / "originals" / "more").symlink_to(case.parent)
    assert len(faults(case)) == 2


def cut(lines: list[bytes]) -> list[bytes]:
    return lines[:-2]


def swap(lines: list[bytes]) -> list[bytes]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def drop(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], *lines[4:]]


def double(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[2], *lines[3:]]


def append(lines: list[bytes]) -> list[bytes]:
    entry = json.loads(lines[-1]) | {"entry": len(lines) + 1, "previous": digest_of(lines[-1][:-1])}
    return [*lines, json.dumps(entry).encode() + b"\n"]


def empty(_: list[bytes]) -> list[bytes]:
    return []


@pytest.mark.parametrize("harm", [cut, swap, drop, double, append, empty])
def test_a_log_whose_lines_were_moved_is_found(case: Path, harm: Callable[[list[bytes]], list[bytes]]) -> None:
    log = case / "custody.jsonl"
    log.write_bytes(b"".join(harm(log.read_bytes().splitlines(keepends=True))))
    assert any("custody.jsonl" in fault for fault in faults(case))


def test_a_tail_cut_off_together_with_the_head_still_leaves_what_it_told_of(case: Path) -> None:
    """The forger who rewrites the head too must take away the files as well; then only a signature kept elsewhere tells."""
    lines = (case / "custody.jsonl").read_bytes().splitlines(keepends=True)[:3]
    (case / "custody.jsonl").write_bytes(b"".join(lines))
    head = {"schema": "marsad/head/1", "entries": 3, "bytes": sum(map(len, lines)), "digest": digest_of(lines[-1][:-1])}
    (case / "head.json").write_bytes(json.dumps(head).encode() + b"\n")
    found = faults(case)
    assert any("its end was cut off" in fault for fault in found if "manifests" in fault)
    assert {fault.split(":")[0] for fault in found} == {"added"}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["custody.jsonl", "head.json", "case.json"]))
def test_whatever_stands_there_is_borne(sound: Path, data: bytes, at: int, name: str) -> None:
    path = sound / name
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[:at] + data + whole[at + 7 :])
        if path.read_bytes() != whole:
            assert faults(sound) != []
    finally:
        path.write_bytes(whole)


def test_a_case_that_cannot_be_written_to_can_be_verified(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (case / "lock").unlink()
    assert faults(case) == []
    monkeypatch.setattr("os.access", lambda *_: False)
    assert faults(case) == []


@pytest.mark.parametrize("part", ["head.json", "custody.jsonl", "case.json", "lock", "originals"])
@pytest.mark.parametrize("made", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "link"])
def test_a_case_of_others_cannot_make_its_reader_wait(tmp_path: Path, part: str, made: Callable[[Path], None]) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 1))
    (tmp_path / "case" / part).rename(tmp_path / "away")
    made(tmp_path / "case" / part)
    if part == "case.json":  # without which it is no case
        assert is_case(tmp_path / "case") is False
        return
    assert "a link, a pipe or a device" in str(faults(tmp_path / "case"))
    (outcome,) = read_inputs([tmp_path / "case"])
    assert isinstance(outcome, Rejected)
    assert "do not use it" in str(outcome)


@pytest.mark.parametrize("area", ["texts", "captures", "originals"])
def test_a_pipe_in_the_place_of_a_file_is_named(tmp_path: Path, area: str) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 1))
    (path,) = files(tmp_path / "case", area)
    path.unlink()
    os.mkfifo(path)
    assert "it is no plain file any more" in str(faults(tmp_path / "case"))
    (outcome,) = read_inputs([tmp_path / "case"])
    assert isinstance(outcome, Document if area == "originals" else Rejected)
