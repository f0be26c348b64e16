"""Detection on the shared part of the Arabic event gold standard (Open Event Data Alliance, MIT).

A sentence is flagged by the rules alone when Marsad reads at least one claim of the family's types in it that is not
negated, planned, hypothetical or denied; with the rank, when one of its claims of those types is ranked at a threshold or
above. Two sets, as in the gold standard: easy is ``yes`` against ``easy no``, hard is ``yes`` against both nos.

    python evaluation/gsr.py [--errors N] [--draws N]

The ranks come from models that did not see the sentence: five folds, in which sentences that are nearly the same stay
together, drawn ``--draws`` times (the figures are means); and, for every fifth row, which was kept aside from every choice of
features and settings, a model that saw only the others. The threshold is that with the best F1 on the other folds, or on the
other rows. Skips, and says so, where the shared data is absent, or scikit-learn (extra ``train``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from statistics import fmean

import gsr_data
from gsr_data import NOS
from gsr_examples import Example, examples, pipeline

try:
    import rank_folds

    MISSING = ""
except ImportError as error:
    MISSING = str(error)

LABELS = ("ambiguous", "difficult no", "easy no", "yes")
Drawn = list[tuple[Sequence[Example], Sequence[bool]]]  # once for each draw: the sentences, and whether each is flagged


def scores(drawn: Drawn, nos: tuple[str, ...]) -> str:
    """Precision, recall and F1 of ``yes`` against the given negative labels, as means over the draws."""
    found = [_scores([one.row.label for one in seen], flags, nos) for seen, flags in drawn]
    precision, recall, f1 = (fmean(figures) for figures in zip(*found, strict=True))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def _scores(labels: Sequence[str], flags: Sequence[bool], nos: tuple[str, ...]) -> tuple[float, float, float]:
    true = sum(flag for label, flag in zip(labels, flags, strict=True) if label == "yes")
    false = sum(flag for label, flag in zip(labels, flags, strict=True) if label in nos)
    yes = sum(label == "yes" for label in labels)
    both = true + false
    return (true / both if both else 0.0, true / yes if yes else 0.0, 2 * true / (both + yes) if both + yes else 0.0)


def rates(drawn: Drawn) -> str:
    """The share of each label that was flagged."""
    shown = []
    for label in LABELS:
        flags = [
            flag
            for seen, all_flags in drawn
            for one, flag in zip(seen, all_flags, strict=True)
            if one.row.label == label
        ]
        if flags:
            shown.append(f"{label} {sum(flags) / len(flags):.2f}")
    return "  ".join(shown)


def show(name: str, drawn: dict[str, Drawn]) -> None:
    """The scores of both sets on a line, and below it the flag rate per label; one where both sets flag alike."""
    print(f"{name}: " + " | ".join(f"{kind} {scores(one, NOS[kind])}" for kind, one in drawn.items()))
    told = {kind: rates(one) for kind, one in drawn.items()}
    if len(set(told.values())) == 1:
        print(f"  flag rate: {told['easy']}")
        return
    for kind, line in told.items():
        print(f"  flag rate, threshold of {kind}: {line}")


def rules_alone(found: Sequence[Example]) -> dict[str, Drawn]:
    """What the rules flag, the same for both sets."""
    flags = [one.real for one in found]
    return {kind: [(found, flags)] for kind in NOS}


def ranked(found: Sequence[Example], draws: int) -> tuple[dict[str, Drawn], dict[str, Drawn]]:
    """What rules and rank flag: in cross-validation over all rows, and on the rows that were kept aside."""
    folds: dict[str, Drawn] = {kind: [] for kind in NOS}
    for seed in range(draws):
        ranks, numbers = rank_folds.out_of_fold(found, seed)
        for kind, nos in NOS.items():
            folds[kind].append((found, rank_folds.flagged_in_folds(found, ranks, numbers, nos)))
    kept, flags = rank_folds.flagged_aside(found)
    return folds, {kind: [(kept, flags[kind])] for kind in NOS}


def errors(found: Sequence[Example], flags: Sequence[bool], most: int) -> None:
    """Print the first misses and false alarms of the easy set."""
    for kind, label, flag in (("missed", "yes", False), ("false", "easy no", True)):
        wrong = [one.row.text for one, its in zip(found, flags, strict=True) if one.row.label == label and its is flag]
        for text in wrong[:most]:
            print(f"    {kind}: {text}")


def main() -> int:
    """Print the scores; 0 also where the data is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, help="print this many misses and false alarms per family")
    parser.add_argument("--draws", type=int, default=5, help="how often the five folds are drawn (5)")
    arguments = parser.parse_args()
    if not gsr_data.DATA.is_dir():
        print(f"SKIPPED: no gold standard at {gsr_data.DATA}; set MARSAD_DATA")
        return 0
    read = pipeline()
    for family in gsr_data.FAMILIES:
        found = examples(read, family)
        show(family, drawn := rules_alone(found))
        if not MISSING:
            drawn, aside = ranked(found, arguments.draws)
            show(f"{family}, ranked, five folds", drawn)
            show(f"{family}, ranked, every fifth row", aside)
        errors(*drawn["easy"][0], arguments.errors)
    if MISSING:
        print(f"SKIPPED the rank: {MISSING}; pip install 'marsad[train]'")
    return 0


if __name__ == "__main__":
    sys.exit(main())
