"""Inputs of every kind, good and bad: nothing good is lost, and what is set aside is named with its place."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.model.text import Document

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة غربي اليمن أمس الأحد، بحسب مصادر طبية."
OTHER = "أعلنت وزارة الداخلية العراقية القبض على خلية مسلحة كانت تعد لهجوم على نقطة تفتيش جنوبي كركوك."
PERSIAN = "وزارت امور خارجه اعلام کرد که گفتگوها در تهران برگزار می‌شود و نتیجه آن به زودی منتشر خواهد شد."
KURDISH = "هێزەکانی پێشمەرگە ڕایانگەیاند کە ئەمڕۆ هێرشێکیان لە نزیک شارەکە تێک شکاندووە و چەند کەسێک بریندار بوون."
ENGLISH = "Five civilians were killed in an air strike on a market yesterday, medical sources said."


def read(*paths: Path, **options: object) -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks, of some paths."""
    outcomes = list(read_inputs(paths, **options))  # type: ignore[arg-type]
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    rejected = [str(outcome) for outcome in outcomes if isinstance(outcome, Rejected)]
    return documents, rejected, [str(outcome) for outcome in outcomes if isinstance(outcome, Remark)]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def lines(*records: object) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)


# --- text --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, codec: str) -> None:
    path = write(tmp_path, "a.txt", f"{REPORT}\r\n{OTHER}\n".encode(codec))
    documents, rejected, remarks = read(path)
    assert [document.text for document in documents] == [f"{REPORT}\r\n{OTHER}\n"]
    assert (rejected, remarks) == ([], [])


def test_a_file_has_its_path_and_what_the_options_say(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    (document,), _, _ = read(path, published="26/7/2015", publisher="وكالة")
    assert (document.path, document.published, document.publisher) == (str(path), "2015-07-26", "وكالة")


def test_front_matter_is_no_part_of_the_text(tmp_path: Path) -> None:
    front = '---\ntitle: "غارة على سوق"\ndate: 2017-03-29T00:01:19Z\npublisher: وكالة\nimage: x.png\n---\n'
    (document,), rejected, remarks = read(write(tmp_path, "a.md", front + REPORT), publisher="سواها")
    assert document == Document(
        REPORT, path=str(tmp_path / "a.md"), title="غارة على سوق", publisher="وكالة", published="2017-03-29"
    )
    assert (rejected, remarks) == ([], [])


def test_a_rule_at_the_beginning_is_no_front_matter(tmp_path: Path) -> None:
    text = f"---\n{REPORT}\n---\n"
    assert read(write(tmp_path, "a.md", text))[0][0].text == text


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf", b"---\ntitle: x\n---\n"])
def test_an_empty_file_is_named(tmp_path: Path, data: bytes) -> None:
    documents, rejected, _ = read(write(tmp_path, "a.txt", data))
    assert documents == []
    assert len(rejected) == 1
    assert "a.txt: the file is empty" in rejected[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2015 2016 ٢٠١٧ 100%", "no Arabic text: it has no letters at all"),
        ("😀🔥" * 5000, "no Arabic text: it has no letters at all"),
        ("\u0301\u064b" * 5000, "no Arabic text: it has no letters at all"),
        (ENGLISH, "no Arabic text: the language is English"),
        (PERSIAN, "not Arabic: the language is Persian"),
        (KURDISH, "not Arabic: the language is Central Kurdish"),
    ],
    ids=["digits", "emoji", "marks", "english", "persian", "kurdish"],
)
def test_what_is_not_arabic_is_said_not_misread(tmp_path: Path, text: str, reason: str) -> None:
    documents, rejected, _ = read(write(tmp_path, "a.txt", text))
    assert documents == []
    assert len(rejected) == 1
    assert reason in rejected[0]


def test_damaged_bytes_are_read_around_and_named(tmp_path: Path) -> None:
    data = f"{REPORT}\n{OTHER}\n".encode()
    path = write(tmp_path, "a.txt", data.replace("خلية".encode(), "خلية".encode()[:-1], 1))
    documents, rejected, remarks = read(path)
    assert len(documents) == 1
    assert "\ufffd" in documents[0].text
    assert rejected == []
    assert f"{path}:2: damaged bytes" in remarks[0]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 900, "Привет".encode("cp1251"), b"\0" * 99]
)
def test_bytes_that_are_no_text_are_set_aside(tmp_path: Path, data: bytes) -> None:
    documents, rejected, _ = read(write(tmp_path, "a.txt", data))
    assert documents == []
    assert "a.txt" in rejected[0]
    assert "Windows-1256" in rejected[0] or "damaged" in rejected[0]


