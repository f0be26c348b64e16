"""Where the text of a document comes from, beyond its file: what a reader of the record needs to find the original."""

from __future__ import annotations

from dataclasses import dataclass

TEXT_ORDERS = ("sound", "doubtful")


@dataclass(frozen=True, slots=True)
class Region:
    """Where a part of the text stands on a page of the original.

    ``start`` and ``end`` are code points of ``Document.text``; ``page`` counts from 1; ``box`` is left, top, right, bottom in
    points from the upper left corner of the page.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Provenance:
    """The way from the original to the text. Everything is optional: None is what the input does not say.

    ``captured``: when the original was captured (ISO 8601, UTC). ``original``: ``sha256:`` and the digest of its bytes.
    ``extractor``: name and version of what made the text. ``author``: whom a page names as its writer, in its own words.
    ``forwarded_from``: the channel or person whose post was forwarded.
    ``edited``: the day on which its author last changed it. ``reply_to``: the ``source_id`` of the post that it answers.
    ``text_order``: ``doubtful`` where the order of letters or digits could not be made sure. ``ocr``: the text was recognised
    on an image. ``media``: paths of pictures and films that belong to it. ``regions``: where its parts stand on pages.
    """

    captured: str | None = None
    original: str | None = None
    extractor: str | None = None
    author: str | None = None
    forwarded_from: str | None = None
    edited: str | None = None
    reply_to: str | None = None
    text_order: str | None = None
    ocr: bool = False
    media: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
