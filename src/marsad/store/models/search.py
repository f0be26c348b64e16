"""Which documents the index of words holds. The index itself has no plain columns: see ``store/search``."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from marsad.store.models.base import STRICT, Base, of_text, of_whole, place_in


class SearchDocumentRow(Base):
    """A document whose words can be searched."""

    __tablename__ = "search_documents"
    __table_args__ = STRICT
    document: Mapped[int] = place_in("documents.key", "The document (documents.key).")
    words: Mapped[int] = of_whole("How many words it has, those of its title included.")
    forms: Mapped[str] = of_text("The rules and the digest of the knowledge that made the forms of its words.")
