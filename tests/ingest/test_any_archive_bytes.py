"""Whatever the bytes of an archive or a message are, reading ends and gives documents or names what is wrong."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest import Rejected, Remark
from marsad.ingest.archives.http_answer import MAX_BODY, answer_of
from marsad.ingest.archives.zip_names import inside, name_in_zip
from marsad.ingest.files import read_stream, reader_of
from marsad.ingest.messages.mended_json import Mended
from marsad.ingest.messages.telegram_stream import pieces
from marsad.ingest.messages.visible_text import visible_text
from marsad.ingest.records import Defaults
from marsad.model.text import Document

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))
from fuzz_readers import SEEDS

Change = tuple[int, int, bytes]  # where, how many bytes go, what comes in their place


def check(name: str, data: bytes) -> None:
    """Read the bytes as the file of that name would be read."""
    for outcome in read_stream(io.BytesIO(data), name, Defaults(), reader_of(name)):
        assert isinstance(outcome, Document | Rejected | Remark)
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.advice


def changed(data: bytes, changes: list[Change]) -> bytes:
    for where, gone, new in changes:
        at = where % (len(data) + 1)
        data = data[:at] + new + data[at + gone :]
    return data


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_themselves_are_read(name: str) -> None:
    found = list(read_stream(io.BytesIO(SEEDS[name]), name, Defaults(), reader_of(name)))
    assert any(isinstance(outcome, Document) for outcome in found)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 1_000_000), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
    )
)
def test_a_sound_file_with_changes(name: str, changes: list[Change]) -> None:
    check(name, changed(SEEDS[name], changes))


@given(st.binary(max_size=400), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]))
def test_any_answer(data: bytes, head: bytes) -> None:
    found = answer_of(head + data)
    assert found is None or len(found.body) <= MAX_BODY


@given(st.binary(max_size=300), st.integers(1, 50))
def test_mended_bytes_are_the_same_however_they_come(data: bytes, size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, wanted: int | None = -1) -> bytes:
            return super().read(min(size, wanted or 0))

    whole, slow = b"".join(Mended(io.BytesIO(data))), b"".join(Mended(Slow(data)))
    assert whole == slow
    whole.decode("utf-8")
    assert b"".join(Mended(io.BytesIO(whole))) == whole  # what is sound stays as it is


@given(st.lists(st.sampled_from([b'{"id": 1, "type": "message"', b'{"name": "a", "type":', b"x" * 5000, b"{", b" "])))
def test_a_file_that_is_cut_is_still_the_file(parts: list[bytes]) -> None:
    data = b"".join(parts)
    cut = list(pieces(data[at : at + 7000] for at in range(0, len(data), 7000)))
    assert b"".join(piece.data for piece in cut) == data
    assert all(data[piece.at :].startswith(piece.data) for piece in cut)
    assert sum(piece.kind is not None for piece in cut) == data.count(b'"type":')


@given(st.binary(max_size=60))
def test_any_name_stays_inside(raw: bytes) -> None:
    name = inside(name_in_zip(raw))
    assert name
    assert not name.startswith("/")
    assert ".." not in name.split("/")


@given(st.text(alphabet="<>!-/&#;p \nاscript=\"'", max_size=200))
def test_any_html_of_a_mail(page: str) -> None:
    assert "<p>" not in visible_text(page)
