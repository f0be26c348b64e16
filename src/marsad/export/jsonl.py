"""JSON Lines: one record per line, in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from marsad.model.claim import Claim
from marsad.model.codec import claim_to_json, mention_to_json
from marsad.model.mention import Mention
from marsad.model.text import Document

# Line ends to some readers of lines, though JSON allows them inside a text.
_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def claim_line(claim: Claim) -> str:
    """A claim as one line of JSON, its end included."""
    return json_line(claim_to_json(claim))


def mention_line(document: Document, mention: Mention) -> str:
    """A mention as one line of JSON, its end included."""
    return json_line(mention_to_json(document, mention))


def json_items(records: Iterable[object]) -> Iterator[str]:
    """The items of a JSON array, an item a line, commas between them."""
    between = ""
    for record in records:
        yield between + json_line(record).removesuffix("\n")
        between = ",\n"


def json_line(record: object) -> str:
    """Any record as one line that UTF-8 can hold and every reader of lines takes for one."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    if not line.isascii():
        for end, escaped in _ENDS.items():
            if end in line:
                line = line.replace(end, escaped)
        try:
            line.encode()
        except UnicodeEncodeError:  # half a pair: a text that JSON input can hold
            line = json.dumps(record)
    return line + "\n"
