"""The day on which a page was published, of the several that it may name.

Three voices are heard: what the page tells machines, its URL, and the date that its readers see. Two that agree are believed.
Where none of them says a day, htmldate is asked for what else the markup tells (Barbaresi 2020, doi:10.21105/joss.02439).
Where all differ the URL is believed first, for it is made once, when the report comes out, while the fields for machines are
filled anew when a page is edited or moved to a new system; the date in the text is last, because it may be another report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.ingest.dates import iso_day
from marsad.ingest.outcome import Remark
from marsad.ingest.web.dayline import day_of_line, is_of_change
from marsad.ingest.web.linked import linked_data

URL, MACHINES, READERS = "its URL", "its fields for machines", "the date that readers see"
MARKUP = "its markup"

_META = (
    "article:published_time", "og:article:published_time", "datepublished", "og:pubdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish_date", "publish-date", "publicationdate", "pubdate", "uploaddate", "date",
)  # fmt: skip
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([/-])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?=[/_.?-]|$)")
_FIRST_LINES = 400  # short lines looked at


@dataclass(frozen=True, slots=True)
class Day:
    """A day (ISO 8601) and which voice says so."""

    value: str
    voice: str


def days_of(tree: Any, url: str | None) -> list[Day]:
    """The day that each voice names, the most trusted voice first. ``tree`` is the whole page, nothing taken out yet."""
    voices = ((URL, _of_url(url)), (MACHINES, _of_machines(tree)), (READERS, _of_lines(tree)))
    heard = [Day(value, voice) for voice, value in voices if value]
    return heard or [Day(value, MARKUP) for value in (_of_markup(tree),) if value]


def _of_markup(tree: Any) -> str | None:
    """What htmldate finds in classes and attributes; it guesses nothing from the text alone."""
    from htmldate import find_date

    try:
        return find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError):  # markup that it did not expect names no day
        return None


def choose(days: list[Day], where: str) -> tuple[str | None, Remark | None]:
    """The day to believe, and a remark where the voices are more than a day apart (time zones account for one)."""
    if not days:
        return None, None
    best = next((day for day in days if sum(day.value == other.value for other in days) > 1), days[0])
    apart = [other for other in days if abs((_date(other) - _date(best)).days) > 1]
    if not apart:
        return best.value, None
    told = ", ".join(f"{day.voice} {day.value}" for day in days)
    why = "two agree" if sum(day.value == best.value for day in days) > 1 else f"of these {best.voice} counts most"
    advice = f"{best.value} was taken, because {why}; compare it with the page"
    return best.value, Remark(where, f"the page names several days of publication: {told}", advice)


def _date(day: Day) -> date:
    return date.fromisoformat(day.value)


def _of_url(url: str | None) -> str | None:
    for found in _IN_PATH.finditer((url or "").partition("?")[0]):
        day = f"{found[1]}-{found[3]}-{found[4]}" if found[2] else f"{found[1]}-{found[5]}-{found[6]}"
        if value := iso_day(day):
            return value
    return None


def _of_machines(tree: Any) -> str | None:
    return next((day for written in _written_for_machines(tree) if (day := iso_day(written))), None)


def _written_for_machines(tree: Any) -> Iterator[str]:
    for item in linked_data(tree):
        kinds = item.get("@type")
        if "Article" in str(kinds) or "Posting" in str(kinds) or "datePublished" in item:
            yield str(item.get("datePublished") or "")
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content] | //*[@itemprop][@content or @datetime]"):
        for name in (element.get("property"), element.get("name"), element.get("itemprop")):
            if name and name.lower() in _META:
                found.setdefault(name.lower(), element.get("content") or element.get("datetime") or "")
    yield from (found[name] for name in _META if name in found)
    for element in tree.xpath("(//article|//main|//header|//body)//time[@datetime]")[:1]:
        yield element.get("datetime")


def _of_lines(tree: Any) -> str | None:
    """The first line that is a date; those beside «last changed» and «copyright» are none."""
    lines = tree.xpath(
        "//body//text()[not(ancestor::script|ancestor::style|ancestor::footer|ancestor::nav|ancestor::aside)]"
    )
    for run in [one for one in lines if 5 <= len(one.strip()) <= 100][:_FIRST_LINES]:
        if (day := day_of_line(run.strip())) and not is_of_change(_beside(run)):
            return day
    return None


def _beside(run: Any) -> str:
    """What stands in the same box as a run of text, if that is a line and no more."""
    box = run.getparent()
    box = box if box.getparent() is None else box.getparent()
    text = box.text_content()
    return text if len(text) <= 120 else ""
