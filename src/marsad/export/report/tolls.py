"""Tolls: the range of each incident, and below it who counts how many, as a dot and a line on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.export.report.html import Child, Element, tag
from marsad.export.report.page_of import Page, heading, name
from marsad.export.report.quotes import snippet
from marsad.export.report.saying import count_words, factuality
from marsad.export.report.svg import box, line
from marsad.model.incident import Incident, Statement, Toll

HUMAN = (
    "killed",
    "injured",
    "killed-or-injured",
    "captured",
    "arrested",
    "abducted",
    "released",
    "missing",
    "displaced",
    "evacuated",
)
LONG, HIGH = 260.0, 22.0  # the strip that a range is drawn on
VOICES = 8  # statements of one toll that are drawn


def tolls(page: Page) -> Element:
    """The section."""
    found = _ranked(page)
    content: list[Child] = [heading(page, "tolls")]
    if not found:
        return tag("section", *content, tag("p", page.words("tolls-none"), class_="empty"), id="tolls")
    content += [tag("p", page.words("tolls-how")), _legend(page)]
    content += [_incident(page, incident, toll) for incident, toll in found[: page.limits.tolls]]
    more = len(found) - page.limits.tolls
    content.append(tag("p", page.words("tolls-more", n=more), class_="note") if more > 0 else None)
    return tag("section", *content, id="tolls")


def _ranked(page: Page) -> list[tuple[Incident, Toll]]:
    """Counts of people: those that sources part on first, then those of most voices, then the highest."""
    found = [(one, toll) for one in page.facts.incidents for toll in one.counts if toll.of in HUMAN and toll.statements]

    def rank(item: tuple[Incident, Toll]) -> tuple[bool, int, int, int, int]:
        incident, toll = item
        parted = any(one.field == toll.of for one in incident.disagreements)
        voices = len({statement.voice for statement in toll.statements})
        return not parted, -voices, -_most(toll.statements), HUMAN.index(toll.of), page.facts.number[incident.id]

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
        tag("td", _strip(page, toll.low, toll.best, toll.high, scale, "whole"), class_="strip"),
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
    claim = page.facts.claims.get(said.claim)
    marks = count_words(claim, of) if claim else []
    quote = snippet(claim, marks, page.words) if claim and marks else None
    who: list[Child] = [
        name(said.voice) if said.voice else page.words("unnamed-source"),
        factuality(page, said.factuality),
    ]
    source = page.facts.sources.get(claim.document.id) if claim else None
    where = page.report(source) if source else [page.words.day(said.published)]
    return tag(
        "tr",
        tag("th", who, tag("span", where, class_="about"), scope="row"),
        tag("td", page.words.range(said.low, said.best, said.high) or "–"),
        tag("td", _strip(page, said.low, said.best, said.high, scale, "said"), class_="strip"),
        tag("td", quote or "–", class_="words"),
    )


def _strip(page: Page, low: int | None, best: int | None, high: int | None, scale: int, class_: str) -> Element:
    """The range as a line, its best value as a dot; open where no bound is named. The cell before it says the same."""
    ends = [bound for bound in (low, best, high) if bound is not None]
    shapes: list[Child] = [line(0, HIGH / 2, LONG, HIGH / 2, "rail")]
    if ends:
        first, last = (
            _x(page, low if low is not None else 0, scale),
            _x(page, high if high is not None else scale, scale),
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
        shapes.append(tag("circle", cx=_x(page, best, scale), cy=HIGH / 2, r=5, class_="best"))
    return tag(
        "svg",
        shapes,
        viewBox=f"-8 0 {LONG + 16:g} {HIGH:g}",
        class_=f"strip {class_}",
        aria_hidden="true",
        direction="ltr",
    )


def _x(page: Page, number: int, scale: int) -> float:
    share = min(max(number / scale, 0.0), 1.0) * LONG
    return LONG - share if page.right_to_left else share


def _scale(page: Page, scale: int) -> Element:
    ends = tag("span", tag("span", page.words.number(0)), tag("span", page.words.number(scale)), class_="ends")
    return tag("th", ends, scope="col", class_="strip", aria_label=page.words("range-drawn"))


def _legend(page: Page) -> Element:
    def rows() -> Iterator[Child]:
        samples: tuple[tuple[str, int, int | None, int | None], ...]
        samples = (("toll-range", 20, None, 80), ("toll-best", 20, 60, 80), ("toll-open", 40, None, None))
        for key, low, best, high in samples:
            yield tag("li", _strip(page, low, best, high, 100, "said sample"), page.words(key))

    return tag("ul", list(rows()), class_="legend")
