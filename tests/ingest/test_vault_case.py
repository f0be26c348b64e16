"""Keeping: the bytes once and untouched, their texts beside them, versions, and what the custody log says of it."""

from __future__ import annotations

import hashlib
import io
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vault_samples import REPORT, actions, collected, faults, files, kept, log, overwrite, reports, web

from marsad.errors import CaseError, RecordError
from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.vault import Capture, Case, Hop, Tls
from marsad.ingest.vault.extraction import Found
from marsad.ingest.vault.texts import document_of_line, documents_in, text_line
from marsad.model.provenance import Provenance, Region
from marsad.model.text import Document

CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAEC\n-----END CERTIFICATE-----\n"


def test_the_bytes_are_kept_as_they_came_and_named_by_their_digest(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + REPORT.format("٧\u200f\u202e").encode() + b"\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    (one,) = kept(collected(tmp_path / "case", tmp_path / "a.txt"))
    digest = hashlib.sha256(data).hexdigest()
    original = tmp_path / "case" / "originals" / "sha256" / digest[:2] / digest[2:]
    assert one.original == f"sha256:{digest}"
    assert original.read_bytes() == data
    assert stat.S_IMODE(original.stat().st_mode) == 0o444
    assert faults(tmp_path / "case") == []


def test_the_text_is_kept_with_its_own_digest_and_what_made_it(tmp_path: Path) -> None:
    (one,) = kept(collected(tmp_path / "case", *reports(tmp_path / "in", 1), publisher="وكالة"))
    assert one.texts
    texts = tmp_path / "case" / "texts" / "sha256" / one.texts[7:9] / f"{one.texts[9:]}.jsonl"
    record = json.loads(texts.read_text(encoding="utf-8"))
    assert f"sha256:{hashlib.sha256(texts.read_bytes()).hexdigest()}" == one.texts
    assert record["id"] == f"sha256:{hashlib.sha256(record['text'].encode()).hexdigest()}"
    assert record["text"] == REPORT.format(0)
    assert record["publisher"] == "وكالة"
    assert record["provenance"]["extractor"].startswith("marsad ")


def test_the_same_bytes_are_kept_once_and_seen_again(tmp_path: Path) -> None:
    case, paths = tmp_path / "case", reports(tmp_path / "in", 2)
    (tmp_path / "in" / "001.txt").write_text(REPORT.format(0), encoding="utf-8")
    first = kept(collected(case, *paths))
    assert first[0].original == first[1].original
    assert first[0].capture != first[1].capture  # two sources gave them
    again = kept(collected(case, *paths))
    assert [one.action for one in again] == ["seen", "seen"]
    assert [one.capture for one in again] == [one.capture for one in first]
    assert [len(files(case, area)) for area in ("originals", "texts", "captures")] == [1, 2, 2]
    assert actions(case) == ["created", "kept", "kept", "seen", "seen"]
    assert faults(case) == []


def test_a_source_given_twice_in_one_run_is_seen_again(tmp_path: Path) -> None:
    (path,) = reports(tmp_path / "in", 1)
    assert [one.action for one in kept(collected(tmp_path / "case", path, path))] == ["kept", "seen"]


def test_changed_content_is_a_version_that_points_to_the_one_before(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case", by="me")
    with case.session(by="me") as session:
        found = [session.keep(web(), REPORT.format(n).encode()) for n in (1, 2, 1)]
    assert [one.action for one in found] == ["kept", "kept", "kept"]
    assert found[0].original == found[2].original != found[1].original
    records = [json.loads(_capture(case.path, one.capture).read_bytes()) for one in found]
    assert [record["previous"] for record in records] == [None, found[0].capture, found[1].capture]
    assert len(files(case.path, "originals")) == 2
    texts = [one.text for one in read_inputs([case.path]) if isinstance(one, Document)]
    assert texts == [REPORT.format(1), REPORT.format(2)]


def test_another_reading_of_the_same_bytes_is_kept_beside_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = reports(tmp_path / "in", 1)
    collected(tmp_path / "case", *paths)
    monkeypatch.setattr("marsad.ingest.vault.extraction.reading_tools", lambda: (("marsad", "9.9"),))
    monkeypatch.setattr("marsad.ingest.vault.extraction.own_tools", lambda: (("marsad", "9.9"),))
    (one,) = kept(collected(tmp_path / "case", *paths))
    assert one.action == "kept"
    assert [len(files(tmp_path / "case", area)) for area in ("originals", "texts")] == [1, 2]
    (document,) = read_inputs([tmp_path / "case"])
    assert isinstance(document, Document)
    assert document.provenance
    assert document.provenance.extractor == "marsad 9.9"


def test_other_tools_that_read_the_same_make_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = reports(tmp_path / "in", 1)
    (tmp_path / "in" / "x.txt").write_text("Five people were killed in the strike on the town", encoding="utf-8")
    paths.append(str(tmp_path / "in" / "x.txt"))
    collected(tmp_path / "case", *paths)
    monkeypatch.setattr("marsad.ingest.vault.extraction.reading_tools", lambda: (("ijson", "9.9"),))
    assert [one.action for one in kept(collected(tmp_path / "case", *paths))] == ["seen", "seen"]
    assert [len(files(tmp_path / "case", area)) for area in ("texts", "captures")] == [1, 2]
    assert faults(tmp_path / "case") == []


def test_a_capture_tells_who_when_from_where_and_what_was_said_on_the_way(tmp_path: Path) -> None:
    tls = Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384", CERTIFICATE)
    moved = Hop("http://example.org/1", status=301, response=(("Location", "https://example.org/1"),))
    hop = Hop("https://example.org/1", "GET", (("Accept", "*/*"),), 200, (("Via", "a"), ("Via", "b")), "192.0.2.1", tls)
    capture = replace(web(), hops=(moved, hop), at="2026-11-23T12:00:00Z", tools=(("httpx", "0.28"),))
    case = Case.create(tmp_path / "case", by="me")
    with case.session(by="ليلى") as session:
        one = session.keep(capture, io.BytesIO(REPORT.encode()))
    record = json.loads(_capture(case.path, one.capture).read_bytes())
    assert (record["by"], record["at"], record["source"]) == ("ليلى", "2026-11-23T12:00:00Z", capture.source)
    assert record["tools"]["httpx"] == "0.28"
    assert [hop["status"] for hop in record["hops"]] == [301, 200]
    assert record["hops"][1]["response"] == [["Via", "a"], ["Via", "b"]]
    assert record["hops"][1]["tls"]["fingerprint"] == f"sha256:{hashlib.sha256(bytes([0, 1, 2])).hexdigest()}"
    (document,) = read_inputs([case.path])
    assert isinstance(document, Document)
    assert document.provenance == Provenance("2026-11-23T12:00:00Z", one.original, document.provenance.extractor)  # type: ignore[union-attr]


def test_every_line_of_the_log_holds_the_digest_of_the_line_before(tmp_path: Path) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 3))
    lines = (tmp_path / "case" / "custody.jsonl").read_bytes().splitlines()
    before = hashlib.sha256((tmp_path / "case" / "case.json").read_bytes()).hexdigest()
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        assert (entry["entry"], entry["previous"]) == (number, f"sha256:{before}")
        before = hashlib.sha256(line).hexdigest()
    assert json.loads((tmp_path / "case" / "head.json").read_bytes())["digest"] == f"sha256:{before}"


