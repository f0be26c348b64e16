"""What stands around a name and changes the place: directions, countryside, nearness."""

from __future__ import annotations

from marsad.recognise.place.lexicon import Direction, PlaceLexicon
from marsad.recognise.place.view import Found, View, joined

TO = "ل"
ARTICLE = "ال"
REACH = 4  # words back in which a distance («على بعد 10 كم») is looked for
FARTHEST_KM = 200.0


class Modifiers:
    """Reads them into the Found, and widens its span where they are part of the phrase («ريف حلب الشمالي»)."""

    def __init__(self, lexicon: PlaceLexicon) -> None:
        self._lexicon = lexicon

    def read(self, view: View, found: list[Found]) -> None:
        """Reads the modifiers of every name of the document."""
        previous: Found | None = None
        for item in found:
            self._one(view, item)
            if previous is not None and previous.countryside and not item.countryside and joined(view, previous, item):
                item.countryside = self._several(view, previous)
            previous = item
        # «البلاد» by itself is the country that the report speaks of anyway: only «جنوب البلاد» says more
        found[:] = [item for item in found if not item.anaphor or item.direction is not None]

    def _one(self, view: View, item: Found) -> None:
        if self._countryside(view, item):
            return
        direction, width = self._direction_before(view, item.left)
        if direction is not None:
            item.offset_km = self._distance(view, item.left - width)
            item.direction, item.first = direction, item.left - width
            item.left = item.first
            if item.offset_km:
                item.reasons.append(f"at {item.offset_km:g} km to the {direction.name}")
            return
        self._near(view, item)

    def _countryside(self, view: View, item: Found) -> bool:
        """«ريف حلب», «ريف حلب الشمالي», «الريف الشمالي لحلب»."""
        if item.head is not None and item.head.keep:
            return False
        at = item.left - 1
        if view.before(item.left) in self._lexicon.countryside:
            item.countryside, item.first, item.left = True, at, at
        elif at >= 2 and view.keys[at] == TO:
            direction, width = self._direction_before(view, at, definite=True)
            if direction is None or view.before(at - width) not in self._lexicon.countryside:
                return False
            item.countryside, item.direction, item.first = True, direction, at - width - 1
            item.left = item.first
            return True
        elif not any(entry.kind == "governorate" and " " in entry.name for entry in item.entries):
            return False
        self._direction_after(view, item)
        return item.countryside

    def _several(self, view: View, item: Found) -> bool:
        return self._lexicon.countryside.get(view.keys[item.first], False)

    def _direction_after(self, view: View, item: Found) -> None:
        for width in (2, 1):
            direction = self._lexicon.directions.get(view.after(item.last, width))
            if direction is not None and view.keys[item.last].startswith(ARTICLE):
                item.direction, item.last = direction, item.last + width
                return

    def _direction_before(self, view: View, word: int, definite: bool = False) -> tuple[Direction | None, int]:
        """«شمال شرق» before a name; ``definite``: «الشمالي», which stands before «ل» and the name."""
        for width in (2, 1):
            direction = self._lexicon.directions.get(view.before(word, width))
            if direction is not None and view.keys[word - width].startswith(ARTICLE) == definite:
                return direction, width
        return None, 0

    def _distance(self, view: View, word: int) -> float:
        """The kilometres that «على بعد 10 كم» before ``word`` says, or 0."""
        for at in range(word - 1, max(-1, word - REACH), -1):
            form = view.keys[at]
            if form.replace(".", "").isdigit():
                unit = view.keys[at + 1] if at + 1 < word else ""
                number = float(form)
                return number if unit in self._lexicon.kilometres and number <= FARTHEST_KM else 0.0
        return 0.0

    def _near(self, view: View, item: Found) -> None:
        for width in (2, 1):
            near = self._lexicon.near.get(view.before(item.left, width))
            if near is not None:
                item.near_km, item.beside = near[0], near[1]
                item.reasons.append(f"near it ({near[2]})")
                return
        km = self._distance(view, item.left - 1) if view.before(item.left) in self._lexicon.from_words else 0.0
        if km:
            item.near_km, item.beside = km, True
            item.reasons.append(f"at {km:g} km from it")
