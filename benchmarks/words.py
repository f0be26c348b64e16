"""How fast words are cut and tagged: PYTHONPATH=src python benchmarks/words.py [ARTICLES].

Prints the time to build the analyser, microseconds per token (first sight and remembered) and per word for the tagger,
over the shared news.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import sys
import time
from pathlib import Path

from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.fold import clean
from marsad.text.tagger import Tagger
from marsad.text.tokens import TOKEN
from marsad.text.words import WordAnalyser

DATA = Path(os.environ.get("MARSAD_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
NEWS = DATA / "news" / "saudinewsnet.jsonl.gz"
SENTENCE = 30  # words


def tokens(articles: int) -> list[str]:
    """The word tokens of so many articles."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, articles)]
    return [match[0] for text in texts for match in TOKEN.finditer(clean(text).text) if match.lastgroup == "word"]


def main() -> None:
    if not NEWS.is_file():
        print(f"skipped: no news at {NEWS} (set MARSAD_DATA)")
        return
    begin = time.process_time()
    knowledge = Knowledge()
    analyser, tagger = WordAnalyser(knowledge), Tagger(knowledge)
    print(f"built in {1000 * (time.process_time() - begin):.0f} ms")
    forms = tokens(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    for name in ("first sight", "remembered"):
        begin = time.process_time()
        for form in forms:
            analyser.split(form)
        spent = time.process_time() - begin
        print(
            f"split, {name}: {1e6 * spent / len(forms):.2f} µs a token ({len(forms)} tokens, {len(set(forms))} forms)"
        )
    words = [Word(p.form, p.key, 0, 0, 0, p.readings) for form in forms for p in analyser.split(form)]
    for name in ("first", "second"):
        begin = time.process_time()
        for start in range(0, len(words), SENTENCE):
            tagger.retag(words[start : start + SENTENCE])
        spent = time.process_time() - begin
        print(f"retag, {name} run: {1e6 * spent / len(words):.2f} µs a word ({len(words)} words)")


if __name__ == "__main__":
    main()
