"""The head of the page: its title, what it is made of, how far it may be trusted, and the way to its sections."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.export.report.facts import last_day
from marsad.export.report.frame import Page
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.periods import date_of, day_of

SECTIONS = ("disputes", "timeline", "map", "tolls", "quoting", "cards", "documents", "glossary")


def summary(page: Page, title: str, made_by: str, digest: str, notes: Sequence[str]) -> Element:
    """The page's header."""
    made: list[Child] = [
        page.words("made-by", version=made_by),
        " · ",
        page.words("digest"),
        " ",
        tag("code", digest[:16], dir="ltr", title=digest),
    ]
    return tag(
        "header",
        tag("p", page.words("kicker"), class_="kicker"),
        tag("h1", title),
        tag("p", _period(page), class_="period"),
        _figures(page),
        tag(
            "p",
            tag("strong", page.words("claims-not-facts")),
            " ",
            page.words("claims-not-facts-why"),
            class_="caution",
        ),
        [tag("p", note, class_="caution") for note in notes],
        tag("p", made, class_="made"),
        _contents(page),
    )


def _period(page: Page) -> list[Child]:
    """The days of the incidents and of the reports."""
    ends = ((day_of(one), date_of(last_day(one))) for one in page.facts.incidents)
    happened = [day for pair in ends for day in pair if day is not None]
    told = [day for source in page.facts.sources if (day := date_of(source.published))]
    found: list[Child] = []
    for key, days in (("period-of-incidents", happened), ("period-of-reports", told)):
        if days:
            span = page.words.days(min(days).isoformat(), max(days).isoformat())
            found += [" " if found else None, page.words(key, days=span)]
    return found or [page.words("period-none")]


def _figures(page: Page) -> Element:
    facts = page.facts
    claims = len(facts.claims) or sum(len(one.claims) for one in facts.incidents)
    numbers = (
        ("figure-incidents", len(facts.incidents)),
        ("figure-disputed", sum(1 for one in facts.incidents if one.disagreements)),
        ("figure-documents", len(facts.sources)),
        ("figure-claims", claims),
        ("figure-voices", facts.voices),
    )
    tiles = [tag("div", tag("dt", page.words(key)), tag("dd", page.words.number(number))) for key, number in numbers]
    return tag("dl", tiles, class_="figures")


def _contents(page: Page) -> Element:
    links = [tag("li", tag("a", page.words(section), href=f"#{section}")) for section in SECTIONS]
    return tag("nav", tag("ul", links), aria_label=page.words("contents"))
