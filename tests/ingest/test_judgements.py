"""The file of judgements: added to by several at once, torn, changed; and claims of a file by their documents."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.model.test_judgement import SAME, UNDO, VALUE

from marsad.errors import CaseError
from marsad.ingest.claims import claims_by_document
from marsad.ingest.judgements import MAX_LINE, append_judgement, line_of, read_judgements
from marsad.ingest.outcome import Rejected
from marsad.model.claim import Claim, EventMention, Quote
from marsad.model.codec import claim_to_json
from marsad.model.judgement import Judgement, named
from marsad.model.text import Document

ADDING = """
import sys
from pathlib import Path
from dataclasses import replace
from tests.model.test_judgement import SAME
from marsad.ingest.judgements import append_judgement
from marsad.model.judgement import named
for number in range(25):
    append_judgement(Path(sys.argv[1]), named(replace(SAME, note=f"{sys.argv[2]} {number}")))
"""


def found(path: Path) -> list[object]:
    return list(read_judgements(str(path)))


def test_what_is_added_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    for one in (SAME, VALUE, UNDO):
        append_judgement(path, one)
    assert found(path) == [SAME, VALUE, UNDO]


def test_several_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    command = [sys.executable, "-c", ADDING, str(path)]
    running = [subprocess.Popen([*command, name], cwd=Path(__file__).parents[2]) for name in "abc"]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    notes = [one.note for one in found(path) if isinstance(one, Judgement)]
    assert sorted(notes) == sorted(f"{name} {number}" for name in "abc" for number in range(25))


@pytest.mark.parametrize("torn", [b"{", b'{"schema": "marsad/judgement/1", "id": "x"'])
def test_a_torn_line_was_never_kept_and_swallows_nothing(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, SAME)
    path.write_bytes(path.read_bytes() + torn)
    assert isinstance(found(path)[1], Rejected)
    append_judgement(path, VALUE)
    assert found(path) == [SAME, VALUE]


def test_a_line_too_long_to_be_a_judgement_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, SAME)
    path.write_bytes(path.read_bytes() + b"x" * (MAX_LINE + 5))
    append_judgement(path, VALUE)
    assert path.read_bytes().split(b"\n")[2] + b"\n" == line_of(VALUE)


def test_a_last_line_without_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, SAME)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append_judgement(path, VALUE)
    assert found(path) == [SAME, VALUE]


def test_a_changed_line_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, SAME)
    path.write_text(path.read_text(encoding="utf-8").replace('"same"', '"different"'), encoding="utf-8")
    assert "the line was changed" in str(found(path)[0])


def test_odd_words_in_a_note_come_back(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    odd = [named(replace(SAME, note=note)) for note in ("سطر\nثان", "a\u2028b", "\ud800", "‮قلب", "")]
    for one in odd:
        append_judgement(path, one)
    assert found(path) == odd


def test_a_folder_and_a_file_of_something_else_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("ملاحظات", encoding="utf-8")
    for path in (tmp_path, other, tmp_path / "none" / "judgements.jsonl"):
        with pytest.raises(CaseError):
            append_judgement(path, SAME)
    assert other.read_text(encoding="utf-8") == "ملاحظات"


def _claim(id_: str, document: Document) -> str:
    return json.dumps(claim_to_json(Claim(id_, document, (0, 5), EventMention("killing", Quote("قتل", 0, 3)))))


def test_claims_of_a_document_come_together_though_others_stand_between(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    one, other = Document("قتل خمسة"), Document("قتل ستة")
    lines = [
        _claim("a", one),
        _claim("b", other),
        "{",
        _claim("c", one),
        '{"schema": "marsad/claim/1"}',
        "",
        _claim("d", one),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    groups = [
        [c.id for c in group] if isinstance(group, list) else str(group) for group in claims_by_document(str(path))
    ]
    assert groups[2:] == [["a", "c", "d"], ["b"]]
    assert [f"{path}:{line}" in str(group) for line, group in zip((3, 5), groups, strict=False)] == [True, True]


def test_a_claim_that_names_its_document_otherwise_is_not_put_with_another(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    one, other = json.loads(_claim("a", Document("قتل خمسة"))), json.loads(_claim("b", Document("قتل ستة")))
    other["document"] = dict(reversed(other["document"].items()))
    twisted = json.dumps({**other, "id": f'x"document": {{"id": "{one["document"]["id"]}"'})
    path.write_text("\n".join([json.dumps(one), twisted, json.dumps(other)]), encoding="utf-8")
    groups = [group for group in claims_by_document(str(path)) if isinstance(group, list)]
    assert sorted({c.document.id for c in group}.pop() for group in groups) == sorted(
        [one["document"]["id"], *[other["document"]["id"]] * (len(groups) - 1)]
    )
    assert sum(map(len, groups)) == 3
