"""Answers of a search, for the eye, for programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.export.jsonl import json_line
from marsad.export.labels import Labels
from marsad.export.table_csv import BETWEEN, BOM, guarded, row
from marsad.export.terminal import ClaimTable
from marsad.store.search.hits import Answer, Hit, Passage, Told, hit_to_json
from marsad.store.search.match import Mark
from marsad.text.visible import visible

OPEN, CLOSE = "⟦", "⟧"  # around words found, where there is no colour
_SHOWN = 3  # passages of a document that the table shows

COLUMNS: tuple[tuple[str, str], ...] = (
    ("rank", "the place of the document among the answers"),
    ("score", "how well its words answer; more is better"),
    ("document_id", "the document's id, the digest of its words"),
    ("source_id", "the id that the input gave"),
    ("path", "the file it was read from"),
    ("url", "where it was published"),
    ("title", "its headline"),
    ("publisher", "who published it"),
    ("published", "the day of publication"),
    ("passage", "the sentence that answers, words found between ⟦ ⟧"),
    ("passage_start", "its first code point in the text"),
    ("passage_end", "the code point after its last"),
    ("found", "the words found, each with the word asked for and the form that matched: exact, folded or lemma"),
    ("claim_ids", "the claims of that sentence"),
    ("claim_types", "their event types"),
)


def answer_jsonl(answer: Answer) -> Iterator[str]:
    """One JSON object a line for each document."""
    return (json_line(hit_to_json(hit)) for hit in answer.hits)


def answer_csv(answer: Answer) -> Iterator[str]:
    """A row for each passage; a document without one has a row of its own."""
    yield BOM + row([name for name, _ in COLUMNS])
    for hit in answer.hits:
        for passage in hit.passages or (Passage(0, 0, ""),):
            yield row([guarded(cell) for cell in _cells(hit, passage)])


def _cells(hit: Hit, passage: Passage) -> list[str | int | float | None]:
    claims = [told for told in hit.claims if told.sentence[0] < passage.end and passage.start < told.sentence[1]]
    places = (passage.start, passage.end) if passage.text else (None, None)
    return [
        hit.rank, hit.score, hit.id, hit.source_id, hit.path, hit.url, hit.title, hit.publisher, hit.published,
        marked(passage.text, passage.marks, passage.start, lambda words: f"{OPEN}{words}{CLOSE}"), *places,
        BETWEEN.join(explained(mark, passage.text, passage.start) for mark in passage.marks),
        BETWEEN.join(told.id for told in claims), BETWEEN.join(told.type for told in claims),
    ]  # fmt: skip


def marked(text: str, marks: tuple[Mark, ...], start: int, show: Callable[[str], str]) -> str:
    """The text with the words found made to stand out; of marks that overlap the first one counts."""
    parts: list[str] = []
    done = 0
    for mark in marks:
        first, last = mark.start - start, mark.end - start
        if first >= done:
            parts += [text[done:first], show(text[first:last])]
            done = last
    return "".join([*parts, text[done:]])


def explained(mark: Mark, text: str, start: int) -> str:
    """Which words were found for which, and by which form."""
    words = " ".join(text[mark.start - start : mark.end - start].split())
    return f"{mark.asked} → {words} ({mark.form}{', prefix' if mark.prefix else ''})"


class AnswerTable(ClaimTable):
    """Writes answers. ``labels`` gives the Arabic of the values; with ``explain`` each word found says why."""

    def __init__(
        self, labels: Labels, turn: Callable[[str], str], width: int, wide: bool, colour: bool, explain: bool
    ) -> None:
        super().__init__(None, turn, width, wide, colour)  # type: ignore[arg-type]  # values of claims are not asked for
        self._labels = labels
        self._explain = explain

    def answer(self, answer: Answer) -> Iterator[str]:
        """The lines of all hits, and how many there are."""
        for hit in answer.hits:
            yield from self._hit(hit)
        if not answer.hits:
            yield self._line(self._labels("word", "nothing-found"), "2")
            return
        yield self._line(self._labels("word", "shown-of").format(len(answer.hits), answer.total), "2")

    def _hit(self, hit: Hit) -> Iterator[str]:
        title = marked(hit.title, hit.title_marks, 0, _stands_out) if hit.title else hit.source_id or hit.path or hit.id[:23]
        parts = [f"{hit.rank}. {title}", hit.publisher or "", hit.published or ""]
        yield from self.heading(" · ".join(part for part in parts if part))
        for passage in hit.passages[:_SHOWN]:
            yield from self._field("«", self._plain(marked(passage.text, passage.marks, passage.start, _stands_out)), 2)
        more = len(hit.passages) - _SHOWN
        if more > 0:
            yield from self._field("", self._labels("word", "and-more").format(more), 2)
        for told in hit.claims:
            yield from self._field("•", _claim(told, self._labels), 2)
        if self._explain:
            yield from self._why(hit)
        yield "\n"

    def _why(self, hit: Hit) -> Iterator[str]:
        """Which word was found by which form: each pair once, with how often."""
        texts = [(mark, hit.title or "", 0) for mark in hit.title_marks]
        texts += [(mark, one.text, one.start) for one in hit.passages for mark in one.marks]
        counted: dict[str, int] = {}
        for mark, text, start in texts:
            said = self._plain(f"{mark.asked} ← {' '.join(text[mark.start - start : mark.end - start].split())}")
            said += f" · {self._labels('form', mark.form)}{' · *' if mark.prefix else ''}"
            counted[said] = counted.get(said, 0) + 1
        for said, count in counted.items():
            yield from self._field("?", f"{said} ×{count}" if count > 1 else said, 2)

    @staticmethod
    def _plain(text: str) -> str:
        return visible(" ".join(text.split()))


def _stands_out(words: str) -> str:
    return f"{OPEN}{words}{CLOSE}"


def _claim(told: Told, labels: Labels) -> str:
    """A claim in one line."""
    days = "/".join(dict.fromkeys(day[:10] for day in told.time if day))
    parts = [
        labels("type", told.type), labels("factuality", told.factuality), " ، ".join(told.actors), " ، ".join(told.places), days,
        " ← ".join(labels("kind", one) for one in told.sources), told.id,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)
