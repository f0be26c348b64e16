"""Who says so, independently: ten outlets that quote one monitor are one voice, and so are outlets that run one agency's copy.

The voice of a claim is the innermost source that its attribution names; without one it is the publisher. Two claims of an
incident are one voice where (1) they name the same source, or one name holds the other («المرصد», «المرصد السوري لحقوق
الإنسان»); (2) neither names a source, or both an unnamed one («شهود عيان»), and their texts, or their sentences, repeat one
another. «مصادر أمنية» of two reports are one voice: nothing tells them apart, and a doubt must not add to the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from marsad.consolidate.stems import Stems
from marsad.consolidate.telling import Telling

SAME_WORDS = 0.8  # the share of the words of two sentences from which one is a copy of the other
LEAST_WORDS = 8  # stems; shorter sentences are alike by chance
NAMELESS = frozenset(
    {"witness", "anonymous", "expert", "social-media"}
)  # kinds that name nobody who could be told apart
SHORT = frozenset({"monitor", "agency", "outlet"})  # kinds that go under one word of their name once they were named


@dataclass(frozen=True, slots=True)
class _Voice:
    """The source of one claim. ``named``: whether it is one; ``apt``: whether a longer name of it may hold this one."""

    label: str
    kind: str
    stems: frozenset[str]
    named: bool = False
    apt: bool = False


class Voices:
    """The independent voices of one incident: claim → the label of its voice."""

    def __init__(self, tellings: Iterable[Telling], stems: Stems, repeated: Callable[[str, str], bool]) -> None:
        held = list(tellings)
        own = {telling.claim.id: _voice(telling, stems) for telling in held}
        leader = {telling.claim.id: telling.claim.id for telling in held}
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                if _same(one, own[one.claim.id], other, own[other.claim.id], repeated):
                    _join(leader, one.claim.id, other.claim.id)
        groups: dict[str, list[str]] = {}
        for name in leader:
            groups.setdefault(_lead(leader, name), []).append(name)
        self._label: dict[str, str] = {}
        taken: dict[str, int] = {}
        for members in groups.values():
            label = max((own[name].label for name in members), key=lambda text: (len(text), text))
            taken[label] = taken.get(label, 0) + 1
            shown = label if taken[label] == 1 else f"{label} ({taken[label]})"
            self._label.update(dict.fromkeys(members, shown))

    def of(self, claim: str) -> str:
        """The label of a claim's voice."""
        return self._label[claim]

    def count(self, claims: Iterable[str]) -> int:
        """How many independent voices stand behind these claims."""
        return len({self._label[claim] for claim in claims})


def _voice(telling: Telling, stems: Stems) -> _Voice:
    for link in reversed(telling.claim.attribution):
        if link.source is not None:
            words = frozenset(stems.of(link.source.text))
            apt = len(words) > 1 or link.kind in SHORT or bool(stems.telling(tuple(sorted(words))))
            return _Voice(link.source.text, link.kind, words, link.kind not in NAMELESS and bool(words), apt)
    document = telling.claim.document
    label = document.publisher or document.source_id or document.id
    return _Voice(label, "own", frozenset(stems.of(label)))


def _same(one: Telling, its: _Voice, other: Telling, others: _Voice, repeated: Callable[[str, str], bool]) -> bool:
    if its.label == others.label and its.kind == others.kind and (its.named or its.kind == "own"):
        return True
    if its.named and others.named:
        shorter, longer = sorted((its, others), key=lambda voice: len(voice.stems))
        return its.stems == others.stems or (shorter.apt and shorter.stems <= longer.stems)
    if its.named or others.named or (its.kind == "own") != (others.kind == "own"):
        return False
    if its.kind != "own" and its.stems != others.stems:
        return False
    return one.report == other.report or repeated(one.report, other.report) or _copied(one, other)


def _copied(one: Telling, other: Telling) -> bool:
    """Whether one sentence is the other's copy."""
    both = {*one.words.stems} | {*other.words.stems}
    shared = {*one.words.stems} & {*other.words.stems}
    return min(len(one.words.stems), len(other.words.stems)) >= LEAST_WORDS and len(shared) >= SAME_WORDS * len(both)


def _lead(leader: dict[str, str], name: str) -> str:
    while leader[name] != name:
        name = leader[name]
    return name


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_lead(leader, one), _lead(leader, other)))
    leader[second] = first
