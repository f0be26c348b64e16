"""A server on loopback that answers as badly as a test wants: every route writes its bytes itself."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"
Route = Callable[[socket.socket, bytes], None]


def answer(body: bytes | str, status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """A whole answer; ``length`` replaces the true Content-Length."""
    data = body.encode("utf-8") if isinstance(body, str) else body
    size = len(data) if length is None else length
    head = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers]
    return "\r\n".join(head).encode("utf-8") + b"\r\n\r\n" + data


def says(body: bytes | str, status: str = "200 OK", *headers: str, length: int | None = None) -> Route:
    """A route that always gives the same answer."""
    return lambda connection, _: connection.sendall(answer(body, status, *headers, length=length))


def header(head: bytes, name: str) -> str | None:
    """A header of a request."""
    for line in head.decode("latin-1").split("\r\n")[1:]:
        key, _, value = line.partition(":")
        if key.lower() == name.lower():
            return value.strip()
    return None


@dataclass
class Server:
    """Routes by path. ``asked`` holds the heads of all requests, in order."""

    routes: dict[str, Route]
    tls: ssl.SSLContext | None = None
    port: int = 0
    asked: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = LOOPBACK) -> str:
        return f"http{'s' if self.tls else ''}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [head.split(b" ")[1].decode() for head in self.asked]

    def serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head and (piece := connection.recv(65536)):
                head += piece
            if not head:
                return
            self.asked.append(head)
            path = head.split(b" ")[1].decode()
            route = self.routes.get(path.partition("?")[0], self.routes.get("*", says("nothing here", "404 Not Found")))
            route(connection, head)
            connection.shutdown(socket.SHUT_RDWR)
            connection.close()


@contextlib.contextmanager
def serving(routes: dict[str, Route], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that runs as long as the block."""
    server = Server(routes, tls)
    with socket.create_server((LOOPBACK, 0)) as listening:
        server.port = listening.getsockname()[1]

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=server.serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield server
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
