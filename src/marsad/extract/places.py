"""The places of an event, each once; a larger place that only says where a finer one lies is left out."""

from __future__ import annotations

from marsad.extract.found import Filler, Found
from marsad.model.analysis import Analysis
from marsad.model.claim import EventPlace, Quote
from marsad.model.mention import Mention, PlaceValue
from marsad.text.quotes import closes_quotation

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
    places: list[tuple[EventPlace, Mention]] = []
    for filler, role in hits:
        named = _named(analysis, filler, role)
        if named is not None and all(place.words != named[0].words for place, _ in places):
            places.append(named)
    return _finest(analysis, places)


def _named(analysis: Analysis, filler: Filler, role: str) -> tuple[EventPlace, Mention] | None:
    mention = filler.mention("place")
    if mention is None or not isinstance(mention.value, PlaceValue):
        return None
    return EventPlace(quote(analysis, mention.first, mention.last), mention.value.place, role), mention


def _finest(analysis: Analysis, places: list[tuple[EventPlace, Mention]]) -> tuple[EventPlace, ...]:
    """Leave out a place that only says in what larger place another lies (البغيلية بريف دير الزور), but for a list's items."""
    kept: list[EventPlace] = []
    for place, mention in places:
        others = [(p, m) for p, m in places if p is not place and p.role == place.role]
        finer = any(_scale(p) < _scale(place) for p, _ in others)
        if _scale(place) >= _LARGE and finer and not any(_listed(analysis, mention, m) for _, m in others):
            continue
        kept.append(place)
    return tuple(kept)


def _scale(place: EventPlace) -> int:
    return _SCALE.get(place.place.precision, 2) if place.place else 2


def _listed(analysis: Analysis, one: Mention, other: Mention) -> bool:
    """«محافظات دمشق، ريف دمشق، وحمص»: whether two places are neighbours in a list, so that neither lies in the other."""
    first, second = sorted((one, other), key=lambda mention: mention.first)
    between = analysis.words[first.last : second.first]
    joined = any(word.upos == "CCONJ" for word in between)
    if not 0 < len(between) <= _BETWEEN or not (joined or any(word.form in _COMMAS for word in between)):
        return False
    return joined or all(word.upos != "ADP" for word in between)
