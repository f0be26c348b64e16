"""Parsers that misbehave, for the tests of the sandbox."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any, BinaryIO


def task(stream: BinaryIO, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Gives one message, then does what it is told."""
    yield {"read": len(stream.read())}
    yield {"did": str(DEEDS[options["deed"]]())}


def _spin() -> None:
    while True:
        pass


def _write() -> None:
    with open("/tmp/marsad-sandbox-test", "w", encoding="utf-8") as file:
        file.write("x")


def _write_by_descriptor() -> None:
    os.write(os.open("/tmp/marsad-sandbox-test", os.O_WRONLY | os.O_CREAT), b"x")


def _print() -> str:
    print('{"did": "spoke for itself"}')  # noqa: T201
    sys.stdout.flush()
    return "printed"


DEEDS = {
    "nothing": lambda: "nothing",
    "spin": _spin,
    "sleep": lambda: time.sleep(60),
    "eat": lambda: bytearray(8 * 1024**3),
    "crash": lambda: ctypes.string_at(0),
    "leave": lambda: os._exit(3),
    "kill": lambda: os.kill(os.getpid(), 9),
    "write": _write,
    "descriptor": _write_by_descriptor,
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "run": lambda: subprocess.run(["true"], check=True),
    "print": _print,
    "flood": lambda: "x" * (20 * 1024 * 1024),
    "raise": lambda: 1 // 0,
    "environment": lambda: sorted(set(os.environ) - {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "OMP_THREAD_LIMIT"}),
    "descriptors": lambda: sorted(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else ["0", "1", "2"],
}
