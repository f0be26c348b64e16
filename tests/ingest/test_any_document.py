"""Whatever the bytes of a PDF or an office file are, its parser ends, and what it says is JSON that its reader takes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_files import DAY, docx, odt, packed, paragraph, run, xlsx

from marsad.ingest import Rejected
from marsad.ingest.files import READERS
from marsad.ingest.outcome import Remark
from marsad.ingest.pdf.pages import page_of, text_of
from marsad.ingest.records import Defaults
from marsad.ingest.sandboxed import read
from marsad.model.text import Document

FOLDER = Path(__file__).parent
STRIKE = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة أمس."
PDFS = [(FOLDER / "pdfs" / f"{name}.pdf").read_bytes() for name in ("columns-weasyprint", "lying", "columns-chromium")]
DOCUMENT = paragraph(run(STRIKE)) + f"<w:tbl><w:tr><w:tc>{paragraph(run('حيس'))}</w:tc></w:tr></w:tbl>"
SEEDS = {
    "words": [docx(DOCUMENT, "غارة"), odt(f"<text:p>{STRIKE}</text:p>")],
    "sheets": [xlsx(s=[["text", "date"], [STRIKE, DAY], [STRIKE, 5.5]])],
}
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(task: str, data: bytes, **options: str) -> list[dict[str, Any]]:
    """What the parser says of the bytes, here and not in a process of its own."""
    messages: list[dict[str, Any]] = []
    last = read({"task": task, "options": options, "limits": {"memory": 0}}, io.BytesIO(data), messages.append)
    assert last == {"end": True} or last["fault"]
    return [json.loads(json.dumps(message)) for message in messages]


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A file with some bytes changed, cut out or doubled."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(0, 20))
        data[at : at + length] = draw(st.binary(max_size=20))
    return bytes(data)


@CALM
@given(damaged(PDFS) | st.binary(max_size=300))
def test_any_pdf(data: bytes) -> None:
    pages = [page_of(message) for message in said("marsad.ingest.pdf.inside", data) if "page" in message]
    text, regions = text_of(pages)
    assert all(text[region.start : region.end].strip() for region in regions)


@pytest.mark.parametrize("kind", ["words", "sheets"])
@CALM
@given(st.data())
def test_any_office_file(kind: str, data: st.DataObject) -> None:
    for message in said(
        "marsad.ingest.office.inside", data.draw(damaged(SEEDS[kind]) | st.binary(max_size=300)), kind=kind
    ):
        assert isinstance(message.get("text", ""), str)


XML = st.recursive(
    st.sampled_from(["", "قتل", "<w:tab/>", "<w:del/>", '<w:footnoteReference w:id="1"/>', "&amp;"]),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(["p", "r", "t", "tbl", "tr", "tc", "del", "ins", "pPr", "rPr", "vanish", "footnote"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@CALM
@given(XML)
def test_any_order_of_elements(body: str) -> None:
    messages = said("marsad.ingest.office.inside", docx(body, footnotes=body), kind="words")
    assert [set(message) for message in messages] == [{"text", "title"}]


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".odt", ".xlsx"])
@settings(max_examples=3, deadline=None)
@given(st.binary(max_size=200) | st.just(packed({"content.xml": "<a/>"})))
def test_any_bytes_give_outcomes(ending: str, data: bytes) -> None:
    for outcome in READERS[ending](io.BytesIO(data), f"x{ending}", Defaults()):
        assert isinstance(outcome, Document | Rejected | Remark)
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.advice
