"""The store: claims, incidents and judgements of a case in SQLite or PostgreSQL, in plain tables."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.store.opening import open_store
    from marsad.store.store import Store

__all__ = ["Store", "open_store"]

# Commands that use no store do not wait for SQLAlchemy.
__getattr__ = loader(
    "marsad.store",
    {"marsad.store.opening": ("open_store",), "marsad.store.store": ("Store",)},
)
