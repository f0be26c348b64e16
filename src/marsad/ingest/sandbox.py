"""A process of its own for parsers of files that a stranger made: with limits, killed when it is late, never trusted.

The file is the process's standard input; what it finds comes back as one JSON object a line. See ``sandboxed`` for its side.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import BinaryIO, cast

from marsad.ingest.outcome import Rejected

Message = dict[str, object]

_BOOT = (
    "import json, sys; order = json.loads(sys.argv[1]); sys.path[:] = order['path']; "
    "from marsad.ingest.sandboxed import main; main(order)"
)
_LINE = 8 * 1024 * 1024  # bytes of one message
_WAITING = 8  # messages that may wait to be taken
_CRASHES = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a parser may use. ``seconds``: of CPU, for the whole file; ``silence``: seconds in which it must say something;
    ``memory``: bytes of address space; ``answer``: bytes of all that it says; ``file``: bytes of the file that it is given."""

    seconds: int = 600
    silence: float = 90.0
    memory: int = 2 * 1024**3
    files: int = 64
    answer: int = 64 * 1024 * 1024
    file: int = 256 * 1024 * 1024


class ParserStoppedError(Exception):
    """The parser did not come to its end: it crashed, used too much, was too slow, or said what nobody can read.

    The words say which; ``advice`` what to do, if there is more to do than to save the file anew.
    """

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.advice = advice


def parse(
    task: str, stream: BinaryIO, options: Mapping[str, object], limits: Limits | None = None
) -> Iterator[Message]:
    """What the module ``task`` finds in the file; ParserStoppedError where it did not come to its end.

    What was found until then has been given. Leaving early ends the process.
    """
    limits = limits or Limits()
    with tempfile.TemporaryFile() as file:
        _copy(stream, cast(BinaryIO, file), limits.file)
        process = _start(task, cast(BinaryIO, file), options, limits)
        try:
            yield from _messages(process, limits)
        finally:
            _end(process)


def rejected(path: str, fault: ParserStoppedError, read: str = "") -> Rejected:
    """The name of a file that its parser did not get through; ``read`` says what was read until then."""
    rest = f"{read}the rest was not read" if read else "it was not read"
    return Rejected(path, f"{fault}", f"{rest}; {fault.advice or 'save it again in another program, or as text'}")


def _copy(stream: BinaryIO, file: BinaryIO, most: int) -> None:
    taken = 0
    while block := stream.read(1024 * 1024):
        taken += len(block)
        if taken > most:
            raise ParserStoppedError(f"the file is larger than {most // 1024**2} MB")
        file.write(block)
    file.flush()
    file.seek(0)


def _start(task: str, file: BinaryIO, options: Mapping[str, object], limits: Limits) -> subprocess.Popen[bytes]:
    programs = {name: shutil.which(name) for name in ("tesseract",)}
    order = {"task": task, "path": sys.path, "limits": asdict(limits), "options": {**programs, **options}}
    known = (
        "PATH",
        "SYSTEMROOT",
        "TESSDATA_PREFIX",
        "LANG",
        "LC_ALL",
    )  # nothing else of who runs Marsad is shown to it
    environment = {name: os.environ[name] for name in known if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-I", "-B", "-X", "utf8", "-c", _BOOT, json.dumps(order)],
        stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**environment, "OMP_THREAD_LIMIT": "1"}, start_new_session=True,
    )  # fmt: skip


def _messages(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[Message]:
    """Each message in its time. The last one is ``end`` or ``fault``; a process that goes without it was stopped."""
    lines: queue.Queue[bytes] = queue.Queue(_WAITING)
    threading.Thread(target=_pump, args=(process, lines), daemon=True).start()
    taken = 0
    while True:
        try:
            line = lines.get(timeout=limits.silence)
        except queue.Empty:
            raise ParserStoppedError(
                f"its reader was stopped: nothing came of it for {limits.silence:g} seconds"
            ) from None
        if not line:
            raise ParserStoppedError(_why(process, limits))
        taken += len(line)
        message = _decoded(line)
        if taken > limits.answer or message is None:
            raise ParserStoppedError("its reader was stopped: it said too much, or what nobody can read")
        if "end" in message:
            return
        if "fault" in message:
            raise ParserStoppedError(str(message["fault"])[:300], str(message.get("advice") or "")[:300])
        yield message


def _pump(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """The lines that the process writes, an empty one at its end. It waits for who takes them, but not for a dead reader."""
    assert process.stdout is not None
    try:
        while line := process.stdout.readline(_LINE):
            while process.poll() is None or lines.qsize() < _WAITING:
                try:
                    lines.put(line, timeout=1.0)
                    break
                except queue.Full:
                    continue
    except (OSError, ValueError):
        pass
    try:
        lines.put(b"", timeout=60.0)
    except queue.Full:
        return


def _decoded(line: bytes) -> Message | None:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _why(process: subprocess.Popen[bytes], limits: Limits) -> str:
    """What the end of the process tells."""
    try:
        status = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        return "its reader went silent and was stopped"
    if -status == getattr(signal, "SIGXCPU", None) or -status == getattr(signal, "SIGKILL", None):
        return f"its reader was stopped: it used more than {limits.seconds} seconds, or all the memory"
    how = "broke off"
    if status < 0:
        how = "crashed" if signal.Signals(-status).name in _CRASHES else "was killed"
    return f"its reader {how} (status {status}): the file is damaged, or made to harm"


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and what it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
