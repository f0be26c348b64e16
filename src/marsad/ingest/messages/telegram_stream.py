"""The chats and messages of a Telegram export, one at a time. A broken message is named; the next one is read again.

The file is cut before each message and each chat, and a reader of JSON events (ijson) is fed piece by piece. Where it
fails, a new one goes on at the next piece, as if the list that the piece stands in had just begun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.ingest.messages.telegram_place import MAX_DEPTH, Chat, Message, Piece, Place
from marsad.ingest.outcome import Rejected

_SPACE = rb"\s{0,99}"
_MESSAGE = rb'\{~"id":~-?\d{1,20},~"type":~"(?:message|service)"'.replace(b"~", _SPACE)
_CHAT = rb'\{~(?:"name":~(?:null|"(?:[^"\\]|\\.){0,999}"),~"type":|"type":~"saved_messages",)'.replace(b"~", _SPACE)
_START = re.compile(rb"(?P<message>" + _MESSAGE + rb")|(?P<chat>" + _CHAT + rb")")
MAX_EVENTS = 100_000  # of one message
MAX_SILENT = 2**20  # bytes of one value; Telegram sends texts of 4,096 letters at most

_LONGEST_START = 8192  # bytes, of which a beginning may be cut by the end of what was read
_ADVICE = "the messages before and after it were read; export the chat again"


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
        self._list: tuple[str, ...] = ("messages",)  # where messages stand: in the file, or in a chat of it
        self._restarted = False
        self._silent = 0  # bytes since the last event
        self._parser: Any = None
        self._place = Place()
        self._message: _Building | None = None
        self._begin(b"")

    def __iter__(self) -> Iterator[tuple[Chat, Message] | Rejected]:
        for piece in self._pieces:
            yield from self._feed(piece)
        if self._parser is not None:
            yield from self._close()

    def _begin(self, opening: bytes) -> None:
        import ijson

        self._sink = ijson.sendable_list()
        self._parser = ijson.basic_parse_coro(self._sink)
        self._place, self._message, self._silent = Place(), None, 0
        if opening:
            self._parser.send(opening)
            for event, value in self._sink:
                self._place.step(event, value)
            self._sink.clear()

    def _feed(self, piece: Piece) -> Iterator[tuple[Chat, Message] | Rejected]:
        if piece.kind and self._message is not None:  # a new message begins within one: its end is missing
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
        try:
            for message in self._take():
                named = "id" in message
                yield (self._chat, message) if named else self._rejected(piece.at, "it has no id")
        except _TooMuchError as error:
            fault = str(error)
        if fault:
            told = self._message is not None or not self._restarted
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
        return "longer than any message" if self._silent > MAX_SILENT else None

    def _broken(self, at: int, fault: str) -> Rejected:
        self._parser = self._message = None
        self._restarted = True
        return self._rejected(at, fault)

    def _rejected(self, at: int, fault: str) -> Rejected:
        return Rejected(f"{self._path} near byte {at:,}", f"a broken message ({fault})", _ADVICE)

    def _close(self) -> Iterator[Rejected]:
        import ijson

        try:
            self._parser.close()
        except (ijson.JSONError, ValueError):
            if self._message is not None or not self._restarted:
                yield Rejected(self._path, "it ends in the middle", "what came before was read; export the chat again")

    def _take(self) -> Iterator[Message]:
        """The messages that the events so far complete."""
        for event, value in self._sink:
            if self._message is not None:
                if (whole := self._message.step(event, value)) is not None:
                    self._message = None
                    self._place.step("end_map", None)
                    yield whole
                continue
            if event == "start_map" and self._place.holds_messages:
                self._list = tuple(self._place.names)
                self._message = _Building()
            elif event == "start_map" and self._place.holds_chats:
                self._chat = Chat()
            elif event in ("string", "number") and self._place.is_chat:
                self._chat = self._chat.with_field(self._place.key, str(value))
            self._place.step(event, value)
            if len(self._place.names) > MAX_DEPTH:
                raise _TooMuchError("more brackets in one another than any export has")
        self._sink.clear()


class _TooMuchError(Exception):
    """A message of more parts, or more deeply nested, than any is."""


class _Building:
    """A message that is being put together."""

    def __init__(self) -> None:
        import ijson

        self._builder = ijson.ObjectBuilder()
        self._builder.event("start_map", None)
        self._depth, self._events = 1, 0

    def step(self, event: str, value: Any) -> Message | None:
        """Take in an event; the message once it is whole."""
        self._builder.event(event, value)
        self._events += 1
        self._depth += event.startswith("start") - event.startswith("end")
        if self._depth > MAX_DEPTH or self._events > MAX_EVENTS:
            raise _TooMuchError("more parts than any message has")
        whole: Message | None = self._builder.value if self._depth == 0 else None
        return whole


def _opening(place: tuple[str, ...], kind: str) -> bytes:
    """What to hand a new reader of JSON before a piece, so that it stands where it stands in the file."""
    if len(place) == 1:
        return b'{"messages":[' if kind == "message" else b""
    opening = b'{"%s":{"list":[' % place[0].encode("ascii", "replace")
    return opening + (b'{"messages":[' if kind == "message" else b"")
