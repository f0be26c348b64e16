"""Mails and saved pages: the right words of them, in whatever encoding, and what is attached."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage
from pathlib import Path

import pytest
from making_messages import OTHER, REPORT

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.messages.visible_text import visible_text
from marsad.model.text import Document


def read(folder: Path, data: bytes, name: str = "a.eml") -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks."""
    path = folder / name
    path.write_bytes(data)
    found = list(read_inputs([path]))
    documents = [one for one in found if isinstance(one, Document)]
    return (
        documents,
        [str(one) for one in found if isinstance(one, Rejected)],
        [str(one) for one in found if isinstance(one, Remark)],
    )


def mail(**headers: str) -> EmailMessage:
    found = EmailMessage()
    given = {
        "From": "مكتب صنعاء <sanaa@example.org>",
        "To": "desk@example.org",
        "Subject": "غارة على سوق",
        "Date": "Mon, 27 Jul 2015 01:30:00 +0300",
        "Message-ID": "<7@example.org>",
    }
    for name, value in (given | headers).items():
        found[name.replace("_", "-")] = value
    return found


def test_a_mail_is_a_document(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{REPORT}\n\n> كتب غيره:\n> {OTHER}\n")
    message["Content-Location"] = "https://example.org/7"
    (document,), rejected, remarks = read(tmp_path, message.as_bytes())
    assert document.text == f"{REPORT}\n\n> كتب غيره:\n> {OTHER}\n"
    assert (document.title, document.publisher) == ("غارة على سوق", "مكتب صنعاء")
    assert (document.published, document.source_id) == ("2015-07-27", "<7@example.org>")
    assert document.url == "https://example.org/7"
    assert (rejected, remarks) == ([], [])


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
@pytest.mark.parametrize("way", ["base64", "quoted-printable", "8bit"])
def test_every_encoding_gives_the_same_words(tmp_path: Path, charset: str, way: str) -> None:
    words = "قصف على تعز"  # too short to tell its encoding by itself
    body = words.encode(charset)
    sent = {"base64": base64.encodebytes(body), "quoted-printable": quopri.encodestring(body), "8bit": body}[way]
    head = f"From: a@example.org\r\nContent-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    (document,), _, _ = read(tmp_path, head.encode() + sent)
    assert document.text.strip() == words


def test_headers_in_bytes_are_read(tmp_path: Path) -> None:
    data = "From: مكتب صنعاء <a@example.org>\r\nSubject: غارة على السوق\r\n\r\n".encode("cp1256") + REPORT.encode(
        "cp1256"
    )
    (document,), _, _ = read(tmp_path, data)
    assert (document.publisher, document.title) == ("مكتب صنعاء", "غارة على السوق")


@pytest.mark.parametrize(
    ("plain", "html", "read_as"),
    [
        (REPORT, OTHER, REPORT),
        ("View this mail in your browser.", OTHER, OTHER),
        ("", OTHER, OTHER),
        (REPORT, "", REPORT),
    ],
)
def test_the_right_one_of_two_forms_is_read(tmp_path: Path, plain: str, html: str, read_as: str) -> None:
    message = mail()
    message.set_content(plain)
    message.add_alternative(f"<html><head><style>p{{}}</style></head><body><p>{html}</p></body></html>", subtype="html")
    (document,), rejected, _ = read(tmp_path, message.as_bytes())
    assert (document.text.strip(), rejected) == (read_as, [])


def test_attachments_are_read_or_named(tmp_path: Path) -> None:
    inner = mail(Subject="تابع")
    inner.set_content(OTHER)
    message = mail()
    message.set_content(REPORT)
    message.add_attachment(f"text\n{OTHER}\n".encode(), maintype="text", subtype="csv", filename="../جدول.csv")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="صورة.png")
    message.add_attachment(b"\0" * 9, maintype="application", subtype="octet-stream", filename="x.exe")
    message.add_attachment(inner)
    documents, rejected, _ = read(tmp_path, message.as_bytes())
    assert [str(one.path).rpartition("a.eml")[2] for one in documents] == ["", "!جدول.csv", "!attachment.eml"]
    assert documents[0].provenance is not None
    assert documents[0].provenance.media == ("صورة.png",)
    assert documents[2].title == "تابع"
    assert len(rejected) == 1
    assert "a.eml!x.exe: skipped" in rejected[0]


