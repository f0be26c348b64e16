"""The commands that collect, verify, sign and hand over: what they say and with what status they end."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد."


def marsad(*arguments: object, stdin: str | bytes | None = None, **environment: str) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner(env={"MARSAD_BY": "ليلى"} | environment).invoke(app, words, input=stdin, prog_name="marsad")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text(REPORT.replace("خمسة", "سبعة"), encoding="utf-8")
    return folder


def test_in_a_pipe_each_capture_is_a_line(inputs: Path, tmp_path: Path) -> None:
    done = marsad("collect", inputs, "--case", tmp_path / "case")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["action"], Path(line["source"]).name, line["documents"]) for line in lines] == [
        ("kept", "a.txt", 1),
        ("kept", "b.txt", 1),
    ]
    entry = json.loads((tmp_path / "case" / "custody.jsonl").read_text(encoding="utf-8").splitlines()[1])
    assert (entry["by"], entry["original"], entry["entry"]) == ("ليلى", lines[0]["original"], lines[0]["entry"])


def test_without_a_name_nobody_is_named(inputs: Path, tmp_path: Path) -> None:
    done = marsad("collect", inputs, "--case", tmp_path / "case", MARSAD_BY="")
    assert done.exit_code == 0
    assert done.stderr.startswith("note: the custody log will say that «unknown» did it; say who with --by NAME")
    log = (tmp_path / "case" / "custody.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["by"] for line in log} == {"unknown"}


def test_a_case_is_read_with_where_its_texts_come_from(inputs: Path, tmp_path: Path) -> None:
    kept = json.loads(marsad("collect", inputs, "--case", tmp_path / "case").stdout.splitlines()[0])
    done = marsad("read", tmp_path / "case")
    assert done.exit_code == 0
    record = json.loads(done.stdout.splitlines()[0])["document"]
    assert record["path"] == str(inputs / "a.txt")
    assert record["provenance"]["original"] == kept["original"]
    assert record["provenance"]["captured"].endswith("Z")
    assert record["provenance"]["extractor"].startswith("marsad ")


def test_what_was_not_kept_or_not_read_is_named_and_ends_with_1(inputs: Path, tmp_path: Path) -> None:
    (inputs / "c.txt").write_text("Five people were killed in the strike on the market", encoding="utf-8")
    (inputs / "d.jpg").write_bytes(b"\xff\xd8")
    (inputs / "e\u202e\x1b.txt").symlink_to("a.txt")
    done = marsad("collect", inputs, tmp_path / "absent", "--case", tmp_path / "case")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    assert told[0].startswith(f"not kept: {inputs}/e‹RLO›\ufffd.txt: it is a link")
    assert any(line.startswith(f"kept, but not read: {inputs}/c.txt: ") for line in told)
    assert f"not kept: {tmp_path}/absent: no such file or directory; check the path" in told
    assert told[-1] == "note: 1 kept without text, which Marsad does not read: .jpg (1)"
    assert len(done.stdout.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["collect", "x"], "Missing option '--case'"),
        (["collect", "--case", "x"], "Missing argument"),
        (["collect", "x", "--case", "case.json"], "is a file"),
        (["collect", "x", "--case", "c", "--by", " "], "say who does it: --by NAME, or MARSAD_BY"),
        (["collect", "x", "--case", "c", "--published", "أمس"], "is no date"),
        (["verify", "/no/such/case"], "does not exist"),
        (["case", "stamp", "."], "give one of them"),
        (["case", "sign", "."], "Missing option '--key'"),
        (["case", "export", ".", "-o", "/no/such/folder/x.zip"], "there is no folder /no/such/folder"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    marsad("collect", "-", "--case", ".", stdin=REPORT)
    result = marsad(*arguments, stdin="")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_from_collecting_to_the_other_side(inputs: Path, tmp_path: Path) -> None:
    case, key = tmp_path / "case", tmp_path / "team.key"
    assert marsad("collect", inputs, "--case", case).exit_code == 0
    named = marsad("case", "key", key).stdout.splitlines()[0]
    assert f"signed by {named}" in marsad("case", "sign", case, "--key", key).stdout
    assert marsad("case", "export", case, "-o", tmp_path / "case.zip").exit_code == 0
    done = marsad("case", "import", tmp_path / "case.zip", tmp_path / "copy")
    assert (done.exit_code, done.stdout.endswith(", sound\n")) == (0, True)
    done = marsad("verify", tmp_path / "copy", "--key", f"{key}.pub")
    assert done.exit_code == 0
    assert f"by {named} (a key that you gave)" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("sound: 2 captures, 2 originals (")
    (manifest,) = (case / "manifests").glob("*.json")
    assert "which are all here" in marsad("verify", tmp_path / "copy", "--manifest", manifest).stdout


def test_a_locked_key_needs_its_passphrase(inputs: Path, tmp_path: Path) -> None:
    marsad("collect", inputs, "--case", tmp_path / "case")
    asked = marsad("case", "key", tmp_path / "a.key", "--passphrase", stdin="سر\nسر\n")
    assert asked.exit_code == 0
    sign = ("case", "sign", tmp_path / "case", "--key", tmp_path / "a.key")
    refused = marsad(*sign)
    assert refused.exit_code == 1
    assert "needs a passphrase: MARSAD_PASSPHRASE" in str(refused.exception)
    assert marsad(*sign, MARSAD_PASSPHRASE="سر").exit_code == 0


def test_verify_names_what_is_wrong_and_ends_with_1(inputs: Path, tmp_path: Path) -> None:
    marsad("collect", inputs, "--case", tmp_path / "case")
    original = next(path for path in (tmp_path / "case" / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(original.read_bytes() + b" ")
    done = marsad("verify", tmp_path / "case")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"changed: {original.relative_to(tmp_path / 'case')}: entry 2 tells of sha256:")
    assert done.stdout.splitlines()[-1].startswith("NOT SOUND (1): ")


def test_who_reads_the_pipe_may_stop_early(inputs: Path, tmp_path: Path) -> None:
    for number in range(150):
        (inputs / f"{number}.txt").write_text(f"{REPORT} {number}", encoding="utf-8")
    command = [sys.executable, "-m", "marsad", "collect", inputs, "--case", tmp_path / "case", "--by", "ليلى"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read().decode() == (
            "note: standard output takes no more (broken pipe); collecting goes on, the custody log has it all\n"
        )
        assert process.wait(60) == 0
    assert len((tmp_path / "case" / "custody.jsonl").read_bytes().splitlines()) == 153
    assert marsad("verify", tmp_path / "case").exit_code == 0


def test_who_watches_sees_how_far_it_has_come(inputs: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "marsad", "collect", str(inputs), "--case", str(tmp_path / "case")]
    ours, theirs = pty.openpty()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 0
    assert "kept: 2 · seen again: 0 · documents: 2 · set aside: 0" in os.read(ours, 65536).decode()
    os.close(ours)


@pytest.mark.parametrize(
    "command",
    [
        ["collect"],
        ["verify"],
        ["case", "key"],
        ["case", "sign"],
        ["case", "stamp"],
        ["case", "export"],
        ["case", "import"],
    ],
)
def test_help_ends_in_an_example(command: list[str]) -> None:
    help_text = " ".join(marsad(*command, "--help").stdout.split())
    assert f"Example: marsad {' '.join(command)}".strip() in help_text
