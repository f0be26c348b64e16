"""What consolidation costs as reports grow: seconds of the processor and peak memory, and what one more report costs.

    python benchmarks/incidents.py CLAIMS [--articles 15620] [--sizes 3905,15620,150000]

CLAIMS is what ``marsad read news.jsonl -o CLAIMS`` wrote of the shared news (``--articles`` of them, most without any claim).
Beyond their number the reports are repeated with their dates moved by 30 days each time and ids of their own; their words
stay, so that every text has near-duplicates: harder than news is. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import datetime
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from marsad.consolidate import Consolidator, Report
from marsad.model.claim import Claim, EventTime
from marsad.model.codec import claim_from_json
from marsad.model.decode import UnreadDocument

STEP = 30  # days by which each repetition is moved


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=Path, help="claims of the news, as JSON Lines")
    parser.add_argument("--articles", type=int, default=15620, help="of how many articles they are")
    parser.add_argument("--sizes", default="3905,15620,150000", help="numbers of articles, with commas between")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.claims, options.one, options.articles)))
        return
    print(
        f"{'articles':>10}{'claims':>10}{'incidents':>11}{'seconds':>9}{'ms/claim':>10}{'peak MB':>9}{'one more, ms':>14}"
    )
    for size in map(int, options.sizes.split(",")):
        command = [
            sys.executable,
            __file__,
            str(options.claims),
            "--articles",
            str(options.articles),
            "--one",
            str(size),
        ]
        done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        print(
            f"{size:>10,}{done['claims']:>10,}{done['incidents']:>11,}{done['seconds']:>9.0f}"
            f"{1000 * done['seconds'] / done['claims']:>10.2f}{done['megabytes']:>9.0f}{done['more']:>14.1f}",
            flush=True,
        )


def measured(path: Path, size: int, articles: int) -> dict[str, float]:
    """Consolidate so many articles; then add one more report, twenty times."""
    consolidator, claims = Consolidator(), 0
    started = time.process_time()

    def counted() -> Iterator[Report]:
        nonlocal claims
        for report in reports(path, size, articles):
            claims += len(report.claims)
            yield report

    consolidator.add(counted())
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    more = [moved(report, 999, 7) for report, _ in zip(reports(path, 200, articles), range(20), strict=False)]
    started = time.process_time()
    for report in more:
        consolidator.add([report])
    each = 1000 * (time.process_time() - started) / len(more)
    found = len(consolidator.incidents)
    return {"claims": claims, "incidents": found, "seconds": seconds, "megabytes": peak, "more": each}


def reports(path: Path, size: int, articles: int) -> Iterator[Report]:
    """As many reports as that number of articles holds, repeated where it is more than there are."""
    whole, rest = divmod(size, articles)
    held = _read(path)
    for turn in range(whole + (rest > 0)):
        share = 1.0 if turn < whole else rest / articles
        for report in held[: round(len(held) * share)]:
            yield moved(report, turn, turn * STEP)


def _read(path: Path) -> list[Report]:
    held: dict[str, list[Claim]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            record["evidence"], record["codes"] = [], {}
            claim = claim_from_json(record)
            held[claim.document.id].append(claim)
    return [Report(claims[0].document, tuple(claims)) for claims in held.values()]


def moved(report: Report, turn: int, days: int) -> Report:
    """The report with its dates moved and an id of its own; as it is where they are not."""
    if not turn:
        return report
    old = report.document
    fields = {name: getattr(old, name) for name in ("source_id", "path", "url", "title", "publisher")}
    document = UnreadDocument("", **fields, published=_day(old.published, days), digest=f"{old.id}+{turn}")
    return Report(document, tuple(_claim(claim, document, turn, days) for claim in report.claims))


def _claim(claim: Claim, document: UnreadDocument, turn: int, days: int) -> Claim:
    time_ = claim.event.time
    if time_ is not None:
        value = replace(time_.value, start=_day(time_.value.start, days), end=_day(time_.value.end, days))
        time_ = EventTime(time_.words, value)
    return replace(claim, id=f"{claim.id}+{turn}", document=document, event=replace(claim.event, time=time_))


def _day(day: str | None, days: int) -> str | None:
    if day is None:
        return None
    try:
        return (datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day


if __name__ == "__main__":
    main()
