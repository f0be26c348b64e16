"""One run over inputs: each document is read, whatever could not be is named, and the count of it all is kept."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import typer

from marsad.errors import KnowledgeError, MarsadError
from marsad.ingest import Rejected, Remark, name_of, read_inputs
from marsad.ingest.columns import Columns
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.text import Document
from marsad.text.visible import visible

T = TypeVar("T")
_EVERY = 0.2  # seconds between two looks at the progress


class Analyser(Protocol):
    """What reads one document: the reader, or the text floor alone."""

    def analyse(self, document: Document) -> Analysis: ...


@dataclass(slots=True)
class Run:
    """Reads inputs by what ``analyser`` makes. ``progress`` shows on standard error how far it has come."""

    analyser: Callable[[Knowledge], Analyser]
    knowledge: Knowledge
    progress: bool
    documents: int = 0
    claims: int = 0
    rejected: int = 0
    _made: Analyser | None = None
    _shown: float = field(default_factory=time.monotonic)

    def over(
        self,
        inputs: Iterable[str],
        published: str | None,
        publisher: str | None,
        columns: Columns | None = None,
        proxy: str | None = None,
        wanted: Callable[[Document], bool] | None = None,
    ) -> Iterator[Analysis]:
        """The analyses of the documents, in order. A document that breaks the reader does not stop the others.

        Those that are not ``wanted`` are passed over.
        """
        told = read_inputs(inputs, published=published, publisher=publisher, columns=columns, proxy=proxy)
        for outcome in told:
            if isinstance(outcome, Rejected | Remark):
                self.name(outcome)
                continue
            if wanted is not None and not wanted(outcome):
                continue
            self._made = self._made or self._make()
            try:
                analysis = self._made.analyse(outcome)
            except Exception as error:  # whatever it is, the other documents must be read
                reason = f"Marsad failed on it ({type(error).__name__}: {error})"
                if self.knowledge.overlay:
                    reason = f"it could not be read with your knowledge ({self._blamed(error)})"
                self.name(Rejected(name_of(outcome), reason, self._advice()))
                continue
            self.documents += 1
            self.claims += len(analysis.claims)
            self._show()
            yield analysis
        self._wipe()

    def _advice(self) -> str:
        if self.knowledge.overlay:
            return "look into your own knowledge files first: «marsad knowledge check FOLDER»"
        return "this is a fault of Marsad: please report it with the text"

    def _blamed(self, error: Exception) -> KnowledgeError:
        """The line of the researcher's own files, or of Marsad's, at which something went wrong."""
        from marsad.proof.check import blame

        problem = blame(error, None)
        file = self.knowledge.overlay.get(problem.file, problem.file)
        return KnowledgeError(f"{problem.english} · {problem.arabic}", str(file), problem.line)

    def _make(self) -> Analyser:
        """The analyser, made while nothing looks for garbage; what it loaded stays, and is not looked through again."""
        gc.disable()
        try:
            made = self.analyser(self.knowledge)
        except Exception as error:
            if not self.knowledge.overlay or isinstance(error, MarsadError):
                raise
            raise self._blamed(error) from error
        gc.freeze()
        gc.enable()
        return made

    def end(self) -> None:
        """Say what was done where somebody watches, and leave with the status that the command's page promises."""
        if self.progress:
            typer.echo(f"{self._count()}", err=True)
        if self.rejected:
            raise typer.Exit(1)

    def name(self, outcome: Rejected | Remark) -> None:
        """Name on standard error what was set aside, or read with a remark."""
        self.rejected += isinstance(outcome, Rejected)
        self._wipe()
        kind = "set aside" if isinstance(outcome, Rejected) else "note"
        typer.echo(f"{kind}: {visible(str(outcome))}", err=True)

    def sound(self, outcomes: Iterable[T | Rejected | Remark]) -> Iterator[T]:
        """What was read; what was set aside or remarked on is named on the way."""
        for outcome in outcomes:
            if isinstance(outcome, Rejected | Remark):
                self.name(outcome)
            else:
                yield outcome

    def _show(self) -> None:
        if self.progress and time.monotonic() - self._shown > _EVERY:
            self._shown = time.monotonic()
            sys.stderr.write(f"\r\x1b[K{self._count()} …")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self.progress:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _count(self) -> str:
        return f"documents: {self.documents:,} · claims: {self.claims:,} · set aside: {self.rejected:,}"


def new_reader(knowledge: Knowledge) -> Analyser:
    """The reader; what it needs is loaded only now, when there is a document to read."""
    from marsad.reader import Reader

    return Reader(knowledge)


def new_text_analyser(knowledge: Knowledge) -> Analyser:
    """The text floor alone: sentences, tokens and words."""
    from marsad.text.analyser import TextAnalyser

    return TextAnalyser(knowledge)
