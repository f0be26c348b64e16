"""Full-text search over a store, in Arabic: by folded forms and lemmas, answered in the words of the original."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.store.search.filters import Filters
    from marsad.store.search.index import update
    from marsad.store.search.search import Search

__all__ = ["Filters", "Search", "update"]

__getattr__ = loader(
    "marsad.store.search",
    {
        "marsad.store.search.filters": ("Filters",),
        "marsad.store.search.index": ("update",),
        "marsad.store.search.search": ("Search",),
    },
)
