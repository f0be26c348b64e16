"""Signatures and time stamps: what holds, what does not, and that others can check them without Marsad."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_samples import actions, collected, faults, files, overwrite, reports

from marsad.errors import CaseError
from marsad.ingest.digest import digest_of
from marsad.ingest.vault import Case
from marsad.ingest.vault.keys import make_key, read_public
from marsad.ingest.vault.sign import sign
from marsad.ingest.vault.stamp import parsed, stamp_request, take_stamp
from marsad.ingest.vault.verify import Check
from marsad.ingest.vault.verify_manifests import ManifestCheck

OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl here")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    collected(tmp_path / "case", *reports(tmp_path / "in", 2))
    make_key(tmp_path / "key", None)
    return Case.open(tmp_path / "case")


def checked(case: Case, *keys: Path, roots: bytes | None = None) -> tuple[list[str], str]:
    """The faults of the manifests, and what is told of them."""
    check = Check(case.path)
    found = list(check.run())
    manifests = ManifestCheck(check, tuple(read_public(key) for key in keys), roots)
    return [str(fault) for fault in (*found, *manifests.run())], "\n".join(manifests.told)


def test_a_signature_holds_and_says_whose_it_is(case: Case, tmp_path: Path) -> None:
    signed = sign(case, tmp_path / "key", "me")
    assert signed.entries == 3
    found, told = checked(case, tmp_path / "key.pub")
    assert found == []
    at = json.loads((case.path / signed.manifest).read_bytes())["at"]
    assert told == f"entries 1 to 3 were signed by {signed.key} (a key that you gave), who dates it {at}"
    assert "(a key that lies in the case; give --key to trust it)" in checked(case)[1]


def test_what_came_after_the_signature_is_not_signed(case: Case, tmp_path: Path) -> None:
    assert "nothing is signed" in checked(case)[1]
    sign(case, tmp_path / "key", "me")
    collected(case.path, *reports(tmp_path / "in", 2))
    assert "2 entries are not signed: they were added after the first 3" in checked(case)[1]


def test_entries_slipped_in_before_a_signature_are_not_signed(case: Case, tmp_path: Path) -> None:
    """A forger who takes the signature away, adds entries, and puts it back behind them."""
    sign(case, tmp_path / "key", "me")
    log, head = case.path / "custody.jsonl", case.path / "head.json"
    lines = log.read_bytes().splitlines(keepends=True)
    signed = json.loads(lines.pop())
    forged = json.loads(lines[-1]) | {"action": "missed"}
    for number, entry in enumerate((forged, signed), 4):
        entry |= {"entry": number, "previous": digest_of(lines[-1][:-1])}
        lines.append(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
    log.write_bytes(b"".join(lines))
    end = {"schema": "marsad/head/1", "entries": 5, "bytes": log.stat().st_size, "digest": digest_of(lines[-1][:-1])}
    head.write_bytes(json.dumps(end).encode() + b"\n")
    found, told = checked(case, tmp_path / "key.pub")
    assert found == []
    assert "1 entries are not signed: they were added after the first 3" in told


def test_another_key_does_not_pass(case: Case, tmp_path: Path) -> None:
    sign(case, tmp_path / "key", "me")
    make_key(tmp_path / "other", None)
    (fault,) = checked(case, tmp_path / "other.pub")[0]
    assert fault.startswith("missing: manifests: nothing in this case is signed by ed25519:")


def test_who_rewrites_the_whole_case_is_found_by_the_key_and_by_the_manifest_kept_elsewhere(
    case: Case, tmp_path: Path
) -> None:
    signed = sign(case, tmp_path / "key", "me")
    elsewhere = tmp_path / "manifest.json"
    shutil.copy(case.path / signed.manifest, elsewhere)
    assert list(_against(case, elsewhere)) == []
    shutil.rmtree(case.path)
    collected(case.path, tmp_path / "in" / "000.txt")
    assert faults(case.path) == []
    assert any("nothing in this case is signed by" in fault for fault in checked(case, tmp_path / "key.pub")[0])
    assert "stands for 3 entries; the log has 2" in _against(case, elsewhere)[0]
    collected(case.path, tmp_path / "in" / "000.txt", tmp_path / "in" / "001.txt")
    assert "its first 3 entries are not those" in _against(case, elsewhere)[0]


def test_a_forged_signature_is_found(case: Case, tmp_path: Path) -> None:
    """A forger who changes the signature and mends the log after it."""
    sign(case, tmp_path / "key", "me")
    (signature,) = files(case.path, "manifests")[-1:]
    assert signature.suffix == ".sig"
    forged = bytes([signature.read_bytes()[0] ^ 1]) + signature.read_bytes()[1:]
    lines = (case.path / "custody.jsonl").read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1].replace(digest_of(signature.read_bytes()).encode(), digest_of(forged).encode())
    overwrite(signature, forged)
    (case.path / "custody.jsonl").write_bytes(b"".join(lines))
    head = json.loads((case.path / "head.json").read_bytes()) | {"digest": digest_of(lines[-1][:-1])}
    (case.path / "head.json").write_bytes(json.dumps(head).encode() + b"\n")
    (fault,) = checked(case)[0]
    assert "it is no signature by ed25519:" in fault


def test_a_key_with_a_passphrase(case: Case, tmp_path: Path) -> None:
    make_key(tmp_path / "locked", "سر")
    assert (tmp_path / "locked").stat().st_mode & 0o777 == 0o600
    for wrong, why in ((None, "needs a passphrase"), ("غير", "the passphrase is wrong")):
        with pytest.raises(CaseError, match=why):
            sign(case, tmp_path / "locked", "me", wrong)
    sign(case, tmp_path / "locked", "me", "سر")
    assert checked(case, tmp_path / "locked.pub")[0] == []
    with pytest.raises(CaseError, match="file exists"):
        make_key(tmp_path / "locked", None)
    with pytest.raises(CaseError, match="no private key in PEM"):
        sign(case, tmp_path / "key.pub", "me")
    with pytest.raises(CaseError, match="no public key in PEM"):
        read_public(tmp_path / "key")


@needs_openssl
def test_others_can_check_a_case_without_marsad(case: Case, tmp_path: Path) -> None:
    stem = case.path / sign(case, tmp_path / "key", "me").manifest.removesuffix(".json")
    _openssl(
        *["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", f"{stem}.pub"],
        *["-in", f"{stem}.json", "-sigfile", f"{stem}.sig"],
    )
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", f"{stem}.sha256"], cwd=case.path, check=True, capture_output=True
    )
    assert len(done.stdout.splitlines()) == 7


CONF = """
[tsa]
default_tsa = it
[it]
serial = {0}/serial
crypto_device = builtin
signer_cert = {0}/tsa.pem
signer_key = {0}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A time-stamp authority of our own."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "conf").write_text(CONF.format(folder), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    key = ["-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj"]
    use = ["-addext", "extendedKeyUsage=critical,timeStamping", "-addext", "keyUsage=critical,digitalSignature"]
    _openssl("req", "-x509", *key, "/CN=Root", "-keyout", folder / "root.key", "-out", folder / "root.pem")
    signed = ["-CA", folder / "root.pem", "-CAkey", folder / "root.key"]
    leaf = ["-addext", "basicConstraints=CA:FALSE", *use]
    _openssl(
        "req", "-x509", *key, "/CN=Stamps", "-keyout", folder / "tsa.key", "-out", folder / "tsa.pem", *leaf, *signed
    )
    return folder


