"""Judging one event's factuality from the operators that govern its trigger and the voices that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence
from marsad.model.mention import TimeValue


@dataclass(frozen=True, slots=True)
class Judgement:
    """One of the seven factualities, what came of an attempt, and why."""

    factuality: str
    outcome: str | None = None
    evidence: tuple[Evidence, ...] = ()


class FactualityReader:
    """Judges events one by one."""

    def __init__(self, knowledge: Knowledge) -> None:
        pass

    def judge(
        self, analysis: Analysis, trigger: int, chain: tuple[Attribution, ...], time: TimeValue | None = None
    ) -> Judgement:
        """The factuality of the event whose trigger is the word ``trigger``, told by ``chain``."""
        classes = {link.verb_class for link in chain}
        if "denying" in classes:
            return Judgement("denied")
        return Judgement("alleged" if "doubting" in classes else "asserted")
