"""The documents: what each is, where it came from, and whether its text can be trusted."""

from __future__ import annotations

from marsad.export.report.facts import Source
from marsad.export.report.frame import Page, cut, heading, name
from marsad.export.report.html import Child, Element, tag

OPEN = 60  # documents up to which the list is not folded


def documents(page: Page) -> Element:
    """The section."""
    found = page.facts.sources
    shown = found[: page.limits.documents]
    content: list[Child] = [heading(page, "documents"), tag("p", page.words("documents-how"))]
    listed = tag("ol", [_line(page, source) for source in shown], class_="documents")
    if len(shown) > OPEN:
        content.append(page.folded(page.words.counted("documents-counted", len(found)), listed))
    elif shown:
        content.append(listed)
    more = len(found) - len(shown)
    content.append(tag("p", page.words("documents-more", n=more), class_="note") if more > 0 else None)
    return tag("section", *content, id="documents")


def _line(page: Page, source: Source) -> Element:
    one, told = source.document, source.told
    title = one.title if one is not None and one.title else told.source_id or page.words("untitled")
    publisher = name(source.publisher) if source.publisher else page.words("unnamed-report")
    about: list[Child] = [tag("cite", name(title)), " · ", publisher, " · ", page.words.day(source.published)]
    return tag(
        "li",
        tag("span", f"[{page.words.number(source.number)}]", class_="no"),
        tag("div", about, _notes(page, source), _address(source)),
        id=f"d{source.number}",
    )


def _address(source: Source) -> Child:
    """Where it was published, as text: who follows a link tells its owner that somebody reads it."""
    digest = tag("code", cut(source.told.id, 19), dir="ltr", title=source.told.id)
    url = source.document.url if source.document is not None else None
    return tag("div", [tag("code", cut(url, 300), dir="ltr"), " · "] if url else None, digest, class_="about")


def _notes(page: Page, source: Source) -> Child:
    way = source.document.provenance if source.document is not None else None
    if way is None:
        return None
    notes = [page.words("captured", day=page.words.day(way.captured))] if way.captured else []
    notes += [page.words("ocr")] if way.ocr else []
    notes += [page.words("doubtful-order")] if way.text_order == "doubtful" else []
    return [tag("span", note, class_="fact") for note in notes] or None
