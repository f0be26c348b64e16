"""What caused casualties: words that tie them to an event which stands before or after them in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.extract.found import Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import Row

if TYPE_CHECKING:
    from marsad.extract.settle import Event

HOSTS = frozenset(
    "armed-clash attack siege air-strike shelling explosion chemical-attack crackdown protest accident abuse".split()
)
SUCCEEDING = frozenset({"تمكن", "نجح", "استطاع", "أفلح", "قام", "أقدم", "تم", "جرى"})

_LINKS = frozenset({"من", "في", "ب", "على"})
_DURING = frozenset({"في", "خلال", "أثناء"})
_BECAUSE = frozenset({"جراء", "نتيجة", "بسبب", "بفعل", "سبب", "فعل"})  # عقب and إثر may only say when


def during(row: Row, carrier: Event, kept: list[Event]) -> Event | None:
    """هجوم نفذه مسلحان وقتلوا خلاله عشرين، قتل فيه خمسة: the pronoun is the event told last."""
    after = carrier.found.chunk + 1
    if after + 1 >= len(row.chunks) or row.chunks[after].kind != "P" or row.chunks[after].relation not in _DURING:
        return None
    inner = row.chunks[after + 1]
    if inner.kind != "N" or row.words[inner.first].upos != "PRON":
        return None
    before = [event for event in kept if event.type in HOSTS and event.found.first < carrier.found.first]
    return before[-1] if before else None


def told_later(row: Row, carrier: Event, kept: list[Event]) -> Event | None:
    """إصابة خمسة، وصفت حالة أحدهم بالحرجة، جراء قصف: what is named as a cause, if it is the first event told since."""
    later = [event for event in kept if event.found.first > carrier.found.first]
    first = min(later, key=lambda event: event.found.first, default=None)
    if first is None or first.type not in HOSTS or first.found.chunk == 0:
        return None
    before = row.chunks[first.found.chunk - 1]
    says = before.kind == "P" and before.relation == "cause" and row.words[before.last - 1].key in _BECAUSE
    return first if says and first.found.first == row.chunks[first.found.chunk].first else None


def governs(row: Row, verb: Chunk, masdar: Found) -> bool:
    """هاجموا الموقع وتمكنوا من قتل خمسة، اشتبكوا معهم وتم القضاء على خمسة: the verb says no more than that it came off.

    Not where another begins: «فيما تمكنت قوات أخرى من قتل».
    """
    position = next(n for n, chunk in enumerate(row.chunks) if chunk is verb)
    if position and row.chunks[position - 1].kind == "S":
        return False
    after = position + 1
    if after < masdar.chunk and row.chunks[after].kind == "P" and row.chunks[after].relation in _LINKS:
        after += 1
    return after == masdar.chunk
