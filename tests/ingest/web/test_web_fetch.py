"""Fetching from servers on loopback: what comes, what is recorded, and what is refused on the way."""

from __future__ import annotations

import gzip
import hashlib
import ssl
import zlib
from collections.abc import Iterator

import pytest
import trustme
from web_server import LOOPBACK, header, says, serving

from marsad.errors import FetchError
from marsad.ingest.web.fetch import Fetcher

PAGE = "<p>قتل خمسة مدنيين في غارة جوية.</p>" * 20
DATA = PAGE.encode("utf-8")


def refused(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def test_a_page_and_its_record(fetcher_for) -> None:
    with serving({"/a": says(PAGE, "200 OK", "Content-Type: text/html; charset=utf-8", "X-A: 1", "X-A: 2")}) as server:
        found = fetcher_for(server).fetch(server.url("/a#part"))
    assert (found.status, found.body, found.packed, found.media_type) == (200, DATA, None, "text/html")
    assert found.sha256 == f"sha256:{hashlib.sha256(DATA).hexdigest()}"
    record = found.record()
    assert record["url"] == server.url("/a")
    (exchange,) = record["exchanges"]
    assert exchange["address"] == "127.0.0.1"
    assert [value for name, value in exchange["response"] if name == "X-A"] == ["1", "2"]
    assert ["Host", f"127.0.0.1:{server.port}"] in exchange["request"]
    assert exchange["certificate"] is None
    assert exchange["started"] <= exchange["ended"] == found.captured
    assert found.captured.endswith("Z")
    sent = server.asked[0]
    assert header(sent, "cookie") is None
    assert header(sent, "authorization") is None
    assert header(sent, "referer") is None
    assert "marsad" in str(header(sent, "user-agent"))


def test_redirects_are_followed_and_recorded_arabic_ones_too(fetcher_for) -> None:
    routes = {
        "/a": says("", "301 Moved", "Location: /%D8%A8"),
        "/%D8%A8": says("", "302 Found", "Location: /أخبار/غارة?x=1 2"),
        "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%BA%D8%A7%D8%B1%D8%A9": says(PAGE),
    }
    with serving(routes) as server:
        found = fetcher_for(server).fetch(server.url("/a"))
    assert [one.status for one in found.exchanges] == [301, 302, 200]
    assert found.body == DATA
    assert found.asked == server.url("/a")
    assert found.url.endswith("%D8%A9?x=1%202")


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://10.0.0.1/", "private"),
        ("http://[::1]/", "this machine itself"),
        ("http://[::ffff:10.0.0.1]/", "private"),
        ("http://localhost/", "network of one's own"),
        ("http://other.example:22/", "port 22"),
        ("file:///etc/passwd", "no scheme that Marsad fetches"),
        ("//me:pass@other.example/", "name and password"),
        ("javascript:alert(1)", "no scheme that Marsad fetches"),
    ],
)
def test_a_redirect_is_checked_like_the_first_url(fetcher_for, target: str, reason: str) -> None:
    with serving({"/a": says("", "302 Found", f"Location: {target}")}) as server:
        error = refused(fetcher_for(server), server.url("/a"))
    assert reason in str(error)
    assert "leads on to" in str(error)


def test_a_name_is_refused_where_any_of_its_addresses_is(fetcher_for) -> None:
    with serving({"/a": says(PAGE)}) as server:
        fetcher = fetcher_for(server, resolver=lambda *_: ["8.8.8.8", "192.168.1.1"])
        error = refused(fetcher, server.url("/a", "news.example"))
    assert "leads to 192.168.1.1, an address of a private network" in str(error)
    assert server.asked == []


