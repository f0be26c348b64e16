"""Where what ``marsad watch`` finds goes: into a case, or as JSON Lines that ``marsad read`` takes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from marsad.ingest.files import READERS, documents_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.vault.session import Session
from marsad.ingest.web.brought import capture_of
from marsad.ingest.web.feedlist import Watched
from marsad.ingest.web.feedmodel import Item
from marsad.ingest.web.fetched import Fetched
from marsad.ingest.web.sources import captured, ending_of
from marsad.ingest.web.watchstate import Waiting
from marsad.model.text import Document

Told = Callable[[Rejected | Remark], None]


@dataclass(slots=True)
class CaseSink:
    """Keeps the bytes of pages and feeds in a case; each is safe on the disk when it returns."""

    session: Session
    tell: Told

    def page(self, fetched: Fetched, entry: Waiting, watched: Watched) -> int:
        """Keep a page; the day and outlet that its feed gave hold where the page says none."""
        outlet = watched.publisher or entry.publisher
        return self._keep(fetched, entry.published, outlet)

    def feed(self, fetched: Fetched, items: list[Item], watched: Watched) -> int:  # noqa: ARG002  (as Sink has it)
        """Keep a feed as it is, with the reports that it gives itself."""
        return self._keep(fetched, None, watched.publisher)

    def missed(self, url: str, reason: str) -> None:
        """Write into the custody log what was tried and not got."""
        self.session.missed(url, reason)

    def _keep(self, fetched: Fetched, published: str | None, publisher: str | None) -> int:
        kept = self.session.keep(
            capture_of(fetched, published=published, publisher=publisher, method="watch"), fetched.body
        )
        for outcome in kept.outcomes:
            self.tell(outcome)
        return kept.documents


@dataclass(slots=True)
class LinesSink:
    """Writes each report as one line of JSON. ``write`` puts a line where it is safe."""

    write: Callable[[str], object]
    tell: Told

    def page(self, fetched: Fetched, entry: Waiting, watched: Watched) -> int:
        """Write the report of a page."""
        return self._write(fetched, self._read(fetched, entry, watched))

    def feed(self, fetched: Fetched, items: list[Item], watched: Watched) -> int:
        """Write the reports that a feed gives itself."""
        return self._write(fetched, (one for item in items for one in self._item(fetched, item, watched)))

    def missed(self, url: str, reason: str) -> None:
        """Nothing: what is missed is told on standard error."""

    def _read(self, fetched: Fetched, entry: Waiting, watched: Watched) -> Iterator[Outcome]:
        ending = ending_of(fetched)
        if ending not in READERS:
            yield Rejected(fetched.url, f"Marsad does not read «{ending}»", "save it by a browser")
            return
        defaults = Defaults(entry.published, watched.publisher or entry.publisher)
        yield from documents_of(io.BytesIO(fetched.body), fetched.url, defaults, ending)

    def _item(self, fetched: Fetched, item: Item, watched: Watched) -> Iterator[Outcome]:
        record = {"id": item.url or item.key, "text": item.text, "title": item.title, "published": item.published}
        record |= {"url": item.url, "publisher": watched.publisher or item.publisher}
        yield from document_of(record, fetched.url, item.url or fetched.url, Defaults())

    def _write(self, fetched: Fetched, outcomes: Iterator[Outcome]) -> int:
        count = 0
        for outcome in outcomes:
            if isinstance(outcome, Document):
                self.write(json.dumps(_record(captured(outcome, fetched)), ensure_ascii=False) + "\n")
                count += 1
            else:
                self.tell(outcome)
        return count


def _record(document: Document) -> dict[str, str | None]:
    """A document as an input of ``marsad read``."""
    way = document.provenance
    return {
        "id": document.source_id or document.url,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "text": document.text,
        "captured": way.captured if way else None,
        "original": way.original if way else None,
    }
