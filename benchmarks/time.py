"""Words per second of the time recogniser alone, on news in ``$MARSAD_DATA`` (default ``../shared/data``).

Run: ``python benchmarks/time.py [ARTICLES]``
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from itertools import islice
from pathlib import Path
from time import process_time

from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.recognise.time import TimeRecogniser
from marsad.text.analyser import TextAnalyser

DATA = Path(os.environ.get("MARSAD_DATA", "../shared/data")) / "news/saudinewsnet.jsonl.gz"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    knowledge = Knowledge()
    begin = process_time()
    recogniser = TimeRecogniser(knowledge)
    built = process_time() - begin
    analyser = TextAnalyser(knowledge)
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    read = [analyser.analyse(Document(row["text"], published=row["extracted_at"][:10])) for row in rows]
    begin = process_time()
    found = sum(len(recogniser.find(analysis)) for analysis in read)
    seconds = process_time() - begin
    words = sum(len(analysis.words) for analysis in read)
    print(f"{words} words, {found} mentions, {seconds * 1e6 / words:.2f} µs a word, built in {built * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
