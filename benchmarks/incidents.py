"""What consolidation costs as reports grow: seconds of the processor and peak memory, and what one more report costs.

    python benchmarks/incidents.py CLAIMS [--articles 15620] [--sizes 3905,15620,150000]

CLAIMS is what ``marsad read news.jsonl -o CLAIMS`` wrote of the shared news (``--articles`` of them, most without any claim).
Beyond their number the reports are repeated with their dates moved by 30 days each time and ids of their own; their words
stay, so that every text has near-duplicates: harder than news is. The repeated claims are written to a file, and each size is
read from its file in a process of its own, as ``marsad incidents`` does it.
"""

from __future__ import annotations

import argparse
import datetime
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.consolidate import Consolidator, Report
from marsad.ingest.claims import claims_by_document

STEP = 30  # days by which each repetition is moved
COLUMNS = ("articles", "claims", "incidents", "seconds", "ms/claim", "peak MB", "one more, ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path, help="claims of the news, as JSON Lines")
    parser.add_argument("--articles", type=int, default=15620, help="of how many articles they are")
    parser.add_argument("--sizes", default="3905,15620,150000", help="numbers of articles, with commas between")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.claims)))
        return
    print("".join(f"{name:>14}" for name in COLUMNS))
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.jsonl"
            claims = repeated(options.claims, path, size, options.articles)
            command = [sys.executable, __file__, str(path), "--one"]
            done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        each = 1000 * done["seconds"] / claims
        row = (f"{size:,}", f"{claims:,}", f"{done['incidents']:,}", f"{done['seconds']:.0f}", f"{each:.2f}")
        print("".join(f"{cell:>14}" for cell in (*row, f"{done['megabytes']:.0f}", f"{done['more']:.1f}")), flush=True)


def measured(path: Path) -> dict[str, float]:
    """Consolidate the claims of a file; then add one more report, twenty times."""
    consolidator = Consolidator()
    started = time.process_time()
    consolidator.take(reports(path))
    found = sum(1 for _ in consolidator.each())
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    more = path.with_name("more.jsonl")
    with path.open(encoding="utf-8") as lines:
        head = [line for line, _ in zip(lines, range(80), strict=False)]
    more.write_text("".join(moved(line, 999, 7) for line in head), encoding="utf-8")
    extra = [report for report, _ in zip(reports(more), range(20), strict=False)]
    started = time.process_time()
    for report in extra:
        consolidator.add([report])
    each = 1000 * (time.process_time() - started) / max(1, len(extra))
    return {"incidents": found, "seconds": seconds, "megabytes": peak, "more": each}


def reports(path: Path) -> Iterator[Report]:
    """The reports of a file of claims."""
    for found in claims_by_document(str(path)):
        if not isinstance(found, list):
            raise SystemExit(str(found))
        yield Report(found[0].document, tuple(found))


def repeated(path: Path, into: Path, size: int, articles: int) -> int:
    """Write the claims of so many articles, repeated where there are fewer; how many claims they are."""
    whole, rest = divmod(size, articles)
    with path.open(encoding="utf-8") as lines:
        total, written = sum(1 for _ in lines), 0
    with into.open("w", encoding="utf-8") as out:
        for turn in range(whole + (rest > 0)):
            share = total if turn < whole else round(total * rest / articles)
            with path.open(encoding="utf-8") as lines:
                for line, _ in zip(lines, range(share), strict=False):
                    out.write(moved(line, turn, turn * STEP))
                    written += 1
    return written


def moved(line: str, turn: int, days: int) -> str:
    """The claim with its dates moved and ids of its own; as it is where they are not."""
    if not turn:
        return line
    record: dict[str, Any] = json.loads(line)
    record["id"] += f"+{turn}"
    document, time_ = record["document"], record["event"]["time"]
    document["id"] += f"+{turn}"
    document["published"] = _day(document["published"], days)
    if time_ is not None:
        time_["from"], time_["to"] = _day(time_["from"], days), _day(time_["to"], days)
    return json.dumps(record, ensure_ascii=False) + "\n"


def _day(day: str | None, days: int) -> str | None:
    if day is None:
        return None
    try:
        return (datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day


if __name__ == "__main__":
    main()
