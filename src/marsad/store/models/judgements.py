"""What persons decided. Rows are only ever added; a decision is taken back by another one."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from marsad.store.models.base import PART, STRICT, Base, of_text, order


class JudgementRow(Base):
    """A person's decision."""

    __tablename__ = "judgements"
    __table_args__ = (Index("ix_judgements_at", "at"), STRICT)
    id: Mapped[str] = of_text("The judgement's id.", primary_key=True)
    at: Mapped[str] = of_text("When it was given (UTC).")
    by: Mapped[str] = of_text("Who gave it, as «--by» names them.")
    kind: Mapped[str] = of_text("same, different, unsure, value or undo.")
    field: Mapped[str | None] = of_text("Of a chosen value: the field.")
    value: Mapped[str | None] = of_text("Of a chosen value: the value.")
    note: Mapped[str | None] = of_text("Why, in the person's own words.")
    undoes: Mapped[str | None] = of_text("The id of the judgement that this one takes back.")
    record: Mapped[str] = of_text("All of it as JSON.")


class JudgementSubjectRow(Base):
    """What a judgement is about, and the claims that stand for it."""

    __tablename__ = "judgement_subjects"
    __table_args__ = (Index("ix_judgement_subjects_subject", "subject"), PART)
    judgement: Mapped[str] = mapped_column(
        Text(), ForeignKey("judgements.id"), primary_key=True, info={"told": "The judgement (judgements.id)."}
    )
    number: Mapped[int] = order()
    subject: Mapped[str] = of_text("The id of a claim or an incident, as it was given.")
    claim_id: Mapped[str] = of_text("The id of a claim that stands for it.")
    document_id: Mapped[str | None] = of_text("The id of the text of the claim's document.")
