"""What is said once of the sandbox, not of every file."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.ingest.outcome import Remark

_said: list[bool] = []


def unlimited(path: str) -> Iterator[Remark]:
    """On a system that cannot limit a process: once, on the first file that is read without limits."""
    if not _said:
        _said.append(True)
        yield Remark(
            path,
            "this system cannot limit the memory and CPU of a parser",
            "only files that you trust, please; slow ones are stopped",
        )
