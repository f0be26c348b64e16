"""Across reports: claims that tell of one incident are lined up, what they agree on and where they part."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.consolidate.consolidator import Consolidator, consolidate
    from marsad.consolidate.telling import Report

__all__ = ["Consolidator", "Report", "consolidate"]

__getattr__ = loader(
    "marsad.consolidate",
    {
        "marsad.consolidate.consolidator": ("Consolidator", "consolidate"),
        "marsad.consolidate.telling": ("Report",),
    },
)
