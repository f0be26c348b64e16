"""Who says so, independently: ten outlets that quote one monitor are one voice, and so are outlets that run one agency's copy.

The voice of a claim is the innermost source that its attribution names; without one it is the publisher. Two claims of an
incident are one voice where (1) they name the same source, or one name holds the other («المرصد», «المرصد السوري لحقوق
الإنسان»); (2) neither names a source, or both an unnamed one («شهود عيان»), and their texts, or their sentences, repeat one
another. «مصادر أمنية» of two reports are one voice: nothing tells them apart, and a doubt must not add to the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from marsad.consolidate.groups import Groups
from marsad.consolidate.sight import Telling
from marsad.consolidate.stems import Stems

SAME_WORDS = 0.8  # the share of the words of two sentences from which one is a copy of the other
COMPARED = 300  # voices of an incident that are compared with one another
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
    """The independent voices of one incident: claim → the label of its voice. ``group`` names the copies of a document."""

    def __init__(self, tellings: Iterable[Telling], stems: Stems, group: Callable[[str], str]) -> None:
        own = {telling.claim.id: (telling, _voice(telling, stems)) for telling in tellings}
        groups = Groups(own)
        doors: dict[tuple[object, ...], str] = {}
        for name, (telling, voice) in own.items():
            for door in _doors(telling, voice, group):
                groups.join(name, doors.setdefault(door, name))
        apart = [(name, *own[name]) for name in dict.fromkeys(groups.of(name) for name in own)][:COMPARED]
        for at, (name, telling, voice) in enumerate(apart):
            for other, others_telling, others_voice in apart[at + 1 :]:
                if _same(telling, voice, others_telling, others_voice):
                    groups.join(name, other)
        self._label = _labels(own, groups)

    def of(self, claim: str) -> str:
        """The label of a claim's voice."""
        return self._label[claim]

    def count(self, claims: Iterable[str]) -> int:
        """How many independent voices stand behind these claims."""
        return len({self._label[claim] for claim in claims})


def _voice(telling: Telling, stems: Stems) -> _Voice:
    for link in reversed(telling.claim.attribution):
        if (name := telling.claim.source_name(link)) is not None:  # of a forwarded post, its origin
            words = frozenset(stems.of(name))
            apt = len(words) > 1 or link.kind in SHORT or bool(stems.telling(tuple(sorted(words))))
            named = bool(words) and (link.source is None or link.kind not in NAMELESS)
            return _Voice(name, link.kind, words, named, apt)
    document = telling.claim.document
    label = document.publisher or document.source_id or document.id
    return _Voice(label, "own", frozenset(stems.of(label)))


def _doors(telling: Telling, voice: _Voice, group: Callable[[str], str]) -> Iterator[tuple[object, ...]]:
    """Keys such that two claims that share one are one voice."""
    if voice.named:
        yield "named", voice.stems
        return
    if voice.kind == "own":
        yield "own", voice.label
    yield "copy", voice.kind == "own" or voice.stems, group(telling.report)


def _same(one: Telling, its: _Voice, other: Telling, others: _Voice) -> bool:
    """Whether two claims that share no key are one voice all the same: a shorter name of one source, or a copied sentence."""
    if its.named and others.named:
        shorter, longer = sorted((its, others), key=lambda voice: len(voice.stems))
        return shorter.apt and shorter.stems <= longer.stems
    if its.named or others.named or (its.kind == "own") != (others.kind == "own"):
        return False
    return (its.kind == "own" or its.stems == others.stems) and _copied(one, other)


def _labels(own: dict[str, tuple[Telling, _Voice]], groups: Groups[str]) -> dict[str, str]:
    """Claim → the longest name of its voice, numbered where two voices would bear one."""
    members_of: dict[str, list[str]] = {}
    for name in own:
        members_of.setdefault(groups.of(name), []).append(name)
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for members in members_of.values():
        label = max((own[name][1].label for name in members), key=lambda text: (len(text), text))
        taken[label] = taken.get(label, 0) + 1
        shown = label if taken[label] == 1 else f"{label} ({taken[label]})"
        found.update(dict.fromkeys(members, shown))
    return found


def _copied(one: Telling, other: Telling) -> bool:
    """Whether one sentence is the other's copy."""
    both = {*one.words.stems} | {*other.words.stems}
    shared = {*one.words.stems} & {*other.words.stems}
    return min(len(one.words.stems), len(other.words.stems)) >= LEAST_WORDS and len(shared) >= SAME_WORDS * len(both)
