"""How fast ``marsad collect`` is, how much memory it takes, and whether what was kept outlives ``kill -9``.

    python benchmarks/collect.py [--documents 10000] [--kills 30] [--seed 0]

First the shared news (``../shared/data``, or where MARSAD_DATA points) as one packed file of 15,620 articles; then the same
number of small files as ``--documents`` says; then collecting those is killed at random moments, gone on with each time, and
at the end everything that was ever reported as kept must be in the case once, and ``marsad verify`` must find it sound.
Ends with 1 if that does not hold. Needs about 1 GB below TMPDIR.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
NEWS = "news/saudinewsnet.jsonl.gz"
REPORT = "قتل {} مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد، بحسب مصدر طبي.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        news = Path(os.environ.get("MARSAD_DATA", ROOT.parent / "shared" / "data")) / NEWS
        if news.exists():
            measure(news, Path(folder) / "news")
        else:
            print(f"{news} is not there: left out")
        reports = Path(folder) / "reports"
        make(reports, told.documents)
        seconds = measure(reports, Path(folder) / "small")
        sys.exit(
            killed(reports, Path(folder) / "killed", told.documents, told.kills, seconds, random.Random(told.seed))
        )


def make(folder: Path, count: int) -> None:
    """So many small files, no two alike."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(REPORT.format(number + 3), encoding="utf-8")


def marsad(*words: object, out: IO[bytes] | int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "marsad", *map(str, words)]
    return subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)


def measure(source: Path, case: Path) -> float:
    """Collect, verify, and print what that took; the seconds of collecting."""
    begun, before = time.monotonic(), spent()
    process = marsad("collect", source, "--case", case, "--by", "benchmark")
    lines = [json.loads(line) for line in process.communicate()[0].splitlines()]
    seconds, used = time.monotonic() - begun, spent() - before
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    documents = sum(line["documents"] for line in lines)
    print(f"{source.name}: {len(lines):,} originals, {documents:,} documents: {used:.1f} s of the processor", end=" ")
    print(f"({documents / used:,.0f} documents a second), {seconds:.1f} s by the clock, {memory:.0f} MB at most")
    before = spent()
    print(f"  {verify(case)}; verify: {spent() - before:.1f} s of the processor")
    return seconds


def spent() -> float:
    """The seconds of the processor that all processes took that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def verify(case: Path) -> str:
    """The last line of ``marsad verify``."""
    return marsad("verify", case).communicate()[0].decode().splitlines()[-1]


def killed(reports: Path, case: Path, count: int, kills: int, seconds: float, chance: random.Random) -> int:
    """Kill it again and again while it goes on; 0 if nothing was lost and nothing doubled."""
    reported: set[str] = set()
    early = 0
    for _ in range(kills):
        with tempfile.TemporaryFile() as told:  # a pipe that nobody empties would hold it up
            process = marsad("collect", reports, "--case", case, "--by", "benchmark", out=told)
            time.sleep(chance.uniform(0.2, max(0.4, 0.9 * seconds)))
            early += process.poll() is None
            process.kill()
            process.wait()
            told.seek(0)
            reported |= originals(told.read())
    held = len(reported)
    process = marsad("collect", reports, "--case", case, "--by", "benchmark")
    last = [json.loads(line) for line in process.communicate()[0].splitlines()]
    log = [json.loads(line) for line in (case / "custody.jsonl").read_bytes().splitlines()]
    actions = Counter(entry["action"] for entry in log)
    there = {f"sha256:{path.parent.name}{path.name}" for path in (case / "originals").rglob("*") if path.is_file()}
    sound = verify(case)
    print(
        f"killed {early} times of {kills} while it worked, {held:,} reported as kept before the last run; then {dict(actions)}"
    )
    print(sound)
    whole = reported <= there and len(there) == len(last) == actions["kept"] == count
    return 0 if whole and sound.startswith("sound") and early else 1


def originals(lines: bytes) -> set[str]:
    """The originals that were reported as kept; a last line that was cut off was not."""
    return {json.loads(line)["original"] for line in lines.splitlines(keepends=True) if line.endswith(b"\n")}


if __name__ == "__main__":
    main()
