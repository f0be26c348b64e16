"""How fast ``marsad gazetteer import`` is, and how much slower ``marsad read`` gets with what it imported.

    python benchmarks/gazetteer.py [--articles 100] [--rounds 5] [--list FILE]

Imports the shared gazetteer (``../shared/data``, or where MARSAD_DATA points), or the list given, into a folder that is thrown
away, and reads the shared news with it and without it: in one process, round by round in turn, so that both meet the same
machine. Start-up is what it takes to build a reader and to read one sentence; it is counted apart. Seconds are the processor's;
of the rounds the fastest counts.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from read import NEWS, ROOT, _articles

from marsad.knowledge.own import with_own
from marsad.model.text import Document
from marsad.reader import Reader

LIST = "gazetteer/mena_gazetteer_wof.csv.gz"
T = TypeVar("T")
FIRST = Document("وقع الانفجار أمس في مدينة حلب")


def main() -> None:
    options = _options()
    data = Path(os.environ.get("MARSAD_DATA", ROOT.parent / "shared" / "data"))
    places = options.list or data / LIST
    for path in (data / NEWS, places):
        if not path.is_file():
            sys.exit(f"skipped: there is no {path}; set MARSAD_DATA to the folder of the shared data")
    documents = [Document(one["text"], title=one["title"]) for one in _articles(data / NEWS, options.articles)]
    words = sum(len(document.text.split()) for document in documents)
    with tempfile.TemporaryDirectory() as folder:
        print(f"import of {places.name}: {_imported(places, folder):.1f} s")
        starts, readers = {}, {}
        for name, own in (("without", None), ("with", Path(folder))):
            starts[name], readers[name] = _timed(lambda own=own: _ready(own))
        best = _best(readers, documents, options.rounds)
    print(f"\n{len(documents)} articles, {words:,} words, one core, fastest of {options.rounds} rounds\n")
    print(f"{'':10}{'start s':>10}{'read s':>10}{'words/s':>12}")
    for name in readers:
        print(f"{name:10}{starts[name]:10.2f}{best[name]:10.2f}{words / best[name]:12,.0f}")
    print(f"\nwith the import, reading takes {100 * (best['with'] / best['without'] - 1):+.1f} % more time")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=int, default=100, help="how many articles, evenly taken from the whole (100)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often they are read in each way (5)")
    parser.add_argument("--list", type=Path, metavar="FILE", help="a list of places other than the shared one")
    return parser.parse_args()


def _imported(places: Path, folder: str) -> float:
    """The seconds by the clock that the command takes."""
    command = [sys.executable, "-m", "marsad", "gazetteer", "import", str(places), "--knowledge", folder]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return time.perf_counter() - started


def _ready(own: Path | None) -> Reader:
    """A reader that has read a sentence, so that all is loaded."""
    reader = Reader(with_own(own))
    reader.analyse(FIRST)
    return reader


def _best(readers: dict[str, Reader], documents: list[Document], rounds: int) -> dict[str, float]:
    """The fewest seconds in which each reader reads all; a round before them fills the caches that both share."""
    gc.freeze()
    best = dict.fromkeys(readers, float("inf"))
    for turn in range(rounds + 1):
        for name, reader in readers.items():
            seconds, _ = _timed(lambda reader=reader: [reader.analyse(document) for document in documents])
            best[name] = min(best[name], seconds) if turn else best[name]
    return best


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    done = work()
    return time.process_time() - started, done


if __name__ == "__main__":
    main()
