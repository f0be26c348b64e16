"""One event while it is judged: what was found of it so far, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.analysis import Analysis
from marsad.model.evidence import Evidence
from marsad.model.text import Sentence


@dataclass(slots=True)
class Case:
    """``effect``: what governs the trigger makes of it; ``screened``: doubt and denial do not reach it.

    ``rules`` gives the line of each rule. ``consumed``: words whose negation belongs to another operator.
    """

    analysis: Analysis
    sentence: Sentence
    trigger: int
    rules: dict[str, str]
    effect: str | None = None
    outcome: str | None = None
    screened: bool = False
    consumed: set[int] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)

    def note(self, rule: str, where: str | None, first: int, last: int, said: str) -> None:
        """Evidence by the words ``first``–``last``: a lexicon row where there is one, the rule's own line otherwise."""
        start, end = self.analysis.words[first].start, self.analysis.words[last - 1].end
        self.cite(rule, where, f"«{self.analysis.quote(start, end)}» {said}", start, end)

    def cite(self, rule: str, where: str | None, detail: str, start: int | None, end: int | None) -> None:
        """Evidence by its words."""
        self.evidence.append(Evidence(rule, where or self.rules.get(rule), detail, "factuality", start, end))
