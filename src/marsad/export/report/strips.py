"""A range drawn on a strip: a line from its lowest to its highest bound, a dot where its best value lies."""

from __future__ import annotations

from marsad.export.report.frame import Page
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.svg import box, line

LONG, HIGH = 260.0, 22.0


def strip(page: Page, low: int | None, best: int | None, high: int | None, scale: int, class_: str) -> Element:
    """The range as a line, its best value as a dot; open where no bound is named. The cell before it says the same."""
    ends = [bound for bound in (low, best, high) if bound is not None]
    shapes: list[Child] = [line(0, HIGH / 2, LONG, HIGH / 2, "rail")]
    if ends:
        first, last = (
            offset(page, low if low is not None else 0, scale),
            offset(page, high if high is not None else scale, scale),
        )
        left, right = min(first, last), max(first, last)
        shapes.append(box(left, HIGH / 2 - 3, max(right - left, 1.0), 6, "reach open" if high is None else "reach"))
        shapes += (
            []
            if low == high
            else [
                line(x, HIGH / 2 - 6, x, HIGH / 2 + 6, "end")
                for x, known in ((first, low), (last, high))
                if known is not None
            ]
        )
    if best is not None:
        shapes.append(tag("circle", cx=offset(page, best, scale), cy=HIGH / 2, r=5, class_="best"))
    return tag(
        "svg",
        shapes,
        viewBox=f"-8 0 {LONG + 16:g} {HIGH:g}",
        class_=f"strip {class_}",
        aria_hidden="true",
        direction="ltr",
    )


def offset(page: Page, number: int, scale: int) -> float:
    share = min(max(number / scale, 0.0), 1.0) * LONG
    return LONG - share if page.right_to_left else share
