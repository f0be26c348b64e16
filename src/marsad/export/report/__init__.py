"""One page that a person reads or prints: incidents with what their sources disagree on, and who says so."""

from typing import TYPE_CHECKING

from marsad.lazy import loader

if TYPE_CHECKING:
    from marsad.export.report.page import build_report

__all__ = ["build_report"]

__getattr__ = loader(__name__, {"marsad.export.report.page": ("build_report",)})
