"""The stage: each claim of a ranked family gets its rank, and an evidence entry that says what moved it most."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.rank.clues import Clues, SentenceClues, clues, sentence_clues
from marsad.extract.rank.families import family_of
from marsad.extract.rank.model import RankModel, load
from marsad.extract.rank.reasons import reasons
from marsad.model.analysis import Analysis
from marsad.model.claim import Claim
from marsad.model.evidence import Evidence
from marsad.model.text import Sentence

RULE = "rank.linear"


class Ranker:
    """Ranks claims of assault and protest. It drops nothing, and leaves claims of other types as they are."""

    def __init__(self, model: RankModel | None = None) -> None:
        self._model = model

    @property
    def model(self) -> RankModel:
        """The weights, loaded when the first claim asks for them."""
        if self._model is None:
            self._model = load()
        return self._model

    def rank(self, analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
        """The claims in their order, those of a ranked family with ``event.rank`` and the evidence for it."""
        seen = {id(claim): found for claim, found in seen_of(analysis, claims)}
        return [self._ranked(analysis, claim, *seen[id(claim)]) if id(claim) in seen else claim for claim in claims]

    def _ranked(self, analysis: Analysis, claim: Claim, sentence: Sentence, seen: Clues) -> Claim:
        family = family_of(claim.event.type)
        model = self.model.families.get(family or "")
        if model is None:
            return claim
        rank = model.rank(seen)
        detail = f"reads like the report of an act ({family}): {rank:.2f}; {reasons(analysis, sentence, model, seen)}"
        why = Evidence(RULE, None, detail, "rank", sentence.start, sentence.end)
        return replace(claim, event=replace(claim.event, rank=rank), evidence=(*claim.evidence, why))


def seen_of(analysis: Analysis, claims: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Sentence, Clues]]]:
    """Each claim of a ranked family with its sentence and what is seen of it."""
    together: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        together[_sentence_at(analysis, claim.sentence[0])].append(claim)
    for number, beside in together.items():
        ranked = [claim for claim in beside if family_of(claim.event.type)]
        if not ranked:
            continue
        sentence = analysis.sentences[number]
        shown: SentenceClues = sentence_clues(analysis, sentence, beside)
        for claim in ranked:
            yield claim, (sentence, clues(analysis, sentence, shown, claim))


def _sentence_at(analysis: Analysis, start: int) -> int:
    return max(0, bisect_right(analysis.sentences, start, key=lambda sentence: sentence.start) - 1)
