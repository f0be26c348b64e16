"""Reading JSON strictly: every access names the path of the field, and what was not asked for is an error."""

from __future__ import annotations

from collections.abc import Collection
from typing import NoReturn, TypeAlias, cast

from marsad.errors import RecordError

Json: TypeAlias = dict[str, object]
Codes: TypeAlias = tuple[tuple[str, tuple[tuple[str, object], ...]], ...]


class Fields:
    """One JSON object of a record; ``path`` says where in the record it stands ("claim.event.counts[1]")."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise RecordError(f"{path} must be a JSON object, not {_name(value)}")
        self.path = path
        self._value = cast(Json, value)
        self._asked: set[str] = set()

    @classmethod
    def of(cls, record: object, path: str, schema: str) -> Fields:
        """The fields of a whole record; RecordError for one of another ``schema``."""
        fields = cls(record, path)
        if (found := fields.raw("schema")) != schema:
            raise RecordError(f"{path}.schema is {found!r}; this version of Marsad reads {schema!r}")
        return fields

    def has(self, key: str) -> bool:
        return key in self._value

    def raw(self, key: str) -> object:
        """The value under ``key``, whatever it is; RecordError if the key is absent."""
        self._asked.add(key)
        if key not in self._value:
            raise RecordError(f"{self.path}.{key} is missing")
        return self._value[key]

    def text(self, key: str) -> str:
        value = self.raw(key)
        return value if isinstance(value, str) else self._fail(key, "a text", value)

    def text_or_none(self, key: str) -> str | None:
        return None if self._absent(key) else self.text(key)

    def whole(self, key: str) -> int:
        value = self.raw(key)
        right = isinstance(value, int) and not isinstance(value, bool)
        return cast(int, value) if right else self._fail(key, "a whole number", value)

    def whole_or_none(self, key: str) -> int | None:
        return None if self._absent(key) else self.whole(key)

    def number(self, key: str) -> float:
        value = self.raw(key)
        right = isinstance(value, int | float) and not isinstance(value, bool)
        return cast(float, value) if right else self._fail(key, "a number", value)

    def number_or_none(self, key: str) -> float | None:
        return None if self._absent(key) else self.number(key)

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        return value if isinstance(value, bool) else self._fail(key, "true or false", value)

    def among(self, key: str, allowed: Collection[str]) -> str:
        """The text under ``key``, which must be one of those ``allowed``."""
        value = self.text(key)
        return value if value in allowed else self._fail(key, f"one of {', '.join(allowed)}", value)

    def child(self, key: str) -> Fields:
        return Fields(self.raw(key), f"{self.path}.{key}")

    def child_or_none(self, key: str) -> Fields | None:
        return None if self._absent(key) else self.child(key)

    def children(self, key: str) -> list[Fields]:
        value = self.raw(key)
        if not isinstance(value, list):
            self._fail(key, "a list", value)
        return [Fields(item, f"{self.path}.{key}[{index}]") for index, item in enumerate(cast(list[object], value))]

    def children_or_empty(self, key: str) -> list[Fields]:
        return [] if self._absent(key) else self.children(key)

    def names(self) -> tuple[str, ...]:
        """The keys of the object, where a record names them freely."""
        return tuple(self._value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; none where the key is absent."""
        if self._absent(key):
            return ()
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fail(key, "a list of texts", value)
        return tuple(cast(list[str], value))

    def codes(self) -> Codes:
        """The object as codes of other schemes: scheme → key → a text, number, flag, null, or a list of such."""
        self._asked.update(self._value)
        return tuple((scheme, self._scheme(scheme, value)) for scheme, value in self._value.items())

    def done(self, *known: str) -> None:
        """RecordError for a key that nobody asked for."""
        for key in self._value:
            if key not in self._asked and key not in known:
                raise RecordError(f"{self.path}.{key} is no field of this record; see «marsad schema»")

    def _scheme(self, scheme: str, value: object) -> tuple[tuple[str, object], ...]:
        if not isinstance(value, dict):
            self._fail(scheme, "a JSON object", value)
        pairs = cast(Json, value).items()
        return tuple((key, tuple(item) if isinstance(item, list) else item) for key, item in pairs)

    def _absent(self, key: str) -> bool:
        self._asked.add(key)
        return self._value.get(key) is None

    def _fail(self, key: str, wanted: str, value: object) -> NoReturn:
        raise RecordError(f"{self.path}.{key} must be {wanted}, not {_name(value)}")


def _name(value: object) -> str:
    names = {dict: "an object", list: "a list", str: f"the text {value!r:.60}", bool: str(value).lower()}
    return "null" if value is None else names.get(type(value), repr(value)[:60])
