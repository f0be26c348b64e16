"""Trains the character model of text/segment on UD_Arabic-PUD: python scripts/train_segmenter.py [PUD] [MODEL].

The same treebank gives the same bytes: the training has no random part.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pycrfsuite

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from treebank import PUD, Token, read_sentences

from marsad.text.fold import key
from marsad.text.segment.crf import MODEL, boundary_features

PARAMETERS = {"c1": 0.05, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}


def train(tokens: list[Token], path: Path) -> None:
    """Train on tokens and write the model."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for token in tokens:
        labels: list[str] = []
        for word in token.words:
            labels += ["1"] + ["0"] * (len(word.form) - 1)
        trainer.append(boundary_features(key(token.form)), labels)
    path.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(path))


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else PUD
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL
    found = [token for sentence in read_sentences(source) for token in sentence if token.is_arabic]
    train(found, target)
    print(f"{target}: {target.stat().st_size} bytes from {len(found)} tokens")
