"""The trained weights: one linear model per family, kept in a JSON file that holds no words of what it was trained on."""

from __future__ import annotations

import base64
import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import RankError
from marsad.extract.rank.clues import BUCKETS, Clues

WEIGHTS = Path(__file__).parent / "data" / "rank.json"
FORMAT = "marsad/rank/1"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of one family. ``buckets`` holds whole numbers, to be multiplied by ``unit``; ``named`` weighs names."""

    bias: float
    unit: float
    buckets: array[int]
    named: Mapping[str, float]

    def logit(self, seen: Clues) -> float:
        """The log odds that the sentence reports such an act."""
        named = math.fsum(self.named.get(name, 0.0) for name in seen.named)
        return self.bias + named + self.words(seen.sentence.letters) + self.words(seen.sentence.lemmas)

    def words(self, buckets: Iterable[int]) -> float:
        """What one block of buckets adds: the sum of their weights, by the root of their number."""
        weights = self.buckets
        found = [weights[bucket] for bucket in buckets]
        return sum(found) * self.unit / math.sqrt(len(found)) if found else 0.0

    def rank(self, seen: Clues) -> float:
        """The rank from 0 to 1, to two digits."""
        return rank_of(self.logit(seen))


def rank_of(logit: float) -> float:
    """Log odds as a share from 0 to 1, to two digits."""
    return round(1 / (1 + math.exp(-max(-50.0, min(50.0, logit)))), 2)


@dataclass(frozen=True, slots=True)
class RankModel:
    """The models of all families, and what is to be known of their making."""

    about: Mapping[str, Any]
    families: Mapping[str, LinearModel]


def save(model: RankModel, path: Path = WEIGHTS) -> None:
    """Write the file; the same model gives the same bytes."""
    families = {family: _to_json(one) for family, one in model.families.items()}
    record = {"format": FORMAT, "about": dict(model.about), "families": families}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def load(path: Path = WEIGHTS) -> RankModel:
    """The models of a file. Raises RankError where it is absent, damaged or of another format."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["format"] != FORMAT:
            raise ValueError(f"its format is {record['format']!r}, not {FORMAT!r}")
        families = {family: _from_json(one) for family, one in record["families"].items()}
        return RankModel(record["about"], families)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, zlib.error) as error:
        raise RankError(
            f"the weights of the ranker cannot be read from {path} ({type(error).__name__}: {error}); "
            "install Marsad again, or train them with scripts/train_rank.py"
        ) from error


def _to_json(model: LinearModel) -> dict[str, Any]:
    packed = zlib.compress(model.buckets.tobytes(), 9)
    return {
        "bias": model.bias,
        "unit": model.unit,
        "buckets": base64.b64encode(packed).decode("ascii"),
        "named": dict(model.named),
    }


def _from_json(record: dict[str, Any]) -> LinearModel:
    opened = zlib.decompressobj()
    buckets = array("b", opened.decompress(base64.b64decode(record["buckets"], validate=True), BUCKETS + 1))
    if len(buckets) != BUCKETS:
        raise ValueError(f"it has not {BUCKETS} buckets")
    named = {str(name): float(weight) for name, weight in record["named"].items()}
    bias, unit = float(record["bias"]), float(record["unit"])
    if not all(map(math.isfinite, (bias, unit, *named.values()))):
        raise ValueError("a weight is no number")
    return LinearModel(bias, unit, buckets, named)
