"""Parts of drawings. Every drawing tells in words what it shows; its looks stand in the page's style sheet."""

from __future__ import annotations

import hashlib
from typing import Literal

from marsad.export.report.html import Child, Element, tag

Side = Literal["left", "middle", "right"]


def drawing(width: float, height: float, title: str, told: str, *children: Child, class_: str) -> Element:
    """A drawing with its title and what it tells for those who do not see it. Measures are those of its own grid."""
    name = hashlib.sha256(f"{class_} {title} {told}".encode("utf-8", "replace")).hexdigest()[:8]
    return tag(
        "svg",
        tag("title", title, id=f"t{name}"),
        tag("desc", told, id=f"d{name}"),
        *children,
        viewBox=f"0 0 {width:g} {height:g}",
        class_=class_,
        role="img",
        direction="ltr",  # where a label is anchored must not hang on the language around it
        aria_labelledby=f"t{name} d{name}",
    )


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Element:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def box(x: float, y: float, width: float, height: float, class_: str, *children: Child) -> Element:
    return tag("rect", *children, x=x, y=y, width=width, height=height, class_=class_)


def words(
    x: float, y: float, said: str, side: Side = "left", class_: str | None = None, arabic: bool = False
) -> Element:
    """Words that begin, are centred or end at ``x``: ``side`` is the side of the words that stands there."""
    anchors: dict[Side, str] = {"left": "start", "middle": "middle", "right": "end"}
    turned: dict[Side, str] = {"left": "end", "middle": "middle", "right": "start"}
    anchor = (turned if arabic else anchors)[side]
    return tag("text", said, x=x, y=y, class_=class_, text_anchor=anchor, direction="rtl" if arabic else None)
