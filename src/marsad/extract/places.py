"""The places of an event, each once; a larger place that only says where a finer one lies is left out."""

from __future__ import annotations

from itertools import pairwise

from marsad.extract.found import Filler, Found
from marsad.model.analysis import Analysis
from marsad.model.claim import EventPlace, Quote
from marsad.model.mention import Mention, PlaceValue
from marsad.text.quotes import closes_quotation

_Named = tuple[EventPlace, Mention]
_SCALE = {
    "site": 0,
    "neighbourhood": 1,
    "town": 2,
    "near": 2,
    "district": 3,
    "region": 4,
    "governorate": 5,
    "country": 6,
}
_LARGE = 4  # a region and what is larger: it may only say where a finer place lies
_SEATS = frozenset({"عاصمه", "مركز", "كبري", "حاضره"})
_DIRECTIONS = frozenset("شمال شمالي جنوب جنوبي شرق شرقي غرب غربي وسط اقصي".split())
_COMMAS = frozenset({"،", ","})
_BETWEEN = 5  # words that may stand between two items of a list: a comma, «و», a preposition, a head


def quote(analysis: Analysis, first: int, last: int) -> Quote:
    """The raw words ``first``–``last`` (exclusive)."""
    start, end = analysis.words[first].start, analysis.words[last - 1].end
    end += closes_quotation(analysis.document.text, start, end)
    return Quote(analysis.quote(start, end), start, end)


def places_of(analysis: Analysis, found: Found) -> tuple[EventPlace, ...]:
    """The places of an event, those of its slots first."""
    hits = [(filler, "location") for filler in found.slots.get("place", [])]
    hits += [(filler, role) for role in ("origin", "destination") for filler in found.slots.get(role, [])]
    hits += found.places
    places: list[_Named] = []
    for filler, role in hits:
        named = _named(analysis, filler, role)
        if named is not None and all(place.words != named[0].words for place, _ in places):
            places.append(named)
    sites = [EventPlace(quote(analysis, f.first, f.last), None, role) for f, role in found.sites]
    told = [place.words for place, _ in places]
    return (*_finest(analysis, places), *(site for site in sites if site.words not in told))


def _named(analysis: Analysis, filler: Filler, role: str) -> _Named | None:
    mention = filler.mention("place")
    if mention is None or not isinstance(mention.value, PlaceValue):
        return None
    return EventPlace(quote(analysis, mention.first, mention.last), mention.value.place, role), mention


def _finest(analysis: Analysis, places: list[_Named]) -> tuple[EventPlace, ...]:
    """Leave out a place that only says in what larger place another lies (البغيلية بريف دير الزور), but for a list's items."""
    following = {behind[1].first for before, behind in _neighbours(places) if _follows(analysis, before[1], behind[1])}
    places = [one for one in places if one[1].first not in following]
    listed = {one[1].first for pair in _neighbours(places) if _listed(analysis, pair[0][1], pair[1][1]) for one in pair}
    finest: dict[str, int] = {}
    for place, _ in places:
        if place.place:
            finest[place.role] = min(_scale(place), finest.get(place.role, _scale(place)))
    return tuple(
        one[0]
        for one in places
        if _scale(one[0]) < _LARGE or one[1].first in listed or finest.get(one[0].role, _LARGE + 9) >= _scale(one[0])
    )


def _neighbours(places: list[_Named]) -> list[tuple[_Named, _Named]]:
    """Places of one role that follow one another in the text."""
    ordered = sorted(places, key=lambda one: (one[0].role, one[1].first))
    return [pair for pair in pairwise(ordered) if pair[0][0].role == pair[1][0].role]


def _scale(place: EventPlace) -> int:
    return _SCALE.get(place.place.precision, 2) if place.place else 2


def _follows(analysis: Analysis, place: Mention, direction: Mention) -> bool:
    """محافظة تعز، جنوبي البلاد: whether a direction stands right behind a place, and only says where that lies."""
    if analysis.words[direction.first].key not in _DIRECTIONS or direction.last == direction.first + 1:
        return False
    if not 0 <= direction.first - place.last <= 1:
        return False
    return all(word.form in _COMMAS for word in analysis.words[place.last : direction.first])


def _listed(analysis: Analysis, first: Mention, second: Mention) -> bool:
    """«محافظات دمشق، ريف دمشق، وحمص»: whether two places are neighbours in a list, so that neither lies in the other."""
    between = analysis.words[first.last : second.first] if 0 < second.first - first.last <= _BETWEEN else ()
    if not between or any(first.last <= m.first for m in analysis.between("place", first.last, second.first)):
        return False
    if any(word.key in _SEATS for word in between):
        return False  # زنجبار، عاصمة أبين
    if any(word.upos == "CCONJ" for word in between):
        return True
    located = analysis.words[second.first].key in _DIRECTIONS or any(word.upos == "ADP" for word in between)
    return not located and any(word.form in _COMMAS for word in between)
