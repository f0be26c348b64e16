"""Makes small exports and mails for the tests. The events and channels are invented, the places are real."""

from __future__ import annotations

import json
from typing import Any

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد، بحسب مصادر طبية."
OTHER = "أعلنت وزارة الداخلية العراقية القبض على خلية مسلحة كانت تعد لهجوم على نقطة تفتيش جنوبي كركوك."

Message = dict[str, Any]


def message(number: int, text: Any = REPORT, time: int = 1454918400, **more: Any) -> Message:
    """A message as Telegram Desktop writes it; 1454918400 is 2016-02-08, 08:00 UTC."""
    found = {
        "id": number,
        "type": "message",
        "date": "2016-02-08T11:00:00",
        "date_unixtime": str(time),
        "from": "قناة الساحل",
        "from_id": "channel77",
        "text": text,
        "text_entities": [],
    }
    return {name: value for name, value in (found | more).items() if value is not None}


def chat(*messages: Message, name: str | None = "قناة الساحل", number: int = 77, kind: str = "public_channel") -> Any:
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def written(value: Any, indent: int | None = 1) -> bytes:
    """JSON as Telegram Desktop lays it out."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def account(*chats: Any, left: tuple[Any, ...] = ()) -> Any:
    """The export of a whole account."""
    return {
        "about": "Here is the data you requested. Remember: …",
        "personal_information": {"user_id": 1, "first_name": "س", "phone_number": "+000"},
        "contacts": {"about": "…", "list": [{"user_id": 2, "first_name": "ص", "date": "2016-01-01T00:00:00"}]},
        "frequent_contacts": {"about": "…", "list": [{"id": 3, "category": "people", "type": "personal", "name": "ع"}]},
        "chats": {"about": "This page lists all chats from this export.", "list": list(chats)},
        "left_chats": {"about": "…", "list": list(left)},
    }
