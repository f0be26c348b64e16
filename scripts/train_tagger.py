"""Trains the tagger's weights on UD_Arabic-PUD and on the lessons beside this file: python scripts/train_tagger.py.

An averaged perceptron; the sentences come in an order that a fixed seed shuffles, so that the same input gives the same bytes.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from treebank import PUD, Gold, Token, read_sentences

from marsad.knowledge import Knowledge
from marsad.knowledge.plain import Entry, read_yaml
from marsad.model.text import Reading, Word
from marsad.text.fold import key
from marsad.text.tagger import FAR, MODEL, Tagger, Weights, features, kind
from marsad.text.words import WordAnalyser

ROUNDS = 9
LESSONS = Path(__file__).parent / "tagger_lessons.yaml"
LESSON_WEIGHT = 4
SMALLEST = 0.3
Sentence = tuple[list[Word], list[str | None]]  # words, and the right kind where it is known


def wanted(word: Word, gold: Gold) -> str | None:
    """The kind of the word's reading that agrees best with the treebank; None where none agrees."""
    best, chosen = 0, None
    for reading in word.readings:
        score = agreement(reading, gold)
        if score > best:
            best, chosen = score, kind(reading)
    return chosen


def agreement(reading: Reading, gold: Gold) -> int:
    verbal = ("VERB", "AUX")
    if (reading.upos in verbal) != (gold.upos in verbal):
        return 0
    score = 4 * (reading.upos == gold.upos) + 3 * (key(reading.lemma) == key(gold.lemma))
    names = ("Aspect", "Voice", "Person", "Number") if gold.upos in verbal else ("Number",)
    feats = set(reading.feats.split("|"))
    score += sum(2 for feat in gold.feats.split("|") if feat.split("=")[0] in names and feat in feats)
    nominal = ("NOUN", "ADJ", "PROPN")
    same = reading.upos == gold.upos or gold.upos in verbal or (reading.upos in nominal and gold.upos in nominal)
    return score + 1 if same else 0


def from_treebank(analyser: WordAnalyser, sentences: list[list[Token]]) -> Iterator[Sentence]:
    for sentence in sentences:
        words: list[Word] = []
        kinds: list[str | None] = []
        for number, token in enumerate(sentence):
            pieces = analyser.split(token.form)
            found = [Word(p.form, p.key, 0, len(p.form), number, p.readings) for p in pieces]
            agree = [token.form[p.start : p.end] for p in pieces] == [word.form for word in token.words]
            words += found
            kinds += [wanted(w, g) for w, g in zip(found, token.words, strict=True)] if agree else [None] * len(found)
        yield words, kinds


def from_lessons(analyser: WordAnalyser, path: Path = LESSONS) -> Iterator[Sentence]:
    entries = read_yaml(path, path.name) if path.is_file() else []
    assert isinstance(entries, list)
    for entry in entries:
        assert isinstance(entry, Entry)
        words: list[Word] = []
        for number, token in enumerate(entry.text("text").split()):
            words += [Word(p.form, p.key, 0, len(p.form), number, p.readings) for p in analyser.split(token)]
        yield words, [lesson_kind(word, entry) for word in words]


def lesson_kind(word: Word, entry: Entry) -> str | None:
    """The kind that a lesson asks of a word: an active or passive verb, a noun, an adjective, a name."""
    tests = {
        "active": lambda r: r.upos in ("VERB", "AUX") and not r.has("Voice=Pass"),
        "perfects": lambda r: r.upos == "VERB" and r.has("Aspect=Perf") and r.has("Voice=Act"),
        "passive": lambda r: r.has("Voice=Pass") and r.upos == "VERB",
        "masdars": lambda r: r.has("VerbForm=Vnoun"),
        "nouns": lambda r: r.upos == "NOUN",
        "adjectives": lambda r: r.upos == "ADJ",
        "names": lambda r: r.upos == "PROPN",
    }
    for name, test in tests.items():
        if word.form in entry.texts(name):
            return next((kind(reading) for reading in word.readings if test(reading)), None)
    return None


class Perceptron:
    """Weights with their running sums, for the average."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self.sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self.steps = 1

    def learn(self, sentence: Sentence) -> None:
        words, right = list(sentence[0]), sentence[1]
        looked = [self.tagger.look(word) for word in words]
        tags = ["|", "|", *[entry.tag for entry in looked], "|", "|"]
        since = FAR
        for place, (entry, want) in enumerate(zip(looked, right, strict=True)):
            if entry.doubtful and want is not None:
                seen = features(entry, place, tags, since < FAR)
                got = self.tagger.choose(seen, entry.kinds)
                self.steps += 1
                if got != want:
                    self._move(seen, want, got)
                if want != entry.readings_kinds[0]:
                    words[place] = self.tagger.reordered(words[place], entry, want)
                    tags[place + 2] = self.tagger.look(words[place]).tag
            since = 0 if tags[place + 2][0] == "V" else since + 1

    def _move(self, seen: list[str], want: str, got: str) -> None:
        for feature in seen:
            weights = self.tagger.weights.setdefault(feature, {})
            for name, step in ((want, 1.0), (got, -1.0)):
                weights[name] = weights.get(name, 0.0) + step
                self.sums[feature][name] += self.steps * step

    def averaged(self) -> Weights:
        found: Weights = {}
        for feature in sorted(self.tagger.weights):
            weights = self.tagger.weights[feature]
            mean = {n: round(weights[n] - self.sums[feature][n] / self.steps, 2) for n in sorted(weights)}
            kept = {name: value for name, value in mean.items() if abs(value) >= SMALLEST}
            if kept:
                found[feature] = kept
        return found


def train(knowledge: Knowledge, analyser: WordAnalyser, sentences: list[list[Token]]) -> Weights:
    """Averaged weights from treebank sentences and the lessons."""
    perceptron = Perceptron(Tagger(knowledge, {}))
    material = list(from_treebank(analyser, sentences)) + list(from_lessons(analyser)) * LESSON_WEIGHT
    order = random.Random(7)
    for _ in range(ROUNDS):
        order.shuffle(material)
        for sentence in material:
            perceptron.learn(sentence)
    return perceptron.averaged()


if __name__ == "__main__":
    bundled = Knowledge()
    weights = train(bundled, WordAnalyser(bundled), list(read_sentences(PUD)))
    MODEL.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8")
    print(f"{MODEL}: {MODEL.stat().st_size} bytes, {len(weights)} features")
