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
    places: list[tuple[EventPlace, Mention]] = []
    for filler, role in hits:
        named = _named(analysis, filler, role)
        if named is not None and all(place.words != named[0].words for place, _ in places):
            places.append(named)
    sites = [EventPlace(quote(analysis, f.first, f.last), None, role) for f, role in found.sites]
    told = [place.words for place, _ in places]
    return (*_finest(analysis, places), *(site for site in sites if site.words not in told))


def _named(analysis: Analysis, filler: Filler, role: str) -> tuple[EventPlace, Mention] | None:
    mention = filler.mention("place")
    if mention is None or not isinstance(mention.value, PlaceValue):
        return None
    return EventPlace(quote(analysis, mention.first, mention.last), mention.value.place, role), mention


def _finest(analysis: Analysis, places: list[tuple[EventPlace, Mention]]) -> tuple[EventPlace, ...]:
    """Leave out a place that only says in what larger place another lies (البغيلية بريف دير الزور), but for a list's items."""
    kept: list[EventPlace] = []
    places = [one for one in places if not any(_follows(analysis, m, one[1]) for _, m in places)]
    for place, mention in places:
        others = [(p, m) for p, m in places if p is not place and p.role == place.role]
        finer = any(p.place and _scale(p) < _scale(place) for p, _ in others)
        if (
            _scale(place) >= _LARGE
            and finer
            and not any(_listed(analysis, mention, m) for _, m in others if m != mention)
        ):
            continue
        kept.append(place)
    return tuple(kept)


def _scale(place: EventPlace) -> int:
    return _SCALE.get(place.place.precision, 2) if place.place else 2


def _follows(analysis: Analysis, place: Mention, direction: Mention) -> bool:
    """محافظة تعز، جنوبي البلاد: whether a direction stands right behind a place, and only says where that lies."""
    if analysis.words[direction.first].key not in _DIRECTIONS or direction.last == direction.first + 1:
        return False
    between = analysis.words[place.last : direction.first] if place.last <= direction.first else None
    return between is not None and len(between) <= 1 and all(word.form in _COMMAS for word in between)


def _listed(analysis: Analysis, one: Mention, other: Mention) -> bool:
    """«محافظات دمشق، ريف دمشق، وحمص»: whether two places are neighbours in a list, so that neither lies in the other."""
    first, second = sorted((one, other), key=lambda mention: mention.first)
    between = analysis.words[first.last : second.first]
    if not 0 < len(between) <= _BETWEEN or any(
        first.last <= m.first for m in analysis.between("place", first.last, second.first)
    ):
        return False
    if any(word.key in _SEATS for word in between):
        return False  # زنجبار، عاصمة أبين
    if any(word.upos == "CCONJ" for word in between):
        return True
    located = analysis.words[second.first].key in _DIRECTIONS or any(word.upos == "ADP" for word in between)
    return not located and any(word.form in _COMMAS for word in between)
