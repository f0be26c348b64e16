"""Quality is a pinned floor: no figure may fall below what ``floors.csv`` holds, for the gold that it was measured on.

    python evaluation/gate.py [claims] [mentions] [entities] [gsr] [incidents]   compare; 1 if a figure fell or the gold changed
    python evaluation/gate.py --pin                                       raise the floors of figures that rose
    python evaluation/gate.py --pin --lower --reason "WHY"                lower those that fell, and say why in CHANGELOG.md
    python evaluation/gate.py --pin --new-gold --reason "WHY"             pin anew for another gold, and say why

A figure is F1 where precision and recall are told, else the share that is right. Skips, and says so, where the shared data is
absent.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import sources
from draw import DATA

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOORS = HERE / "floors.csv"
CHANGES = ROOT / "CHANGELOG.md"
HEADING = "### Lowered floors"
GOLD = {
    "claims": (HERE / "gold" / "claims", "*.yaml"),
    "mentions": (HERE / "gold" / "mentions", "*.jsonl"),
    "entities": (HERE / "gold" / "entities", "*.jsonl"),
    "gsr": (DATA / "gsr", "*.csv"),
    "incidents": (HERE / "gold" / "incidents", "*.csv"),
}
# The figures that are pinned; the others that a script prints are for reading.
PINNED = {
    "claims": ("event, type right", "agent, matched", "patient, matched", "place, matched", "counts, matched", "date",
               "undated", "source, chain", "factuality", "factuality, not asserted"),
    "mentions": ("time right", "quantity right"),
    "entities": ("place found", "place resolved", "place within 25 km", "actor found", "actor identified", "materiel found"),
    "gsr": ("assault easy", "assault hard", "protest easy", "protest hard"),
    "incidents": ("pairwise", "B³", "CEAFe", "hard non-pairs apart"),
}  # fmt: skip
_PART = re.compile(r"^(?:marsad, )?(\S+): \d+ (?:documents|sentences|texts|incidents)")
_FIGURE = re.compile(r"^\s*(\S.*?)\s+(\d\.\d{3}(?:(?: / |  ?)\d\.\d{3})*)\s")
_GSR = re.compile(r"(easy|hard) P \d\.\d+  R \d\.\d+  F1 (\d\.\d+)")
_CLUSTERS = re.compile(r"(pairwise|B³|CEAFe) \d\.\d+ \d\.\d+ (\d\.\d+)")
_APART = re.compile(r"^\s+hard non-pairs joined by marsad: (\d+) of (\d+)")
Key = tuple[str, str, str]  # script, part, figure


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors by script, part and figure, and the digest of the gold of each script."""

    figures: dict[Key, float]
    gold: dict[str, str]


def fingerprint(script: str) -> str:
    """The digest of the gold of a script."""
    folder, pattern = GOLD[script]
    return sources.fingerprint(folder.glob(pattern))


def figures_of(script: str, printed: str) -> dict[Key, float]:
    """The pinned figures in what a script printed."""
    found: dict[Key, float] = {}
    part = ""
    for line in printed.splitlines():
        if told := _PART.match(line):
            part = told[1]
        elif told := re.match(r"^(assault|protest): ", line):
            found |= {(script, "all", f"{told[1]} {kind}"): float(f1) for kind, f1 in _GSR.findall(line)}
        elif script == "incidents" and line.startswith("  marsad "):
            found |= {(script, part, name): float(f1) for name, f1 in _CLUSTERS.findall(line)}
        elif told := _APART.match(line):
            found[script, part, "hard non-pairs apart"] = round(1 - int(told[1]) / max(1, int(told[2])), 3)
        elif told := _FIGURE.match(line):
            found[script, part, " ".join(told[1].split())] = float(re.split(r"[ /]+", told[2])[-1])
    return {key: value for key, value in found.items() if key[2] in PINNED[script]}


