"""Packages that only some formats need."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from marsad.errors import ExportError


def needed(module: str, extra: str, form: str) -> ModuleType:
    """A module of an extra; ExportError says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        reason = f"writing {form} needs «{name}», which is not installed"
        raise ExportError(f"{reason}; install it with: pip install 'marsad[{extra}]'") from error
