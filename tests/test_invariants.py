"""What must hold of every record, over all sample texts and, where the shared data lies beside the project, over its texts."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from marsad import Document, Reader, claim_from_json, claim_to_json, mention_to_json
from marsad.model.schemas import schema_text

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("MARSAD_DATA", ROOT.parent / "shared" / "data"))
READER = Reader()
CLAIM = Draft202012Validator(json.loads(schema_text("claim")))
MENTION = Draft202012Validator(json.loads(schema_text("mention")))


def samples() -> list[Document]:
    """The bundled samples."""
    return [
        Document(p.read_text(encoding="utf-8"), published="2016-02-07")
        for p in sorted((ROOT / "samples").glob("[0-9]*"))
    ]


def shared() -> Iterator[Document]:
    """The shared report, the archive's texts and every 150th article of the shared news."""
    for path in sorted([*(SHARED / "reports").glob("*.txt"), *(SHARED / "syrian-archive").glob("*.md")]):
        yield Document(path.read_text(encoding="utf-8"), published="2016-02-07")
    with gzip.open(SHARED / "news" / "saudinewsnet.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 150):
            row = json.loads(line)
            yield Document(row["text"], title=row["title"], published=row["extracted_at"][:10], source_id=row["id"])


def quotes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a record that has words and offsets."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys() and node["text"] is not None:
            yield node
        for value in node.values():
            yield from quotes(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotes(value)


def check(document: Document) -> int:
    """All invariants of one document; the number of its claims."""
    analysis = READER.analyse(document)
    words = analysis.words
    assert all(a.start <= b.start for a, b in pairwise(words))
    for mention in analysis.all_mentions():
        record = mention_to_json(document, mention)
        assert document.text[record["start"] : record["end"]] == record["text"] != ""
        assert mention.first < mention.last
        MENTION.validate(record)
    for claim in analysis.claims:
        record = claim_to_json(claim)
        CLAIM.validate(record)
        for quote in quotes(record):
            assert document.text[quote["start"] : quote["end"]] == quote["text"], quote
        again = claim_from_json(record)
        assert claim_to_json(again) == record
    ids = [claim.id for claim in analysis.claims]
    assert len(ids) == len(set(ids))
    return len(ids)


def test_samples_hold() -> None:
    documents = samples()
    assert len(documents) >= 5
    assert all(check(document) for document in documents), "every sample report holds at least one claim"


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no shared data at {SHARED}; set MARSAD_DATA")
def test_shared_texts_hold() -> None:
    assert sum(check(document) for document in shared()) > 100


def test_same_input_same_bytes() -> None:
    other = Reader()
    for document in samples():
        first = [json.dumps(claim_to_json(c), ensure_ascii=False) for c in READER.read(document)]
        again = [json.dumps(claim_to_json(c), ensure_ascii=False) for c in other.read(document)]
        assert first == again
