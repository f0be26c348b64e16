"""Servers that are slow, endless, broken or lying: a fetch ends in time, within its bytes, and says what happened."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import time
import zlib

import pytest
from web_server import answer, header, says, serving

from marsad.errors import FetchError
from marsad.ingest.web.fetch import Fetcher

PAGE = "<p>قتل خمسة مدنيين في غارة جوية.</p>" * 20


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def silent(_connection, _head: bytes) -> None:
    time.sleep(2)


def drip(connection, _head: bytes) -> None:
    """A byte now and then, for ever: each by itself is in time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def drip_head(connection, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def endless(connection, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65536)


def endless_chunks(connection, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def endless_head(connection, _head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in itertools.count():
        connection.sendall(b"X-%d: %s\r\n" % (number, b"y" * 1000))


def raw(data: bytes):
    return lambda connection, _: connection.sendall(data)


BOMB = gzip.compress(b"\0" * 40_000_000)
CASES = {
    "silent": (silent, "was silent for 0.7 seconds", True),
    "slow-loris": (drip, "longer than 1 seconds", True),
    "slow head": (drip_head, "longer than 1 seconds", True),
    "endless": (endless, "more than 1,000,000 bytes", False),
    "endless chunks": (endless_chunks, "more than 1,000,000 bytes", False),
    "endless head": (endless_head, "broke off", True),
    "hangs up": (raw(b""), "broke off", True),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "broke off", True),
    "longer than it says": (says(PAGE, length=len(PAGE.encode()) + 1000), "broke off", True),
    "says far too much": (says(PAGE, length=10**15), "more than 1,000,000 bytes", False),
    "length is no number": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx"), "broke off", True),
    "two lengths": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), "broke off", True),
    "broken chunk": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"), "broke off", True),
    "cut chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), "broke off", True),
    "cut gzip": (says(gzip.compress(PAGE.encode())[:-20], "200 OK", "Content-Encoding: gzip"), "cut off", True),
    "damaged gzip": (says(b"\x1f\x8b\x08\x00" + b"\xff" * 60, "200 OK", "Content-Encoding: gzip"), "damaged", True),
    "damaged deflate": (says(b"\xff" * 60, "200 OK", "Content-Encoding: deflate"), "damaged", True),
    "gzip bomb": (says(BOMB, "200 OK", "Content-Encoding: gzip"), "unpacks to more than", False),
    "gzip in gzip": (says(gzip.compress(BOMB), "200 OK", "Content-Encoding: gzip, gzip"), "unpacks to more", False),
    "deflate bomb": (
        says(zlib.compress(b"\0" * 40_000_000), "200 OK", "Content-Encoding: deflate"),
        "unpacks to",
        False,
    ),
    "brotli unasked": (says(b"\xce\xb2\xcf\x81", "200 OK", "Content-Encoding: br"), "not asked for", False),
    "part": (says("x", "206 Partial Content"), "no whole page", True),
    "nothing": (raw(b"HTTP/1.1 204 No Content\r\n\r\n"), "no whole page", True),
    "gone": (says("x", "410 Gone"), "taken down", False),
    "missing": (says("x", "404 Not Found"), "no such page (404)", False),
    "forbidden": (says("x", "403 Forbidden"), "refuses to give it (403)", False),
    "withheld": (says("x", "451 Unavailable"), "legal reasons", False),
    "fault": (says("x", "500 Oops"), "answered with an error (500)", True),
    "odd status": (says("x", "799 What"), "answered with an error (799)", True),
    "redirect to nowhere": (says("x", "302 Found"), "answered with an error (302)", False),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_server(fetcher_for, case: str) -> None:
    route, reason, again = CASES[case]
    began = time.monotonic()
    with serving({"/a": route, "/good": says(PAGE)}) as server:
        fetcher = fetcher_for(server, limits={"seconds": 1, "quiet": 0.7, "bytes": 1_000_000})
        error = refused(fetcher, server.url("/a"))
        assert fetcher.fetch(server.url("/good")).body == PAGE.encode()  # the next one is not harmed
    assert reason in error.reason
    assert error.again is again
    assert error.advice
    assert time.monotonic() - began < 6


def test_a_server_that_hangs_up_before_a_word_is_asked_once_more(fetcher_for) -> None:
    asked = []

    def first_silent(connection, head: bytes) -> None:
        asked.append(head)
        if len(asked) > 1:
            connection.sendall(answer(PAGE))

    with serving({"/a": first_silent}) as server:
        assert fetcher_for(server).fetch(server.url("/a")).body == PAGE.encode()
    assert len(asked) == 2


def test_a_server_that_always_hangs_up_is_asked_twice(fetcher_for) -> None:
    with serving({"/a": raw(b"")}) as server:
        assert "broke off" in refused(fetcher_for(server), server.url("/a")).reason
        assert len(server.asked) == 2


def test_a_body_longer_than_its_length_is_read_as_far_as_it_says(fetcher_for) -> None:
    with serving({"/a": says("قتل" + "x" * 50, length=6)}) as server:
        assert fetcher_for(server).fetch(server.url("/a")).body.decode() == "قتل"


def test_redirects_in_a_circle_and_without_end(fetcher_for) -> None:
    def onward(connection, head: bytes) -> None:
        number = int(head.split(b" ")[1].rpartition(b"/")[2])
        connection.sendall(answer("", "302 Found", f"Location: /{number + 1}"))

    circle = {"/a": says("", "302 Found", "Location: /b"), "/b": says("", "307 Again", "Location: /a")}
    with serving({**circle, "*": onward}) as server:
        fetcher = fetcher_for(server)
        assert "go round in a circle" in refused(fetcher, server.url("/a")).reason
        assert "more than 8 redirects" in refused(fetcher, server.url("/1")).reason
    assert len(server.asked) == 2 + 9


def test_a_slow_redirect_and_a_slow_page_share_one_time(fetcher_for) -> None:
    def slow(connection, _head: bytes) -> None:
        time.sleep(0.4)
        connection.sendall(answer("", "302 Found", f"Location: /{time.monotonic_ns()}"))

    began = time.monotonic()
    with serving({"*": slow}) as server:
        error = refused(fetcher_for(server, limits={"seconds": 1}), server.url("/a"))
    assert "longer than 1 seconds" in error.reason or "silent" in error.reason
    assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("30", 30),
        ("Mon, 23 Nov 2026 12:10:00 GMT", 600),
        ("soon", None),
        ("-5", None),
        ("9" * 30, 7 * 86400),
        ("", None),
    ],
)
def test_a_server_that_asks_to_wait(fetcher_for, asked: str, seconds: int | None) -> None:
    import datetime

    now = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.UTC)
    with serving({"/a": says("", "429 Too Many", f"Retry-After: {asked}")}) as server:
        error = refused(fetcher_for(server, now=lambda: now), server.url("/a"))
    assert (error.status, error.again, error.after) == (429, True, seconds)


def test_no_server_at_all(fetcher_for) -> None:
    with serving({}) as server:
        fetcher = fetcher_for(server)
    error = refused(fetcher, server.url("/a"))
    assert "no connection" in error.reason
    assert error.again


def test_a_connection_kept_open_and_closed_by_the_server_between_two_pages(fetcher_for) -> None:
    def keeps(connection, head: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        with contextlib.suppress(OSError):
            assert header(head, "connection") is None

    with serving({"/a": keeps}) as server:
        fetcher = fetcher_for(server)
        for _ in range(3):
            assert fetcher.fetch(server.url("/a")).body == b"ok"
            time.sleep(0.05)
