"""One packed stream after another, piece by piece, whatever the pieces."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.ingest.inflate import Inflation

GZIP = zlib.MAX_WBITS | 16


def whole(data: bytes, window: int, most: int) -> tuple[bytes, bool, bytes]:
    """All that comes out, whether the stream ended, and what follows it."""
    stream = Inflation(data, window)
    pieces = []
    while piece := stream.more(most):
        assert len(piece) <= most
        pieces.append(piece)
    return b"".join(pieces), stream.whole, bytes(stream.rest)


@given(st.binary(max_size=300_000), st.binary(max_size=2000), st.sampled_from([1000, 65536, 1 << 20]))
def test_what_was_packed_comes_out_and_what_follows_is_left(told: bytes, after: bytes, most: int) -> None:
    assert whole(gzip.compress(told) + after, GZIP, most) == (told, True, after)


@given(st.binary(min_size=1, max_size=5000), st.integers(1, 30))
def test_what_is_cut_off_has_no_end(told: bytes, lost: int) -> None:
    packed = zlib.compress(told)
    out, ended, _ = whole(packed[: max(len(packed) - lost, 0)], zlib.MAX_WBITS, 1000)
    assert not ended
    assert told.startswith(out)


def test_what_is_damaged_is_told() -> None:
    with pytest.raises(zlib.error):
        whole(b"\x1f\x8b\x08\x00" + b"\xff" * 40, GZIP, 1000)


def test_many_empty_streams_hand_on_only_what_follows() -> None:
    empty = gzip.compress(b"")
    left, streams = memoryview(empty * 20_000), 0
    while len(left):
        stream = Inflation(left, GZIP)
        assert stream.more(1000) == b""
        assert stream.whole
        left, streams = stream.rest, streams + 1
    assert streams == 20_000
