"""Rounds over feeds: what is new comes once, whatever servers do; manners; what is remembered."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_server import Route, answer, header, says, serving

from marsad.errors import InputError
from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.web.feedlist import read_feedlist, seconds
from marsad.ingest.web.polite import Polite
from marsad.ingest.web.robots import parse
from marsad.ingest.web.sinks import LinesSink
from marsad.ingest.web.watch import Round
from marsad.ingest.web.watchstate import load, locked

TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون بقصف مدفعي استهدف سوقا شعبيا في مدينة تعز جنوب غربي اليمن، بحسب مصدر طبي في المدينة."


def page(name: str) -> str:
    return f"<html><head><title>{name}</title></head><body><article><p>{TEXT} الخبر {name}.</p></article></body></html>"


def rss(*names: str) -> str:
    items = "".join(f"<item><title>{name}</title><link>/p/{name}</link></item>" for name in names)
    return f'<rss version="2.0"><channel><title>ق</title>{items}</channel></rss>'


class Watch:
    """A list of one feed, its state, and the documents that came; ``clock`` moves by itself when something sleeps."""

    def __init__(self, folder: Path, fetcher, url: str, **given: object) -> None:
        self.folder, self.fetcher = folder, fetcher
        rows = "".join(f"{key} = {json.dumps(value)}\n" for key, value in given.items())
        (folder / "feeds.toml").write_text(f'[watch]\npause = "3s"\n[[feed]]\nurl = "{url}"\n{rows}', encoding="utf-8")
        self.clock, self.lines, self.told = 1_800_000_000.0, [], []
        self.slept: list[float] = []

    def sleep(self, span: float) -> None:
        self.slept.append(span)
        self.clock += span

    def round(self) -> str:
        listed, state = read_feedlist(self.folder / "feeds.toml"), load(self.folder / "state.json")
        tick = lambda: self.clock  # noqa: E731
        polite = Polite(self.fetcher, listed.pause, listed.robots, state.hosts, tick, tick, self.sleep)
        sink = LinesSink(self.lines.append, self.told.append)
        return "\n".join(str(count) for count in Round(polite, state, sink, self.told.append).over(listed.feeds))

    @property
    def names(self) -> list[str]:
        return [json.loads(line)["title"] for line in self.lines]

    @property
    def bad(self) -> list[str]:
        return [str(one) for one in self.told if isinstance(one, Rejected)]


def routes(feed: Route | str, *names: str) -> dict[str, Route]:
    own = feed if callable(feed) else says(feed, "200 OK", 'ETag: "1"')
    return {"/rss": own, **{f"/p/{name}": says(page(name)) for name in names}}


def test_what_is_new_comes_once(tmp_path: Path, fetcher_for) -> None:
    with serving(routes(rss("a", "b"), "a", "b", "c")) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و", publisher="وكالة")
        assert watch.round() == "و: 2 new, 2 reports kept"
        assert watch.names == ["a", "b"]
        assert watch.round() == "و: 0 new, 0 reports kept"
        server.routes["/rss"] = says(rss("c", "a", "b"))
        assert watch.round() == "و: 1 new, 1 reports kept"
    assert watch.names == ["a", "b", "c"]
    assert not watch.bad
    first = json.loads(watch.lines[0])
    assert (first["publisher"], first["url"]) == ("وكالة", server.url("/p/a"))
    assert first["original"].startswith("sha256:")
    assert min(watch.slept) > 2.9  # the pause between two requests to one host
    assert server.paths()[:4] == ["/rss", "/robots.txt", "/p/a", "/p/b"]


def test_conditional_requests(tmp_path: Path, fetcher_for) -> None:
    def feed(connection, head: bytes) -> None:
        known = header(head, "if-none-match") == '"7"' and header(head, "if-modified-since") == "Mon, 1 Jan 2024"
        own = (
            answer("", "304 Not Modified")
            if known
            else answer(rss("a"), "200 OK", 'ETag: "7"', "Last-Modified: Mon, 1 Jan 2024")
        )
        connection.sendall(own)

    with serving(routes(feed, "a")) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        watch.round()
        assert watch.round() == "و: unchanged"
    assert watch.names == ["a"]


def test_a_page_that_flaps_waits_in_line_and_is_given_up_at_last(tmp_path: Path, fetcher_for) -> None:
    calls = {"a": 0}

    def flapping(connection, _head: bytes) -> None:
        calls["a"] += 1
        connection.sendall(answer(page("a")) if calls["a"] == 3 else answer("x", "500 Oops"))

    with serving(
        {**routes(rss("a", "b", "gone"), "b"), "/p/a": flapping, "/p/gone": says("x", "404 Not Found")}
    ) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: 3 new, 1 reports kept, 1 waiting, 1 missed"
        watch.round()
        assert watch.round() == "و: 0 new, 1 reports kept"
        assert watch.names == ["b", "a"]
        server.routes["/rss"], server.routes["/p/bad"] = says(rss("bad")), says("x", "502 Bad")
        told = [watch.round() for _ in range(6)]
    assert told[-2:] == ["و: 0 new, 0 reports kept, 1 missed", "و: 0 new, 0 reports kept"]
    assert server.paths().count("/p/bad") == 5


def test_a_feed_that_fails_rests_longer_each_time_and_comes_back(tmp_path: Path, fetcher_for) -> None:
    with serving({**routes("x", "a"), "/rss": says("x", "500 Oops")}) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: failed; tried again in 15 minutes"
        assert "left alone" in watch.round()
        watch.clock += 900
        assert watch.round() == "و: failed; tried again in 30 minutes"
        server.routes["/rss"] = says("<html>login</html>")
        watch.clock += 1800
        assert watch.round() == "و: failed; tried again in 60 minutes"
        server.routes["/rss"] = says(rss("a"))
        watch.clock += 3600
        assert watch.round() == "و: 1 new, 1 reports kept"
    assert ["500" in one for one in watch.bad] == [True, True, False]
    assert "no feed and no site map" in watch.bad[2]


def test_a_host_that_asks_for_rest_gets_it(tmp_path: Path, fetcher_for) -> None:
    busy = says("", "429 Too Many", "Retry-After: 1200")
    with serving({**routes(rss("a", "b"), "b"), "/p/a": busy}) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: 2 new, 0 reports kept, 2 waiting"
        asked = len(server.asked)
        assert "tried again" in watch.round()
        assert len(server.asked) == asked  # nothing at all, the feed neither
        server.routes["/p/a"] = says(page("a"))
        watch.clock += 1300
        watch.round()
    assert watch.names == ["a", "b"]


def test_robots_txt_is_heeded(tmp_path: Path, fetcher_for) -> None:
    robots = "User-agent: *\nDisallow: /p/a\nCrawl-delay: 7\n\nUser-agent: marsad\nDisallow: /p/b*\nCrawl-delay: 9\n"
    with serving({**routes(rss("a", "b", "c"), "a", "b", "c"), "/robots.txt": says(robots)}) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: 3 new, 2 reports kept, 1 missed"
    assert watch.names == ["a", "c"]
    assert "robots.txt asks not to fetch it" in watch.bad[0]
    assert max(watch.slept) > 8.9


@pytest.mark.parametrize(("status", "kept"), [("404 Not Found", 1), ("403 Forbidden", 1), ("500 Oops", 0)])
def test_robots_txt_that_is_not_there_allows_and_one_that_fails_shuts(
    tmp_path: Path, fetcher_for, status: str, kept: int
) -> None:
    with serving({**routes(rss("a"), "a"), "/robots.txt": says("x", status)}) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"))
        watch.round()
    assert len(watch.lines) == kept


def test_a_lying_feed(tmp_path: Path, fetcher_for) -> None:
    """A new URL and a new mark each time for what it gave before; an entry that leads inside; a name from elsewhere."""
    count = iter(range(100))

    def feed(connection, _head: bytes) -> None:
        n = next(count)
        item = f"<item><guid>same</guid><title>a</title><link>/p/a?session={n}</link></item>"
        item += f"<item><guid>{n}</guid><title>b</title><link>/p/b</link></item>"
        item += "<item><title>inner</title><link>http://169.254.169.254/</link></item>"
        connection.sendall(answer(f'<rss version="2.0"><channel>{item}</channel></rss>', "200 OK", f'ETag: "{n}"'))

    with serving(routes(feed, "a", "b")) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: 3 new, 2 reports kept, 1 missed"
        assert watch.round() == "و: 0 new, 0 reports kept"
    assert watch.names == ["a", "b"]
    assert "link-local" in watch.bad[0]


def test_most_since_and_feeds_without_pages(tmp_path: Path, fetcher_for) -> None:
    items = "".join(
        f"<item><guid>{n}</guid><title>خبر {n}</title><description>{TEXT}</description><link>/p/{n}</link>"
        f"<pubDate>Mon, 0{n} Jan 2024 10:00:00 GMT</pubDate></item>"
        for n in range(1, 6)
    )
    feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
    with serving(routes(feed, "1", "2", "3", "4", "5")) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و", most=2, since="2024-01-02")
        assert [watch.round() for _ in range(2)] == ["و: 4 new, 2 reports kept, 2 waiting", "و: 0 new, 2 reports kept"]
        assert watch.names == ["5", "4", "3", "2"]
        (tmp_path / "own").mkdir()
        plain = Watch(tmp_path / "own", fetcher_for(server), server.url("/rss"), name="و", pages=False)
        assert plain.round() == "و: 5 new, 5 reports kept"
    assert json.loads(plain.lines[0])["published"] == "2024-01-01"
    assert "/robots.txt" not in server.paths()[-1:]


def test_site_maps_are_followed_from_their_index(tmp_path: Path, fetcher_for) -> None:
    place = "<{0}><loc>{1}</loc><lastmod>2024-01-0{2}</lastmod></{0}>"
    maps = "".join(place.format("sitemap", f"/map{n}", n) for n in range(1, 6))
    own = {f"/map{n}": says(f"<urlset>{place.format('url', f'/p/{n}', n)}</urlset>") for n in range(1, 6)}
    with serving({**routes(f"<sitemapindex>{maps}</sitemapindex>", *"12345"), **own}) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        assert watch.round() == "و: 3 new, 3 reports kept"
        assert watch.names == ["5", "4", "3"]
        grown = place.format("url", "/p/1", 5) + place.format("url", "/p/5", 5)
        server.routes["/map5"] = says("x", "500 Oops")
        assert watch.round() == "و: 0 new, 0 reports kept"
        server.routes["/map5"] = says(f"<urlset>{grown}</urlset>")  # the index is the same as before
        assert watch.round() == "و: 1 new, 1 reports kept"
    assert watch.names == ["5", "4", "3", "1"]


def test_an_interrupted_round_goes_on_where_it_was(tmp_path: Path, fetcher_for) -> None:
    with serving(routes(rss("a", "b", "c"), "a", "b", "c")) as server:
        watch = Watch(tmp_path, fetcher_for(server), server.url("/rss"), name="و")
        add = watch.lines.append

        class Full(list[str]):
            def append(self, line: str) -> None:
                if len(self) == 1:
                    raise OSError(28, "No space left on device")
                super().append(line)

        watch.lines = Full()
        with pytest.raises(OSError, match="No space"):
            watch.round()
        first, watch.lines = list(watch.lines), []
        assert add is not None
        assert watch.round() == "و: 0 new, 2 reports kept"
    assert [json.loads(line)["title"] for line in first] + watch.names == ["a", "b", "c"]


@pytest.mark.parametrize(
    "damage", ["", "[]", "{", '{"schema": "x"}', '{"schema":"marsad/watch/1","feeds":{"a":{}},"hosts":{}}']
)
def test_a_damaged_state_is_named(tmp_path: Path, damage: str) -> None:
    (tmp_path / "s.json").write_text(damage, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "s.json")


def test_two_at_once_do_not_share_a_state(tmp_path: Path) -> None:
    with locked(tmp_path / "s"), pytest.raises(InputError, match="another «marsad watch»"), locked(tmp_path / "s"):
        pass
    with locked(tmp_path / "s"):
        pass


GOOD = '[[feed]]\nurl = "https://a.example/rss"\n'


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("", "no feed in it"),
        ("[[feed]]\nname = 'x'", "feed 1: no url"),
        ("[[feed]]\nurl = 5", "feed 1: no url"),
        ("[[feed]]\nurl = 'ftp://a.example'", "no scheme that Marsad fetches"),
        ("[[feed]]\nurl = 'https://me:x@a.example'", "name and password"),
        (GOOD + "color = 'red'", "«color» is no setting"),
        (GOOD + "most = 0", "most = 0"),
        (GOOD + "most = true", "a whole number"),
        (GOOD + "pages = 'no'", "true or false"),
        (GOOD + "since = 'soon'", "is no date"),
        (GOOD + GOOD, "stands twice"),
        (GOOD + "[watch]\npause = 'a bit'", "no span of time"),
        (GOOD + "[watch]\nagent = 'مرصد'", "Latin letters"),
        (GOOD + "[watching]\n", "«watching» is no setting"),
        ("feed = 5", "no feed in it"),
        ("[[feed]", "not valid TOML"),
    ],
)
def test_a_wrong_list_is_named(tmp_path: Path, told: str, wrong: str) -> None:
    (tmp_path / "f.toml").write_text(told, encoding="utf-8")
    with pytest.raises(InputError, match=wrong):
        read_feedlist(tmp_path / "f.toml")


def test_a_list_and_spans_of_time(tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(
        GOOD + 'since = 2024-01-01\n[watch]\npause = "1m"\nrobots = false\n', encoding="utf-8"
    )
    listed = read_feedlist(tmp_path / "f.toml")
    assert (listed.pause, listed.robots, listed.feeds[0].since, listed.feeds[0].most) == (
        60.0,
        False,
        "2024-01-01",
        100,
    )
    assert [seconds(span, "x") for span in ("30s", " 15M ", "2h", "1d")] == [30, 900, 7200, 86400]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(alphabet="Uuser-agntDisalow: */\n\r$%#1٣é", max_size=200).map(str.encode))
def test_any_robots_txt_is_read(data: bytes) -> None:
    rules = parse(data)
    assert rules.why_not("https://a.example/أخبار?x=1") in (None, "the site's robots.txt asks not to fetch it")
    assert 0.0 <= rules.delay <= 60.0


def test_a_robots_txt_made_to_choke() -> None:
    began = time.monotonic()
    rules = parse(
        b"User-agent: *\n" + (b"Disallow: /" + b"*a" * 30 + b"\n") * 5000 + b"Disallow: /" + b"*a" * 20 + b"$\n"
    )
    rules.why_not("https://a.example/" + "a" * 3000)
    assert time.monotonic() - began < 3
    assert isinstance(parse(b"\xff\xfe" * 1000).delay, float)
    assert Remark("a", "b", "c") != Rejected("a", "b", "c")
