"""What was read, when, and with which knowledge: documents, runs, readings, and what a new reading changed."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from marsad.store.models.base import PART, STRICT, Base, of_text, of_whole, order, own_key, place_in, refers


class AboutRow(Base):
    """What the store says of itself."""

    __tablename__ = "about"
    __table_args__ = PART
    name: Mapped[str] = of_text(
        "case (its id), created, marsad (the version that made it), custody (how many captures it had when it was indexed).",
        primary_key=True,
    )
    value: Mapped[str] = of_text("Its value.")


class DocumentRow(Base):
    """A report, with where it comes from. The same text from two places is two documents."""

    __tablename__ = "documents"
    __table_args__ = (Index(None, "id"), STRICT)
    key: Mapped[int] = own_key("The document's number in this store.")
    id: Mapped[str] = of_text("sha256: and the digest of the text: the same words have the same id.")
    mark: Mapped[str] = of_text("The digest of everything that is known of the document.", unique=True)
    source_id: Mapped[str | None] = of_text("The id that the input gave.")
    path: Mapped[str | None] = of_text("The file it was read from.")
    url: Mapped[str | None] = of_text("Where it was published.")
    title: Mapped[str | None] = of_text("Its headline, where the input gave it apart from the body.")
    publisher: Mapped[str | None] = of_text("The outlet that published it.")
    published: Mapped[str | None] = of_text("The day of publication, ISO 8601.")
    captured: Mapped[str | None] = of_text("When its original was captured (ISO 8601, UTC).")
    original: Mapped[str | None] = of_text("sha256: and the digest of the original's bytes.")
    forwarded_from: Mapped[str | None] = of_text("The channel or person whose post was forwarded.")
    added: Mapped[str] = of_text("When it came into the store (UTC).")
    present: Mapped[int] = of_whole("1 while the case holds it; 0 when a newer reading of its original took its place.")
    text: Mapped[str | None] = of_text(
        "The text in which spans count code points; empty (NULL) where it was not at hand."
    )
    record: Mapped[str] = of_text("All that is known of it, as JSON.")


class RunRow(Base):
    """One time at which documents were read, by one version of Marsad with one state of its knowledge."""

    __tablename__ = "runs"
    __table_args__ = STRICT
    key: Mapped[int] = own_key("The run's number.")
    knowledge: Mapped[str] = of_text("The digest of the knowledge that read.")
    version: Mapped[str] = of_text("The version of Marsad.")
    began: Mapped[str] = of_text("When it began (UTC).")
    ended: Mapped[str | None] = of_text("When it ended (UTC); NULL while it goes on, or where it was broken off.")


class ReadingRow(Base):
    """One document as it was read in one run. Older readings stay."""

    __tablename__ = "readings"
    __table_args__ = (
        Index("uq_readings_document_run", "document", "run", unique=True),
        Index("ix_readings_run", "run"),
        Index(
            "uq_readings_current",
            "document",
            unique=True,
            sqlite_where=sql("current = 1"),
            postgresql_where=sql("current = 1"),
        ),
        STRICT,
    )
    key: Mapped[int] = own_key("The reading's number.")
    document: Mapped[int] = refers("documents.key", "The document that was read.")
    run: Mapped[int] = refers("runs.key", "The run in which it was read.")
    claims: Mapped[int] = of_whole("How many claims were found.")
    current: Mapped[int] = of_whole("1 for the reading that counts now, 0 for older ones.")


class ChangeRow(Base):
    """What a run changed in a document that had been read before."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_document", "document"), PART)
    run: Mapped[int] = place_in("runs.key", "The run.")
    document: Mapped[int] = place_in("documents.key", "The document.")
    number: Mapped[int] = order("Its place among the changes of the document, from 0.")
    kind: Mapped[str] = of_text("new, gone or changed.")
    claim_id: Mapped[str] = of_text("The id of the claim.")
    fields: Mapped[str | None] = of_text("Of a changed claim, the fields that differ, with commas between.")