def test_rebinding_a_name_to_an_inner_address_gives_nothing(fetcher_for) -> None:
    answers: Iterator[list[str]] = iter([[LOOPBACK], ["10.0.0.1"]])
    looked_up = []

    def resolver(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return next(answers)

    routes = {"/a": says("", "302 Found", "Location: /b"), "/b": says(PAGE)}
    with serving(routes) as server:
        error = refused(fetcher_for(server, resolver=resolver), server.url("/a", "news.example"))
    assert "10.0.0.1" in str(error)
    assert server.paths() == ["/a"]
    assert looked_up == ["news.example"] * 2  # once a connection: what was judged is what was connected to


def test_without_the_allowance_loopback_is_refused(fetcher_for) -> None:
    with serving({"*": says(PAGE)}) as server:
        fetcher = fetcher_for(server, allowed_for_tests=frozenset())
        assert "this machine itself" in str(refused(fetcher, server.url("/")))
        assert "this machine itself" in str(refused(fetcher, server.url("/", "news.example")))
    assert server.asked == []


def test_a_name_without_address_and_one_whose_look_up_never_ends(fetcher_for) -> None:
    import time

    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with serving({}) as server:
        error = refused(fetcher_for(server, resolver=unknown), server.url("/", "news.example"))
        assert "no address is known for «news.example»" in str(error)
        slow = fetcher_for(server, resolver=lambda *_: time.sleep(5) or [], limits={"seconds": 0.3})  # type: ignore[func-returns-value]
        assert "no address is known" in str(refused(slow, server.url("/", "news.example")))


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip", lambda data: data),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ("identity", lambda data: data),
    ],
)
def test_packed_bodies(fetcher_for, coding: str, pack) -> None:
    sent = pack(DATA)
    with serving({"/a": says(sent, "200 OK", f"Content-Encoding: {coding}")}) as server:
        found = fetcher_for(server).fetch(server.url("/a"))
    assert found.body == DATA
    assert found.packed == (sent if sent != DATA else None)


def authority() -> tuple[trustme.CA, ssl.SSLContext]:
    maker = trustme.CA()
    trusting = ssl.create_default_context()
    maker.configure_trust(trusting)
    return maker, trusting


def test_the_certificate_is_recorded_and_the_name_sent(fetcher_for) -> None:
    maker, trusting = authority()
    own, names = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), []
    maker.issue_cert("news.example").configure_cert(own)
    own.sni_callback = lambda _socket, name, _context: names.append(name)
    with serving({"/a": says(PAGE)}, own) as server:
        found = fetcher_for(server, tls=trusting).fetch(server.url("/a", "news.example"))
    shown = found.exchanges[0].certificate
    assert shown is not None
    assert hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown.pem)).hexdigest() == shown.sha256
    assert shown.protocol.startswith("TLSv1.")
    assert "GMT" in shown.not_after
    assert names == ["news.example"]
    assert header(server.asked[0], "host") == f"news.example:{server.port}"


def test_a_server_that_cannot_prove_its_name(fetcher_for) -> None:
    maker, trusting = authority()
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    maker.issue_cert("other.example").configure_cert(own)
    with serving({"/a": says(PAGE)}, own) as server:
        error = refused(fetcher_for(server, tls=trusting), server.url("/a", "news.example"))
        assert "cannot prove its name" in str(error)
        assert not error.again
        assert "cannot prove its name" in str(refused(fetcher_for(server), server.url("/a", "other.example")))
    assert server.asked == []


def test_nothing_changed_since_the_last_time(fetcher_for) -> None:
    def route(connection, head: bytes) -> None:
        same = header(head, "if-none-match") == '"v1"' and header(head, "if-modified-since") == "yesterday"
        says("", "304 Not Modified")(connection, head) if same else says(PAGE)(connection, head)

    with serving({"/a": route, "/b": says("", "304 Not Modified")}) as server:
        fetcher = fetcher_for(server)
        assert fetcher.fetch(server.url("/a")).status == 200
        found = fetcher.fetch(server.url("/a"), etag='"v1"', modified="yesterday")
        assert (found.status, found.body) == (304, b"")
        assert "nothing was asked" in str(refused(fetcher, server.url("/b")))
        assert fetcher.fetch(server.url("/a"), etag='"x\r\nEvil: 1').status == 200
    assert not any(b"Evil" in head for head in server.asked)
