"""Trains the ranker's weights on the shared part of the Arabic event gold standard: python scripts/train_rank.py.

Needs the extra ``train`` (scikit-learn) and the shared data (``../shared/data``, or where MARSAD_DATA points). The training has
no random part: the same data and the same rules give the same weights, on the same machine to the byte. Train again whenever
rules change, then measure with ``python evaluation/gsr.py``: the findings of the rules are part of what the model sees.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))
import gsr_data
import gsr_examples

try:
    import rank_fit
except ImportError as missing:
    sys.exit(f"{missing}: pip install 'marsad[train]'")

from marsad.extract.rank.model import WEIGHTS, RankModel, save

ABOUT = {
    "what": "Weights that rank claims of assault and protest by how far their sentence reads like the report of such an act",
    "made_by": "scripts/train_rank.py",
    "trained_on": "the shared part of the Arabic event gold standard of the Open Event Data Alliance",
    "licence": "MIT",
    "holds": "buckets into which pieces of words and lemmas are hashed, and names of what Marsad's rules find; no sentence",
}


def main() -> None:
    """Train both families on every sentence and write the file."""
    if not gsr_data.DATA.is_dir():
        sys.exit(f"there is no gold standard at {gsr_data.DATA}; set MARSAD_DATA to the folder of the shared data")
    read = gsr_examples.pipeline()
    families = {}
    for family in gsr_data.FAMILIES:
        examples = gsr_examples.examples(read, family)
        families[family] = rank_fit.fit(examples)
        print(f"{family}: {len(examples)} sentences, {sum(bool(one.seen) for one in examples)} of them with claims")
    data = {family: gsr_data.fingerprint(family) for family in gsr_data.FAMILIES}
    save(RankModel({**ABOUT, "data": data}, families))
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
