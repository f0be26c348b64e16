"""Where in a Telegram export one stands: in the account, in a list of chats, in a chat, in its messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

MAX_DEPTH = 60  # brackets in one another; an export has about ten


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of an export; what the export does not say of it is None."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None

    def with_field(self, key: str, value: str) -> Chat:
        """The chat with what one of its fields says; other fields than these three say nothing."""
        names = {"id": "id", "name": "name", "type": "kind"}
        return replace(self, **{names[key]: value}) if key in names else self


Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the file. ``kind``: message or chat where one begins here, else None. ``at`` is its place in bytes."""

    kind: str | None
    data: bytes
    at: int


class Place:
    """The brackets that are open, by the keys under which they stand; «item» for those in a list."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.key = ""
        self._lists: list[bool] = []

    def step(self, event: str, value: Any) -> None:
        """Go on by one event of JSON. What is nested deeper than an export is not told apart any more."""
        if event == "map_key":
            self.key = value
        elif event.startswith("start"):
            if self._lists:
                self.names.append("item" if self._lists[-1] else self.key)
            self._lists.append(event == "start_array")
        elif event.startswith("end") and self._lists:
            self._lists.pop()
            if self.names:
                self.names.pop()

    @property
    def holds_messages(self) -> bool:
        """Whether what begins here is a message."""
        return self.names == ["messages"] or (self.names[-1:] == ["messages"] and self._in_list(self.names[:-1]))

    @property
    def holds_chats(self) -> bool:
        """Whether what begins here is a chat: the file itself, or one in a list of chats."""
        return not self._lists or (self.names[-1:] == ["list"] and len(self.names) == 2)

    @property
    def is_chat(self) -> bool:
        """Whether one stands right in a chat, so that the keys are its own."""
        return len(self._lists) == 1 or self._in_list(self.names)

    @staticmethod
    def _in_list(names: list[str]) -> bool:
        return len(names) == 3 and names[1:] == ["list", "item"]
