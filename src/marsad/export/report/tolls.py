"""Tolls: the range of each incident, and below it who counts how many, as a dot and a line on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.export.report.frame import Page, heading, name
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.quotes import snippet
from marsad.export.report.saying import count_words, factuality
from marsad.export.report.strips import strip
from marsad.model.incident import OF_PEOPLE, Incident, Statement, Toll

VOICES = 8  # statements of one toll that are drawn
FEW = 12  # counts of one source alone up to which their table is not folded


def tolls(page: Page) -> Element:
    """The section."""
    found = _ranked(page)
    content: list[Child] = [heading(page, "tolls")]
    if not found:
        return tag("section", *content, tag("p", page.words("tolls-none"), class_="empty"), id="tolls")
    several = [(one, toll) for one, toll in found if len(_latest(toll.statements)) > 1]
    alone = [(one, toll) for one, toll in found if len(_latest(toll.statements)) == 1]
    content.append(tag("p", page.words("tolls-how")))
    content += [_legend(page), *(_incident(page, *item) for item in several[: page.limits.tolls])] if several else []
    content += [_alone(page, alone[: page.limits.lone_tolls], not several)] if alone else []
    more = max(len(several) - page.limits.tolls, 0) + max(len(alone) - page.limits.lone_tolls, 0)
    content.append(tag("p", page.words("tolls-more", n=more), class_="note") if more else None)
    return tag("section", *content, id="tolls")


def _alone(page: Page, found: Sequence[tuple[Incident, Toll]], nothing_else: bool) -> Element:
    """The counts of which one source alone speaks, a line each."""
    heads = ("incident", "how-many", "said-by", "in-words")
    head = tag("tr", [tag("th", page.words(key), scope="col") for key in heads])
    rows = []
    for incident, toll in found:
        said = _latest(toll.statements)[0]
        number = f"{page.words.label('of', toll.of)}: {page.words.range(said.low, said.best, said.high) or '–'}"
        rows.append(
            tag(
                "tr",
                tag("th", page.link(incident), tag("span", page.days(incident), class_="about"), scope="row"),
                tag("td", number),
                tag("td", _who(page, said)),
                tag("td", _quote(page, toll.of, said) or "–", class_="words"),
            )
        )
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="tolls lone")
    return page.folded(page.words("tolls-alone"), table, open_=nothing_else or len(rows) <= FEW)


def _ranked(page: Page) -> list[tuple[Incident, Toll]]:
    """Counts of people: those that sources part on first, then those of most voices, then the highest."""
    found = [
        (one, toll) for one in page.facts.incidents for toll in one.counts if toll.of in OF_PEOPLE and toll.statements
    ]

    def rank(item: tuple[Incident, Toll]) -> tuple[bool, int, int, int, int]:
        incident, toll = item
        parted = any(one.field == toll.of for one in incident.disagreements)
        voices = len({statement.voice for statement in toll.statements})
        return not parted, -voices, -_most(toll.statements), OF_PEOPLE.index(toll.of), page.facts.number[incident.id]

    return sorted(found, key=rank)


def _most(statements: Sequence[Statement]) -> int:
    """The highest number that is named."""
    return max((bound for s in statements for bound in (s.low, s.best, s.high) if bound is not None), default=0)


def _incident(page: Page, incident: Incident, toll: Toll) -> Element:
    say = page.words
    scale = max(_most(toll.statements), toll.high or 0, 1)
    caption = tag("caption", page.link(incident), tag("span", f" – {page.days(incident)}", class_="about"))
    head = tag(
        "tr",
        tag("th", say.label("of", toll.of), scope="col"),
        tag("th", say("range"), scope="col"),
        _scale(page, scale),
        tag("th", say("in-words"), scope="col"),
    )
    whole = tag(
        "tr",
        tag("th", say("all-sources"), scope="row"),
        tag("td", say.range(toll.low, toll.best, toll.high) or "–"),
        tag("td", strip(page, toll.low, toll.best, toll.high, scale, "whole"), class_="strip"),
        tag("td"),
        class_="whole",
    )
    rows = [_row(page, toll.of, statement, scale) for statement in _picked(toll.statements)]
    more = len(toll.statements) - len(rows)
    rest = tag("tr", tag("td", say("statements-more", n=more), colspan=4, class_="note")) if more > 0 else None
    return tag("table", caption, tag("thead", head), tag("tbody", whole, rows, rest), class_="tolls")


def _picked(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that are drawn, in the order of the reports: those that name a number before «dead and wounded»."""
    latest = _latest(statements)
    first = sorted(latest, key=lambda one: one.best is None)[:VOICES]
    return [one for one in latest if one in first]


def _latest(statements: Sequence[Statement]) -> list[Statement]:
    """The last thing that each voice says, in the order in which the reports came out."""
    last: dict[str, Statement] = {}
    for one in sorted(statements, key=lambda s: (s.published or "", s.claim)):
        last.pop(one.voice, None)
        last[one.voice] = one
    return list(last.values())


def _row(page: Page, of: str, said: Statement, scale: int) -> Element:
    return tag(
        "tr",
        tag("th", _who(page, said), scope="row"),
        tag("td", page.words.range(said.low, said.best, said.high) or "–"),
        tag("td", strip(page, said.low, said.best, said.high, scale, "said"), class_="strip"),
        tag("td", _quote(page, of, said) or "–", class_="words"),
    )


def _who(page: Page, said: Statement) -> list[Child]:
    """The voice, and the report that gives its words."""
    claim = page.facts.claims.get(said.claim)
    source = page.facts.source(claim.document.id, claim.document.publisher) if claim else None
    where = page.report(source) if source else [page.words.day(said.published)]
    voice = name(said.voice) if said.voice else page.words("unnamed-source")
    return [voice, factuality(page, said.factuality), tag("span", where, class_="about")]


def _quote(page: Page, of: str, said: Statement) -> Element | None:
    claim = page.facts.claims.get(said.claim)
    marks = count_words(claim, of) if claim else []
    return snippet(claim, marks, page.words) if claim and marks else None


def _scale(page: Page, scale: int) -> Element:
    ends = tag("span", tag("span", page.words.number(0)), tag("span", page.words.number(scale)), class_="ends")
    return tag("th", ends, scope="col", class_="strip", aria_label=page.words("range-drawn"))


def _legend(page: Page) -> Element:
    def rows() -> Iterator[Child]:
        samples: tuple[tuple[str, int, int | None, int | None], ...]
        samples = (("toll-range", 20, None, 80), ("toll-best", 20, 60, 80), ("toll-open", 40, None, None))
        for key, low, best, high in samples:
            yield tag("li", strip(page, low, best, high, 100, "said sample"), page.words(key))

    return tag("ul", list(rows()), class_="legend")
