"""Ranks of sentences by models that did not see them: cross-validation, and the rows that are kept aside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from gsr_data import NOS
from gsr_examples import Example
from rank_fit import fit
from sklearn.model_selection import StratifiedGroupKFold

from marsad.extract.rank.model import LinearModel

FOLDS = 5
AROUND = 5  # hundredths on either side of a threshold


def rank(model: LinearModel, one: Example) -> float:
    """The highest rank of the sentence's claims; 0 where the rules read none."""
    return max(map(model.rank, one.seen), default=0.0)


def out_of_fold(examples: Sequence[Example], seed: int) -> tuple[list[float], list[int]]:
    """Each sentence's rank by the model of the other folds, and its fold."""
    ranks, folds = [0.0] * len(examples), [0] * len(examples)
    labels = [one.row.label for one in examples]
    groups = [one.row.group for one in examples]
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(np.zeros(len(labels)), labels, groups)
    for fold, (train, test) in enumerate(split):
        model = fit([examples[number] for number in train])
        for number in test:
            ranks[number], folds[number] = rank(model, examples[number]), fold
    return ranks, folds


def threshold(examples: Sequence[Example], ranks: Sequence[float], nos: tuple[str, ...]) -> float:
    """The rank from which flagging gives the best F1 against the labels in ``nos``, as a mean with the thresholds around it.

    The mean is what makes it steady: F1 by threshold is a jagged line where only a few sentences are yes.
    """
    yes = np.array([rank for one, rank in zip(examples, ranks, strict=True) if one.row.label == "yes"])
    no = np.array([rank for one, rank in zip(examples, ranks, strict=True) if one.row.label in nos])
    tried = np.arange(1, 101) / 100
    true, false = ((group[:, None] >= tried).sum(axis=0) for group in (yes, no))
    f1 = np.pad(2 * true / (len(yes) + true + false), AROUND, mode="edge")
    steady = np.convolve(f1, np.full(2 * AROUND + 1, 1 / (2 * AROUND + 1)), mode="valid")
    return float(tried[steady.argmax()])


def flagged_in_folds(
    examples: Sequence[Example], ranks: Sequence[float], folds: Sequence[int], nos: tuple[str, ...]
) -> list[bool]:
    """Whether each sentence is flagged at the threshold that is best on the other folds."""
    least = {}
    for fold in set(folds):
        others = [number for number, its in enumerate(folds) if its != fold]
        least[fold] = threshold([examples[n] for n in others], [ranks[n] for n in others], nos)
    return [rank >= least[fold] for rank, fold in zip(ranks, folds, strict=True)]


def flagged_aside(examples: Sequence[Example]) -> tuple[list[Example], dict[str, list[bool]]]:
    """The rows kept aside, and for each set whether each is flagged by a model and a threshold made from the others."""
    kept, rest = split_aside(examples)
    model = fit(rest)
    ranks, _ = out_of_fold(rest, 0)
    least = {kind: threshold(rest, ranks, nos) for kind, nos in NOS.items()}
    return kept, {kind: [rank(model, one) >= least[kind] for one in kept] for kind in NOS}


def split_aside(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """The rows kept aside from all choices, and those of the others that are not nearly the same as one of them."""
    kept = [one for one in examples if one.row.aside]
    groups = {one.row.group for one in kept}
    return kept, [one for one in examples if one.row.group not in groups]
