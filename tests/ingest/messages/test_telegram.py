"""Telegram exports: every post with words, whose it is, and what became of it on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from making_messages import OTHER, REPORT, account, chat, message, written

from marsad import Reader, claim_to_json
from marsad.export.table_csv import csv_rows
from marsad.ingest import Rejected, Remark, read_inputs
from marsad.model.provenance import Provenance
from marsad.model.text import Document


def read(folder: Path, data: bytes | Any, name: str = "result.json") -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else written(data))
    found = list(read_inputs([path]))
    documents = [one for one in found if isinstance(one, Document)]
    return (
        documents,
        [str(one) for one in found if isinstance(one, Rejected)],
        [str(one) for one in found if isinstance(one, Remark)],
    )


def ids(documents: list[Document]) -> list[str | None]:
    return [document.source_id for document in documents]


def test_a_post_is_a_document(tmp_path: Path) -> None:
    (document,), rejected, remarks = read(tmp_path, chat(message(5, time=1454975940)))  # 23:59 UTC
    assert document == Document(
        REPORT,
        source_id="77/5",
        path=str(tmp_path / "result.json"),
        publisher="قناة الساحل",
        published="2016-02-08",
    )
    assert (rejected, remarks) == ([], [])


def test_a_text_in_parts_is_put_together(tmp_path: Path) -> None:
    parts = ["قُتل ", {"type": "bold", "text": "خمسة مدنيين"}, " في غارة\n", {"type": "hashtag", "text": "#الحديدة"}, 7]
    (document,), _, _ = read(tmp_path, chat(message(1, parts)))
    assert document.text == "قُتل خمسة مدنيين في غارة\n#الحديدة"


def test_edits_replies_forwards_and_media_are_kept(tmp_path: Path) -> None:
    post = message(
        3,
        edited_unixtime="1455098400",
        edited="…",
        forwarded_from="شبكة تعز",
        reply_to_message_id=2,
        photo="photos/1.jpg",
    )
    (document,), _, _ = read(tmp_path, chat(post))
    assert document.provenance == Provenance(
        forwarded_from="شبكة تعز", edited="2016-02-10", reply_to="77/2", media=("photos/1.jpg",)
    )


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ({"edited": "1970-01-01T03:00:00"}, None),  # old exports write this where nothing was edited
        ({"file": "(File not included. Change data exporting settings to download.)"}, None),
        ({"forwarded_from": None, "forwarded_from_id": "channel9"}, Provenance(forwarded_from="channel9")),
        ({"photo": "../../etc/1.jpg"}, Provenance(media=("etc/1.jpg",))),
    ],
)
def test_what_an_export_says_of_a_post(tmp_path: Path, more: dict[str, Any], known: Provenance | None) -> None:
    (document,), _, _ = read(tmp_path, chat(message(1, **more)))
    assert document.provenance == known


def test_a_forward_whose_author_left_is_still_a_forward(tmp_path: Path) -> None:
    post = message(1) | {"forwarded_from": None}
    (document,), _, _ = read(tmp_path, chat(post))
    assert document.provenance == Provenance(forwarded_from="unknown")


def test_an_old_export_without_seconds_has_the_written_day(tmp_path: Path) -> None:
    (document,), _, _ = read(tmp_path, chat(message(1, date_unixtime=None)))
    assert document.published == "2016-02-08"


def test_an_album_is_one_post(tmp_path: Path) -> None:
    album = [message(n, REPORT if n == 2 else "", photo=f"photos/{n}.jpg") for n in (1, 2, 3)]
    after = [message(4, "", photo="photos/4.jpg", time=1454918401), message(5, OTHER, photo="photos/5.jpg")]
    documents, _, _ = read(tmp_path, chat(*album, *after, message(6, OTHER + " ", photo="photos/6.jpg")))
    assert ids(documents) == ["77/2", "77/5", "77/6"]
    media = [document.provenance.media for document in documents if document.provenance]
    assert media == [("photos/1.jpg", "photos/2.jpg", "photos/3.jpg"), ("photos/5.jpg",), ("photos/6.jpg",)]


def test_service_messages_and_those_without_words_are_passed_over(tmp_path: Path) -> None:
    service = {"id": 1, "type": "service", "date_unixtime": "1454918400", "action": "pin_message", "text": REPORT}
    documents, rejected, _ = read(tmp_path, chat(service, message(2, ""), message(3, "👍 100!"), message(4)))
    assert (ids(documents), rejected) == (["77/4"], [])


def test_an_export_with_nothing_to_read_is_named(tmp_path: Path) -> None:
    documents, rejected, _ = read(tmp_path, chat(message(2, "")))
    assert documents == []
    assert "there is no report in it" in rejected[0]


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_whole_account_is_read_chat_by_chat(tmp_path: Path, indent: int | None) -> None:
    group = chat(message(1, **{"from": "سالم"}), message(2, OTHER), name="مجموعة", number=8, kind="private_group")
    saved = {"type": "saved_messages", "id": 9, "messages": [message(1, forwarded_from="شبكة تعز")]}
    left = chat(message(7), name="قناة تركتها", number=10)
    documents, rejected, _ = read(tmp_path, written(account(chat(message(1)), group, saved, left=(left,)), indent))
    assert [(one.source_id, one.publisher) for one in documents] == [
        ("77/1", "قناة الساحل"),
        ("8/1", "سالم"),
        ("8/2", "قناة الساحل"),
        ("9/1", "قناة الساحل"),
        ("10/7", "قناة تركتها"),
    ]
    assert rejected == []


def test_it_is_known_by_its_content_alone(tmp_path: Path) -> None:
    for name in ("export.json", "no-ending", "a.json.gz"):
        import gzip

        data = written(chat(message(1)))
        documents, _, _ = read(tmp_path, gzip.compress(data) if name.endswith("gz") else data, name)
        assert ids(documents) == ["77/1"], name
    documents, _, _ = read(tmp_path, {"name": "x", "type": "public_channel", "text": REPORT}, "other.json")
    assert ids(documents) == [None]  # a document of somebody's own


@pytest.mark.parametrize("packed", [False, True])
def test_the_folder_of_an_export_is_read_without_naming_its_pictures(tmp_path: Path, packed: bool) -> None:
    import shutil

    folder = tmp_path / "in" / "ChatExport"
    for name in ("photos/1.jpg", "video_files/a.mp4", "files/b.txt", "files/c.exe"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(OTHER, encoding="utf-8")
    (tmp_path / "in" / "photos").mkdir()
    (tmp_path / "in" / "photos" / "d.jpg").write_bytes(b"x")  # not of the export
    (folder / "result.json").write_bytes(written(chat(message(1, photo="photos/1.jpg"))))
    path = Path(shutil.make_archive(str(tmp_path / "a"), "zip", tmp_path / "in")) if packed else tmp_path / "in"
    found = list(read_inputs([path]))
    assert sorted(str(one.source_id) for one in found if isinstance(one, Document)) == ["77/1", "None"]
    named = sorted(str(one).split(":")[0][-5:] for one in found if isinstance(one, Rejected))
    assert named == ["c.exe", "d.jpg"]


# --- what older programs wrote ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written_so", "meant"),
    [
        (rb"\x1F", "\x1f"),  # how Telegram Desktop wrote control letters
        (rb"\ud83d", "\ufffd"),
        (rb"\udc00", "\ufffd"),
        (rb"\ud83d\ude00", "😀"),
        (rb"\q", "\\q"),
        (b"\xff", "\ufffd"),
        (b"\xd9", "\ufffd"),
        (b"\x01", " "),
        (rb"\\x41", "\\x41"),
        (rb"\u0627", "ا"),
    ],
)
def test_broken_escapes_and_letters_are_mended(tmp_path: Path, written_so: bytes, meant: str) -> None:
    data = written(chat(message(1), message(2, f"{REPORT}@"), message(3))).replace(b"@", written_so)
    documents, rejected, remarks = read(tmp_path, data)
    assert [document.text for document in documents] == [REPORT, REPORT + meant, REPORT]
    assert rejected == []
    assert len(remarks) == (written_so not in (rb"\ud83d\ude00", rb"\\x41", rb"\u0627"))


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_escapes_at_the_end_of_a_block_are_mended_alike(tmp_path: Path, at: int) -> None:
    start = written(chat(message(1, "@"))).index(b"@")
    text = "ا" * ((65536 - start) // 2 - 20) + " " * at + REPORT + "\\x1F\\ud83d\\ude00\\\\x1F"
    data = written(chat(message(1, "@"))).replace(b"@", text.encode())
    (document,), _, _ = read(tmp_path, data)
    assert document.text.endswith(REPORT + "\x1f😀\\x1F")


# --- damage ------------------------------------------------------------------------------------------------------


def damaged(data: bytes, number: int, how: str) -> bytes:
    start = data.index(b'"id": %d,' % number)
    end = data.index(b'"text_entities"', start)
    if how == "zeros":
        return data[:start] + b"\0" * (end - start) + data[end:]
    if how == "lost":
        return data[: start + 30] + data[end:]
    if how == "quote":
        return data[: end - 30] + b'"' + data[end - 30 :]
    return data[: start + 60] + data[data.index(b"{", end) :]  # the end of the message is missing


@pytest.mark.parametrize("how", ["zeros", "lost", "quote", "no end"])
@pytest.mark.parametrize("whole", [False, True])
def test_a_broken_message_costs_itself_alone(tmp_path: Path, how: str, whole: bool) -> None:
    posts = [message(n, f"{REPORT} {n}") for n in range(201, 206)]
    value = account(chat(*posts), chat(message(301), number=78)) if whole else chat(*posts)
    documents, rejected, _ = read(tmp_path, damaged(written(value), 203, how))
    wanted = ["77/201", "77/202", "77/204", "77/205"] + ["78/301"] * whole
    assert [one for one in ids(documents) if one != "77/203"] == wanted
    assert len(rejected) == 1
    assert "a broken message" in rejected[0]


def test_a_broken_head_of_a_chat_does_not_give_its_messages_to_another(tmp_path: Path) -> None:
    data = written(account(chat(message(201), message(202)), chat(message(301), name="أخرى", number=78)))
    data = data.replace('"name": "أخرى",\n'.encode(), b'"name": @@@,\n')
    documents, rejected, _ = read(tmp_path, data)
    assert ids(documents) == ["77/201", "77/202", "unknown/301"]
    assert documents[-1].publisher == "قناة الساحل"  # the message itself says who wrote it
    assert len(rejected) == 1


def test_a_file_that_ends_in_the_middle_is_named(tmp_path: Path) -> None:
    data = written(chat(*(message(n) for n in range(5))))
    for cut in (5, 40, 300):
        documents, rejected, _ = read(tmp_path, data[:-cut])
        assert ids(documents)[:4] == [f"77/{n}" for n in range(4)]
        assert "it ends in the middle" in rejected[0]


@pytest.mark.parametrize("junk", ['"' + "ا" * 9_000_000, "[" * 9_000_000, '{"a":' * 2_000_000, "1" * 9_000_000])
def test_a_message_without_end_is_set_aside(tmp_path: Path, junk: str) -> None:
    data = written(chat(message(1), message(2, "@"), message(3))).replace(b'"@"', junk.encode())
    documents, rejected, _ = read(tmp_path, data)
    assert ids(documents) == ["77/1", "77/3"]
    assert len(rejected) == 1


# --- who says so --------------------------------------------------------------------------------------------------


def test_the_origin_of_a_forward_is_the_outermost_source() -> None:
    reader = Reader()
    plain = Document("سيطر الجيش على بلدة سراقب.", publisher="قناة", published="2016-02-08")
    (own,) = reader.read(plain)
    forwarded = Document(
        plain.text, publisher="قناة", published="2016-02-08", provenance=Provenance(forwarded_from="تعز")
    )
    (claim,) = reader.read(forwarded)
    assert own.attribution == ()
    (link,) = claim.attribution
    assert (link.source, link.cue, link.kind, claim.source_name(link)) == (None, None, "social-media", "تعز")
    assert claim.id == own.id
    assert [one.detail for one in claim.evidence if one.rule == "attribution.forwarded"] == [
        "the post was forwarded from «تعز»"
    ]
    record: Any = claim_to_json(claim)
    assert record["attribution"][0] == {
        "source": None, "cue": None, "kind": "social-media", "verb_class": "neutral", "quoted": False
    }  # fmt: skip
    assert json.loads(json.dumps(record))["document"]["provenance"] == {"forwarded_from": "تعز"}
    assert "تعز" in list(csv_rows([claim]))[1]


def test_it_stands_before_the_sources_that_the_words_name() -> None:
    text = "قال مصدر طبي إن خمسة مدنيين قتلوا في قصف على مدينة تعز."
    (claim,) = Reader().read(Document(text, published="2016-02-08", provenance=Provenance(forwarded_from="شبكة")))
    assert [claim.source_name(link) for link in claim.attribution] == ["شبكة", "مصدر طبي"]


def test_what_a_channel_forwards_of_its_own_is_its_own() -> None:
    document = Document("سيطر الجيش على بلدة سراقب.", publisher="قناة", provenance=Provenance(forwarded_from="قناة"))
    (claim,) = Reader().read(document)
    assert claim.attribution == ()
