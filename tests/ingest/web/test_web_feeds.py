"""Feeds and site maps, sound and broken ones."""

from __future__ import annotations

import gzip
import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import InputError
from marsad.ingest.web.feedmodel import joined, same_page
from marsad.ingest.web.feeds import kind_of, parse_feed

BASE = "https://news.example/rss"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة المرصاد</title>
<item><title>غارة على مأرب</title><link>/a/1?utm_source=rss</link><guid isPermaLink="false">g1</guid>
<pubDate>Sun, 14 Mar 2021 23:30:00 +0300</pubDate><description>موجز</description>
<content:encoded><![CDATA[<p>قتل ثلاثة.</p><p>وقال <b>مصدر</b> طبي.</p><script>x()</script>]]></content:encoded></item>
<item><title>الخبر نفسه</title><link>https://news.example/a/1</link><guid>g2</guid></item>
<item><title>بلا تاريخ صحيح</title><link>https://news.example/a/2</link><pubDate>أمس مساء</pubDate>
<description>&lt;p&gt;نص&lt;/p&gt;</description></item>
<item><title>رابط غريب</title><link>javascript:alert(1)</link><description>نص</description></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>ق</title></channel>
<item rdf:about="https://news.example/b">
<title>هجوم</title><link>https://news.example/b</link><dc:date>2020-02-28T10:00:00Z</dc:date>
<description>صد هجوم</description></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/ar/"><title>ف</title><entry><id>tag:x,1</id>
<title type="html">&lt;b&gt;قصف&lt;/b&gt; متبادل</title><link rel="alternate" href="c/3"/>
<published>2019-08-10T01:00:00+02:00</published>
<updated>2024-01-01T00:00:00Z</updated><content type="html">&lt;div&gt;أول&lt;br/&gt;ثان&lt;/div&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "ج",
    "items": [
        {
            "id": "1",
            "url": "/d",
            "title": "اشتباك",
            "content_html": "<p>نص</p>",
            "date_published": "2022-06-09T01:00:00Z",
        },
        {"id": 2, "external_url": "https://other.example/", "content_text": "نص آخر", "date_published": "soon"},
        "no item",
        {},
    ],
}
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://news.example/p.jpg</image:loc><image:title>صورة</image:title></image:image>
<loc> https://news.example/e </loc><lastmod>2024-05-23</lastmod>
<news:news><news:publication><news:name>النيلين</news:name></news:publication>
<news:publication_date>2024-05-22T08:00:00Z</news:publication_date><news:title>نزوح آلاف</news:title></news:news></url>
<url><loc>https://news.example/e</loc></url><url><loc>ftp://x</loc></url><url><loc>/f</loc><lastmod>غدا</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/old.xml</loc>
<lastmod>2019-01-01</lastmod></sitemap><sitemap><loc>https://news.example/new.xml.gz</loc><lastmod>2024-01-01</lastmod></sitemap></sitemapindex>"""
ALL = [RSS, RDF, ATOM, json.dumps(JSON_FEED, ensure_ascii=False), SITEMAP, INDEX]


def told(data: str, url: str = BASE) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(one.url, one.title, one.published, one.text) for one in parse_feed(data.encode(), url).items]


def test_rss() -> None:
    feed = parse_feed(RSS.encode(), BASE)
    assert (feed.kind, feed.title) == ("rss", "وكالة المرصاد")
    assert told(RSS) == [
        ("https://news.example/a/1?utm_source=rss", "غارة على مأرب", "2021-03-14", "قتل ثلاثة.\nوقال مصدر طبي."),
        ("https://news.example/a/2", "بلا تاريخ صحيح", None, "نص"),
        (None, "رابط غريب", None, "نص"),
    ]
    assert ["«أمس مساء» is no date" in str(one) for one in feed.remarks] == [True]


def test_rss_1_atom_and_json() -> None:
    assert told(RDF) == [("https://news.example/b", "هجوم", "2020-02-28", "صد هجوم")]
    assert told(ATOM) == [("https://news.example/ar/c/3", "قصف متبادل", "2019-08-10", "أول\nثان")]
    assert told(json.dumps(JSON_FEED)) == [
        ("https://news.example/d", "اشتباك", "2022-06-09", "نص"),
        ("https://other.example/", None, None, "نص آخر"),
    ]