def test_a_text_that_no_report_can_be_is_set_aside_unread(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "قتل " * 2_000_000)
    good = write(tmp_path, "b.txt", REPORT)
    documents, rejected, _ = read(path, good)
    assert [document.path for document in documents] == [str(good)]
    assert "longer than 1,000,000 characters" in rejected[0]


# --- JSON --------------------------------------------------------------------------------------------------------


def test_json_lines_with_every_kind_of_fault(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.jsonl",
        lines(
            {"id": 1, "text": REPORT, "source": "وكالة", "published": "2015-07-26 10:00:00", "url": "http://x"},
            '{"id": 2, "text": "قتل',
            "",
            [1, 2],
            {"id": 3},
            {"id": 4, "text": 7},
            {"id": 5, "text": ""},
            {"id": 1, "text": OTHER},
            {"id": 6, "text": OTHER, "published": "قبل أيام"},
            {"id": 7, "text": ENGLISH},
            {"id": 8, "title": OTHER},
            "[" * 100_000,
            {"id": 9, "text": OTHER, "title": "عنوان", "published": 20150726},
            {"id": 10, "text": OTHER, "title": None, "published": None},
        ),
    )
    documents, rejected, remarks = read(path)
    assert [document.source_id for document in documents] == ["1", "6", "8", "9", "10"]
    first = documents[0]
    assert (first.publisher, first.published, first.url, first.path) == ("وكالة", "2015-07-26", "http://x", str(path))
    assert (documents[2].text, documents[2].title) == (OTHER, None)
    places = [message.removeprefix(str(path)).split(": ")[0] for message in rejected]
    assert places == [":2", ":4", ":5", ":6", ":7", ":8", ":10", ":12"]
    assert "the id «1» stands already at number 1 of this input" in rejected[5]
    assert [message.removeprefix(str(path)).split(":")[1] for message in remarks] == ["9", "13"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_json_lines_in_other_encodings(tmp_path: Path, codec: str) -> None:
    text = lines({"id": 1, "text": REPORT}, "{broken", {"id": 2, "text": OTHER})
    documents, rejected, _ = read(write(tmp_path, "a.jsonl", text.encode(codec)))
    assert [document.text for document in documents] == [REPORT, OTHER]
    assert ":2: not valid JSON" in rejected[0]


@pytest.mark.parametrize("schema", ["marsad/claim/0", "marsad/mention/1", "marsad/incident/9"])
def test_a_record_of_marsad_is_no_report(tmp_path: Path, schema: str) -> None:
    text = lines({"schema": schema, "text": REPORT}, {"id": 2, "text": OTHER})
    documents, rejected, _ = read(write(tmp_path, "a.jsonl", text.encode()))
    assert [document.text for document in documents] == [OTHER]
    assert f"it is a record of Marsad ({schema}), not a report" in rejected[0]


def test_one_line_of_bad_bytes_costs_only_itself(tmp_path: Path) -> None:
    good = lines({"id": 1, "text": REPORT}).encode()
    data = (
        good + b'{"id": 2, "text": "\xff\xfe\x81\x8d\xc3\x28\x99\x99\x99"}\n' + lines({"id": 3, "text": OTHER}).encode()
    )
    documents, rejected, remarks = read(write(tmp_path, "a.jsonl", data))
    assert [document.source_id for document in documents] == ["1", "3"]
    assert len(rejected) + len(remarks) >= 1
    assert all(":2: " in message for message in rejected + remarks)


def test_a_line_without_end_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(lines({"id": 1, "text": REPORT}).encode())
        stream.write(b'{"id": 2, "text": "')
        for _ in range(25):
            stream.write(("قتل " * 262_144).encode())
        stream.write(b'"}\n' + lines({"id": 3, "text": OTHER}).encode())
    documents, rejected, _ = read(path)
    assert [document.source_id for document in documents] == ["1", "3"]
    assert rejected == [f"{path}:2: a line longer than 8 MB; give each report a line of its own"]


def test_json_lists_single_objects_and_json_lines_in_disguise(tmp_path: Path) -> None:
    listed = write(tmp_path, "a.json", json.dumps([{"text": REPORT}, 5, {"text": OTHER}]))
    single = write(tmp_path, "b.json", json.dumps({"text": REPORT}))
    disguised = write(tmp_path, "c.json", lines({"text": REPORT}, {"text": OTHER}))
    broken = write(tmp_path, "d.json", '[{"text": "x"},\n oops]')
    documents, rejected, _ = read(listed, single, disguised, broken)
    assert [document.text for document in documents] == [REPORT, OTHER, REPORT, REPORT, OTHER]
    assert f"{listed}[2]: not a JSON object" in rejected[0]
    assert f"{broken}:2: not valid JSON" in rejected[1]


# --- tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables(tmp_path: Path, name: str, mark: str) -> None:
    rows = [["ID", "text", "Date"], ["1", f'"{REPORT}\nسطر ""ثان"""', "26/07/2015"], ["2", OTHER, ""]]
    path = write(tmp_path, name, "\ufeff" + "".join(mark.join(row) + "\r\n" for row in rows))
    documents, rejected, _ = read(path)
    assert [(d.source_id, d.text, d.published) for d in documents] == [
        ("1", f'{REPORT}\nسطر "ثان"', "2015-07-26"),
        ("2", OTHER, None),
    ]
    assert rejected == []


def test_rows_with_faults_cost_only_themselves(tmp_path: Path) -> None:
    rows = [
        "id,text",
        f"1,{REPORT}",
        "2",
        f'3,"{OTHER}',
        f"4,{REPORT}",
        f"4,{OTHER}",
        "5,",
        f'6,قال "المصدر" إن {OTHER}',
        f'7,"x"y{OTHER}',
    ]
    path = write(tmp_path, "a.csv", "\n".join(rows) + "\n")
    documents, rejected, _ = read(path)
    assert [document.source_id for document in documents] == ["1", "4", "6"]
    found = [message.removeprefix(f"{path}:").split(";")[0] for message in rejected]
    assert found[:3] == [
        "3: 1 cells where the header has 2 columns",
        "4: a quotation mark stands wrongly or is never closed",
        "6: the id «4» stands already at number 5 of this input",
    ]
    assert len(found) == 5


def test_a_table_without_the_column_is_named(tmp_path: Path) -> None:
    documents, rejected, _ = read(write(tmp_path, "a.csv", "id,words\n1,x\n"))
    assert documents == []
    assert "a.csv:1: no column «text» among id, words; name the column of the reports" in rejected[0]


# --- folders, packed files, standard input -----------------------------------------------------------------------


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.md", ".hidden.txt", ".git/x.txt", "README.md", "c.mp4", "noending"):
        write(tmp_path, name, REPORT)
    documents, rejected, _ = read(tmp_path)
    assert [os.path.relpath(document.path or "", tmp_path) for document in documents] == ["b.txt", "a/y.md", "a/z.txt"]
    assert [message.split(";")[0] for message in rejected] == [
        f"{tmp_path}/c.mp4: skipped: Marsad does not read «.mp4»",
        f"{tmp_path}/noending: skipped: Marsad does not read «files without an ending»",
    ]


def test_a_file_given_by_name_is_tried_as_text(tmp_path: Path) -> None:
    documents, rejected, _ = read(
        write(tmp_path, "report", REPORT), write(tmp_path, "x.pdf", b"%PDF-1.4\n\xe2\xe3\xcf\xd3\0")
    )
    assert [document.text for document in documents] == [REPORT]
    assert "x.pdf" in rejected[0]


def test_what_is_not_there_does_not_stop_the_rest(tmp_path: Path) -> None:
    documents, rejected, _ = read(tmp_path / "absent.txt", write(tmp_path, "a.txt", REPORT))
    assert len(documents) == 1
    assert "absent.txt: no such file or directory; check the path" in rejected[0]


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", REPORT)
    documents, rejected, remarks = read(path, tmp_path)
    assert (len(documents), rejected, len(remarks)) == (1, [], 1)


def test_packed_files_and_damaged_ones(tmp_path: Path) -> None:
    packed = gzip.compress(lines({"id": 1, "text": REPORT}).encode(), mtime=0)
    whole = write(tmp_path, "a.jsonl.gz", packed)
    cut = write(
        tmp_path, "b.jsonl.gz", gzip.compress(lines({"id": 1, "text": REPORT}).encode() + os.urandom(9000))[:-60]
    )
    fake = write(tmp_path, "c.txt.gz", REPORT)
    documents, rejected, _ = read(whole, cut, fake)
    assert [document.path for document in documents] == [str(whole), str(cut), str(fake)]
    assert any("b.jsonl.gz: the compressed file is damaged" in message for message in rejected)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (REPORT, [REPORT]),
        (lines({"text": REPORT}, {"text": OTHER}), [REPORT, OTHER]),
        ("{" + REPORT, ["{" + REPORT]),
        ("", []),
    ],
)
def test_standard_input_is_text_or_json_lines(data: str, texts: list[str]) -> None:
    outcomes = list(read_inputs(["-"], stdin=io.BytesIO(data.encode())))
    assert [outcome.text for outcome in outcomes if isinstance(outcome, Document)] == texts
    assert all(isinstance(outcome, Document) for outcome in outcomes) == bool(data)


