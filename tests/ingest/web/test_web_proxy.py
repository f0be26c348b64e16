"""Through a proxy: it gets the name, not the address, and there is no way round it."""

from __future__ import annotations

import socket
import struct

import pytest
from web_server import LOOPBACK, answer, header, says, serving

from marsad.errors import FetchError
from marsad.ingest.web.proxy import proxy_of

PAGE = "<p>قتل خمسة مدنيين في غارة جوية.</p>"


class Socks:
    """A SOCKS 5 proxy that leads every name to one server; ``names`` holds what was asked for."""

    def __init__(self, port: int, password: str = "") -> None:
        self.port, self.password, self.names = port, password, []

    def serve(self, connection: socket.socket) -> None:
        _, count = connection.recv(2)
        methods = connection.recv(count)
        if self.password:
            assert 2 in methods
            connection.sendall(b"\x05\x02")
            sent = connection.recv(512)
            connection.sendall(b"\x01\x00" if self.password.encode() in sent else b"\x01\x01")
        else:
            connection.sendall(b"\x05\x00")
        head = connection.recv(4)
        assert head[3] == 3, "the proxy is to be given the name"
        self.names.append(connection.recv(connection.recv(1)[0]).decode())
        struct.unpack("!H", connection.recv(2))
        connection.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        with socket.create_connection((LOOPBACK, self.port)) as onward:
            onward.sendall(connection.recv(65536))
            while data := onward.recv(65536):
                connection.sendall(data)


def test_socks_gets_the_name(fetcher_for) -> None:
    import threading

    def never(host: str, _port: int) -> list[str]:
        assert host == LOOPBACK, f"{host} was looked up here"
        return [LOOPBACK]

    with serving({"/a": says(PAGE)}) as server, socket.create_server((LOOPBACK, 0)) as listening:
        socks, port = Socks(server.port, "secret"), listening.getsockname()[1]
        threading.Thread(target=lambda: socks.serve(listening.accept()[0]), daemon=True).start()
        proxy = f"socks5h://me:secret@{LOOPBACK}:{port}"
        fetcher = fetcher_for(server, proxy=proxy, resolver=never, allowed_for_tests=frozenset())
        found = fetcher.fetch(server.url("/a", "news.example"))
    assert found.body.decode() == PAGE
    assert socks.names == ["news.example"]
    assert found.exchanges[0].address is None
    assert found.proxy == f"socks5://{LOOPBACK}:{port}"
    assert "secret" not in str(found.record())


def test_an_http_proxy_gets_the_whole_url(fetcher_for) -> None:
    def route(connection, head: bytes) -> None:
        assert head.startswith(b"GET http://news.example/a HTTP/1.1\r\n")
        assert header(head, "proxy-authorization")
        connection.sendall(answer(PAGE))

    with serving({"http://news.example/a": route}) as proxy:
        url = f"http://me:secret@{LOOPBACK}:{proxy.port}"
        found = fetcher_for(proxy, proxy=url, allowed_for_tests=frozenset()).fetch("http://news.example/a")
    assert found.body.decode() == PAGE
    assert "secret" not in str(found.record())


def test_https_goes_through_a_tunnel(fetcher_for) -> None:
    import contextlib
    import ssl
    import threading

    import trustme

    maker, trusting, own = trustme.CA(), ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    maker.configure_trust(trusting)
    maker.issue_cert("news.example").configure_cert(own)

    def copy(source: socket.socket, to: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                to.sendall(data)

    with serving({"/a": says(PAGE)}, own) as server:

        def tunnel(connection: socket.socket, head: bytes) -> None:
            assert head.startswith(f"CONNECT news.example:{server.port} ".encode())
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            with socket.create_connection((LOOPBACK, server.port)) as onward:
                threading.Thread(target=copy, args=(connection, onward), daemon=True).start()
                copy(onward, connection)

        with serving({"*": tunnel}) as proxy:
            fetcher = fetcher_for(server, proxy=proxy.url(), tls=trusting, allowed_for_tests=frozenset())
            found = fetcher.fetch(server.url("/a", "news.example"))
    assert found.body.decode() == PAGE
    assert found.exchanges[0].certificate is not None


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "http://10.1.1.1/"])
def test_inner_addresses_are_refused_behind_a_proxy_too(fetcher_for, url: str) -> None:
    with serving({"*": says(PAGE)}) as proxy:
        fetcher = fetcher_for(proxy, proxy=proxy.url(), allowed_for_tests=frozenset())
        with pytest.raises(FetchError, match="public internet"):
            fetcher.fetch(url)
    assert proxy.asked == []


def test_where_the_proxy_is_down_nothing_goes_straight(fetcher_for) -> None:
    with serving({}) as down:
        pass
    with serving({"/a": says(PAGE)}) as server:
        fetcher = fetcher_for(server, proxy=f"socks5://{LOOPBACK}:{down.port}")
        with pytest.raises(FetchError, match="no connection through socks5://127"):
            fetcher.fetch(server.url("/a"))
    assert server.asked == []


@pytest.mark.parametrize("url", ["ftp://a.example", "socks4://a.example:1080", "nonsense", "socks5://", "http://[x"])
def test_what_is_no_proxy(url: str) -> None:
    with pytest.raises(FetchError, match="the proxy"):
        proxy_of(url)


@pytest.mark.parametrize("url", ["socks5://127.0.0.1:9050", "http://[::1]:3128"])
def test_a_proxy_is_shown_without_its_password(url: str) -> None:
    assert proxy_of(url.replace("://", "://u:p%40ss@")).shown == url
    assert proxy_of(url.replace("://", "://u:p%40ss@")).auth == ("u", "p@ss")
