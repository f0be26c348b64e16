"""One line on standard error that says how far a long run has come, where somebody watches."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

import typer

_EVERY = 0.2  # seconds between two looks at the progress


@dataclass(slots=True)
class Progress:
    """The line. Nothing is shown unless it is ``watched``; what is said stands on lines of its own either way."""

    watched: bool
    _shown: float = field(default_factory=time.monotonic)

    def show(self, words: str) -> None:
        """Show how far it has come, at most five times a second."""
        if self.watched and time.monotonic() - self._shown > _EVERY:
            self._shown = time.monotonic()
            sys.stderr.write(f"\r\x1b[K{words} …")
            sys.stderr.flush()

    def say(self, words: str) -> None:
        """Say something that stays."""
        self.wipe()
        typer.echo(words, err=True)

    def wipe(self) -> None:
        """Take the line away."""
        if self.watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
