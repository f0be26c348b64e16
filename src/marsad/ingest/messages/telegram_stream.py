"""The chats and messages of a Telegram export, one at a time. A broken message is named; the next one is read again.

The file is cut before each message and each chat, and a reader of JSON events (ijson) is fed piece by piece. Where it
fails, a new one goes on at the next piece, as if the list that the piece stands in had just begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from marsad.ingest.limits import MAX_LINE
from marsad.ingest.outcome import Rejected

_SPACE = rb"\s{0,99}"
_MESSAGE = rb'\{~"id":~-?\d{1,20},~"type":~"(?:message|service)"'.replace(b"~", _SPACE)
_CHAT = rb'\{~(?:"name":~(?:null|"(?:[^"\\]|\\.){0,999}"),~"type":|"type":~"saved_messages",)'.replace(b"~", _SPACE)
_START = re.compile(rb"(?P<message>" + _MESSAGE + rb")|(?P<chat>" + _CHAT + rb")")
_LONGEST_START = 8192  # bytes, of which a beginning may be cut by the end of what was read
_EVENTS = 100_000  # of one message
_ADVICE = "the messages before and after it were read; export the chat again"


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of an export; what the export does not say of it is None."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None


Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the file. ``kind``: message or chat where one begins here, else None. ``at`` is its place in bytes."""

    kind: str | None
    data: bytes
    at: int


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The bytes cut before every message and every chat."""
    buffer, at, last = b"", 0, False
    source = iter(chunks)
    while not last:
        chunk = next(source, b"")
        last = not chunk
        buffer += chunk
        end = len(buffer) if last else len(buffer) - _LONGEST_START
        begun = 0
        kind: str | None = None
        for found in _START.finditer(buffer):
            if found.start() >= end:
                break
            if found.start() > begun:
                yield Piece(kind, buffer[begun : found.start()], at + begun)
            begun, kind = found.start(), found.lastgroup
        if end > begun:
            yield Piece(kind, buffer[begun:end], at + begun)
            at += end
            buffer = buffer[end:]


class TelegramStream:
    """Iterates over the messages of an export, each with its chat, and over what is broken in it."""

    def __init__(self, chunks: Iterable[bytes], path: str) -> None:
        self._pieces = pieces(chunks)
        self._path = path
        self._chat = Chat()
        self._list = "messages"  # where messages stand: in the file's own list, or in that of one of its chats
        self._restarted = False
        self._silent = 0  # bytes since the last event
        self._builder: Any = None
        self._events = 0
        self._begin(b"")

    def __iter__(self) -> Iterator[tuple[Chat, Message] | Rejected]:
        for piece in self._pieces:
            yield from self._feed(piece)
        if self._parser is not None:
            yield from self._close()

    def _begin(self, opening: bytes) -> None:
        import ijson

        self._sink = ijson.sendable_list()
        self._parser: Any = ijson.parse_coro(self._sink)
        self._builder = None
        self._silent = 0
        if opening:
            self._parser.send(opening)
            self._sink.clear()

    def _feed(self, piece: Piece) -> Iterator[tuple[Chat, Message] | Rejected]:
        if piece.kind and self._builder is not None:  # a new message begins within one: its end is missing
            yield self._broken(piece.at, "its end is missing")
        if self._parser is None:
            if not piece.kind:
                return
            self._begin(_opening(self._list, piece.kind))
        fault = self._send(piece.data)
        if fault and piece.kind and not self._sink and not self._restarted:
            self._restarted = True  # what came before left the reader in a state that does not fit
            self._begin(_opening(self._list, piece.kind))
            fault = self._send(piece.data)
        yield from self._take()
        if fault:
            told = self._builder is not None or not self._restarted
            broken = self._broken(piece.at, fault)
            if b'"messages"' in piece.data:
                self._chat = Chat()  # what follows may be of another chat, whose head was lost
            if told:
                yield broken

    def _send(self, data: bytes) -> str | None:
        """Hand bytes to the reader of JSON; what is wrong with them, if anything is."""
        import ijson

        try:
            self._parser.send(data)
        except (ijson.JSONError, ValueError) as error:
            return " ".join(str(error).split("\n")[0].split())[:80] or "no JSON"
        self._silent = 0 if self._sink else self._silent + len(data)
        return "longer than any message" if self._silent > MAX_LINE or self._events > _EVENTS else None

    def _broken(self, at: int, fault: str) -> Rejected:
        self._parser = self._builder = None
        self._events = 0
        self._restarted = True
        return Rejected(f"{self._path} near byte {at:,}", f"a broken message ({fault})", _ADVICE)

    def _close(self) -> Iterator[Rejected]:
        import ijson

        try:
            self._parser.close()
        except (ijson.JSONError, ValueError):
            if self._builder is not None or not self._restarted:
                yield Rejected(self._path, "it ends in the middle", "what came before was read; export the chat again")

    def _take(self) -> Iterator[tuple[Chat, Message]]:
        """The messages that the events so far complete."""
        for prefix, event, value in self._sink:
            if self._builder is not None:
                self._builder.event(event, value)
                self._events += 1
                if event == "end_map" and prefix == f"{self._list}.item":
                    message, self._builder, self._events = self._builder.value, None, 0
                    yield self._chat, message
            elif event == "start_map" and prefix.endswith("messages.item"):
                self._start_message(prefix)
            elif event in ("string", "number"):
                self._about_chat(prefix, str(value))
            elif event == "start_map" and (prefix == "" or prefix.endswith("chats.list.item")):
                self._chat = Chat()
        self._sink.clear()

    def _start_message(self, prefix: str) -> None:
        import ijson

        self._list = prefix.removesuffix(".item")
        self._builder = ijson.ObjectBuilder()
        self._builder.event("start_map", None)

    def _about_chat(self, prefix: str, value: str) -> None:
        place, _, key = prefix.rpartition(".")
        if place == "" or place.endswith("chats.list.item"):
            chat = self._chat
            known = {"id": chat.id, "name": chat.name, "type": chat.kind}
            if key in known:
                known[key] = value
                self._chat = Chat(known["id"], known["name"], known["type"])


def _opening(place: str, kind: str) -> bytes:
    """What to hand a new reader of JSON before a piece, so that it stands where it stands in the file."""
    outer, _, _ = place.partition(".")
    if outer == "messages":
        return b'{"messages":[' if kind == "message" else b""
    opening = b'{"%s":{"list":[' % outer.encode("ascii", "replace")
    return opening + (b'{"messages":[' if kind == "message" else b"")
