"""Public names of a package that are loaded when they are first used, so that what needs one of them does not wait for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def loader(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package: ``homes`` are its modules with the names that each of them holds."""
    where = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> object:
        if name not in where:
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}; its names are {', '.join(sorted(where))}"
            )
        return getattr(import_module(where[name]), name)

    return load
