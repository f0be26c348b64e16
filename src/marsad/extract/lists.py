"""Commas and conjunctions in the walk from a trigger: a list goes on, an aside, the other side, or the clause ends."""

from __future__ import annotations

from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.phrases import Chunk
from marsad.extract.syntax import (
    Row,
    alike,
    begins_clause,
    brings_place,
    filler_of,
    is_circumstance,
    is_person,
    names_place,
    past_list_words,
)
from marsad.knowledge.rules import COUNT_SLOTS

_ONE_SIDE = frozenset({"طرف", "جانب", "جهة"})
_Step = tuple[int, list[Filler]]


class Lists:
    """Takes a comma or a conjunction; gives the next position and the list that a further conjunct would join."""

    def __init__(self, fit: Fit) -> None:
        self._fit = fit

    def go_on(self, row: Row, found: Found, position: int, last: list[Filler]) -> _Step | None:
        """A comma or a conjunction: more of the last phrase, an aside to pass over, or the end of the clause."""
        after = position
        while after < len(row.chunks) and row.chunks[after].kind in {"C", ",", "Q"}:
            after += 1
        if last and last[-1].mention("materiel"):
            after = past_list_words(row, after)
        if after >= len(row.chunks):
            return None
        chunk = row.chunks[after]
        comma = row.chunks[position].kind == ","
        if chunk.kind == "N":
            return self._more(row, found, position, after, last)
        if chunk.kind in {"P", "T", "("} and (comma or chunk.kind == "P") and not begins_clause(row, after + 1):
            return after, [] if chunk.kind == "P" else last
        return None

    @staticmethod
    def aside(row: Row, found: Found, position: int) -> int | None:
        """اعتقلت، فجر أمس، خمسة؛ تعرضت قرى، بريف إدلب، لقصف: past a time or a place between commas, which is the event's."""
        after = position + 1
        while after < len(row.chunks) and row.chunks[after].kind == "T":
            after += 1
        times = row.chunks[position + 1 : after]
        if not times and brings_place(row, after):
            after += 2
        if after == position + 1 or after >= len(row.chunks) or row.chunks[after].kind != ",":
            return None
        if not times:
            found.places.append((filler_of(row.chunks[after - 1]), "location"))
        for chunk in times:
            found.times.extend(chunk.mentions)
        return after + 1

    def _more(self, row: Row, found: Found, position: int, after: int, last: list[Filler]) -> _Step | None:
        """A phrase after a comma or a conjunction: the other side, more of a list, an apposition, a place; or a new clause."""
        chunk = row.chunks[after]
        comma = row.chunks[position].kind == ","
        if self._is_other_side(row, found, position, after):
            found.add("agent", filler_of(chunk, via="بين"))
            return after + 1, found.slots["agent"]
        if (begins_clause(row, after) and not self._waits(row, last, chunk)) or self._fit.names_other_event(
            row.words[chunk.head]
        ):
            return None
        if is_circumstance(row.words[chunk.head]):
            return None
        if comma and self._is_object(row, found, chunk, last):
            found.add(found.rule.bare[1], filler_of(chunk))
            return after + 1, found.slots[found.rule.bare[1]]
        if comma and last and is_person(last[-1]) and not any(c.kind == "C" for c in row.chunks[position:after]):
            return after + 1, last  # الشيخ فلان، إمام المسجد: more about the same person
        candidate = filler_of(chunk, via=last[-1].via if last else "")
        acts = last is not found.slots.get("agent") or self._fit.score(row.analysis, "agent", candidate) >= 0
        if last and acts and (alike(row, last[-1], candidate) or self._joins_dead(row, last[-1], candidate)):
            last.append(candidate)
            return after + 1, last
        things = next((slot for slot in ("materiel", "patient") if slot in found.slots), None)
        if not last and things and found.rule.event.startswith("materiel") and filler_of(chunk).leads_with("materiel"):
            found.add(things, filler_of(chunk))
            return after + 1, found.slots[things]
        if comma and names_place(chunk):
            found.places.append((filler_of(chunk), "location"))
            return after + 1, last
        return None

    def _waits(self, row: Row, last: list[Filler], chunk: Chunk) -> bool:
        """تطهير محافظات شبوة والبيضاء أصبح: a word for several places waits for the second of them."""
        if len(last) != 1 or not names_place(chunk) or not last[0].mention("place"):
            return False
        head = row.words[last[0].head]
        return self._fit.is_site(head) and ("Number=Plur" in head.feats or "Number=Dual" in head.feats)

    def _is_other_side(self, row: Row, found: Found, position: int, after: int) -> bool:
        """بين الجيش والمسلحين اندلعت، بين الجيش من جهة، والمسلحين: «between» waits for a second side."""
        sides = found.slots.get("agent", [])
        if not sides or any(side.via != "بين" for side in sides) or position == after:
            return False
        waiting = len(sides) == 1 or row.words[row.chunks[position].first - 1].lemma in _ONE_SIDE
        return waiting and self._fit.score(row.analysis, "agent", filler_of(row.chunks[after])) >= 1

    def _is_object(self, row: Row, found: Found, chunk: Chunk, last: list[Filler]) -> bool:
        """اعتقلت قوات الاحتلال، ثلاثة فتية: behind a stray comma, whom the verb of an armed subject waits for."""
        waits = found.form == "active" and found.rule.bare[1:] and found.rule.bare[1] in COUNT_SLOTS
        if not waits or found.rule.bare[1] in found.slots or len(last) != 1 or last[0].via:
            return False
        counted = filler_of(chunk)
        if last[0].first < found.first or not counted.leads_with("quantity"):
            return False
        armed = self._fit.score(row.analysis, "agent", last[0]) >= 3
        return armed and self._fit.score(row.analysis, found.rule.bare[1], counted) >= 3

    def _joins_dead(self, row: Row, one: Filler, other: Filler) -> bool:
        """قتل قيادي وثلاثة من مرافقيه: one person and others by number."""
        if not other.leads_with("quantity"):
            return False
        return all(self._fit.score(row.analysis, "killed", filler) >= 1 for filler in (one, other))
