"""The inside of the sandbox: limits first, then the parser, whose findings go out as JSON lines. Run by ``sandbox`` alone."""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from marsad.ingest.unreadable import UnreadableError

Task = Callable[[BinaryIO, dict[str, Any]], Iterator[dict[str, Any]]]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # clone(2): a user namespace, so that an own, empty network may be had
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = ("socket.", "os.system", "os.exec", "os.spawn", "os.fork", "os.posix_spawn", "os.remove", "os.rename", "os.mkdir",
            "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.kill", "os.truncate", "shutil.", "urllib.",
            "ftplib.", "smtplib.", "webbrowser.")  # fmt: skip


def main(order: dict[str, Any]) -> None:
    """Reads standard input with ``order["task"]`` and writes what it finds. Always ends with ``end`` or ``fault``."""
    out = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)  # a parser that prints does not speak for itself
    os.close(nothing)
    limited = _limit(order["limits"])
    _leave_the_network()
    sys.addaudithook(_Guard(order["options"].get("tesseract")))

    def say(message: dict[str, Any]) -> None:
        out.write(json.dumps(message, ensure_ascii=True).encode("ascii") + b"\n")
        out.flush()

    if not limited:
        say({"unlimited": True})
    say(read(order, sys.stdin.buffer, say))
    out.close()
    os._exit(0)  # whatever a parser would still do at its end


def read(order: dict[str, Any], stream: BinaryIO, say: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Says all messages but the last, which it returns: whatever the stream holds, it raises nothing."""
    try:
        task: Task = importlib.import_module(order["task"]).task
        for message in task(stream, order["options"]):
            say(message)
    except UnreadableError as error:
        return {"fault": str(error), "advice": error.advice}
    except MemoryError:
        return {"fault": f"it needs more memory than {order['limits']['memory'] // 1024**2} MB"}
    except RecursionError:
        return {"fault": "it is nested too deep"}
    except Exception as error:  # a parser of strangers' files breaks in every way
        return {"fault": f"the file is damaged ({type(error).__name__}: {str(error)[:120]})"}
    return {"end": True}


def _limit(limits: dict[str, Any]) -> bool:
    """Sets the limits of this process; False where the system has none."""
    try:
        import resource
    except ImportError:
        return False
    wanted = {
        resource.RLIMIT_CPU: limits["seconds"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: limits["files"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_AS: limits["memory"],
    }
    for name, value in wanted.items():
        try:
            _, hard = resource.getrlimit(name)
            value = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(name, (value, value))
        except (ValueError, OSError):  # macOS does not limit address space
            continue
    return True


def _leave_the_network() -> None:
    """Into an empty network, where the kernel lets a plain user do so (Linux); elsewhere the guard has to do."""
    try:
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET)
    except (AttributeError, OSError, TypeError):
        return


class _Guard:
    """Refuses what no parser has to do: to connect, to write, to start a program other than the one that was named."""

    def __init__(self, program: str | None) -> None:
        self._program = program

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = bool(flags & _WRITES) if isinstance(flags, int) else any(letter in str(mode) for letter in "wax+")
            if writes and path != os.devnull and not isinstance(path, int):  # a number: what is open already
                raise PermissionError("a parser may not write")
        elif event == "subprocess.Popen":
            if arguments[0] != self._program:
                raise PermissionError("a parser may not start programs")
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a parser may not use {event}")
