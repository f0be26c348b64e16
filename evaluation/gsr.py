"""Detection on the shared part of the Arabic event gold standard (Open Event Data Alliance, MIT).

A sentence counts as flagged when Marsad reads at least one claim of the type's Marsad types in it that is not negated,
planned or hypothetical. Two sets, as in the gold standard: ``yes`` against ``easy no``, and ``yes`` against both nos.

    python evaluation/gsr.py [--errors N]

Skips, and says so, where the shared data is absent.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from pathlib import Path

import marsad

DATA = Path(os.environ.get("MARSAD_DATA", Path(__file__).parents[2] / "shared" / "data")) / "gsr"
TYPES = {
    "assault": frozenset(
        "armed-clash attack air-strike shelling explosion chemical-attack killing abuse capture abduction crackdown".split()
    ),
    "protest": frozenset({"protest"}),  # PLOVER has force on crowds under ASSAULT and COERCE
}
_UNREAL = frozenset({"negated", "planned", "hypothetical", "denied"})


def flagged(reader: marsad.Reader, text: str, types: frozenset[str]) -> bool:
    """Whether the sentence holds a claim of one of the types that tells of something that took place."""
    return any(claim.event.type in types and claim.factuality not in _UNREAL for claim in reader.read(text))


def scores(hits: Counter[str], totals: Counter[str], nos: tuple[str, ...]) -> str:
    """Precision, recall and F1 of ``yes`` against the given negative labels."""
    true, false = hits["yes"], sum(hits[label] for label in nos)
    precision = true / (true + false) if true + false else 0.0
    recall = true / totals["yes"]
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def main() -> int:
    """Print the scores; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, help="print this many misses and false alarms per type")
    parser.add_argument("--half", choices=("a", "b", "all"), default="all", help="even rows, odd rows or all")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"SKIPPED: no gold standard at {DATA}; set MARSAD_DATA")
        return 0
    reader = marsad.Reader()
    for name, types in TYPES.items():
        hits: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        wrong: dict[str, list[str]] = {"missed": [], "false": []}
        with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        if arguments.half != "all":
            rows = rows[0 if arguments.half == "a" else 1 :: 2]
        for row in rows:
            totals[row["label"]] += 1
            hit = flagged(reader, row["text"], types)
            hits[row["label"]] += hit
            if hit and row["label"] == "easy no":
                wrong["false"].append(row["text"])
            elif not hit and row["label"] == "yes":
                wrong["missed"].append(row["text"])
        print(
            f"{name}: easy {scores(hits, totals, ('easy no',))} | hard {scores(hits, totals, ('easy no', 'difficult no'))}"
        )
        print("  flag rate: " + "  ".join(f"{label} {hits[label] / totals[label]:.2f}" for label in sorted(totals)))
        for kind, texts in wrong.items():
            for text in texts[: arguments.errors]:
                print(f"  {kind}: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
