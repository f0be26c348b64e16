"""A case as one zip: out whole, and in only if every byte is sound and nothing else is in it."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_samples import REPORT, actions, collected, faults, files, overwrite, reports

from marsad.errors import CaseError
from marsad.ingest import read_inputs
from marsad.ingest.vault import Case, unpack
from marsad.ingest.vault.bundle import export_case, import_case
from marsad.ingest.vault.keys import make_key
from marsad.ingest.vault.sign import sign
from marsad.model.text import Document


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """An exported case; beside it lies the case."""
    collected(tmp_path / "case", *reports(tmp_path / "in", 3))
    make_key(tmp_path / "key", None)
    sign(Case.open(tmp_path / "case"), tmp_path / "key", "me")
    export_case(Case.open(tmp_path / "case"), tmp_path / "case.zip", "me")
    return tmp_path / "case.zip"


def remade(packed: Path, change: Callable[[dict[str, bytes]], object], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    """The zip with other contents."""
    with zipfile.ZipFile(packed) as source:
        contents = {name: source.read(name) for name in source.namelist()}
    change(contents)
    with zipfile.ZipFile(packed.with_name("other.zip"), "w", kind) as target:
        for name, data in contents.items():
            target.writestr(name, data)
    return packed.with_name("other.zip")


def refused(packed: Path) -> str:
    """Why an import is refused; nothing may be left of it."""
    folder = packed.parent / "imported"
    before = sorted(path.name for path in packed.parent.iterdir())
    with pytest.raises(CaseError) as error:
        import_case(packed, folder, "you")
    assert sorted(path.name for path in packed.parent.iterdir()) == before
    return str(error.value)


def test_a_case_arrives_whole(packed: Path, tmp_path: Path) -> None:
    held = import_case(packed, tmp_path / "away" / "copy", "you")
    assert held.id == Case.open(tmp_path / "case").id
    assert faults(held.path) == faults(tmp_path / "case") == []
    for path in files(tmp_path / "case", "originals", "texts", "captures", "manifests"):
        assert (held.path / path.relative_to(tmp_path / "case")).read_bytes() == path.read_bytes()
    assert actions(held.path) == [*["created"], *["kept"] * 3, "signed", "exported", "imported"]
    texts = [
        [one.text for one in read_inputs([path]) if isinstance(one, Document)]
        for path in (held.path, tmp_path / "case")
    ]
    assert texts[0] == texts[1] == [REPORT.format(number) for number in range(3)]
    collected(held.path, *reports(tmp_path / "more", 4))
    assert faults(held.path) == []


def test_nothing_is_overwritten(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is there already"):
        export_case(Case.open(tmp_path / "case"), packed, "me")
    with pytest.raises(CaseError, match="is there already"):
        import_case(packed, tmp_path / "case", "you")


def test_an_export_of_a_case_with_a_missing_file_says_so(tmp_path: Path) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 3))
    files(tmp_path / "case", "originals")[0].unlink()
    with pytest.raises(CaseError, match="is missing; run «marsad verify»"):
        export_case(Case.open(tmp_path / "case"), tmp_path / "again.zip", "me")
    assert not list(tmp_path.glob("*again*"))
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    "name",
    [
        "../evil", "/etc/evil", "originals/../../evil", "originals/sha256/ab/../../../evil", "..\\evil", "C:\\evil",
        "originals/sha256/ab/" + "c" * 61, "manifests/../case.json", "manifests/.hidden.sig", "lock", "staging/x",
        "texts/sha256/ab/" + "c" * 62, "originals/", "case.json/x", "note.txt", "\u202etxt.exe",
    ],
)  # fmt: skip
def test_a_name_that_no_case_has_is_refused(packed: Path, name: str) -> None:
    assert "which no case has" in refused(remade(packed, lambda contents: contents.update({name: b"x"})))


def test_a_link_is_refused(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as target:
        info = zipfile.ZipInfo("originals/sha256/ab/" + "0" * 62)
        info.external_attr = 0o120777 << 16
        target.writestr(info, "/etc/passwd")
    assert "which no case has" in refused(packed)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_there_twice_is_refused(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as target:
        target.writestr("head.json", "{}")
    assert "holds head.json twice" in refused(packed)


def test_a_case_that_was_changed_is_refused_and_the_place_named(packed: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        name = next(name for name in contents if name.startswith("originals"))
        contents[name] = contents[name].replace("خمسة".encode(), "تسعة".encode())

    assert "not sound; nothing was imported:\n  changed: originals/sha256/" in refused(remade(packed, change))


@pytest.mark.parametrize("missing", ["case.json", "head.json", "custody.jsonl"])
def test_a_zip_without_its_log_is_no_case(packed: Path, missing: str) -> None:
    assert f"there is no {missing} in it" in refused(remade(packed, lambda contents: contents.pop(missing)))


def test_what_grows_too_much_is_refused_by_the_bytes_that_come_out(packed: Path) -> None:
    bomb = "originals/sha256/ab/" + "0" * 62
    made = remade(packed, lambda contents: contents.update({bomb: b"\0" * 30_000_000}))
    assert "grows to more than" in refused(made)
    data = bytearray(made.read_bytes())
    at = data.rindex(b"PK\x01\x02")  # the last file's entry in the directory: let it lie about its size
    struct.pack_into("<I", data, at + 24, 100)
    made.write_bytes(data)
    assert "nothing was imported" in refused(made)


def test_too_many_files_and_too_many_bytes_are_refused(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MAX_BYTES", 3000)
    assert "grows to more than a case may" in refused(packed)
    monkeypatch.setattr(unpack, "MAX_ENTRIES", 5)
    assert "more than 5 files" in refused(packed)


def test_what_packs_too_well_is_stored_so_that_it_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "zeros.bin").write_bytes(b"\0" * 3_000_000)
    collected(tmp_path / "case", tmp_path / "zeros.bin")
    export_case(Case.open(tmp_path / "case"), tmp_path / "case.zip", "me")
    assert faults(import_case(tmp_path / "case.zip", tmp_path / "copy", "you").path) == []


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an exported case."""
    folder = tmp_path_factory.mktemp("whole")
    collected(folder / "case", *reports(folder / "in", 1))
    export_case(Case.open(folder / "case"), folder / "case.zip", "me")
    return (folder / "case.zip").read_bytes()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=4), st.floats(0, 1) | st.none())
def test_a_damaged_zip_is_refused_or_sound(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, harms: list[tuple[float, int]], end: float | None
) -> None:
    folder, data = tmp_path_factory.mktemp("damaged"), bytearray(whole)
    for at, byte in harms:
        data[int(at * (len(data) - 1))] = byte
    (folder / "case.zip").write_bytes(data[: None if end is None else int(end * len(data))])
    try:
        held = import_case(folder / "case.zip", folder / "copy", "you")
    except CaseError:
        assert not (folder / "copy").exists()
    else:
        assert faults(held.path) == []


def test_the_zip_is_written_the_same_way_every_time(packed: Path) -> None:
    with zipfile.ZipFile(packed) as source:
        assert {info.date_time for info in source.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert json.loads(source.read("custody.jsonl").splitlines()[-1])["action"] == "exported"


def test_a_forged_log_cannot_lead_out_of_the_case(tmp_path: Path) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 1))
    log = tmp_path / "case" / "custody.jsonl"
    overwrite(log, log.read_bytes().replace(b'"original": "sha256:', b'"original": "sha256:../'))
    assert any("custody.jsonl" in fault for fault in faults(tmp_path / "case"))