def test_what_was_missed_is_written_down(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "case", by="me")
    with case.session(by="me") as session:
        session.missed("https://example.org/gone", "404 not found")
    assert log(case.path)[-1]["reason"] == "404 not found"
    assert faults(case.path) == []


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "report.txt").touch()
    with pytest.raises(CaseError, match=r"is no case and holds other things \(report.txt\)"):
        Case.ensure(tmp_path / "full", by="me")
    with pytest.raises(CaseError, match="is a file"):
        Case.ensure(tmp_path / "full" / "report.txt", by="me")
    with pytest.raises(CaseError, match="is no case"):
        Case.open(tmp_path / "full")
    Case.create(tmp_path / "case", by="me")
    with pytest.raises(CaseError, match="is a case already"):
        Case.create(tmp_path / "case", by="me")
    overwrite(tmp_path / "case" / "case.json", b'{"schema": "marsad/case/2", "id": "x"}')
    with pytest.raises(CaseError, match="marsad/case/2"):
        Case.open(tmp_path / "case")


def test_a_case_that_lost_its_head_is_not_begun_anew(tmp_path: Path) -> None:
    collected(tmp_path / "used", *reports(tmp_path / "in", 1))
    collected(tmp_path / "empty", tmp_path / "absent")
    for case in (tmp_path / "used", tmp_path / "empty"):
        (case / "head.json").unlink()
        before = (case / "custody.jsonl").read_bytes()
        with pytest.raises(CaseError, match="is missing, though the case was used"):
            collected(case, tmp_path / "in")
        assert (case / "custody.jsonl").read_bytes() == before


def test_a_case_in_a_folder_is_read_as_a_case(tmp_path: Path) -> None:
    paths = reports(tmp_path / "in", 2)
    collected(tmp_path / "in" / "case", paths[0])
    texts = [one.text for one in read_inputs([tmp_path / "in"]) if isinstance(one, Document)]
    assert texts == [REPORT.format(0), REPORT.format(1), REPORT.format(0)]


def test_an_original_whose_text_could_not_be_written_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, sources = tmp_path / "case", reports(tmp_path / "in", 2)

    def full(_: object, capture: Capture, *__: object) -> None:
        if capture.source == sources[1]:
            raise CaseError("no space left on device")

    monkeypatch.setattr("marsad.ingest.vault.session.extract", lambda *a: full(*a) or (Found(), None))
    with pytest.raises(CaseError, match="no space"):
        collected(case, *sources)
    assert faults(case) == []
    assert actions(case) == ["created", "kept"]