def reply_to(authority: Path, request: bytes) -> bytes:
    (authority / "a.tsq").write_bytes(request)
    _openssl(
        "ts", "-reply", "-config", authority / "conf", "-queryfile", authority / "a.tsq", "-out", authority / "a.tsr"
    )
    return (authority / "a.tsr").read_bytes()


@needs_openssl
def test_a_stamp_is_asked_for_and_taken_in_without_a_network(case: Case, tmp_path: Path, authority: Path) -> None:
    with pytest.raises(CaseError, match="no manifest to stamp; sign it first"):
        stamp_request(case)
    signed = sign(case, tmp_path / "key", "me")
    manifest, request = stamp_request(case)
    assert manifest == signed.manifest
    reply, roots = reply_to(authority, request), (authority / "root.pem").read_bytes()
    with pytest.raises(CaseError, match="the stamp's signature does not hold"):
        take_stamp(case, reply, "me", _other(tmp_path))
    stamp = take_stamp(case, reply, "me", roots)
    assert (stamp.manifest, stamp.trusted) == (manifest, True)
    assert actions(case.path)[-2:] == ["signed", "stamped"]
    assert checked(case)[0] == []
    assert f"existed on {stamp.at}" in checked(case, roots=roots)[1]
    assert any("does not hold" in fault for fault in checked(case, roots=_other(tmp_path))[0])


@needs_openssl
def test_without_the_extra_what_was_not_checked_is_said(
    case: Case, tmp_path: Path, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(case, tmp_path / "key", "me")
    take_stamp(case, reply_to(authority, stamp_request(case)[1]), "me")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found, told = checked(case)
    assert found == []
    assert "its signature was not checked: pip install 'marsad[evidence]'" in told
    assert "this time stamp was not checked: pip install 'marsad[evidence]'" in told
    with pytest.raises(CaseError, match="needs one more package"):
        sign(case, tmp_path / "key", "me")


@needs_openssl
def test_a_stamp_on_something_else_is_refused(case: Case, tmp_path: Path, authority: Path) -> None:
    sign(case, tmp_path / "key", "me")
    request = stamp_request(case)[1]
    other = reply_to(authority, request.replace(request[-60:-30], request[-60:-30][::-1]))
    with pytest.raises(CaseError):
        take_stamp(case, other, "me")
    assert actions(case.path)[-1] == "signed"


@needs_openssl
def test_a_damaged_reply_is_refused(case: Case, tmp_path: Path, authority: Path) -> None:
    sign(case, tmp_path / "key", "me")
    reply, roots = reply_to(authority, stamp_request(case)[1]), (authority / "root.pem").read_bytes()
    for at in range(0, len(reply), 7):
        damaged = reply[:at] + bytes([reply[at] ^ 0x41]) + reply[at + 1 :]
        try:
            stamp = take_stamp(case, damaged, "me", roots)
        except CaseError:
            continue
        assert stamp.at == take_stamp(case, reply, "me", roots).at  # a byte that no signature covers


@given(st.binary(max_size=200))
def test_what_is_no_reply_is_refused(data: bytes) -> None:
    with pytest.raises(CaseError):
        parsed(data)


def _other(folder: Path) -> bytes:
    _openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=X",
        "-keyout",
        folder / "x",
        "-out",
        folder / "x.pem",
    )
    return (folder / "x.pem").read_bytes()


def _openssl(*arguments: object) -> None:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def _against(case: Case, manifest: Path) -> list[str]:
    check = Check(case.path)
    assert not [fault for fault in check.run() if fault.kind != "added"]
    return [str(fault) for fault in ManifestCheck(check).against(manifest)]
