"""Cases for the tests of the vault: invented reports, real places."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

from marsad.ingest.vault import Capture, Case, Kept
from marsad.ingest.vault.collect import collect
from marsad.ingest.vault.verify import Check

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد، رقم {}."


def reports(folder: Path, count: int) -> list[str]:
    """So many small reports in a folder; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(REPORT.format(number), encoding="utf-8")
    return [str(path) for path in paths]


def collected(case: Path, *sources: object, by: str = "الفريق", **options: object) -> list[object]:
    """What came of collecting the sources into the case."""
    return list(collect(Case.ensure(case, by=by), [str(one) for one in sources], by=by, **options))  # type: ignore[arg-type]


def kept(outcomes: list[object]) -> list[Kept]:
    return [one for one in outcomes if isinstance(one, Kept)]


def faults(case: Path) -> list[str]:
    """What ``verify`` finds wrong."""
    return [str(fault) for fault in Check(case).run()]


def log(case: Path) -> list[dict[str, object]]:
    """The entries of the custody log."""
    return [json.loads(line) for line in (case / "custody.jsonl").read_text(encoding="utf-8").splitlines()]


def actions(case: Path) -> list[object]:
    return [entry["action"] for entry in log(case)]


def files(case: Path, *areas: str) -> list[Path]:
    """The files of a case, or of some areas of it."""
    return sorted(path for area in areas or (".",) for path in (case / area).rglob("*") if path.is_file())


def overwrite(path: Path, data: bytes) -> None:
    """Change a file of a case as a forger would."""
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    path.write_bytes(data)


def web(source: str = "https://example.org/news/1") -> Capture:
    """A capture of a page."""
    return Capture(source, source, ".txt", "web")
