"""Places that stand by the event and that the walk left: beside it, in a list of examples, behind «of», as a bare site."""

from __future__ import annotations

from marsad.extract.fit import Fit
from marsad.extract.found import Filler, Found
from marsad.extract.sites import Sites
from marsad.extract.syntax import Row, begins_clause, filler_of, names_place, place_role
from marsad.extract.walk import Walk
from marsad.model.mention import PlaceValue

_PASSED = frozenset({"Q", "(", "X", "T"})
_EXAMPLES = frozenset({"من", "بين", "ضمن"})  # منها، من بينها، ضمنها
_FOREMOST = frozenset({"اهم", "ابرز", "اخر", "منها", "بينها"})  # أهمها، أبرزها، آخرها
_GAP = 3  # words between what the walk took and the list of examples
_STEPS = 3


class Whereabouts:
    """Adds to each event the places that its own words tell; holds nothing but its judges."""

    def __init__(self, fit: Fit, walk: Walk, sites: Sites) -> None:
        self._fit = fit
        self._walk = walk
        self._sites = sites

    def give(self, row: Row, found: list[Found]) -> None:
        """Complete the places of the events of one sentence."""
        firsts = [event.first for event in found]
        for event in found:
            end = min([first for first in firsts if first > event.first], default=row.chunks[-1].last)
            _parted(event)
            self._goes_on(row, event, end)
            self._examples(row, event, end)
            self._sites.give(row, event)

    def _goes_on(self, row: Row, event: Found, end: int) -> None:
        """قتل في معارك قبل أشهر شرق البلاد، هجوم في العاصمة الشيشانية غروزني: a place without a preposition of its own."""
        for _ in range(_STEPS):
            position = _position(row, event.reach)
            while position < len(row.chunks) and row.chunks[position].kind in _PASSED:
                position += 1
            if self._after_unknown(row, event, position):
                position += 1
            if not 0 < position < len(row.chunks) or row.chunks[position].first >= end:
                return
            listed = self._after_unknown(row, event, position - 1)
            if not names_place(row.chunks[position]) or not (listed or self._without_preposition(row, event, position)):
                return
            if not names_place(
                row.chunks[position - 1]
            ):  # تعز جنوب البلاد: it only says where the place before it lies
                event.places.append((filler_of(row.chunks[position]), "location"))
            event.reach = row.chunks[position].last
            self._walk.go_on(row, event, position + 1)

    def _after_unknown(self, row: Row, event: Found, position: int) -> bool:
        """في منطقة القاعدة والمفرق: «و» behind a place of which only the kind is known goes on with a list of places."""
        if not 1 < position < len(row.chunks) or row.chunks[position].kind != "C":
            return False
        listed, place = row.chunks[position - 1], position + 1
        while position > 2 and row.chunks[position - 2].kind == "C":
            position -= 2
        before, brought = row.chunks[position - 1], row.chunks[position - 2]
        if brought.kind != "P" or before.kind != "N":
            return False
        if begins_clause(row, place) or place_role(event.rule, brought.relation) != "location":
            return False
        return self._fit.is_site(row.words[before.first]) and (
            listed is before or names_place(listed) or self._fit.is_site(row.words[listed.first])
        )

    def _without_preposition(self, row: Row, event: Found, position: int) -> bool:
        """A direction (شمال المدينة), or the name of the place that the phrase before it tells by its kind."""
        chunk, before = row.chunks[position], row.chunks[position - 1]
        if chunk.kind != "N" or before.kind in {"P", "C", ",", "."}:
            return False
        word = row.words[chunk.first]
        if word.upos == "ADP" or (self._fit.is_site(word) and chunk.last > chunk.first + 1):
            return event.reach > event.last or event.form not in {"active", "passive"}
        brought = position > 1 and row.chunks[position - 2].kind == "P"
        return (
            before.kind == "N"
            and brought
            and self._fit.is_site(row.words[before.head])
            and place_role(event.rule, row.chunks[position - 2].relation) == "location"
        )

    def _examples(self, row: Row, event: Found, end: int) -> None:
        """قصفت مواقع في الجنوب، منها الضالع وقاعدة العند: the places of which examples are given."""
        start = _first_example(row, event, end)
        if start is None:
            return
        for position in range(start, len(row.chunks)):
            chunk = row.chunks[position]
            if chunk.first >= end:
                return
            if chunk.kind == "N" and filler_of(chunk).leads_with("place"):
                event.places.append((filler_of(chunk), "location"))
            elif chunk.kind not in {"C", ",", "Q"} and not (chunk.kind == "N" and chunk.last - chunk.first <= 2):
                return


def _position(row: Row, word: int) -> int:
    """The position of the first chunk that begins at ``word`` or after it."""
    return next((n for n, chunk in enumerate(row.chunks) if chunk.first >= word), len(row.chunks))


def _parted(event: Found) -> None:
    """استعادت أكثر من نصف أحياء المدينة، مناطق إلى الشمال من عدن: what «of» brings is a place, and nobody who lost it."""
    holders = event.slots.get("from-holder", [])
    if event.rule.event != "territory-takeover" or not holders:
        return
    places = [f for f in holders if f.via == "من" and _names_no_state(f)]
    if places:
        event.slots["from-holder"] = [f for f in holders if f not in places]
        event.places.extend((f, "location") for f in places)
    if not event.slots["from-holder"]:
        del event.slots["from-holder"]


def _names_no_state(filler: Filler) -> bool:
    """A town or a quarter, which loses nothing to anybody."""
    place = filler.mention("place")
    value = place.value if place and not filler.mention("actor") else None
    return isinstance(value, PlaceValue) and (value.place is None or value.place.precision != "country")


def _first_example(row: Row, event: Found, end: int) -> int | None:
    """The position behind «منها», «أهمها», which follows what the walk took and is followed by a place."""
    for position in range(event.chunk + 1, len(row.chunks) - 2):
        chunk, after = row.chunks[position], row.chunks[position + 1]
        if chunk.first > event.reach + _GAP or chunk.first >= end:
            return None
        if chunk.kind == "P" and chunk.relation in _EXAMPLES and row.words[after.head].upos == "PRON":
            start = position + 2
        elif row.words[chunk.first].key in _FOREMOST and row.words[chunk.last - 1].upos == "PRON":
            start = position + 1
        else:
            continue
        if row.words[row.chunks[start - 1].last - 1].key == "ها":
            return start
    return None
