"""The article of a web page: its words, and what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from marsad.errors import InputError
from marsad.ingest.web.columns import article_box, drop_columns, drop_teasers
from marsad.ingest.web.furniture import prune
from marsad.ingest.web.pagedates import Day, days_of
from marsad.ingest.web.plain import plain
from marsad.ingest.web.prose import PROSE, Prose
from marsad.ingest.web.streams import keep_titled
from marsad.ingest.web.tree import parse

_FEWEST = (
    "80"  # letters of an article; trafilatura's 250 sends a report of two sentences to its last resort, the whole page
)
_LEAST = 25  # letters: what is shorter is a label
MOST_ELEMENTS = 50_000  # of a page; what has more is made to choke its reader
_BARE_LINK = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
for _name in ("trafilatura", "htmldate", "courlan", "readability", "justext"):  # they write into the user's terminal
    logging.getLogger(_name).addHandler(logging.NullHandler())

_LOST = 0.6  # of the sentences of a page: where more are not in what was found, the wrong part of the page was taken
_OWN_BODY_SHARE = 0.5  # what was found has less of the text that the page gives to machines: that text is taken instead


@dataclass(frozen=True, slots=True)
class Article:
    """``text`` has a line for each paragraph. The others are as the page says them; None where it does not."""

    text: str
    title: str | None
    author: str | None
    outlet: str | None
    url: str | None
    days: tuple[Day, ...] = ()


def find_article(page: str, url: str | None = None) -> Article | None:
    """The article of a page's HTML; None where there is none. It may be in any language. InputError for one of too many
    elements.

    ``url`` is where the page was fetched; without it, what the page says of its own place counts.
    """
    import trafilatura

    tree = parse(page)
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise InputError(f"a page of more than {MOST_ELEMENTS:,} elements, which no article has")
    headings = [_clean(heading.text_content()) for heading in tree.iter("h1")]
    told = trafilatura.extract_metadata(tree, default_url=None, extensive=False)
    body, days = machine_body(tree), tuple(days_of(tree, url or told.url))
    keep_titled(tree, f"{told.title} {next((one.text_content() for one in tree.iter('title')), '')}")
    for step in (prune, drop_teasers, drop_columns):
        step(tree)
    box, sentences = article_box(tree), Prose(tree).lines
    text = _text_of(page, tree)
    if _missing(sentences, text):
        text = "\n".join(sentences)
    if body and len(text) < _OWN_BODY_SHARE * len(body):
        text = box = body
    text = _tidied(text, {_clean(told.title), *headings}, "".join(box.split()))
    if len(text) < _LEAST:
        return None
    return Article(text, _clean(told.title), _clean(told.author), _clean(told.sitename), url or _clean(told.url), days)


def _missing(sentences: list[str], text: str) -> bool:
    """Whether most of what stands on the page, its furniture taken out, is not in the text that was found."""
    squeezed = "".join(text.split())
    lost = sum(len(one) for one in sentences if "".join(one.split()) not in squeezed)
    return lost > _LOST * sum(map(len, sentences))


def _tidied(text: str, headings: set[str | None], box: str) -> str:
    """The lines, without bare links, labels from outside the box of the article, and the page's heading at their head, which
    is the title. Items of lists stay wherever they stand: they may be the names of the dead."""
    rows = (" ".join(row.split()) for row in text.split("\n"))
    lines = [row for row in rows if row and not _BARE_LINK.fullmatch(row)]
    lines = [row for row in lines if len(row) >= PROSE or row.startswith(("- ", "|")) or "".join(row.split()) in box]
    while len(lines) > 1 and lines[0] in headings:
        del lines[0]
    return "\n".join(lines)


@lru_cache(maxsize=1)
def extractor() -> str:
    """The name and version of what finds articles."""
    return f"trafilatura {version('trafilatura')}"


def _text_of(page: str, tree: Any) -> str:
    """First without the furniture; where that leaves nothing, from the whole page by all of trafilatura's means; at last every
    sentence that stands on the page."""
    import trafilatura

    found = trafilatura.bare_extraction(tree, include_comments=False, fast=True, config=_settings())
    text = getattr(found, "text", None) or ""
    if not text:
        found = trafilatura.bare_extraction(parse(page), include_comments=False)
        text = getattr(found, "text", None) or "\n".join(Prose(parse(page)).lines)
    return str(text)


@lru_cache(maxsize=1)
def _settings() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _FEWEST)
    return config


def machine_body(tree: Any) -> str:
    """The longest ``articleBody`` that the page's JSON-LD gives."""
    from marsad.ingest.web.linked import linked_data

    bodies = [value for item in linked_data(tree) if isinstance(value := item.get("articleBody"), str)]
    if not bodies:
        return ""
    longest = max(bodies, key=len)
    return plain(longest) if "</" in longest else longest


def _clean(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text or None
