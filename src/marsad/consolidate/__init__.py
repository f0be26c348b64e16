"""Across reports: claims that tell of one incident are lined up, what they agree on and where they part."""

from marsad.consolidate.consolidator import Consolidator, consolidate
from marsad.consolidate.telling import Report

__all__ = ["Consolidator", "Report", "consolidate"]
