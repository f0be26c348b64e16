"""Who quotes whom: the sources that reports name, and the publishers that give them their voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.consolidate.voices import SHORT
from marsad.export.report.frame import Page, cut, heading, is_arabic, name
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.svg import drawing, line, words
from marsad.model.claim import Claim
from marsad.text.fold import fold_all

ACROSS, DOWN = 10, 14  # publishers and sources of the drawing
NAMES, STEP, ROW, TOP = 270.0, 58.0, 30.0, 100.0
PUBLISHERS = 4  # publishers that a line of the table names


@dataclass(slots=True)
class _Source:
    """A named source: how often each publisher gives its words, and how often with doubt or to deny."""

    name: str
    kinds: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    through: Counter[str] = field(default_factory=Counter)
    doubted: int = 0


def quoting(page: Page) -> Element:
    """The section."""
    sources = _sources(page, page.facts.claims.values())
    content: list[Child] = [heading(page, "quoting")]
    if not sources:
        return tag("section", *content, tag("p", page.words("quoting-none"), class_="empty"), id="quoting")
    content.append(tag("p", page.words("quoting-how")))
    content += [_drawing(page, sources), _table(page, sources)]
    alone = sum(not _named(page, claim) for claim in page.facts.claims.values())
    content.append(tag("p", page.words("quoting-own", n=alone), class_="note") if alone else None)
    return tag("section", *content, id="quoting")


def _named(page: Page, claim: Claim) -> bool:
    """Whether the claim names a source that can be told apart."""
    links = ((link, claim.source_name(link)) for link in claim.attribution)
    return any(named and not page.nameless(link, named) for link, named in links)


def _sources(page: Page, claims: Iterable[Claim]) -> list[_Source]:
    """The sources that more publishers name first, then those named more often. One spelling is one source, no more."""
    found: dict[str, _Source] = {}
    claims = list(claims)
    full = _full_names(claims)
    for claim in claims:
        publisher = claim.document.publisher
        before: str | None = None
        for link in claim.attribution:
            named = claim.source_name(link)
            if not named or page.nameless(link, named) or not (key := fold_all(named).strip()):
                continue
            named = full.get((claim.document.id, link.kind, key), named)
            source = found.setdefault(fold_all(named).strip(), _Source(named))
            source.kinds[link.kind] += 1
            source.doubted += link.verb_class in ("doubting", "denying")
            source.publishers[publisher or ""] += 1
            if before and before != named:
                source.through[before] += 1
            before = named
    return sorted(found.values(), key=lambda one: (-len(one.publishers), -one.publishers.total(), one.name))


def _full_names(claims: Iterable[Claim]) -> dict[tuple[str, str, str], str]:
    """Of a monitor, agency or outlet that a report calls by one word of its name («المرصد»), the name that it gives elsewhere.

    By document, kind and folded word; only where the report names no second one of which it could be a word.
    """
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for link in claim.attribution:
            if link.kind in SHORT and (named := claim.source_name(link)):
                names[claim.document.id, link.kind].add(named)
    found: dict[tuple[str, str, str], str] = {}
    for (document, kind), held in names.items():
        for one in held:
            longer = [other for other in held if len(other.split()) > 1 and _bare(one) & _bare(other)]
            if len(one.split()) == 1 and len(longer) == 1:
                found[document, kind, fold_all(one)] = longer[0]
    return found


def _bare(name: str) -> set[str]:
    """The words of a name, folded, without the article: «المرصد» is a word of «مرصد الوادي»."""
    return {word.removeprefix("ال") for word in fold_all(name).split()}


def _drawing(page: Page, sources: Sequence[_Source]) -> Element:
    """Sources down, publishers across, a circle where one quotes the other, its area how often."""
    shown = sources[:DOWN]
    named = Counter[str]()
    for source in shown:
        named.update({publisher: number for publisher, number in source.publishers.items() if publisher})
    across = [publisher for publisher, _ in sorted(named.items(), key=lambda item: (-item[1], item[0]))[:ACROSS]]
    width, height = NAMES + STEP * ACROSS + 20, TOP + ROW * len(shown) + 6
    most = max((source.publishers[publisher] for source in shown for publisher in across), default=1)
    parts: list[Child] = []
    for at, publisher in enumerate(across):
        x = _x(page, width, at)
        label = words(0, 0, cut(publisher, 18), "left", "label", is_arabic(publisher))
        parts += [
            line(x, TOP - 4, x, height - 8, "grid"),
            tag("g", label, transform=f"translate({x + 4:.1f} {TOP - 12:.1f}) rotate(-40)"),
        ]
    for row, source in enumerate(shown):
        y = TOP + ROW * row + ROW / 2
        parts += [line(16, y, width - 16, y, "grid"), _name(page, width, y, source)]
        parts += [
            _circle(page, _x(page, width, at), y, source.publishers[p], most, source, p)
            for at, p in enumerate(across)
            if source.publishers[p]
        ]
    svg = drawing(
        width,
        height,
        page.words("quoting"),
        page.words("quoting-told", n=len(shown), publishers=len(across)),
        parts,
        class_="chart quoting",
    )
    return tag("div", svg, class_="wide", tabindex=0, role="group", aria_label=page.words("quoting"))


def _x(page: Page, width: float, at: int) -> float:
    first = NAMES + STEP / 2 + STEP * at
    return width - first - 20 if page.right_to_left else first


def _name(page: Page, width: float, y: float, source: _Source) -> Element:
    x = width - NAMES + 8 if page.right_to_left else NAMES - 8
    return words(x, y + 4, cut(source.name, 38), "left" if page.right_to_left else "right", "label", arabic=True)


def _circle(page: Page, x: float, y: float, number: int, most: int, source: _Source, publisher: str) -> Element:
    size = 4 + 9 * (number / most) ** 0.5
    told = tag("title", page.words("quotes", publisher=cut(publisher, 60), source=cut(source.name, 60), n=number))
    figure = words(x, y + 4, page.words.number(number), "middle", "inside") if size > 8 and number < 1000 else None
    return tag("g", told, tag("circle", cx=x, cy=y, r=size, class_="bubble"), figure)


def _table(page: Page, sources: Sequence[_Source]) -> Element:
    heads = ("source", "kind", "quoted-by", "through", "claims-head", "doubted-head")
    head = tag(
        "tr",
        [tag("th", page.words(key), scope="col", class_="num" if key.endswith("-head") else None) for key in heads],
    )
    rows = [_row(page, source) for source in sources[: page.limits.sources]]
    table = tag("div", tag("table", tag("thead", head), tag("tbody", rows), class_="slim"), class_="scroll", tabindex=0)
    more = len(sources) - page.limits.sources
    rest = tag("p", page.words("sources-more", n=more), class_="note") if more > 0 else None
    return page.folded(page.words("sources-table", n=len(sources)), table, rest, open_=len(sources) <= 25)


def _row(page: Page, source: _Source) -> Element:
    kind = page.words.label("source", source.kinds.most_common(1)[0][0])
    numbers = (
        page.words.number(source.publishers.total()),
        page.words.number(source.doubted) if source.doubted else "–",
    )
    by = _ranked(page, source.publishers)
    return tag(
        "tr",
        tag("th", name(source.name), scope="row"),
        tag("td", kind),
        tag("td", by),
        tag("td", _ranked(page, source.through) or "–"),
        [tag("td", n, class_="num") for n in numbers],
    )


def _ranked(page: Page, names: Counter[str]) -> list[Child]:
    """The commonest names with their numbers, the rest counted."""
    found: list[Child] = []
    ordered = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    for publisher, number in ordered[:PUBLISHERS]:
        found += [
            page.words("comma") if found else None,
            name(publisher) if publisher else page.words("unnamed-report"),
        ]
        found.append(f" ({page.words.number(number)})" if number > 1 else None)
    more = len(ordered) - PUBLISHERS
    return [*found, page.words("comma"), page.words("and-more", n=more)] if more > 0 else found
