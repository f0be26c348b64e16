"""JSON Lines (one document per line) and JSON (a list of documents, or one)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from marsad.errors import EncodingError
from marsad.ingest.encoding import decode
from marsad.ingest.limits import MAX_JSON
from marsad.ingest.lines import Line, lines_of
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults, Outcome, document_of


def read_jsonl(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of a JSON Lines file, line by line; a broken line does not stop the others."""
    seen: dict[str, int] = {}
    for line in lines_of(stream, path):
        if isinstance(line, Rejected | Remark):
            yield line
        elif line.text.strip():
            yield from _read_line(line, path, defaults, seen)


def read_json(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Outcome]:
    """The documents of a JSON file: a list of objects, or one object. A file of JSON Lines is read as such."""
    data = stream.read(MAX_JSON + 1)
    if len(data) > MAX_JSON:
        limit = MAX_JSON // 2**20
        yield Rejected(
            path, f"more than {limit} MB of JSON in one piece", "write it as JSON Lines, one document a line"
        )
        return
    try:
        value = json.loads(decode(data)[0])
    except EncodingError as error:
        yield Rejected(path, str(error), "save it as UTF-8")
        return
    except RecursionError:
        yield Rejected(path, "brackets nested too deep for a list of documents", "write one document a line")
        return
    except ValueError as error:
        yield from _not_json(data, path, defaults, error)
        return
    seen: dict[str, int] = {}
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield from _admit(item, path, f"{path}[{number}]", number, defaults, seen)


def looks_like_jsonl(head: bytes) -> bool:
    """Whether the beginning of a stream is a JSON object, as far as it can be seen."""
    try:
        first = decode(head)[0].lstrip()
    except EncodingError:
        return False
    if not first.startswith("{"):
        return False
    line, complete, _ = first.partition("\n")
    if not complete:
        return first[1:].lstrip().startswith(('"', "}"))
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line[1:].lstrip().startswith('"')


def _not_json(data: bytes, path: str, defaults: Defaults, error: ValueError) -> Iterator[Outcome]:
    import io

    if looks_like_jsonl(data):
        yield from read_jsonl(io.BytesIO(data), path, defaults)
        return
    line = getattr(error, "lineno", 0)
    yield Rejected(f"{path}:{line}" if line else path, f"not valid JSON: {_why(error)}", "correct that line")


def _read_line(line: Line, path: str, defaults: Defaults, seen: dict[str, int]) -> Iterator[Outcome]:
    where = f"{path}:{line.number}"
    try:
        value = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        yield Rejected(where, f"not valid JSON: {_why(error)}", "each line must be one JSON object of its own")
        return
    yield from _admit(value, path, where, line.number, defaults, seen)


def _admit(
    value: object, path: str, where: str, number: int, defaults: Defaults, seen: dict[str, int]
) -> Iterator[Outcome]:
    if not isinstance(value, dict):
        yield Rejected(where, "not a JSON object", 'write {"id": …, "text": …, "published": …}')
        return
    yield from once(document_of(value, path, where, defaults), where, number, seen)


def once(outcomes: Iterator[Outcome], where: str, number: int, seen: dict[str, int]) -> Iterator[Outcome]:
    """The outcomes, but a document whose id stood in this input before is set aside."""
    for outcome in outcomes:
        key = None if isinstance(outcome, Rejected | Remark) else outcome.source_id
        if key is not None and seen.setdefault(key, number) != number:
            reason = f"the id «{key[:60]}» stands already at number {seen[key]} of this input"
            yield Rejected(where, reason, "give each document an id of its own")
        else:
            yield outcome


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.colno}"
    return "brackets nested too deep" if isinstance(error, RecursionError) else str(error)[:80]
