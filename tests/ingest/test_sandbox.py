"""A parser that crashes, hangs, eats or reaches out is stopped, and what it had found is kept."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from marsad.ingest.sandbox import Limits, Message, ParserStoppedError, parse


def run(deed: str, limits: Limits | None = None, data: bytes = b"abc") -> tuple[list[Message], str]:
    """The messages of a task and why it stopped, if it did."""
    found: list[Message] = []
    options: Mapping[str, object] = {"deed": deed}
    try:
        for message in parse("sandbox_tasks", io.BytesIO(data), options, limits):
            found.append(message)
    except ParserStoppedError as fault:
        return found, str(fault)
    return found, ""


def test_what_a_task_finds_comes_back() -> None:
    assert run("nothing") == ([{"read": 3}, {"did": "nothing"}], "")


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("eat", "needs more memory than 2048 MB"),
        ("crash", "its reader crashed"),
        ("leave", "broke off (status 3)"),
        ("kill", "a parser may not use os.kill"),
        ("write", "a parser may not write"),
        ("descriptor", "a parser may not write"),
        ("connect", "a parser may not use socket."),
        ("run", "a parser may not start programs"),
        ("raise", "the file is damaged (ZeroDivisionError"),
        ("flood", "said too much"),
    ],
)
def test_a_parser_that_misbehaves_is_stopped_and_named(deed: str, why: str) -> None:
    found, fault = run(deed)
    assert found == [{"read": 3}]
    assert why in fault
    assert not Path("/tmp/marsad-sandbox-test").exists()


def test_a_parser_that_goes_silent_is_killed() -> None:
    began = time.monotonic()
    found, fault = run("sleep", Limits(silence=4.0))
    assert (found, fault) == ([{"read": 3}], "its reader was stopped: nothing came of it for 4 seconds")
    assert time.monotonic() - began < 30


def test_a_parser_that_turns_in_circles_uses_up_its_seconds() -> None:
    found, fault = run("spin", Limits(seconds=1, silence=20.0))
    assert found == [{"read": 3}]
    assert "used more than 1 seconds" in fault


def test_what_a_parser_prints_is_no_answer() -> None:
    assert run("print") == ([{"read": 3}, {"did": "printed"}], "")


def test_a_parser_sees_nothing_of_who_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    found, _ = run("environment")
    assert found[1] == {"did": "[]"}


def test_a_file_that_is_too_large_is_not_even_handed_over() -> None:
    assert run("nothing", Limits(file=2)) == ([], "the file is larger than 0 MB")


def test_who_stops_listening_leaves_no_process() -> None:
    messages = parse("sandbox_tasks", io.BytesIO(b""), {"deed": "spin"})
    assert next(messages) == {"read": 0}
    began = time.monotonic()
    messages.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 5
