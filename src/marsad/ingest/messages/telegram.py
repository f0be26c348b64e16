"""Telegram Desktop's exports («result.json»), of one chat or of the whole account, read as a stream."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from marsad.ingest.admit import admit
from marsad.ingest.messages.mended_json import Mended
from marsad.ingest.messages.telegram_post import Post, posts
from marsad.ingest.messages.telegram_stream import TelegramStream
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome
from marsad.model.provenance import Provenance
from marsad.model.text import Document

EXPORT, PAGES = "result.json", "messages.html"  # how Telegram Desktop calls it, as JSON and as pages
_PAGE = re.compile(r"messages\d*\.html")

_NAME = rb'(?:"name":[^\n]{0,2000}?,\s*)?'
_KINDS = rb"(?:(?:private|public)_(?:channel|group|supergroup)|personal_chat|bot_chat|saved_messages)"
_ONE_CHAT = re.compile(rb"\s*\{\s*" + _NAME + rb'"type":\s*"' + _KINDS + rb'",\s*"id":\s*-?\d+,\s*"messages":\s*\[')
_ACCOUNT = re.compile(rb'\s*\{\s*"about":\s*"Here is the data you requested')
_CHATS = re.compile(
    rb'\s*\{\s*(?:"about":[^\n]{0,2000}?,\s*)?"chats":\s*\{(?:\s*"about":[^\n]{0,2000}?,)?\s*"list":\s*\['
)
# Beside «result.json», what was sent with the messages; «files», where documents are, is none of these.
_MEDIA_FOLDERS = frozenset(
    "photos video_files voice_messages round_video_messages stickers images css js profile_pictures stories contacts".split()
)
_CHANNELS = ("private_channel", "public_channel")


def looks_like_telegram(head: bytes) -> bool:
    """Whether the beginning of a JSON file is that of an export of Telegram Desktop."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    return any(known.match(head) for known in (_ONE_CHAT, _ACCOUNT, _CHATS))


def folders_of_exports(names: Iterable[str]) -> dict[str, bool]:
    """The folders that hold an export, among the paths of files; and whether it is there as JSON."""
    found: dict[str, bool] = {}
    for name in names:
        folder, _, file = name.replace("\\", "/").rpartition("/")
        if file in (EXPORT, PAGES):
            found[folder] = found.get(folder, False) or file == EXPORT
    return found


def is_media(path: str, exports: Mapping[str, bool]) -> bool:
    """Whether a file is a picture, a film or the like of an export, or a page of one that is there as JSON as well."""
    parts = path.replace("\\", "/").split("/")
    if exports.get("/".join(parts[:-1])) and _PAGE.fullmatch(parts[-1]):
        return True
    return any(part in _MEDIA_FOLDERS and "/".join(parts[:place]) in exports for place, part in enumerate(parts[:-1]))


def read_telegram(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """Each post with words in it is a document. Memory is bounded by the longest message, not by the export."""
    if importlib.util.find_spec("ijson") is None:
        yield Rejected(path, "a Telegram export needs one more package", "pip install 'marsad[archives]'")
        return
    mended = Mended(stream)
    for post in posts(TelegramStream(mended, path)):
        if isinstance(post, Rejected):
            yield post
        elif any(letter.isalpha() for letter in post.text):
            yield admit(_document(post, path, defaults), f"{path}!{_id(post)}")
    if mended.count:
        reason = f"{mended.count:,} wrong escapes or letters of the export were mended"
        yield Remark(path, reason, "compare a text with «\ufffd» in it with its source")


def _document(post: Post, path: str, defaults: Defaults) -> Document:
    known = Provenance(forwarded_from=post.forwarded_from, media=post.media, edited=post.edited, reply_to=_reply(post))
    return Document(
        text=post.text,
        source_id=_id(post),
        path=path,
        publisher=_publisher(post) or defaults.publisher,
        published=post.day or defaults.published,
        provenance=known if known != Provenance() else None,
    )


def _publisher(post: Post) -> str | None:
    """The channel; in a group or between persons, whoever wrote the message."""
    if post.chat.kind in _CHANNELS or post.author is None:
        return post.chat.name
    return post.author


def _id(post: Post) -> str:
    return f"{post.chat.id or 'unknown'}/{post.id}"


def _reply(post: Post) -> str | None:
    return f"{post.chat.id or 'unknown'}/{post.reply_to}" if post.reply_to else None
