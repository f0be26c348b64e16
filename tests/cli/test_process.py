"""The command as a process of its own: the reader itself behind it, and what the system does to it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from marsad.model.schemas import schema_text

SAMPLES = Path(__file__).parent.parent.parent / "samples"
MARSAD = [sys.executable, "-m", "marsad"]


def marsad(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [*MARSAD, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(("command", "schema"), [("read", "claim"), ("mentions", "mention")])
def test_every_record_of_the_samples_follows_its_schema_and_its_words(command: str, schema: str) -> None:
    done = marsad(command, SAMPLES, "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    validator = jsonschema.Draft202012Validator(json.loads(schema_text(schema)))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({record["document"]["id"] for record in records}) == 6
    for record in records:
        validator.validate(record)
    assert marsad(command, SAMPLES, "--format", "jsonl").stdout == done.stdout


def test_a_reader_of_the_output_may_stop_early(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    text = (SAMPLES / "1-agency-yemen.md").read_text(encoding="utf-8")
    many.write_text("".join(json.dumps({"id": number, "text": text}) + "\n" for number in range(30)), encoding="utf-8")
    with subprocess.Popen([*MARSAD, "read", many], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b'{"schema"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


# 130, or by the signal itself, which a shell shows as 130 too: so Python ends where Ctrl-C struck while a class was being made.
_ENDED_BY_CTRL_C = (130, -signal.SIGINT)


def test_ctrl_c_leaves_no_half_file(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text((SAMPLES / "1-agency-yemen.md").read_text(encoding="utf-8") * 400, encoding="utf-8")
    command = [*MARSAD, "read", many, "-o", tmp_path / "claims.jsonl"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=_hear_ctrl_c) as process:
        while not list(tmp_path.glob(".claims*")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) in _ENDED_BY_CTRL_C
    assert [path.name for path in tmp_path.iterdir()] == ["many.txt"]


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [*MARSAD, "read", SAMPLES, "--format", "jsonl"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr == "marsad: cannot write to standard output: no space left on device\n"


def test_an_ascii_locale_writes_utf_8_all_the_same() -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": "/usr/bin"}
    done = marsad("read", SAMPLES / "5-telegram-libya.md", "--format", "table", env=environment)
    assert done.returncode == 0
    assert "طرابلس" in done.stdout


def test_an_ascii_locale_loses_no_word_of_the_command_line() -> None:
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": "/usr/bin"}
    done = marsad("explain", "قصفت الطائرات بلدة سراقب", "--published", "٧/٢/٢٠١٦", env=environment)
    assert done.returncode == 0
    assert "قصفت الطائرات" in done.stdout


def test_explain_shows_the_words() -> None:
    done = marsad("explain", "قصفت الطائرات بلدة سراقب", "--published", "2016-02-07")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith("└─ sentence 0–24")
    assert "سراقب" in done.stdout


def test_a_stopped_run_leaves_no_half_file(tmp_path: Path) -> None:
    many = tmp_path / "many.txt"
    many.write_text((SAMPLES / "1-agency-yemen.md").read_text(encoding="utf-8") * 400, encoding="utf-8")
    with subprocess.Popen([*MARSAD, "read", many, "-o", tmp_path / "claims.jsonl"]) as process:
        while not list(tmp_path.glob(".claims*")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 143
    assert [path.name for path in tmp_path.iterdir()] == ["many.txt"]


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("name", ["-", "empty.jsonl", "report.txt"])
def test_closed_streams_are_borne(tmp_path: Path, closed: str, name: str) -> None:
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "report.txt").write_text("قتل خمسة مدنيين في غارة جوية على حلب", encoding="utf-8")
    command = f'"{sys.executable}" -m marsad read {name} {closed}'
    done = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == (0 if name == "report.txt" and ">&- " not in f"{closed} ".replace("2>&- ", "") else 1)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", [["schema", "claim"], ["explain", "قتل"], ["knowledge", "show", "دبابة"]])
def test_a_full_disk_is_said_by_every_command(command: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*MARSAD, *command], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60
        )
    assert (done.returncode, done.stderr) == (1, "marsad: no space left on device\n")


def test_a_report_is_not_overwritten_by_its_claims(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("قتل خمسة مدنيين في غارة جوية على حلب", encoding="utf-8")
    done = marsad("read", report, "-o", report)
    assert done.returncode == 2
    assert "is one of the inputs" in done.stderr
    assert report.read_text(encoding="utf-8").startswith("قتل")


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("claims.jsonl")
    (tmp_path / "a.txt").write_text("قتل خمسة مدنيين في غارة جوية على حلب", encoding="utf-8")
    assert marsad("read", tmp_path / "a.txt", "-o", tmp_path / "link.jsonl").returncode == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8").startswith("{")


def test_no_report_steers_the_terminal(tmp_path: Path) -> None:
    report = {"id": "\x1b[2J", "title": "\x1b]0;x\x07عنوان", "text": "قتل خمسة مدنيين في غارة جوية على حلب"}
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(report)}\n{json.dumps(report)}\n", encoding="utf-8")
    done = marsad("read", path, "--format", "table")
    assert (done.returncode, "عنوان" in done.stdout) == (1, True)
    assert "\x1b" not in done.stdout + done.stderr
