"""What is fuzzed: each parser of untrusted input with sound files to begin from, and how bytes are given to it.

Parsers of PDF and office files stand here without their sandbox, so that a fault of theirs is seen as what it is; a fault that
the sandbox tells as «the file is damaged» is none. XML parts are given packed, because random damage to a zip ends at its sums.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent.parent / "tests" / "ingest"
sys.path[:0] = [str(TESTS), str(TESTS / "archives"), str(TESTS / "messages"), str(TESTS / "web")]

from fuzz_readers import REPORT, SEEDS, page, read  # noqa: E402
from office_files import docx, odt, packed, paragraph, run, xlsx  # noqa: E402

from marsad.ingest.outcome import Rejected, Remark  # noqa: E402
from marsad.ingest.sandboxed import read as in_the_sandbox  # noqa: E402
from marsad.model.text import Document  # noqa: E402

MARKS = '<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del><w:footnoteReference w:id="1"/></w:p>'


@dataclass(frozen=True, slots=True)
class Target:
    """``seeds``: sound files; ``read``: gives bytes to the parser and fails if its answer is none that it may give."""

    seeds: list[bytes]
    read: Callable[[bytes], object]


def _by_reader(name: str) -> Callable[[bytes], object]:
    return lambda data: read(name, data)


def _said(task: str, data: bytes, **options: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    order = {"task": task, "options": options, "limits": {"memory": 0}}
    last = in_the_sandbox(order, io.BytesIO(data), messages.append)
    assert last == {"end": True} or last["fault"]
    return [json.loads(json.dumps(message)) for message in messages]


def _office(kind: str) -> Callable[[bytes], object]:
    return lambda data: _said("marsad.ingest.office.inside", data, kind=kind)


def _part(name: str, kind: str, others: dict[str, bytes]) -> Callable[[bytes], object]:
    """One part of a package as the bytes, the others as they are."""
    return lambda data: _office(kind)(packed({**others, name: data}))


def _pdf(data: bytes) -> object:
    from marsad.ingest.pdf.pages import page_of, text_of

    text, regions = text_of([page_of(one) for one in _said("marsad.ingest.pdf.inside", data) if "page" in one])
    assert all(text[region.start : region.end].strip() for region in regions)
    return text


def _feed(data: bytes) -> object:
    from marsad.ingest.web.sources import read_feed

    found = list(read_feed(data, "https://example.org/feed", _nothing_known()))
    assert all(isinstance(one, Document | Rejected | Remark) for one in found)
    return found


def _map(data: bytes) -> object:
    from marsad.errors import InputError
    from marsad.ingest.web.feeds import parse_feed

    try:
        feed = parse_feed(data, "https://example.org/map.xml")
    except InputError as error:
        return str(error)
    assert all(item.url is None or item.url.lower().startswith(("http://", "https://")) for item in feed.items)
    return feed


def _robots(data: bytes) -> object:
    from marsad.ingest.web.robots import parse

    rules = parse(data)
    assert 0.0 <= rules.delay <= 60.0
    return rules.why_not("https://example.org/a/b?c=%D8%A7")


def _answer(data: bytes) -> object:
    from marsad.ingest.archives.http_answer import MAX_BODY, answer_of

    found = answer_of(data)
    assert found is None or len(found.body) <= MAX_BODY
    return found


def _nothing_known() -> Any:
    from marsad.ingest.records import Defaults

    return Defaults()


def _unpacked(data: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _layouts() -> list[bytes]:
    from web_pages import pages

    return [one.data for one in pages()][::6]


def _channel() -> bytes:
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{REPORT}<br/>ثم <b>كذا</b></div>'
    time = '<a class="tgme_widget_message_date"><time datetime="2023-11-20T10:00:00+00:00">10:00</time></a>'
    post = f'<div class="tgme_widget_message js" data-post="chan/1">{words}{time}</div>'
    return f"<html><head><meta property='og:title' content='قناة'></head><body>{post * 2}</body></html>".encode()


def _messages() -> bytes:
    date = '<div class="pull_right date details" title="08.02.2016 01:30:00 UTC+03:00">01:30</div>'
    words = f'<div class="from_name">ق</div><div class="text">{REPORT}<br>ثم</div>'
    reply = '<div class="reply_to details"><a href="#go_to_message7">x</a></div>'
    forward = f'<div class="forwarded body">{words}</div>'
    body = f'<div class="body">{date}{words}{reply}{forward}</div>'
    message = f'<div class="message default clearfix" id="message1">{body}</div>'
    return f'<html><div class="page_body chat_page"><div class="history">{message * 2}</div></div></html>'.encode()


def _feeds() -> list[bytes]:
    day = "<pubDate>Mon, 27 Jul 2015 01:30:00 +0300</pubDate>"
    item = f"<item><title>خبر</title><link>/1</link>{day}<description>&lt;p&gt;{REPORT}"
    rss = (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>ق</title>{item}</description></item></channel></rss>"
    )
    entry = f"<entry><id>1</id><title>خبر</title><updated>2015-07-27T01:30:00Z</updated><content type='html'>{REPORT}</content>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>ق</title>{entry}</entry></feed>"
    items = [{"id": "1", "url": "/1", "title": "خبر", "content_html": f"<p>{REPORT}", "date_published": "2015-07-27"}]
    listed = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "ق", "items": items}, ensure_ascii=False
    )
    return [rss.encode(), atom.encode(), listed.encode(), rss.encode("utf-16"), rss.encode("cp1256", "replace")]


def _maps() -> list[bytes]:
    news = "<n:news><n:publication_date>2015-07-27</n:publication_date><n:title>خبر عاجل</n:title></n:news>"
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    whole = f"<urlset {spaces}><url><loc>https://example.org/1</loc><lastmod>2015-07-27</lastmod>{news}</url></urlset>"
    index = f"<sitemapindex {spaces}><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>"
    return [whole.encode(), index.encode()]


def _made() -> dict[str, Callable[[], Target]]:
    """Each target by its name; its seeds are made when it is asked for."""
    word = docx(paragraph(run(REPORT)) + MARKS, "غارة", footnotes="<w:footnote w:id='1'><w:p/></w:footnote>")
    text, book = odt(f"<text:p>{REPORT}<text:s/></text:p>"), xlsx(s=[["text", "date"], [REPORT, 5.5]])
    parts = {
        "docx.xml": (word, "word/document.xml", "words"),
        "odt.xml": (text, "content.xml", "words"),
        "xlsx.xml": (book, "xl/worksheets/sheet1.xml", "sheets"),
        "workbook.xml": (book, "xl/workbook.xml", "sheets"),
        "styles.xml": (book, "xl/styles.xml", "sheets"),
    }
    found: dict[str, Callable[[], Target]] = {}
    for name, data in SEEDS.items():
        found[name] = lambda name=name, data=data: Target([data], _by_reader(name))
    for name, (whole, part, kind) in parts.items():
        held = _unpacked(whole)
        found[name] = lambda held=held, part=part, kind=kind: Target([held[part]], _part(part, kind, held))
    robots = b"User-agent: *\nCrawl-delay: 5\nDisallow: /a/*?c=$\nAllow: /a\nSitemap: /s.xml\n"
    http = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"
    rows = f'text;date\n"{REPORT}";2015-07-27\n'
    return {
        **found,
        "page.html": lambda: Target([page(REPORT), *_layouts()], _by_reader("page.html")),
        "channel.html": lambda: Target([_channel()], _by_reader("page.html")),
        "messages.html": lambda: Target([_messages()], _by_reader("messages.html")),
        "feed": lambda: Target(_feeds(), _feed),
        "sitemap": lambda: Target(_maps(), _map),
        "robots": lambda: Target([robots], _robots),
        "http answer": lambda: Target([http], _answer),
        "docx": lambda: Target([word], _office("words")),
        "odt": lambda: Target([text], _office("words")),
        "xlsx": lambda: Target([book], _office("sheets")),
        "pdf": lambda: Target([path.read_bytes() for path in _pdfs()], _pdf),
        "text": lambda: Target(
            [REPORT.encode(), REPORT.encode("utf-16"), REPORT.encode("cp1256")], _by_reader("a.txt")
        ),
        "table.csv": lambda: Target([rows.encode()], _by_reader("a.csv")),
        "lines.jsonl": lambda: Target([json.dumps({"text": REPORT}).encode()], _by_reader("a.jsonl")),
    }


def _pdfs() -> list[Path]:
    return [TESTS / "pdfs" / f"{name}.pdf" for name in ("lying", "columns-weasyprint", "numbers-libreoffice", "mute")]


TARGETS = _made()
