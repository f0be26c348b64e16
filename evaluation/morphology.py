"""How well words are cut, tagged and lemmatised, by 5-fold cross-validation on UD_Arabic-PUD.

    PYTHONPATH=src python evaluation/morphology.py [--errors KIND] [--folds N]

The character model is trained anew on four fifths of the sentences for each fifth; the lexicon is the shipped one.
KIND (cut, verb, lemma) lists errors. Without the treebank the script says so and ends with status 0.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))
from train_segmenter import train
from train_tagger import train as train_tagger
from treebank import PUD, Gold, Token, read_sentences

from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.fold import key
from marsad.text.segment import CharacterModel
from marsad.text.tagger import Tagger
from marsad.text.words import WordAnalyser

FOLDS = 5


class Score:
    """Counts of right and all, by what is counted; and the errors."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.errors: dict[str, Counter[str]] = {
            "cut": Counter(),
            "verb": Counter(),
            "lemma": Counter(),
            "upos": Counter(),
        }

    def add(self, what: str, right: bool) -> None:
        self.all[what] += 1
        self.right[what] += right

    def line(self, what: str) -> str:
        share = 100 * self.right[what] / max(1, self.all[what])
        return f"{what:32} {share:6.2f} %  ({self.right[what]}/{self.all[what]})"


def gold_words(token: Token) -> list[str]:
    """The treebank's words as Marsad writes them: of للسلطة the core is لسلطة by its letters."""
    return [word.form for word in token.words]


def score_cuts(analyser: WordAnalyser, sentences: list[list[Token]], score: Score) -> None:
    for sentence in sentences:
        for token in sentence:
            if not token.is_arabic:
                continue
            form = token.form
            found = [form[piece.start : piece.end] for piece in analyser.split(form)]
            right = found == gold_words(token)
            score.add("tokens cut rightly", right)
            if len(token.words) > 1:
                score.add("of those with clitics", right)
            else:
                score.add("of those without clitics", right)
            if not right:
                score.errors["cut"][f"{'+'.join(gold_words(token))} not {'+'.join(found)}"] += 1


def score_words(analyser: WordAnalyser, tagger: Tagger, sentences: list[list[Token]], score: Score) -> None:
    """Tags and lemmas over the treebank's own cuts where ours agree."""
    for sentence in sentences:
        words: list[Word] = []
        golds: list[Gold | None] = []
        for number, token in enumerate(sentence):
            pieces = analyser.split(token.form)
            agree = [token.form[p.start : p.end] for p in pieces] == gold_words(token)
            words.extend(Word(p.form, p.key, 0, len(p.form), number, p.readings) for p in pieces)
            golds.extend(token.words if agree else [None] * len(pieces))
        for word, gold in zip(tagger.retag(words), golds, strict=True):
            if gold is not None:
                score_word(word, gold, score)


def score_word(word: Word, gold: Gold, score: Score) -> None:
    if not gold.form.isalpha():
        return
    verb, ours = gold.upos in ("VERB", "AUX"), word.upos in ("VERB", "AUX")
    score.add("verb or not", verb == ours)
    if verb:
        score.add("verbs found", ours)
        voice = next((feat for feat in gold.feats.split("|") if feat.startswith("Voice=")), None)
        if ours and voice:
            score.add("voice of those", word.readings[0].has(voice))
            if voice == "Voice=Pass":
                score.add("passives found", word.readings[0].has(voice))
        score.add("verb lemma right", ours and key(word.lemma) == key(gold.lemma))
    if ours:
        score.add("verbs that are verbs", verb)
    if verb != ours:
        score.errors["verb"][
            f"{gold.form}: gold {gold.upos}, ours {word.upos} of {[r.upos for r in word.readings]}"
        ] += 1
    group = {"AUX": "VERB"}
    score.add("upos", group.get(gold.upos, gold.upos) == group.get(word.upos, word.upos))
    if gold.upos != word.upos:
        score.errors["upos"][f"{gold.upos} not {word.upos}"] += 1
    if gold.upos in ("NOUN", "ADJ"):
        score.add("noun and adjective lemma right", key(word.lemma) == key(gold.lemma))
    if gold.upos in ("NOUN", "ADJ", "VERB", "AUX") and key(word.lemma) != key(gold.lemma):
        score.errors["lemma"][f"{gold.form} {gold.upos}: gold {gold.lemma}, ours {word.lemma} {word.upos}"] += 1


def run(folds: int) -> Score:
    knowledge = Knowledge()
    sentences = list(read_sentences())
    score = Score()
    for fold in range(folds):
        held = [s for i, s in enumerate(sentences) if i % FOLDS == fold]
        rest = [s for i, s in enumerate(sentences) if i % FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model"
            train([t for s in rest for t in s if t.is_arabic], path)
            analyser = WordAnalyser(knowledge, CharacterModel(path))
            score_cuts(analyser, held, score)
            weights = train_tagger(knowledge, analyser, rest)
            score_words(analyser, Tagger(knowledge, weights), held, score)
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=["cut", "verb", "lemma", "upos"])
    parser.add_argument("--folds", type=int, default=FOLDS)
    options = parser.parse_args()
    if not PUD.is_file():
        print(f"skipped: no treebank at {PUD} (set MARSAD_DATA)")
        return
    score = run(options.folds)
    for what in score.all:
        print(score.line(what))
    if options.errors:
        for error, count in score.errors[options.errors].most_common():
            print(count, error)


if __name__ == "__main__":
    main()
