"""Everything that is wrong with the knowledge: letters and shape first, then every example through the whole reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import TracebackType

from marsad.errors import KnowledgeError
from marsad.knowledge import Entry, Knowledge, Row
from marsad.knowledge.lint import lint
from marsad.knowledge.problems import Problem, of_error
from marsad.knowledge.rules import load_rules
from marsad.model.text import Document
from marsad.proof.reached import Reached, WatchedReader
from marsad.proof.run import Proof, proofs
from marsad.proof.words import unknown_triggers

Progress = Callable[[int, int], object]


def check(knowledge: Knowledge, only: str | None = None, progress: Progress | None = None) -> list[Problem]:
    """The findings in the knowledge, or in the file called ``only``, by file and line; after a change of a table, what
    it breaks in any example is among them.

    ``progress`` is told after each example how many have run, of how many. Where the reader cannot be built, the
    examples do not run, and the last finding says so.
    """
    found = lint(knowledge, only)
    try:
        reader = WatchedReader(knowledge)
        reader.analyse(Document("وقع الانفجار أمس في المدينة"))  # what is loaded late is loaded now
        found += [one for one in unknown_triggers(knowledge, load_rules(knowledge)) if only in (None, one.file)]
    except Exception as error:  # whatever a broken file leads to, the researcher gets its line and no traceback
        listed = {(one.file, one.line) for one in found if one.severity == "error"}
        blamed = blame(error, only)
        found += [blamed] if (blamed.file, blamed.line) not in listed else []
        return [*sorted(set(found)), _not_run(only)]
    ran = only if only is None or only.endswith(".yaml") else None  # a table has no examples: it may break any
    found += _run(reader, ran, progress or (lambda _done, _all: None))
    return sorted(set(found))


def _run(reader: WatchedReader, only: str | None, progress: Progress) -> Iterator[Problem]:
    """What the examples of a file, or of all, do not give."""
    waiting: list[Proof] = []
    try:
        waiting.extend(proofs(reader, only))
    except KnowledgeError as error:
        if only in (None, error.file):
            yield of_error(error)
    reached = Reached(reader, only)
    for done, proof in enumerate(waiting, 1):
        try:
            failures = list(proof.run())
        except Exception as error:  # an example that breaks the reader must not hide the others
            failures = [blame(error, proof.entry.file, proof.entry)]
            reached.broken(proof)
        else:
            reached.note(proof)
        yield from failures
        progress(done, len(waiting))
    yield from reached.never()


def blame(error: BaseException, file: str | None, entry: Entry | Row | None = None) -> Problem:
    """A finding at the row or entry that was being read when an error came up, however far from the loader."""
    if isinstance(error, KnowledgeError):
        return of_error(error)
    entry = _held(error.__traceback__) or entry
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Problem(
        entry.file if entry is not None else file or "knowledge",
        entry.line if entry is not None else 0,
        f"The reader cannot use what stands here ({what}). Compare it with the lines around it and the columns.",
        "لا يستطيع مرصد استعمال ما في هذا السطر. قارنه بما حوله وبأسماء الأعمدة.",
    )


def _held(trace: TracebackType | None) -> Entry | Row | None:
    """The row or entry that the innermost of the functions that failed had in hand."""
    found: Entry | Row | None = None
    while trace is not None:
        held = [value for value in trace.tb_frame.f_locals.values() if isinstance(value, Entry | Row)]
        found = held[-1] if held else found
        trace = trace.tb_next
    return found


def _not_run(only: str | None) -> Problem:
    return Problem(
        only or "knowledge",
        0,
        "The examples were not run. Mend what stands above and check again.",
        "لم تشغل الأمثلة. أصلح ما سبق ثم أعد الفحص.",
        "note",
    )
