"""The public page of a Telegram channel (t.me/s/NAME): each post is a report of its own, with its own day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.web.plain import plain
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_POSTS = "//div[contains(concat(' ', @class, ' '), ' tgme_widget_message ')][@data-post]"
_PART = ".//*[contains(concat(' ', @class, ' '), ' tgme_widget_message_{} ')]"


def is_channel(page: str) -> bool:
    """Whether a page is that of a channel."""
    return "tgme_widget_message" in page and "data-post=" in page


def posts_of(tree: Any, path: str, defaults: Defaults, way: Provenance) -> Iterator[Outcome]:
    """The posts of a channel's page, in its order. Posts without words (pictures, films) are passed over."""
    named = tree.xpath("string(//meta[@property='og:title']/@content)").strip()
    empty = True
    for post in tree.xpath(_POSTS):
        words = "\n".join(_words(part) for part in _parts(post, "text"))
        if not words.strip():
            continue
        empty = False
        name = post.get("data-post")
        record = {
            "id": name,
            "text": words,
            "publisher": named or name.partition("/")[0],
            "published": next(iter(post.xpath(".//time/@datetime")), None),
            "url": f"https://t.me/{name}",
        }
        origin = next((" ".join(one.text_content().split()) for one in _parts(post, "forwarded_from_name")), None)
        for outcome in document_of(record, path, f"{path} (post {name})", defaults):
            yield _with_way(outcome, replace(way, forwarded_from=origin))
    if empty:
        yield Rejected(path, "a channel's page without a post in words", "open its public page: https://t.me/s/NAME")


def _with_way(outcome: Outcome, way: Provenance) -> Outcome:
    return replace(outcome, provenance=way) if isinstance(outcome, Document) else outcome


def _parts(post: Any, name: str) -> list[Any]:
    """Parts of a post, but not those of the post that it answers, which stands in it as a preview."""
    found = post.xpath(_PART.format(name))
    return [
        one for one in found if not any("message_reply" in (above.get("class") or "") for above in one.iterancestors())
    ]


def _words(part: Any) -> str:
    from lxml import etree

    return plain(etree.tostring(part, encoding="unicode", with_tail=False))
