"""Answers of a search, for the eye, for programs and for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.cells import BETWEEN, cell
from marsad.export.jsonl import json_line
from marsad.export.out import BOM
from marsad.export.table_csv import csv_row
from marsad.export.terminal import ClaimTable
from marsad.store.search.hits import Answer, Hit, Passage, Told, hit_to_json
from marsad.store.search.match import Mark

OPEN, CLOSE = "⟦", "⟧"  # around words found, where there is no colour
# What the table says, in Arabic and in English.
WORDS: dict[str, tuple[str, str]] = {
    "shown-of": ("{} من {} من الوثائق", "{} of {} documents"),
    "nothing": ("لا شيء", "nothing found"),
    "more": ("و{} غيرها", "and {} more sentences"),
    "exact": ("كما كُتبت", "as written"),
    "folded": ("بعد توحيد الرسم", "folded spelling"),
    "lemma": ("بالأصل المعجمي", "by its lemma"),
}
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
    yield BOM + csv_row([name for name, _ in COLUMNS])
    for hit in answer.hits:
        for passage in hit.passages or (Passage(0, 0, ""),):
            yield csv_row([cell(one) for one in _cells(hit, passage)])


def _cells(hit: Hit, passage: Passage) -> list[str | int | float | None]:
    claims = [told for told in hit.claims if told.sentence[0] < passage.end and passage.start < told.sentence[1]]
    places = (passage.start, passage.end) if passage.text else (None, None)
    return [
        hit.rank, hit.score, hit.id, hit.source_id, hit.path, hit.url, hit.title, hit.publisher, hit.published,
        marked(passage.text, passage.marks, passage.start), *places,
        BETWEEN.join(explained(mark, passage.text, passage.start) for mark in passage.marks),
        BETWEEN.join(told.id for told in claims), BETWEEN.join(told.type for told in claims),
    ]  # fmt: skip


def marked(text: str, marks: tuple[Mark, ...], start: int) -> str:
    """The text with the words found between marks; of words that overlap the first ones count."""
    parts: list[str] = []
    done = 0
    for mark in marks:
        first, last = mark.start - start, mark.end - start
        if first >= done:
            parts += [text[done:first], OPEN, text[first:last], CLOSE]
            done = last
    return "".join([*parts, text[done:]])


def explained(mark: Mark, text: str, start: int) -> str:
    """Which words were found for which, and by which form."""
    words = " ".join(text[mark.start - start : mark.end - start].split())
    return f"{mark.asked} → {words} ({mark.form}{', prefix' if mark.prefix else ''})"


class AnswerTable(ClaimTable):
    """Writes answers. ``english`` gives the labels in English; with ``explain`` each word found says why."""

    english = False
    explain = False

    def answer(self, answer: Answer) -> Iterator[str]:
        """The lines of all hits, and how many there are."""
        for hit in answer.hits:
            yield from self._hit(hit)
        said = self._word("shown-of").format(len(answer.hits), answer.total) if answer.hits else self._word("nothing")
        yield self._line(said, "2")

    def _hit(self, hit: Hit) -> Iterator[str]:
        title = marked(hit.title, hit.title_marks, 0) if hit.title else hit.source_id or hit.path or hit.id[:23]
        parts = [f"{hit.rank}. {title}", hit.publisher or "", hit.published or ""]
        yield from self.heading(" · ".join(part for part in parts if part))
        for passage in hit.passages[:_SHOWN]:
            yield from self._field("«»", marked(passage.text, passage.marks, passage.start), 2)
        if (more := len(hit.passages) - _SHOWN) > 0:
            yield from self._field("", self._word("more").format(more), 2)
        for told in hit.claims:
            yield from self._field("•", self._told(told), 2)
        if self.explain:
            yield from self._why(hit)
        yield "\n"

    def _why(self, hit: Hit) -> Iterator[str]:
        """Which word was found by which form: each pair once, with how often."""
        texts = [(mark, hit.title or "", 0) for mark in hit.title_marks]
        texts += [(mark, one.text, one.start) for one in hit.passages for mark in one.marks]
        counted: dict[str, int] = {}
        for mark, text, start in texts:
            words = " ".join(text[mark.start - start : mark.end - start].split())
            said = f"{words} ⇐ {mark.asked}: {self._word(mark.form)}"
            counted[said] = counted.get(said, 0) + 1
        for said, count in counted.items():
            yield from self._field("?", f"{said} ×{count}" if count > 1 else said, 2)

    def _told(self, told: Told) -> str:
        """A claim in one line."""
        days = "/".join(dict.fromkeys(day[:10] for day in told.time if day))
        kind, factuality, sources = told.type, told.factuality, told.sources
        if not self.english:
            kind, factuality = self._values.labels("type", kind), self._values.labels("factuality", factuality)
            sources = tuple(self._values.labels("kind", one) for one in sources)
        parts = [kind, factuality, "، ".join(told.actors), "، ".join(told.places), days, " ← ".join(sources), told.id]
        return " · ".join(part for part in parts if part)

    def _word(self, name: str) -> str:
        return WORDS[name][self.english]
