"""Which rules the examples reach: a rule that none of its own fires, and one that no text of the knowledge reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.knowledge import Knowledge
from marsad.knowledge.problems import Problem
from marsad.knowledge.rules import Rule, load_rules
from marsad.model.analysis import Analysis
from marsad.model.text import Document
from marsad.proof.run import Proof
from marsad.reader import Reader

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")  # evidence names the rules that it merged in brackets


class WatchedReader(Reader):
    """A reader that remembers which rules fired in the last text and in all texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.last: set[str] = set()
        self.ever: set[str] = set()

    def analyse(self, document: Document) -> Analysis:
        """Everything that was read; the rules behind the claims are remembered."""
        analysis = super().analyse(document)
        evidence = [one for claim in analysis.claims for one in claim.evidence]
        self.last = {one.rule for one in evidence}
        self.last.update(name for one in evidence for name in _IN_BRACKETS.findall(one.detail))
        self.ever |= self.last
        return analysis


class Reached:
    """Watches the proofs of event rules as they run."""

    def __init__(self, reader: WatchedReader, only: str | None) -> None:
        self._reader = reader
        self._only = only
        self._rules = [rule for rule in load_rules(reader.knowledge) if only in (None, rule.file)]
        self._own = {id(example) for rule in self._rules for example in rule.examples}
        self._fired: set[str] = set()

    def note(self, proof: Proof) -> None:
        """Remember whether the example that was just read fired its own rule."""
        if id(proof.entry) in self._own and proof.owner in self._reader.last:
            self._fired.add(proof.owner)

    def broken(self, proof: Proof) -> None:
        """Leave the rule of an example that broke the reader out: nothing is known of it."""
        self._fired.add(proof.owner)
        self._reader.ever.add(proof.owner)

    def never(self) -> Iterator[Problem]:
        """The rules that no example of theirs fires, and those that no text at all reaches."""
        for rule in self._rules:
            if rule.examples and rule.id not in self._fired:
                yield _none_of_its_own(rule)
            if self._only is None and rule.id not in self._reader.ever:
                yield _nothing(rule)


def _none_of_its_own(rule: Rule) -> Problem:
    return Problem(
        rule.file,
        rule.line,
        f"No example of the rule «{rule.id}» fires it. Correct its triggers and its pattern, or write an example that fits.",
        f"لا يعمل أي مثال من أمثلة القاعدة «{rule.id}». صحح كلماتها ونمطها أو اكتب مثالا يوافقها.",
    )


def _nothing(rule: Rule) -> Problem:
    return Problem(
        rule.file,
        rule.line,
        f"No example and no case of the knowledge reaches the rule «{rule.id}». Another rule may stand before it; delete one.",
        f"لا يصل إلى القاعدة «{rule.id}» أي مثال ولا حالة. لعل قاعدة أخرى تسبقها؛ احذف إحداهما.",
        "note",
    )
