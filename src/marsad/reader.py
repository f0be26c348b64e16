"""The reader: what most users of the library need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from marsad.errors import InputError
from marsad.explain import Explanation, explain
from marsad.extract.extractor import ClaimExtractor
from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.mention import Mention
from marsad.model.text import Document
from marsad.pipeline import build


class Reader:
    """Reads Arabic reports. Building one loads the knowledge (about half a second); reading changes nothing in it.

    >>> reader = Reader()
    >>> [claim.event.type for claim in reader.read("سيطر الجيش على بلدة سراقب أمس", published="2016-02-07")]
    ['territory-takeover']
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or Knowledge()
        self._extractor = ClaimExtractor(self.knowledge)
        self._pipeline = build(self.knowledge, self._extractor)

    def analyse(self, document: Document) -> Analysis:
        """Everything that was read: sentences, words, mentions and claims."""
        return self._pipeline(_with_body(document))

    def read(
        self,
        text: str | Document,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        source_id: str | None = None,
    ) -> Iterator[Claim]:
        """The claims of a report, in the order of the text. ``published`` is an ISO date, on which relative dates rest.

        Raises InputError if ``published`` is no ISO date.
        """
        yield from self.analyse(_document(text, published, publisher, title, source_id)).claims

    def mentions(
        self,
        text: str | Document,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> list[Mention]:
        """The mentions of all dimensions, in the order of the text."""
        return list(self.analyse(_document(text, published, publisher, title, None)).all_mentions())

    def explain(self, text: str | Document, *, published: str | None = None, offset: int | None = None) -> Explanation:
        """Why the text reads as it does: the tree of what fired, and what nearly did. ``offset`` picks one sentence."""
        analysis = self.analyse(_document(text, published, None, None, None))
        return explain(analysis, self._extractor, offset)


def _document(
    text: str | Document, published: str | None, publisher: str | None, title: str | None, source_id: str | None
) -> Document:
    document = text if isinstance(text, Document) else Document(text)
    given: dict[str, Any] = {"published": published, "publisher": publisher, "title": title, "source_id": source_id}
    document = replace(document, **{name: value for name, value in given.items() if value is not None})
    if document.published is not None:
        _check_date(document.published)
    return document


def _check_date(published: str) -> None:
    try:
        datetime.date.fromisoformat(published)
    except ValueError as error:
        raise InputError(f"published «{published}» is no ISO date; write it as 2016-02-07") from error


def _with_body(document: Document) -> Document:
    """A title without a body is read as the body."""
    if document.text.strip() or not document.title:
        return document
    return replace(document, text=document.title)
