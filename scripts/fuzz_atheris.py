"""Fuzzes one parser, led by the code that its input reaches (atheris, libFuzzer), and keeps what breaks it.

    pip install 'marsad[fuzz]'
    python scripts/fuzz_atheris.py page.html --minutes 20 [--found build/fuzz]

A parser may set aside and remark; it must not raise, hang (10 seconds of the processor) or grow (2 GB). It goes on after a
fault; each fault (its kind and its place in the code) is kept once. Inputs that reached new code are kept in build/corpus and
are begun from the next time; what was done so far stands in FOUND/TARGET.told.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_SECONDS, _MEGABYTES = 10, 2048
_EVERY = 5.0  # seconds between two lines of what was done
_OURS = [
    "marsad",
    "lxml_html_clean",
    "trafilatura",
    "feedparser",
    "protego",
    "pdfminer",
    "pdfplumber",
    "email",
    "zipfile",
]


class TooSlowError(BaseException):
    """A parser took longer than any such file may. No Exception, so that no parser catches it."""


class Runner:
    """Gives inputs to a parser; counts them and what broke it."""

    def __init__(self, name: str, read: Any, found: Path) -> None:
        self._name, self._read, self._found = name, read, found
        self._seen: set[str] = set()
        self.log = found / f"{name.replace(' ', '-')}.told"
        self.count = 0
        self.started = time.process_time(), time.monotonic()
        self._told_at = 0.0

    def __call__(self, data: bytes) -> None:
        self.count += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
        try:
            self._read(data)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._keep(data, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if time.monotonic() > self._told_at + _EVERY:  # libFuzzer ends the process without a last word
            self._told_at = time.monotonic()
            self.log.write_text(self.told() + "\n", encoding="utf-8")

    def _keep(self, data: bytes, error: BaseException) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        key = f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"
        if isinstance(error, TooSlowError):
            key = "TooSlowError"
        if key in self._seen:
            return
        self._seen.add(key)
        path = self._found / f"{self._name.replace(' ', '-')}-{key}"
        path.write_bytes(data)
        print(f"{path}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
        traceback.print_exception(error, limit=-4)

    def told(self) -> str:
        """What was done so far."""
        processor, clock = time.process_time() - self.started[0], time.monotonic() - self.started[1]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{self._name}: {self.count:,} inputs in {clock / 60:.1f} minutes by the clock, {processor / 60:.1f} of a "
            f"processor; {len(self._seen)} faults; peak {peak:,.0f} MB"
        )


def _too_slow(*_: object) -> None:
    raise TooSlowError(f"longer than {_SECONDS} seconds")


def main() -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not installed: pip install 'marsad[fuzz]'")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--runs", type=int, default=-1, help="how many inputs at most")
    parser.add_argument("--seed", type=int, default=0, help="0: another one each time")
    parser.add_argument("--found", type=Path, default=ROOT / "build" / "fuzz", help="where to put what breaks a parser")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    with atheris.instrument_imports(include=_OURS):
        from fuzz_targets import TARGETS

        if options.target not in TARGETS:
            sys.exit(f"no target «{options.target}»; there are {', '.join(TARGETS)}")
        target = TARGETS[options.target]()
        for seed in target.seeds:  # and what is imported at the first use
            target.read(seed)
    corpus = ROOT / "build" / "corpus" / options.target.replace(" ", "-")
    for folder in (corpus, options.found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    signal.signal(signal.SIGVTALRM, _too_slow)
    runner = Runner(options.target, target.read, options.found)
    bounds = [f"-max_total_time={int(options.minutes * 60)}", f"-runs={options.runs}", f"-seed={options.seed}"]
    limits = [f"-rss_limit_mb={_MEGABYTES}", f"-timeout={30 * _SECONDS}", "-max_len=200000", "-print_final_stats=1"]
    own = [f"-artifact_prefix={options.found}/", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *bounds, *limits, *own, str(corpus)], runner)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
