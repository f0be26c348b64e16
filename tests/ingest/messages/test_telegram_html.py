"""Exports of Telegram Desktop in HTML, as pages of messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.ingest import Rejected, read_inputs
from marsad.model.text import Document

REPORT = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة أمس."
WHEN = "08.02.2016 01:30:00 UTC+03:00"


def message(number: int, words: str = REPORT, *, sender: str = "قناة الساحل", when: str = WHEN, more: str = "") -> str:
    """A message as Telegram Desktop 5 writes it; without a sender it is joined to the one before."""
    name = f'<div class="from_name">\n{sender} \n</div>' if sender else ""
    text = f'<div class="text">\n{words}\n</div>' if words else ""
    date = f'<div class="pull_right date details" title="{when}">\n01:30\n</div>'
    kind = "" if sender else " joined"
    return (
        f'<div class="message default clearfix{kind}" id="message{number}">'
        f'<div class="body">{date}{name}{more}{text}</div></div>'
    )


def export(*messages: str) -> str:
    header = '<div class="page_header"><div class="content"><div class="text bold">\nقناة الساحل\n</div></div></div>'
    service = '<div class="message service" id="message-1"><div class="body details">8 February 2016</div></div>'
    body = f'<div class="page_body chat_page"><div class="history">{service}{"".join(messages)}</div></div>'
    head = '<html><head><meta charset="utf-8"/><title>Exported Data</title></head>'
    return f'<!DOCTYPE html>{head}<body><div class="page_wrap">{header}{body}</div></body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "photos").mkdir()
    (tmp_path / "css").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "css" / "style.css").write_text("a {}")
    return tmp_path


def read(folder: Path) -> list[Document]:
    found = list(read_inputs([folder]))
    assert not [str(one) for one in found if isinstance(one, Rejected)]
    return [one for one in found if isinstance(one, Document)]


def test_each_message_is_a_report_with_its_day_in_utc(folder: Path) -> None:
    other = REPORT.replace("خمسة", "سبعة")
    pages = export(
        message(1, f"<strong>عاجل</strong><br>{REPORT}"), message(2, other, sender="", when="08.02.2016 10:00:00")
    )
    (folder / "messages.html").write_text(pages, encoding="utf-8")
    (folder / "messages2.html").write_text(export(message(3, other.replace("أمس", "اليوم"))), encoding="utf-8")
    first, second, third = read(folder)
    assert [one.source_id for one in read_inputs([f"{folder}/"]) if isinstance(one, Document)] == ["1", "2", "3"]
    assert not [one for one in read_inputs([f"{folder}/"]) if isinstance(one, Rejected)]
    assert (first.text, first.source_id, first.publisher) == (f"عاجل\n{REPORT}", "1", "قناة الساحل")
    assert (first.published, second.published) == ("2016-02-07", "2016-02-08")
    assert (second.publisher, third.source_id) == ("قناة الساحل", "3")


def test_forwards_answers_and_media_are_known(folder: Path) -> None:
    origin = (
        f'<div class="from_name">شبكة تعز<span class="date details" title="{WHEN}"> 07.02.2016 21:00:00</span></div>'
    )
    forward = f'<div class="forwarded body">{origin}<div class="text">{REPORT}</div></div>'
    photo = '<div class="media_wrap clearfix"><a class="photo_wrap" href="photos/a.jpg"><img src="x"></a></div>'
    reply = '<div class="reply_to details">In reply to <a href="messages.html#go_to_message7">this message</a></div>'
    made = export(message(8, "", more=forward), message(9, more=reply + photo), message(10, "", more=photo))
    (folder / "messages.html").write_text(made, encoding="utf-8")
    forwarded, answer = read(folder)
    assert forwarded.text == REPORT
    assert forwarded.publisher == "قناة الساحل"
    assert forwarded.provenance
    assert forwarded.provenance.forwarded_from == "شبكة تعز"
    assert answer.provenance
    assert (answer.provenance.reply_to, answer.provenance.media) == ("7", ("photos/a.jpg",))
    assert answer.provenance.forwarded_from is None


def test_an_export_in_both_forms_is_read_once(folder: Path) -> None:
    (folder / "messages.html").write_text(export(message(1)), encoding="utf-8")
    told = {"id": 1, "type": "message", "date_unixtime": "1454884200", "text": REPORT}
    chat = {"name": "قناة الساحل", "type": "public_channel", "id": 77, "messages": [told]}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False), encoding="utf-8")
    assert [one.source_id for one in read(folder)] == ["77/1"]


def test_a_page_without_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_text(export(message(1, "")), encoding="utf-8")
    (outcome,) = read_inputs([tmp_path])
    assert "without a message in words" in str(outcome)


@pytest.mark.parametrize("when", ["", "99.99.2016 01:30:00 UTC+03:00", "01.01.0001 00:00:00 UTC+14:00", "gestern"])
def test_a_day_that_cannot_be_read_is_none(tmp_path: Path, when: str) -> None:
    (tmp_path / "messages.html").write_text(export(message(1, when=when)), encoding="utf-8")
    assert [one.published for one in read(tmp_path)] == [None]


def test_a_page_of_long_messages_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_text(
        export(*(message(n, more=f"<!--{chr(120) * 9000}-->") for n in range(500))), encoding="utf-8"
    )
    assert (tmp_path / "messages.html").stat().st_size > 4_000_000
    assert len(read(tmp_path)) == 500