def test_site_maps() -> None:
    feed = parse_feed(SITEMAP.encode(), "https://news.example/sitemap.xml")
    assert [(one.url, one.title, one.published, one.publisher) for one in feed.items] == [
        ("https://news.example/e", "نزوح آلاف", "2024-05-22", "النيلين"),
        ("https://news.example/f", None, None, None),
    ]
    index = parse_feed(gzip.compress(INDEX.encode()), "https://news.example/sitemap.xml.gz")
    assert (index.kind, index.maps) == (
        "sitemap-index",
        ["https://news.example/new.xml.gz", "https://news.example/old.xml"],
    )


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_the_encoding_that_a_feed_declares(encoding: str) -> None:
    name = encoding.replace("cp1256", "windows-1256").replace("-sig", "")
    data = RSS.replace("UTF-8", name).encode(encoding)
    assert parse_feed(data, BASE).items[0].title == "غارة على مأرب"


@pytest.mark.parametrize("cut", [400, 700, 900])
def test_a_feed_that_is_cut_off_gives_what_came(cut: int) -> None:
    feed = parse_feed(RSS.encode()[:cut], BASE)
    assert feed.items[0].title == "غارة على مأرب"
    assert any("not well-formed" in str(one) for one in feed.remarks)


def test_no_entity_is_resolved() -> None:
    secret = "root:"
    outer = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "ha">]>'
    for data in (RSS, ATOM, SITEMAP):
        body = re.sub(r"<\?xml.*?\?>", "", data).replace("<title>", "<title>&x;&y;", 1).replace("<loc>", "<loc>&x;", 1)
        items = parse_feed((outer + body).encode(), BASE)
        assert secret not in repr(items)


def test_entities_that_grow_are_no_bomb() -> None:
    grow = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for data in (RSS, SITEMAP):
        body = re.sub(r"<\?xml.*?\?>", "", data).replace("<title>", "<title>&l9;", 1).replace("<loc>", "<loc>&l9;", 1)
        try:
            feed = parse_feed(f'<!DOCTYPE r [<!ENTITY l0 "lol">{grow}]>{body}'.encode(), BASE)
        except InputError:
            continue
        assert len(repr(feed)) < 100_000


@pytest.mark.parametrize(
    "data", ["", "{}", "<html><body>rss</body></html>", "قتل", '{"items": []}', "<a/>", "\x1f\x8b\x08 no gzip"]
)
def test_what_is_no_feed(data: str) -> None:
    with pytest.raises(InputError):
        parse_feed(data.encode("latin-1", "replace"), BASE)


def test_a_packed_bomb_is_no_feed() -> None:
    with pytest.raises(InputError, match="unpacks to more than"):
        parse_feed(gzip.compress(b" " * 60_000_000), BASE)


def test_links() -> None:
    assert joined(BASE, " //other.example/x\n") == "https://other.example/x"
    assert [joined(BASE, link) for link in ("javascript:x", "mailto:a@b", "", None, 5, "http://[", "data:,x")] == [
        None
    ] * 7
    assert same_page("HTTPS://A.example/x?a=1&utm_source=b&c#top") == same_page("https://a.example/x?a=1&c=")
    assert same_page("https://a.example/x?id=1") != same_page("https://a.example/x?id=2")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALL), st.data())
def test_damaged_feeds_end_and_never_lead_elsewhere(sound: str, data: st.DataObject) -> None:
    raw = bytearray(sound.encode())
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
    check(bytes(raw))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_as_a_feed(raw: bytes) -> None:
    for head in (
        b"",
        b"<rss><channel><item>",
        b"<feed><entry>",
        b"<urlset><url><loc>",
        b'{"version":"jsonfeed.org/version/1","items":[',
    ):
        check(head + raw)


def check(raw: bytes) -> None:
    assert kind_of(raw) in (None, "feed", "sitemap", "json")
    try:
        feed = parse_feed(raw, BASE)
    except InputError:
        return
    assert len({one.key for one in feed.items}) == len(feed.items)
    for link in (*feed.maps, *(one.url for one in feed.items if one.url)):
        assert link.startswith(("http://", "https://"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_tag_that_would_choke_the_parser_is_refused_at_once(encoding: str) -> None:
    tag = " ".join(f'a{number}="1"' for number in range(40_000))
    began = time.process_time()
    with pytest.raises(InputError, match="made to choke its reader"):
        parse_feed(f"<?xml version='1.0'?><rss {tag}><channel></channel></rss>".encode(encoding), "https://a.example/")
    assert time.process_time() - began < 3