def test_mails_in_mails_end_at_the_third(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{REPORT} 5")
    for number in range(4, 0, -1):
        outer = mail()
        outer.set_content(f"{REPORT} {number}")
        outer.add_attachment(message)
        message = outer
    documents, rejected, _ = read(tmp_path, message.as_bytes())
    assert [document.text.strip()[-1] for document in documents] == ["1", "2", "3"]
    assert len(rejected) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is no report in it"),
        (b"\r\n\r\n", "there is no report in it"),
        (REPORT.encode(), "no headers"),
        (b"From: a@example.org\r\n\r\n", "the mail has no text"),
        (b"Content-Type: application/pkcs7-mime\r\n\r\nMIIB", "the mail is encrypted"),
        (b"A: b\r\n\r\n" + b"\n" * 2_100_000, "more than 2,000,000 lines"),
        (b"A: b\r\n\r\n" + b"--B\n" * 2_100, "lines that begin as those between parts do"),
        (b"Content-Type: text/plain" + b"; a=b" * 300 + b"\r\n\r\nx", "the header of a part is longer"),
        (b"A: " + b"x" * 300_000 + b"\r\n\r\nx", "its headers are longer"),
        (
            b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(999)),
            "lie in",
        ),
    ],
)
def test_what_is_no_mail_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    documents, rejected, _ = read(tmp_path, data)
    assert documents == []
    assert len(rejected) == 1
    assert reason in rejected[0]


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; charset=klingon",
        "Content-Type: ((((;;;",
        "Content-Type: text/plain; name*0*=x''%GG; boundary",
        "Content-Transfer-Encoding: gibberish",
        "Content-Type: text/plain; charset=\0",
        "Content-Disposition: ;;; filename*=utf-8",
        "Date: yesterday",
        "From: <<<>>>,,,",
        "Subject: =?klingon?b?AAAA?= =?utf-8?b?@@@?=",
    ],
)
def test_a_broken_header_costs_itself_alone(tmp_path: Path, header: str) -> None:
    (document,), rejected, _ = read(tmp_path, f"X: 1\r\n{header}\r\n\r\n{REPORT}".encode())
    assert (document.text, rejected) == (REPORT, [])


# --- saved pages --------------------------------------------------------------------------------------------------

HTML = f"<html><head><title>خبر</title></head><body><article><p>{REPORT}</p><p>{OTHER}</p></article></body></html>"


def saved(blink: bool = True) -> bytes:
    """A page as Chromium saves it; without ``blink`` as older browsers did."""
    body = quopri.encodestring(HTML.encode()).replace(b"\n", b"\r\n")
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/1\r\n" if blink else b"From: x\r\n"
    )
    head += b"Subject: x\r\nDate: Mon, 27 Jul 2015 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
    head += b'Content-Type: multipart/related; type="text/html"; boundary="--B"\r\n\r\n'
    part = b"----B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    part += b"Content-Location: https://example.org/1\r\n\r\n" + body + b"\r\n"
    picture = (
        b"----B\r\nContent-Type: image/png\r\nContent-Location: https://example.org/1.png\r\n\r\nxx\r\n----B--\r\n"
    )
    return head + part + picture


@pytest.mark.parametrize("blink", [True, False])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_a_saved_page_is_its_article(tmp_path: Path, blink: bool, name: str) -> None:
    (document,), rejected, remarks = read(tmp_path, saved(blink), name)
    assert REPORT in document.text
    assert (document.url, document.title, document.publisher) == ("https://example.org/1", "خبر", None)
    assert document.provenance is not None
    assert document.provenance.captured == "2015-07-27T07:00:00Z"
    assert (rejected, remarks) == ([], [])


# --- HTML of mails ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>أ</p><p>ب</p>", "أ\nب"),
        ("أ<br>ب<b>ج</b> د", "أ\nبج د"),
        ("<title>س</title><style>p{}</style><script>if (1<2) x()</script>أ", "أ"),
        ("<head>س<body>أ", "أ"),
        ("5 < 7 و&amp; &#1571;", "5 < 7 و& أ"),
        ("<!-- س > --><p>أ<!-- <p>ب</p> -->", "أ"),
        ("أ<!-- س", "أ"),
        ("&#99999999999999;", "\ufffd;"),
        ("<div>أ<div>\n\n ب", "أ\nب"),
        ("أ</", "أ"),
        ("", ""),
    ],
)
def test_the_words_that_are_seen(page: str, words: str) -> None:
    assert visible_text(page) == words


def test_hostile_html_takes_no_longer_than_its_length() -> None:
    import time

    started = time.process_time()
    for piece in ("<!--", "<", "<p", "<![CDATA[", "&#", "<script>", "</script", "\n ", "<!-->"):
        visible_text(piece * 100_000)
    assert time.process_time() - started < 10
