"""A message of a Telegram export → a post; the pictures of one album are one post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from marsad.ingest.archives.zip_names import inside
from marsad.ingest.dates import iso_day
from marsad.ingest.messages.telegram_place import Chat, Message
from marsad.ingest.outcome import Rejected

_MEDIA = ("photo", "file")
_UNKNOWN = "unknown"  # who wrote a forwarded post, where the export holds neither name nor id


@dataclass(frozen=True, slots=True)
class Post:
    """A post. Days are ISO 8601, of UTC where the export says it. ``media``: paths in the export's folder."""

    chat: Chat
    id: str
    text: str
    time: str | None
    day: str | None
    edited: str | None
    author: str | None
    forwarded_from: str | None
    reply_to: str | None
    media: tuple[str, ...]

    def goes_with(self, other: Post) -> bool:
        """Whether another post is of the same album: sent at the same second by the same, and at most one has a text."""
        one, two = self, other
        same = (one.chat, one.time, one.author, one.forwarded_from) == (
            two.chat,
            two.time,
            two.author,
            two.forwarded_from,
        )
        return bool(same and one.time and one.media and two.media and not (one.text.strip() and two.text.strip()))

    def joined(self, other: Post) -> Post:
        """One post of two of an album; it has the id of the one with the text."""
        leads = self if self.text.strip() or not other.text.strip() else other
        return replace(leads, media=self.media + other.media)


def posts(found: Iterable[tuple[Chat, Message] | Rejected]) -> Iterator[Post | Rejected]:
    """The posts of an export; service messages (somebody joined, a title was changed) are passed over."""
    waiting: Post | None = None
    for one in found:
        if isinstance(one, Rejected):
            yield one
            continue
        chat, message = one
        if message.get("type") == "service":
            continue
        post = _post(chat, message)
        if waiting and waiting.goes_with(post):
            waiting = waiting.joined(post)
            continue
        if waiting:
            yield waiting
        waiting = post
    if waiting:
        yield waiting


def _post(chat: Chat, message: Message) -> Post:
    time = _text(message.get("date_unixtime"))
    day = _day(time, message.get("date"))
    edited = _day(_text(message.get("edited_unixtime")), message.get("edited"))
    return Post(
        chat=chat,
        id=_text(message.get("id")) or "",
        text=_words(message),
        time=time or _text(message.get("date")),
        day=day,
        edited=edited if edited and day and edited >= day else None,  # old exports write 1970 where nothing was edited
        author=_text(message.get("from")) or _text(message.get("from_id")),
        forwarded_from=_origin(message),
        reply_to=_text(message.get("reply_to_message_id")),
        media=tuple(_media(message)),
    )


def _words(message: Message) -> str:
    """The text, which is one string, or a list of strings and of parts in bold, links and the like."""
    text = message.get("text")
    if text in (None, "", []):
        text = message.get("text_entities")
    parts = text if isinstance(text, list) else [text]
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return "".join(word for word in words if isinstance(word, str))


def _origin(message: Message) -> str | None:
    if "forwarded_from" not in message and "forwarded_from_id" not in message:
        return None
    return _text(message.get("forwarded_from")) or _text(message.get("forwarded_from_id")) or _UNKNOWN


def _media(message: Message) -> Iterator[str]:
    for key in _MEDIA:
        path = message.get(key)
        if isinstance(path, str) and path and not path.startswith("("):  # «(File not included. …)»
            yield inside(path)


def _day(seconds: str | None, written: object) -> str | None:
    """The day in UTC of a time in seconds since 1970, else the day that is written (of the exporter's own time zone)."""
    try:
        return datetime.fromtimestamp(int(seconds or ""), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return iso_day(written) if isinstance(written, str) else None


def _text(value: object) -> str | None:
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return None
    return str(value)[:500].strip() or None
