"""A claim as other schemes would code it: views over the record, never a change of it (see ``ontology/*.yaml``)."""

from __future__ import annotations

from dataclasses import replace

from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import Code, Coding, Ontology
from marsad.model.claim import Claim

_AUXILIARY = {
    "historical": "historical",
    "planned": "future",
    "hypothetical": "hypothetical",
    "negated": "negation",
    "denied": "negation",
}
_STATE = frozenset({"state-forces", "police", "government", "coalition"})
_GROUPS = frozenset({"armed-group", "militia", "unknown-armed"})
_UNARMED = frozenset({"civilians", "crowd", "children", "women", "journalists", "medics", "aid-workers"})
_CODED = frozenset({"asserted", "alleged"})


class Coder:
    """Adds the codes of PLOVER, ACLED and UCDP; a scheme that has no place for the claim gets an empty code."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._types = Ontology(knowledge).types

    def code(self, claim: Claim) -> Claim:
        """The claim with its codes, each with what the scheme drops."""
        codings = self._types[claim.event.type].codes
        return replace(claim, codes=tuple((coding.scheme, _pairs(coding, claim)) for coding in codings))


def _pairs(coding: Coding, claim: Claim) -> tuple[tuple[str, object], ...]:
    if not coding.placed or (coding.scheme != "plover" and claim.factuality not in _CODED):
        return ()
    if coding.scheme == "ucdp" and not any(count.of == "killed" and count.low != 0 for count in claim.event.counts):
        return ()
    pairs: list[tuple[str, object]] = [(name, value) for name, value in _usual(coding.code) if value]
    if coding.scheme == "ucdp":
        pairs = [(name, _violence(str(value), claim)) for name, value in pairs]
    if coding.scheme == "plover" and claim.factuality in _AUXILIARY:
        pairs.append(("auxiliary", _AUXILIARY[claim.factuality]))
    pairs.append(("drops", tuple(coding.drops)))
    return tuple(pairs)


def _usual(code: Code) -> list[tuple[str, str | None]]:
    return [(name, code.get(name)) for name, _ in code.pairs]


def _violence(allowed: str, claim: Claim) -> object:
    """UCDP's type of violence, by who fights whom: 3 against civilians, 1 with a state, 2 without; else what is allowed."""
    options = allowed.split("|")
    kinds = {role: _kinds(claim, role) for role in ("agent", "patient")}
    if "3" in options and (kinds["patient"] & _UNARMED or any(count.who in _UNARMED for count in claim.event.counts)):
        return 3
    both = kinds["agent"] | kinds["patient"]
    if "1" in options and both & _STATE:
        return 1
    if "2" in options and kinds["agent"] & _GROUPS and kinds["patient"] & _GROUPS:
        return 2
    return int(options[0]) if len(options) == 1 else tuple(int(option) for option in options)


def _kinds(claim: Claim, role: str) -> set[str]:
    return {a.actor.kind for a in claim.event.arguments if a.role == role and a.actor}
