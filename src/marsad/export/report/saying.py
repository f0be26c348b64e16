"""Small pieces that several sections say alike: a value, how far a source stands behind it, the way from source to page."""

from __future__ import annotations

import re

from marsad.export.report.frame import Page, name
from marsad.export.report.html import Child, Element, tag
from marsad.export.report.quotes import Mark
from marsad.export.report.words import Words, texts
from marsad.model.claim import FACTUALITIES, Attribution, Claim
from marsad.model.incident import Value

# A value of a count as consolidation writes it: "28+", "20–99", "27", "≤9".
_BOUNDS = re.compile(r"([0-9]{1,12})\+|([0-9]{1,12})–([0-9]{1,12})|([0-9]{1,12})|≤([0-9]{1,12})")


def value_words(page: Page, field: str, value: Value) -> list[Child]:
    """A value of a disagreement, as a person says it."""
    say, said = page.words, value.value
    if field == "happened":
        return [say(f"happened/{said}") if f"happened/{said}" in texts() else say.label("factuality", said)]
    if field == "time":
        first, _, last = said.partition("/")
        return [say.days(first or None, last or first or None)]
    if field == "agent":
        doubt = said.rpartition("(")[2].rstrip(")") if said.endswith(")") and "(" in said else None
        return [name(value.name or said), factuality(page, doubt) if doubt else None]
    if value.name:
        return [name(value.name)]
    if bounds := _BOUNDS.fullmatch(said):
        return [_range(say, *(int(part) if part else None for part in bounds.groups()))]
    return [name(say.type(said) if field == "type" else said)]


def _range(
    say: Words, least: int | None, low: int | None, high: int | None, exact: int | None, most: int | None
) -> str:
    """The one of the four ways to bound a number that is given."""
    if exact is not None:
        return say.number(exact)
    return say.range(least, None, None) if least is not None else say.range(low, None, most if high is None else high)


def factuality(page: Page, value: str | None) -> Element | None:
    """A mark where the source does not simply say that it happened."""
    if value is None or value == "asserted":
        return None
    return tag(
        "span", page.words.label("factuality", value), class_=f"fact {value}" if value in FACTUALITIES else "fact"
    )


def count_words(claim: Claim, of: str) -> list[Mark]:
    """The words that count the whole of something, not a part of it."""
    return [Mark(count.words, "count") for count in claim.event.counts if count.of == of and count.subset_of is None]


def chain(page: Page, claim: Claim) -> list[Child]:
    """Who says so, from the page on which it stands to the one who saw it."""
    publisher = claim.document.publisher
    found: list[Child] = [name(publisher) if publisher else page.words("unnamed-report")]
    for link in claim.attribution:
        found += [page.words("link-quoting"), _link(page, claim, link)]
    return found if claim.attribution else [*found, " ", page.words("own-voice")]


def _link(page: Page, claim: Claim, link: Attribution) -> list[Child]:
    kind = page.words.label("source", link.kind)
    named = claim.source_name(link)
    said: list[Child] = [name(named), tag("span", f" ({kind})", class_="kind")] if named else [kind]
    if link.cue is not None and link.verb_class in ("doubting", "denying"):
        said += [" ", tag("q", link.cue.text, lang="ar", class_="doubt")]
    return said
