"""Fits the ranker's weights to labelled sentences: logistic regression over the clues of ``marsad.extract.rank``.

Needs scikit-learn (``pip install 'marsad[train]'``). Used by ``scripts/train_rank.py`` and, in cross-validation, by ``gsr.py``.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from gsr_data import Row
from gsr_examples import Example
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from marsad.extract.rank.clues import BUCKETS, Clues
from marsad.extract.rank.model import LinearModel

LETTERS, LEMMAS, NAMED = 1.0, 1.0, 0.1  # how much each block may weigh
STRENGTH = 2.0  # scikit-learn's C
HALF = 0.5  # of the votes for a sentence that most called no
AMBIGUOUS = 0.5  # weight of a sentence on which the annotators did not settle
LEAST_TEXTS = 3  # a bucket or name that fewer sentences show has no weight
LARGEST = 127  # of a weight in the file


@dataclass(slots=True)
class _Block:
    """A matrix of instances by features, with what turns its weights into those of the file."""

    matrix: csr_matrix
    scale: np.ndarray[Any, Any]
    names: list[str] = field(default_factory=list)


def fit(examples: Sequence[Example]) -> LinearModel:
    """The weights that tell sentences with claims apart; each weighs the same, however many claims it has."""
    instances = [(seen, one) for one in examples for seen in one.seen]
    seen = [clues for clues, _ in instances]
    blocks = [
        _hashed(seen, lambda clues: clues.sentence.letters, LETTERS),
        _hashed(seen, lambda clues: clues.sentence.lemmas, LEMMAS),
        _named(seen),
    ]
    target = np.array([_target(one.row) for _, one in instances])
    weight = np.array([(AMBIGUOUS if one.row.label == "ambiguous" else 1.0) / len(one.seen) for _, one in instances])
    matrix = hstack([block.matrix for block in blocks]).tocsr()
    return _folded(blocks, *_regression(matrix, target, weight))


def _target(row: Row) -> float:
    return 1.0 if row.label == "yes" else HALF * row.votes


def _hashed(seen: Sequence[Clues], of: Callable[[Clues], Iterable[int]], weight: float) -> _Block:
    """Buckets by their rarity, each row divided by the root of its number of buckets, as the model does."""
    lists = [sorted(of(clues)) for clues in seen]
    starts = np.cumsum([0, *map(len, lists)])
    columns = np.fromiter((bucket for one in lists for bucket in one), dtype=np.int64, count=int(starts[-1]))
    values = np.repeat([1 / math.sqrt(max(1, len(one))) for one in lists], np.diff(starts))
    matrix = csr_matrix((values, columns, starts), shape=(len(lists), BUCKETS))
    shown = np.bincount(columns, minlength=BUCKETS)
    rarity = np.where(shown >= LEAST_TEXTS, np.log((1 + len(lists)) / (1 + shown)) + 1, 0.0)
    matrix.data *= rarity[matrix.indices]
    norm = float(np.sqrt(matrix.multiply(matrix).sum(axis=1)).mean()) or 1.0
    matrix.data *= weight / norm
    return _Block(matrix, rarity * weight / norm)


def _named(seen: Sequence[Clues]) -> _Block:
    shown = Counter(name for clues in seen for name in clues.named)
    names = sorted(name for name, texts in shown.items() if texts >= LEAST_TEXTS)
    place = {name: number for number, name in enumerate(names)}
    lists = [sorted(place[name] for name in clues.named if name in place) for clues in seen]
    starts = np.cumsum([0, *map(len, lists)])
    columns = [column for one in lists for column in one]
    matrix = csr_matrix((np.full(len(columns), NAMED), columns, starts), shape=(len(lists), len(names)))
    return _Block(matrix, np.full(len(names), NAMED), names)


def _regression(matrix: csr_matrix, target: Any, weight: Any) -> tuple[Any, float]:
    """Coefficients and bias; a sentence that is yes by a share stands there as both, and both sides weigh the same."""
    yes, no = np.flatnonzero(target > 0), np.flatnonzero(target < 1)
    of_yes, of_no = (weight * target)[yes], (weight * (1 - target))[no]
    half = (of_yes.sum() + of_no.sum()) / 2
    weights = np.concatenate([of_yes * half / of_yes.sum(), of_no * half / of_no.sum()])
    labels = np.concatenate([np.ones(len(yes)), np.zeros(len(no))])
    used = np.flatnonzero(abs(matrix).sum(axis=0))  # most buckets are empty, and cost time
    told = matrix.tocsc()[:, used].tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-3)
    model.fit(vstack([told[yes], told[no]]).tocsr(), labels, sample_weight=weights)
    coefficients = np.zeros(matrix.shape[1])
    coefficients[used] = model.coef_[0]
    return coefficients, float(model.intercept_[0])


def _folded(blocks: Sequence[_Block], coefficients: Any, bias: float) -> LinearModel:
    """The model of the file: rarity and scale folded into the weights, the buckets as small whole numbers."""
    letters, lemmas, named = blocks
    weights = coefficients[:BUCKETS] * letters.scale + coefficients[BUCKETS : 2 * BUCKETS] * lemmas.scale
    unit = float(f"{max(1e-9, float(np.abs(weights).max())) / LARGEST:.6g}")
    buckets = array("b", np.clip(np.rint(weights / unit), -LARGEST, LARGEST).astype(np.int8).tobytes())
    of_names = coefficients[2 * BUCKETS :] * named.scale
    kept = {
        name: round(float(value), 3) for name, value in zip(named.names, of_names, strict=True) if abs(value) >= 0.0005
    }
    return LinearModel(round(bias, 4), unit, buckets, kept)
