"""Disagreements: by incident and field, who says what, in which report and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.export.report.frame import Page, heading, name
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.quotes import Mark, snippet
from marsad.export.report.saying import count_words, factuality, value_words
from marsad.model.claim import Claim
from marsad.model.incident import Disagreement, Incident, Value

CLAIMS, FEW = 3, 2  # claims of one value that are quoted, each of another source; where there are many values
MANY = 3  # values from which there are many
VALUES = 12  # values of one field that are set out
LONG = 8  # rows from which the words are folded, beneath a line of the values


def disputes(page: Page) -> Element:
    """The section."""
    parted = page.facts.disputed
    content: list[Child] = [heading(page, "disputes")]
    if not parted:
        return tag("section", *content, tag("p", page.words("disputes-none"), class_="empty"), id="disputes")
    content.append(tag("p", page.words("disputes-how", n=page.words.counted("over-incidents", len(parted)))))
    content += [_incident(page, incident) for incident in parted[: page.limits.disputes]]
    more = len(parted) - page.limits.disputes
    content.append(tag("p", page.words("disputes-more", n=more), class_="note") if more > 0 else None)
    return tag("section", *content, id="disputes")


def _incident(page: Page, incident: Incident) -> Element:
    about = page.words.listed([page.days(incident), page.words.counted("voices", incident.voices)])
    lines = tag("ul", [tag("li", parting(page, parted)) for parted in incident.disagreements], class_="values")
    tables = [_field(page, parted) for parted in incident.disagreements]
    rows = sum(
        min(_few(page, parted), len(value.claims)) for parted in incident.disagreements for value in parted.values
    )
    words = page.folded(page.words("who-in-words"), tables, open_=rows <= LONG)
    title = tag("h3", page.link(incident))
    return tag("article", title, tag("p", about, class_="about"), lines, words, class_="dispute")


def parting(page: Page, parted: Disagreement) -> list[Child]:
    """What sources part on in one line: every value with the number of its independent sources."""
    values: list[Child] = []
    for at, value in enumerate(parted.values[:VALUES]):
        voices = tag("span", f" ({page.words.counted('voices-short', value.voices)})", class_="about")
        values += [
            page.words("semicolon") if at else None,
            tag("span", value_words(page, parted.field, value), voices, class_="value"),
        ]
    more = len(parted.values) - VALUES
    rest = [page.words("semicolon"), page.words("and-more", n=more)] if more > 0 else []
    return [tag("b", field_name(page, parted.field)), ": ", *values, *rest]


def _few(page: Page, parted: Disagreement) -> int:
    """How many claims of each value are quoted; on paper, where nothing folds, fewer."""
    return (CLAIMS if len(parted.values) <= MANY else FEW) - int(page.open)


def _field(page: Page, parted: Disagreement) -> Element:
    caption = tag("caption", field_name(page, parted.field))
    head = tag("tr", [tag("th", page.words(key), scope="col") for key in ("said", "said-by", "in-report", "in-words")])
    rows = [row for value in parted.values[:VALUES] for row in _value(page, parted.field, value, _few(page, parted))]
    more = len(parted.values) - VALUES
    rest = tag("tr", tag("td", page.words("values-more", n=more), colspan=4)) if more > 0 else None
    return tag("table", caption, tag("thead", head), tag("tbody", rows, rest), class_="sayings")


def field_name(page: Page, field: str) -> str:
    """What a field is called: of a count the noun of what is counted."""
    said = page.words.label("field", field)
    return page.words.label("of", field) if said == field else said


def _value(page: Page, field: str, value: Value, most: int) -> Iterator[Element]:
    """The rows of a value: one for each of its sources."""
    picked = _apart(page, value.claims, most)
    rows = max(len(picked), 1) + (_left(value, picked) > 0)
    said = tag("th", value_words(page, field, value), scope="rowgroup", rowspan=rows)
    if not picked:
        voices = tag("td", page.words.counted("voices", value.voices), data_label=page.words("said-by"))
        yield tag("tr", said, voices, tag("td", "–"), tag("td", "–"))
    for at, claim in enumerate(picked):
        yield tag("tr", said if at == 0 else None, _cells(page, field, value, claim))
    if left := _left(value, picked):
        yield tag("tr", tag("td", page.words("claims-more", n=left), colspan=3, class_="note"))


def _apart(page: Page, claims: Sequence[str], most: int) -> list[Claim]:
    """The claims that are quoted: of every source the first, as far as there is room."""
    first: dict[str, Claim] = {}
    for claim in (page.facts.claims[one] for one in claims if one in page.facts.claims):
        first.setdefault(page.facts.said_by(claim.id) or claim.id, claim)
    return list(first.values())[:most]


def _left(value: Value, picked: Sequence[Claim]) -> int:
    return len(value.claims) - len(picked) if picked else 0


def _cells(page: Page, field: str, value: Value, claim: Claim) -> list[Element]:
    voice = page.facts.said_by(claim.id)
    who: list[Child] = [name(voice) if voice else page.words("unnamed-source"), factuality(page, claim.factuality)]
    source = page.facts.source(claim.document.id, claim.document.publisher)
    marks = _marks(field, value, claim)
    return [
        tag("td", who, data_label=page.words("said-by")),
        tag("td", page.report(source), data_label=page.words("in-report")),
        tag("td", snippet(claim, marks, page.words) or "–", data_label=page.words("in-words"), class_="words"),
    ]


def _marks(field: str, value: Value, claim: Claim) -> list[Mark]:
    """The words that give the value; the words of the event where the field has none of its own."""
    event = claim.event
    found: list[Mark] = []
    if field == "agent":
        wanted = value.value.split(" (")[0]
        found = [Mark(a.words, "agent") for a in event.arguments if a.actor and wanted in (a.actor.id, a.actor.name)]
    elif field == "place":
        found = [Mark(p.words, "place") for p in event.places if p.place and p.place.id == value.value]
    elif field == "time" and event.time and event.time.words:
        found = [Mark(event.time.words, "time")]
    elif field == "happened":
        found = [Mark(link.cue, "cue") for link in claim.attribution if link.cue] + [Mark(event.trigger, "trigger")]
    else:
        found = count_words(claim, field)
    return found or [Mark(event.trigger, "trigger")]