def test_a_web_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra «html» is not installed")
    page = f"<html><head><title>غارة</title></head><body><article><p>{REPORT}</p><p>{OTHER}</p></article></body></html>"
    documents, rejected, _ = read(write(tmp_path, "a.html", page))
    assert rejected == []
    assert REPORT in documents[0].text


def test_a_web_page_without_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert "pip install 'marsad[html]'" in read(write(tmp_path, "a.html", "<p>x</p>"))[1][0]


# --- what an adversary found -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", ""),
        ("a.jsonl", "\n\n"),
        ("a.csv", ""),
        ("a.csv", "id,text\n"),
        ("a.json", "[]"),
        ("a.tsv", "\ufeff"),
    ],
)
def test_a_file_without_a_report_is_named(tmp_path: Path, name: str, data: str) -> None:
    documents, rejected, _ = read(write(tmp_path, name, data))
    assert documents == []
    assert [message.split(";")[0] for message in rejected] == [f"{tmp_path / name}: there is no report in it"]


def test_a_file_that_grows_without_end_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(lines({"id": 1, "text": REPORT}).encode())
        for _ in range(120):
            stream.write(b" " * 2**20)
        stream.write(lines({"id": 2, "text": OTHER}).encode())
    documents, rejected, _ = read(path)
    assert [document.source_id for document in documents] == ["1"]
    assert "grows to more than 200 times its size" in rejected[-1]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_utf_32_is_told_from_utf_16(tmp_path: Path, name: str) -> None:
    data = REPORT if name == "a.txt" else lines({"text": REPORT}, {"text": REPORT})
    documents, rejected, _ = read(write(tmp_path, name, data.encode("utf-32")))
    assert {document.text for document in documents} == {REPORT}
    assert rejected == []


def test_of_two_columns_with_one_name_the_first_that_is_filled_counts(tmp_path: Path) -> None:
    documents, _, _ = read(write(tmp_path, "a.csv", f"text,text\n{REPORT},x\n,{OTHER}\n"))
    assert [document.text for document in documents] == [REPORT, OTHER]


def test_a_table_with_lone_carriage_returns_is_told_so(tmp_path: Path) -> None:
    _, rejected, _ = read(write(tmp_path, "a.csv", f"id,text\r1,{REPORT}\r"))
    assert "a.csv:1: a carriage return stands alone in it" in rejected[0]


def test_only_tatweel_is_no_letter(tmp_path: Path) -> None:
    _, rejected, _ = read(write(tmp_path, "a.txt", "\u0640" * 100))
    assert "it has no letters at all" in rejected[0]


def test_ligatures_count_as_what_they_stand_for(tmp_path: Path) -> None:
    _, rejected, _ = read(write(tmp_path, "a.txt", "\ufdfa" * 100_000))
    assert "longer than 1,000,000 characters" in rejected[0]
