"""A short run of the fuzzers over every parser of untrusted input; the long one is a person's (docs: develop)."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))
from fuzz_readers import changed
from fuzz_targets import TARGETS

SCRIPTS = Path(__file__).parent.parent.parent / "scripts"
SECONDS = 0.5  # for each target, after ten files at least


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_files_break_no_parser(name: str) -> None:
    target, chance, until = TARGETS[name](), random.Random(6), time.monotonic() + SECONDS
    for data in target.seeds:
        target.read(data)
    read = 0
    while read < 10 or time.monotonic() < until:
        target.read(changed(target.seeds[read % len(target.seeds)], chance))
        read += 1


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="needs the extra «fuzz»")
def test_the_guided_fuzzer_runs(tmp_path: Path) -> None:
    script = [sys.executable, str(SCRIPTS / "fuzz_atheris.py"), "robots", "--runs", "500", "--minutes", "0.5"]
    run = subprocess.run([*script, "--found", str(tmp_path)], capture_output=True, timeout=100, check=True)
    assert b"number_of_executed_units" in run.stderr + run.stdout
    assert "robots: " in (tmp_path / "robots.told").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["robots.told"]
