"""The keys of a profile's file, each asked for by name; what nobody asked for is an error, so that no line is ignored."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import NoReturn, TypeVar, cast

from marsad.errors import InputError
from marsad.export.profiles.needs import missing
from marsad.export.profiles.paths import leaves

Choice = TypeVar("Choice", bound=str)

_RECORD = "record"  # stands for the record itself among the prefixes of its fields
_NO = ("no", "false")
_YES = ("yes", "true")


class Told:
    """One mapping of the file; ``where`` names the file, and the key that the mapping stands under."""

    def __init__(self, value: dict[str, object], where: str) -> None:
        self._value = value
        self._where = where
        self._asked: set[str] = set()

    def fail(self, key: str, reason: str) -> NoReturn:
        """InputError about a key."""
        raise InputError(f"{self._where}: «{key}»: {reason}")

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return self._value.get(key) not in (None, "")

    def holds_list(self, key: str) -> bool:
        return self.has(key) and isinstance(self._value[key], list)

    def text(self, key: str, default: str | None = None) -> str:
        if not self.has(key):
            return self.fail(key, f"is missing; write «{key}: …»") if default is None else default
        value = self._value[key]
        return value if isinstance(value, str) else self.fail(key, "must be a text")

    def among(self, key: str, choices: Sequence[Choice], default: Choice) -> Choice:
        """One of the choices; the default is the strictest."""
        value = self.text(key, default)
        found = next((choice for choice in choices if choice == value), None)
        return self.fail(key, f"«{value}» is none of {', '.join(choices)}") if found is None else found

    def flag(self, key: str) -> bool:
        """Yes or no; no where nothing is said."""
        if not self.has(key):
            return False
        value = str(self._value[key]).lower()
        return value in _YES if value in _YES + _NO else self.fail(key, "must be yes or no")

    def degrees(self, key: str, default: float | None) -> float | None:
        """Degrees of a grid, above 0 and up to 10."""
        if not self.has(key):
            return default
        try:
            value = float(str(self._value[key]))
        except ValueError:
            value = -1.0
        return (
            value if 0 < value <= 10 else self.fail(key, "must be a number of degrees above 0 and up to 10, like 0.1")
        )

    def texts(self, key: str, known: Collection[str] = ()) -> frozenset[str]:
        """A list of texts, each of those that are known, if any are given."""
        value = self._value.get(key) if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, "must be a list of texts")
        texts = frozenset(cast(list[str], value))
        if known and (strange := sorted(texts - set(known))):
            self.fail(key, f"«{strange[0]}» is none of {', '.join(known)}")
        return texts

    def inner(self, key: str) -> Told:
        value = self._value.get(key) if self.has(key) else {}
        if not isinstance(value, dict):
            self.fail(key, "must be lines of «key: value»")
        return Told(cast(dict[str, object], value), f"{self._where}: «{key}»")

    def paths(self, record: str) -> frozenset[str]:
        """The fields that leave: under each part of the record («event.counts») a list of names. None listed, none leave."""
        groups, known = self.inner(record), leaves(record)
        found: set[str] = set()
        for prefix in groups._value:
            for name in groups.texts(prefix):
                path = name if prefix == _RECORD else f"{prefix}.{name}"
                if path not in known:
                    near = get_close_matches(path, known, 1)
                    groups.fail(
                        prefix, f"«{path}» is no field of a {record}" + (f"; is «{near[0]}» meant?" if near else "")
                    )
                found.add(path)
        if found:
            self._check_needs(record, frozenset(found), known)
        return frozenset(found)

    def _check_needs(self, record: str, found: frozenset[str], known: frozenset[str]) -> None:
        for prefix, path in missing(record, found, known):
            why = f"with «{prefix}»" if prefix else "always"
            self.fail(record, f"«{path}» must leave {why}: without it the rest would mislead; list it")

    def done(self) -> None:
        """InputError for a key that no profile has."""
        for key in self._value:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, 1)
                self.fail(key, "is no key of a profile" + (f"; is «{near[0]}» meant?" if near else ""))
