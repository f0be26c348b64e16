"""A page of a Telegram Desktop export in HTML («messages.html», «messages2.html» …): each message with words is a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from marsad.ingest.archives.zip_names import inside
from marsad.ingest.dates import iso_day
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults, Outcome, document_of
from marsad.ingest.web.plain import plain
from marsad.model.provenance import Provenance
from marsad.model.text import Document

_HAS = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
_MESSAGES = f"//div[{_HAS.format('message')}][{_HAS.format('default')}][starts-with(@id, 'message')]"
_NUMBER = re.compile(r"message(\d+)$")
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d) UTC([+-]\d\d:\d\d)")
_UNKNOWN = "unknown"  # of a forward whose origin is hidden


def is_export(page: str) -> bool:
    """Whether a page is one of an export."""
    return "chat_page" in page[:4000] and 'class="history"' in page[:8000]


def messages_of(tree: Any, path: str, defaults: Defaults, way: Provenance) -> Iterator[Outcome]:
    """The messages of a page, in its order; those without words are passed over."""
    chat, sender = _text(_first(tree, "page_header", "text")), None
    empty = True
    for message in tree.xpath(_MESSAGES):
        sender = _text(_own(message, "from_name")) or sender  # «joined» ones are of whoever wrote the one before
        words = "\n".join(_words(one) for one in _parts(message, "text"))
        if not any(letter.isalpha() for letter in words):
            continue
        empty = False
        number = _NUMBER.sub(r"\1", message.get("id"))
        record = {"id": number, "text": words, "publisher": sender or chat, "published": _day(message)}
        for outcome in document_of(record, path, f"{path} (message {number})", defaults):
            yield replace(outcome, provenance=_way(message, way)) if isinstance(outcome, Document) else outcome
    if empty:
        yield Rejected(path, "a page of a Telegram export without a message in words", "nothing was lost")


def _way(message: Any, way: Provenance) -> Provenance:
    """What is known of a message: whence it was forwarded, what it answers, what was sent with it."""
    forwarded = _parts(message, "forwarded")
    reply = next((found[1] for href in message.xpath(f".//*[{_HAS.format('reply_to')}]//a/@href")
                  if (found := _NUMBER.search(href))), None)  # fmt: skip
    media = tuple(
        inside(href) for href in message.xpath(f".//*[{_HAS.format('media_wrap')}]//a/@href") if "://" not in href
    )
    origin = (_text(_first(forwarded[0], "from_name")) or _UNKNOWN) if forwarded else None
    return replace(way, forwarded_from=origin, reply_to=reply, media=media)


def _day(message: Any) -> str | None:
    """The day in UTC; without a zone, which old exports do not tell, the day that is written."""
    part = _own(message, "date")
    told = part.get("title") if part is not None else None
    if not told:
        return None
    if found := _MOMENT.match(told):
        try:
            when = datetime.fromisoformat(f"{found[3]}-{found[2]}-{found[1]}T{found[4]}{found[5]}")
            return when.astimezone(UTC).date().isoformat()
        except (ValueError, OverflowError):
            return None
    return iso_day(told)


def _own(message: Any, name: str) -> Any:
    """A part of the message itself, not of what it forwards."""
    return next(iter(message.xpath(f"./div[{_HAS.format('body')}]/div[{_HAS.format(name)}]")), None)


def _parts(message: Any, name: str) -> list[Any]:
    return list(message.xpath(f".//div[{_HAS.format(name)}]"))


def _first(part: Any, *names: str) -> Any:
    way = "".join(f"//div[{_HAS.format(name)}]" for name in names)
    return next(iter(part.xpath(f".{way}")), None)


def _words(part: Any) -> str:
    from lxml import etree

    return plain(etree.tostring(part, encoding="unicode", with_tail=False))


def _text(part: Any) -> str | None:
    """The words of a name, without the date that stands in it; None where there are none."""
    if part is None:
        return None
    words = "".join(part.xpath(f".//text()[not(ancestor::span[{_HAS.format('details')}])]"))
    return " ".join(words.split())[:500] or None
