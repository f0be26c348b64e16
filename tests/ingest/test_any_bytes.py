"""Whatever the bytes are, reading ends, and gives documents or names what is wrong."""

from __future__ import annotations

import io
import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest import Rejected, Remark
from marsad.ingest.files import READERS
from marsad.ingest.records import Defaults
from marsad.model.text import Document

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد."
ENDINGS = [".txt", ".jsonl", ".json", ".csv"]


def outcomes(ending: str, data: bytes) -> list[Document | Rejected | Remark]:
    return list(READERS[ending](io.BytesIO(data), "x", Defaults()))


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(ending: str, data: bytes) -> None:
    for outcome in outcomes(ending, data):
        assert isinstance(outcome, Document | Rejected | Remark)
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.advice


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
@settings(max_examples=100, deadline=None)
@given(bad=st.lists(st.binary(max_size=60).map(lambda data: data.replace(b"\n", b"").replace(b'"', b"")), max_size=5))
def test_no_bad_line_costs_a_good_one(ending: str, bad: list[bytes]) -> None:
    if ending == ".jsonl":
        good = [json.dumps({"id": f"g{n}", "text": REPORT}, ensure_ascii=False).encode() for n in range(len(bad) + 1)]
    else:
        good = [f"g{n},{REPORT}".encode() for n in range(len(bad) + 1)]
    lines = [good[0]]
    for line, after in zip(bad, good[1:], strict=True):
        lines += [line, after]
    head = b"id,text\n" if ending == ".csv" else b""
    found = [o.source_id for o in outcomes(ending, head + b"\n".join(lines)) if isinstance(o, Document)]
    kept = [name for name in found if name and name.startswith("g")]
    assert kept == [f"g{n}" for n in range(len(good))]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1), min_size=2, max_size=4
    )
)
def test_a_table_that_was_written_rightly_comes_back_as_it_was(texts: list[str]) -> None:
    import csv

    texts = [f"{REPORT}{text}" for text in texts]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["id", "text"], *((f"{n}", text) for n, text in enumerate(texts))])
    found = outcomes(".csv", buffer.getvalue().encode("utf-8"))
    assert [one.text for one in found if isinstance(one, Document)] == texts
    assert all(first.source_id < second.source_id for first, second in pairwise(found))  # type: ignore[union-attr, operator]