def test_nothing_is_added_to_a_log_that_was_changed(tmp_path: Path) -> None:
    paths = reports(tmp_path / "in", 2)
    collected(tmp_path / "case", *paths)
    data = (tmp_path / "case" / "custody.jsonl").read_bytes()
    overwrite(tmp_path / "case" / "custody.jsonl", data.replace(b"001.txt", b"002.txt"))
    with pytest.raises(CaseError, match="verify"):
        collected(tmp_path / "case", *paths)
    (outcome,) = read_inputs([tmp_path / "case"])
    assert isinstance(outcome, Rejected)


def test_a_text_that_was_changed_is_not_read(tmp_path: Path) -> None:
    collected(tmp_path / "case", *reports(tmp_path / "in", 2))
    path = files(tmp_path / "case", "texts")[0]
    forged = document_of_line(path.read_bytes(), "x")
    overwrite(path, text_line(replace(forged, text=forged.text.replace("خمسة", "خمسين"))))
    outcomes = list(read_inputs([tmp_path / "case"]))
    assert sorted(type(one).__name__ for one in outcomes) == ["Document", "Rejected"]


def test_an_empty_case_says_so(tmp_path: Path) -> None:
    Case.create(tmp_path / "case", by="me")
    (outcome,) = read_inputs([tmp_path / "case"])
    assert isinstance(outcome, Rejected)
    assert "no text in this case" in outcome.reason


def test_a_list_that_grew_gives_its_old_documents_once(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps({"id": n, "text": REPORT.format(n)}) + "\n" for n in range(4)]
    for count in (2, 3, 4):
        path.write_text("".join(lines[:count]), encoding="utf-8")
        collected(tmp_path / "case", path)
    ids = [one.source_id for one in read_inputs([tmp_path / "case"]) if isinstance(one, Document)]
    assert ids == ["0", "1", "2", "3"]


@given(
    st.builds(
        Document,
        text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
        source_id=st.none() | st.text(st.characters()),
        title=st.none() | st.text(st.characters()),
        provenance=st.none()
        | st.builds(
            Provenance,
            extractor=st.text(min_size=1),
            ocr=st.booleans(),
            text_order=st.sampled_from([None, "doubtful"]),
            media=st.tuples(st.text()),
            regions=st.lists(
                st.builds(
                    Region,
                    st.integers(0, 9),
                    st.integers(0, 9),
                    st.integers(1, 9),
                    st.tuples(*[st.floats(0, 900)] * 4),
                ),
                max_size=2,
            ).map(tuple),
        ),
    )
)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    line = text_line(document)
    assert line.count(b"\n") == 1
    assert next(documents_in(io.BytesIO(line), "x")) == document


@given(st.binary())
def test_a_line_that_is_no_document_is_refused(line: bytes) -> None:
    with pytest.raises(RecordError):
        document_of_line(line, "x")


def test_remarks_and_what_was_set_aside_stand_in_the_capture(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": REPORT, "published": "أمس"},
        {"id": 1},
        {"text": "Five people were killed in the strike on the town"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (one,) = kept(collected(tmp_path / "case", path))
    assert [type(outcome) for outcome in one.outcomes] == [Remark, Rejected, Rejected]
    record = json.loads(_capture(tmp_path / "case", one.capture).read_bytes())
    assert (record["documents"], record["set_aside"]) == (1, 2)
    assert [outcome["where"] for outcome in record["outcomes"]] == [f"{path}:{line}" for line in (1, 2, 3)]


def test_a_reader_that_breaks_gives_up_one_original_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setitem(__import__("marsad.ingest.files", fromlist=["READERS"]).READERS, ".md", broken)
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    first, second = kept(collected(tmp_path / "case", tmp_path / "a.md", *reports(tmp_path / "in", 1)))
    assert "Marsad failed on it (RecursionError" in str(first.outcomes[0])
    assert (first.texts, second.documents) == (None, 1)
    assert faults(tmp_path / "case") == []


def test_a_name_that_utf_8_cannot_hold_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "\udce8\udce9.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert [one.documents for one in kept(collected(tmp_path / "case", path))] == [1]
    assert [one.action for one in kept(collected(tmp_path / "case", path))] == ["seen"]
    assert faults(tmp_path / "case") == []


def test_a_source_with_an_endless_name_is_refused(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", by="me").session(by="me") as session:
        with pytest.raises(CaseError, match="more than 8,000 characters"):
            session.keep(Capture("x" * 9000, "x"), b"")
        session.missed("x" * 2_000_000, "y" * 2_000_000)
    assert faults(tmp_path / "case") == []


def _capture(case: Path, digest: str) -> Path:
    return case / "captures" / "sha256" / digest[7:9] / f"{digest[9:]}.json"
