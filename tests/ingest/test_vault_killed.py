"""A collector killed at any moment: nothing that it reported as kept is lost, nothing is there twice when it goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from vault_samples import actions, collected, faults, files, kept, reports

from marsad.ingest.vault import Case, Kept
from marsad.ingest.vault import collect as collecting
from marsad.ingest.vault.collect import collect

CALLS = ("write", "fsync", "replace", "mkdir", "chmod", "truncate", "ftruncate", "unlink", "rmdir")
Report = Callable[[str], None]


def in_child(work: Callable[[Report], None], killed_after: float | None = None) -> tuple[list[str], int]:
    """Do the work in a process of its own; what it had reported when it ended, or was killed, and its status."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        write = os.write
        os.close(reading)
        try:
            work(lambda line: write(writing, f"{line}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writing)
    if killed_after is not None:
        time.sleep(killed_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, encoding="utf-8") as stream:
        told = stream.read().splitlines()
    return told, os.waitpid(child, 0)[1]


def run(case: Path, sources: list[str]) -> Callable[[Report], None]:
    """Collecting that reports what was kept, as the command does."""

    def work(report: Report) -> None:
        for one in collect(Case.ensure(case, by="me"), sources, by="me"):
            assert isinstance(one, Kept)
            report(one.original)

    return work


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process wrote outlives it without fsync, which is there for power cuts; without it the tests are quick."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def dying_at(call: int, work: Callable[[Report], None]) -> Callable[[Report], None]:
    """The work, dying at so many calls that change the disk; a write that it dies in is done by half."""
    left = [call]

    def wrap(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def dying(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os._exit(9)
            return real(*arguments, **options)

        return dying

    def doomed(report: Report) -> None:
        for name in CALLS:
            setattr(os, name, wrap(name))
        work(report)
        report(f"calls {call - left[0]}")

    return doomed


def check_after(case: Path, sources: list[str], told: list[str]) -> None:
    """What must hold when the collector goes on after it was killed."""
    again = kept(collected(case, *sources, by="me"))
    assert faults(case) == []
    originals = {f"sha256:{path.parent.name}{path.name}" for path in files(case, "originals")}
    assert set(told) <= originals
    assert len(again) == len(originals) == len(files(case, "texts")) == len(files(case, "captures")) == len(sources)
    assert sum(one.action == "seen" for one in again) >= len(told)
    assert actions(case).count("kept") == len(sources)
    assert list((case / "staging").iterdir()) == []


def test_death_at_every_call_that_changes_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "MANY", 2)
    sources = reports(tmp_path / "in", 4)
    told, _ = in_child(dying_at(10**6, run(tmp_path / "whole", sources)))
    calls = int(told[-1].split()[1])
    assert calls > 60
    reported = set()
    for call in range(1, calls + 1):
        case = tmp_path / f"case-{call}"
        told, status = in_child(dying_at(call, run(case, sources)))
        if os.waitstatus_to_exitcode(status) == 9:
            assert not any(line.startswith("calls") for line in told)
            reported.add(len(told))
            check_after(case, sources, told)
    assert {0, 2} <= reported


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> float:
    """How many seconds a collection takes that nobody kills."""
    folder = tmp_path_factory.mktemp("whole")
    sources = reports(folder / "in", 25)
    collected(folder / "first", sources[0])  # loads what reading needs, once for all
    begun = time.monotonic()
    in_child(run(folder / "case", sources))
    return time.monotonic() - begun


@pytest.mark.parametrize("seed", range(36))
def test_kill_9_at_a_random_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: float, seed: int) -> None:
    monkeypatch.setattr(collecting, "MANY", 4)
    sources = reports(tmp_path / "in", 25)
    case, chance = tmp_path / "case", random.Random(seed)
    told: list[str] = []
    for _ in range(2):  # killed once, and again while it goes on
        told += in_child(run(case, sources), killed_after=chance.uniform(0.0, whole))[0]
    check_after(case, sources, sorted(set(told)))


def test_what_a_killed_writer_left_is_named_until_it_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = reports(tmp_path / "in", 2)
    collected(tmp_path / "case", sources[0])

    def die() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("marsad.ingest.vault.ledger.Ledger.checkpoint", lambda _: die())
    with pytest.raises(KeyboardInterrupt):
        collected(tmp_path / "case", sources[1])
    monkeypatch.undo()
    with (tmp_path / "case" / "custody.jsonl").open("ab") as stream:
        stream.write(b'{"entry": 4, "at')
    assert [fault.split(":")[0] for fault in faults(tmp_path / "case")] == ["unfinished", "added"]
    collected(tmp_path / "case", sources[1])
    entry = next(
        one for one in map(json.loads, (tmp_path / "case" / "custody.jsonl").open()) if one["action"] == "repaired"
    )
    assert (entry["adopted"], entry["cut_bytes"]) == (1, 16)
    assert faults(tmp_path / "case") == []
