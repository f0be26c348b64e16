"""Every incident as a card: what is said of it field by field, who says so in which words, and in which documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from marsad.export.report.disputes import parting
from marsad.export.report.facts import last_day, own_day
from marsad.export.report.frame import Page, heading, name
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.quotes import marks_of, quoted
from marsad.export.report.saying import chain, factuality
from marsad.model.claim import Claim
from marsad.model.incident import Incident

OPEN = 40  # incidents up to which nothing is folded by month
LINES = 10  # documents, actors and materiel that a card names


@dataclass(slots=True)
class _Room:
    """The claims that may still be quoted, incident by incident; the disputed and the much-told come first."""

    left: int
    per_card: int
    of: dict[str, int] = field(default_factory=dict)

    def share_out(self, page: Page) -> None:
        for incident in page.facts.leading[: page.limits.cards]:
            self.of[incident.id] = min(len(page.facts.claims_of(incident)), self.per_card, self.left)
            self.left -= self.of[incident.id]


def cards(page: Page) -> Element:
    """The section."""
    room = _Room(page.limits.quoted, page.limits.per_card)
    room.share_out(page)
    shown = [incident for incident in page.facts.incidents if incident.id in page.carded]
    content: list[Child] = [heading(page, "cards"), tag("p", page.words("cards-how")), _marks_legend(page)]
    if not shown:
        content.append(tag("p", page.words("cards-none"), class_="empty"))
    elif len(shown) <= OPEN:
        content += [_card(page, incident, room) for incident in shown]
    else:
        content += list(_by_month(page, shown, room))
    more = len(page.facts.incidents) - len(shown)
    content.append(tag("p", page.words("cards-more", n=more), class_="note") if more > 0 else None)
    return tag("section", *content, id="cards")


def _by_month(page: Page, shown: Sequence[Incident], room: _Room) -> Iterator[Child]:
    for month, held in groupby(shown, key=lambda one: (own_day(one) or last_day(one) or "")[:7]):
        incidents = list(held)
        parts = month.split("-")
        dated = len(parts) == 2 and all(part.isdecimal() for part in parts) and 1 <= int(parts[1]) <= 12
        named = page.words.month(int(parts[0]), int(parts[1])) if dated else month or page.words("no-day")
        summary = tag("h3", named, " ", tag("span", page.words.counted("incidents", len(incidents)), class_="about"))
        yield page.folded(summary, [_card(page, incident, room) for incident in incidents])


def _card(page: Page, incident: Incident, room: _Room) -> Element:
    number = page.facts.number[incident.id]
    flag = tag("span", page.words("disputed"), class_="flag") if incident.disagreements else None
    mark = tag("span", page.words.number(number), class_="no")
    title = tag("h4", mark, " ", page.title(incident), " ", flag)
    rows = [(page.words(key), said) for key, said in _fields(page, incident) if said]
    table = tag("dl", [tag("div", tag("dt", head), tag("dd", said)) for head, said in rows])
    return tag("article", title, table, _claims(page, incident, room), "\n", id=f"i{number}", class_="card")


def _fields(page: Page, incident: Incident) -> Iterator[tuple[str, Child]]:
    yield "when", page.days(incident)
    yield "where", _where(page, incident)
    for role in dict.fromkeys(actor.role for actor in incident.actors):
        named = list(dict.fromkeys(actor.name for actor in incident.actors if actor.role == role))
        yield f"role/{role}" if role in _ROLES else "role/other", _names(page, named)
    yield "how-many", _counts(page, incident)
    items = [value for said, values in incident.statements if said == "materiel" for value in values]
    yield "with-what", _names(page, [item.name or item.value for item in items])
    yield "parted-on", _parted(page, incident)
    voices = page.words.counted("voices", incident.voices)
    reports = page.words.counted("reports", len(incident.documents))
    yield "told-by", page.words("voices-in-reports", voices=voices, reports=reports)
    yield "documents-head", _documents(page, incident)
    yield "identity", tag("code", incident.id, dir="ltr")


_ROLES = frozenset({"agent", "patient", "recipient", "instrument", "beneficiary", "from-holder", "to-holder"})


def _where(page: Page, incident: Incident) -> Child:
    place = incident.place
    if place is None:
        return None
    country = page.words.country(place.country) if place.country else None
    about = [text for text in (place.admin1, country) if text and text != place.name]
    sure = tag("span", f" ({page.precision(place)})", class_="about")
    return [name(place.name), [[page.words("comma"), name(text)] for text in about], sure]


def _names(page: Page, named: Sequence[str]) -> Child:
    different = list(dict.fromkeys(one for one in named if one))
    found: list[Child] = []
    for at, one in enumerate(different[:LINES]):
        found += [page.words("comma") if at else None, name(one)]
    more = len(different) - LINES
    return [*found, page.words("comma"), page.words("and-more", n=more)] if more > 0 else found or None


def _counts(page: Page, incident: Incident) -> Child:
    said = [
        (page.words.label("of", toll.of), page.words.range(toll.low, toll.best, toll.high)) for toll in incident.counts
    ]
    return page.words("semicolon").join(f"{of}: {numbers}" for of, numbers in said if numbers) or None


def _parted(page: Page, incident: Incident) -> Child:
    """What sources part on, in one line each; the words stand further up and below."""
    lines = [tag("li", parting(page, parted)) for parted in incident.disagreements]
    return tag("ul", lines) if lines else None


def _documents(page: Page, incident: Incident) -> Child:
    found: list[Child] = []
    for at, told in enumerate(incident.documents[:LINES]):
        found += [page.words("semicolon") if at else None, page.report(page.facts.source(told.id, told.publisher))]
    more = len(incident.documents) - LINES
    return [*found, page.words("semicolon"), page.words("and-more", n=more)] if more > 0 else found or None


def _claims(page: Page, incident: Incident, room: _Room) -> Element | None:
    """The claims with their words. Those whose words are not at hand, or have no room, are counted."""
    held = page.facts.claims_of(incident)[: room.of.get(incident.id, 0)]
    left = len(incident.claims) - len(held)
    note = tag("p", page.words("claims-left", n=left), class_="note") if left else None
    if not held:
        return note
    figures = [_claim(page, incident, claim) for claim in held]
    summary = page.words.counted("claims-words", len(held))
    few = len(page.facts.incidents) <= OPEN
    return page.folded(summary, figures, note, open_=few)


def _claim(page: Page, incident: Incident, claim: Claim) -> Element:
    quote = quoted(claim, marks_of(claim), page.words)
    background = tag("span", page.words("background"), class_="fact") if claim.id in incident.background else None
    source = page.facts.source(claim.document.id, claim.document.publisher)
    return tag(
        "figure",
        quote or tag("p", page.words("words-missing"), class_="note"),
        tag(
            "figcaption",
            chain(page, claim),
            " · ",
            page.words.day(claim.document.published),
            " ",
            page.ref(source),
            factuality(page, claim.factuality),
            background,
        ),
    )


def _marks_legend(page: Page) -> Element:
    kinds = ("trigger", "agent", "patient", "place", "time", "count", "materiel", "source")
    return tag(
        "p",
        [[tag("mark", page.words(f"mark/{kind}"), class_=f"k-{kind}"), " "] for kind in kinds],
        class_="legend marks",
        aria_label=page.words("marks-legend"),
    )
