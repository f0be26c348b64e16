"""What the words of the page mean, and what the page cannot do."""

from __future__ import annotations

from marsad.export.report.frame import Page, heading
from marsad.export.report.html import Child, Element, tag

TERMS = ("claim", "incident", "voice", "disagreement", "range", "factuality", "date", "place", "background")
LIMITS = ("machine", "missing", "joined", "independent", "sums", "outlines", "shown")


def glossary(page: Page) -> Element:
    """The section."""
    terms = [
        tag("div", tag("dt", page.words(f"term/{key}")), tag("dd", page.words.plain(page.words(f"term-means/{key}"))))
        for key in TERMS
    ]
    limits: list[Child] = [tag("li", page.words(f"limit/{key}")) for key in LIMITS]
    return tag(
        "section",
        heading(page, "glossary"),
        tag("dl", terms, class_="terms"),
        tag("h3", page.words("limits")),
        tag("ul", limits),
        id="glossary",
    )
