"""The tables, as classes. The tables of the reference pages are made from what stands here."""

from marsad.store.models.base import Base
from marsad.store.models.claims import (
    ArgumentRow,
    ClaimRow,
    CountRow,
    EvidenceRow,
    MaterielRow,
    PlaceRow,
    SourceRow,
)
from marsad.store.models.incidents import (
    ConsolidationRow,
    DisagreementRow,
    IncidentActorRow,
    IncidentClaimRow,
    IncidentDocumentRow,
    IncidentRow,
    StatementRow,
    TollRow,
)
from marsad.store.models.judgements import JudgementRow, JudgementSubjectRow
from marsad.store.models.reading import AboutRow, ChangeRow, DocumentRow, ReadingRow, RunRow
from marsad.store.models.search import SearchDocumentRow

__all__ = [
    "AboutRow",
    "ArgumentRow",
    "Base",
    "ChangeRow",
    "ClaimRow",
    "ConsolidationRow",
    "CountRow",
    "DisagreementRow",
    "DocumentRow",
    "EvidenceRow",
    "IncidentActorRow",
    "IncidentClaimRow",
    "IncidentDocumentRow",
    "IncidentRow",
    "JudgementRow",
    "JudgementSubjectRow",
    "MaterielRow",
    "PlaceRow",
    "ReadingRow",
    "RunRow",
    "SearchDocumentRow",
    "SourceRow",
    "StatementRow",
    "TollRow",
]
