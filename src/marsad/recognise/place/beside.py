"""What the other names of a sentence say of where one of them is. Counted once, so that long lists stay cheap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from marsad.recognise.place.judge import countries_of
from marsad.recognise.place.view import Found


class Names:
    """The names of one sentence with the slugs and countries that they speak of."""

    def __init__(self, group: Iterable[Found]) -> None:
        self._all: Counter[str] = Counter()
        self._by_name: dict[str, Counter[str]] = {}
        for item in group:
            self.add(item)

    def add(self, item: Found) -> None:
        """Count a name."""
        signs = _signs(item)
        self._all.update(signs)
        self._by_name.setdefault(item.name, Counter()).update(signs)

    def drop(self, item: Found) -> None:
        """Count a name no more, before its entries change."""
        signs = _signs(item)
        self._all.subtract(signs)
        self._by_name[item.name].subtract(signs)

    def beside(self, item: Found) -> Container[str]:
        """The slugs and countries of the names other than ``item``."""
        return _Others(self._all, self._by_name[item.name])


class _Others:
    """What is counted more often in all than under one name."""

    def __init__(self, whole: Counter[str], own: Counter[str]) -> None:
        self._whole = whole
        self._own = own

    def __contains__(self, sign: object) -> bool:
        return self._whole.get(sign, 0) > self._own.get(sign, 0)  # type: ignore[call-overload, no-any-return]


def _signs(item: Found) -> set[str]:
    countries = countries_of(item.entries)
    return {entry.slug for entry in item.entries if entry.slug} | (countries if len(countries) == 1 else set())