def measured(script: str) -> dict[Key, float] | None:
    """What the script finds today; None where the shared data is absent. SystemExit where it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, str(HERE / f"{script}.py")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{script}.py failed: {done.stderr.strip().splitlines()[-1:]}")
    if done.stdout.upper().startswith("SKIPPED"):
        print(f"{script}: {done.stdout.strip().splitlines()[0]}")
        return None
    return figures_of(script, done.stdout)


def load(path: Path = FLOORS) -> Floors:
    """The floors that stand; none where there is no file yet."""
    figures: dict[Key, float] = {}
    gold: dict[str, str] = {}
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["figure"] == "gold":
                    gold[row["script"]] = row["floor"]
                else:
                    figures[row["script"], row["part"], row["figure"]] = float(row["floor"])
    return Floors(figures, gold)


def save(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sorted."""
    rows = [(script, "", "gold", digest) for script, digest in sorted(floors.gold.items())]
    rows += [(*key, f"{value:.3f}") for key, value in sorted(floors.figures.items())]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("script", "part", "figure", "floor"), *rows])


def fallen(floors: Floors, found: dict[Key, float]) -> list[str]:
    """One line for every figure that is below its floor, or is no longer printed."""
    scripts = {script for script, _, _ in found}
    lines = []
    for key, floor in sorted(floors.figures.items()):
        if key[0] not in scripts:
            continue
        value = found.get(key)
        if value is None:
            lines.append(f"{' '.join(key)}: not measured any more; its floor is {floor:.3f}")
        elif value < floor:
            lines.append(f"{' '.join(key)}: {value:.3f} is below its floor {floor:.3f}")
    return lines


def pinned(floors: Floors, found: dict[Key, float], lower: bool) -> Floors:
    """The floors with those raised that rose, and new ones; with ``lower`` also those lowered that fell."""
    figures = {key: value for key, value in floors.figures.items() if not lower or key[0] not in {k[0] for k in found}}
    for key, value in found.items():
        figures[key] = value if lower else max(value, floors.figures.get(key, 0.0))
    return Floors(figures, floors.gold | {script: fingerprint(script) for script, _, _ in found})


def tell(reason: str, lines: list[str], path: Path = CHANGES) -> None:
    """Write why floors were lowered under its heading of the first version in the changelog."""
    text = path.read_text(encoding="utf-8")
    entry = f"- {reason}\n" + "".join(f"  - {line}\n" for line in lines)
    if HEADING in text:
        text = text.replace(f"{HEADING}\n\n", f"{HEADING}\n\n{entry}", 1)
    else:
        first = text.index("\n## ") + 1
        after = text.find("\n## ", first)
        end = after if after >= 0 else len(text)
        text = f"{text[:end].rstrip()}\n\n{HEADING}\n\n{entry}{text[end:]}"
    path.write_text(text, encoding="utf-8")


def main() -> int:
    """Compare or pin; 0 if all holds, 1 if not, 2 for wrong usage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scripts", nargs="*", choices=[[], *GOLD], metavar="SCRIPT", help=", ".join(GOLD))
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="lower those that fell too; needs --reason")
    parser.add_argument("--new-gold", action="store_true", help="the gold is another one; needs --reason")
    parser.add_argument("--reason", default="", help="why, for the changelog")
    asked = parser.parse_args()
    if (asked.lower or asked.new_gold) and not (asked.pin and asked.reason.strip()):
        parser.error("--lower and --new-gold need --pin and --reason: what fell, and why that is right")
    floors = load()
    found: dict[Key, float] = {}
    for script in asked.scripts or GOLD:
        found |= measured(script) or {}
    other = sorted({s for s, _, _ in found if floors.gold.get(s, fingerprint(s)) != fingerprint(s)})
    lines = [f"{s}: the gold is not the one that the floors were pinned on" for s in other] + fallen(floors, found)
    print("\n".join(lines) if lines else f"{len(found)} figures, none below its floor")
    if not asked.pin:
        return 1 if lines else 0
    if (other and not asked.new_gold) or (len(lines) > len(other) and not (asked.lower or asked.new_gold)):
        print("nothing was pinned: see --lower, --new-gold and --reason")
        return 1
    save(pinned(floors, found, asked.lower or asked.new_gold))
    if lines:
        tell(asked.reason.strip(), lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
