"""The command line and the web: ``read``, ``collect`` and ``watch`` on servers on loopback."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.cli.main import app

sys.path.insert(0, str(Path(__file__).parent.parent / "ingest" / "web"))

from web_server import LOOPBACK, Server, says, serving

TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون بقصف مدفعي استهدف سوقا شعبيا في مدينة تعز جنوب غربي اليمن، بحسب مصدر طبي."
PAGE = f"<html><head><title>قصف على سوق</title></head><body><article><p>{TEXT}</p></article></body></html>"
FEED = "<rss version='2.0'><channel><title>وكالة</title><item><title>قصف على سوق</title><link>/a</link>"
FEED += f"<description>{TEXT}</description><pubDate>Sun, 14 Mar 2021 10:00:00 GMT</pubDate></item></channel></rss>"
HTML = "Content-Type: text/html"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch):
    """A server with a page and a feed, which alone may be asked."""
    from marsad.ingest.web.fetch import Fetcher
    from marsad.ingest.web.limits import PORTS, Limits

    routes = {"/a": says(PAGE, "200 OK", HTML), "/rss": says(FEED), "/old": says("", "301 Moved", "Location: /a")}
    with serving(routes) as made:

        def new_fetcher(proxy: str | None = None, agent: str | None = None) -> Fetcher:
            assert proxy is None
            limits = Limits(ports=PORTS | {made.port}, seconds=5)
            return Fetcher(limits, agent=agent or "marsad test", allowed_for_tests=frozenset({LOOPBACK}))

        monkeypatch.setattr("marsad.ingest.web.direct.new_fetcher", new_fetcher)
        yield made


def run(*words: str, status: int = 0) -> tuple[list[dict], str]:
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == status, done.output + repr(done.exception)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")], done.stderr


def test_read_a_page(server: Server) -> None:
    claims, _ = run("read", server.url("/old"), "--format", "jsonl")
    document = claims[0]["document"]
    assert (document["title"], document["url"]) == ("قصف على سوق", server.url("/a"))
    assert document["provenance"]["captured"].endswith("Z")
    assert document["provenance"]["original"].startswith("sha256:")
    assert document["provenance"]["extractor"].startswith("trafilatura ")


def test_read_a_feed(server: Server) -> None:
    claims, _ = run("read", server.url("/rss"), "--format", "jsonl")
    assert [(one["document"]["published"], one["document"]["publisher"]) for one in claims] == [("2021-03-14", "وكالة")]
    assert server.paths() == ["/rss"]


def test_what_cannot_be_fetched_is_named_and_the_rest_is_read(server: Server, tmp_path: Path) -> None:
    urls = [
        server.url("/missing"),
        "https://10.0.0.1/",
        "ftp://a.example/x",
        "https://me:secret@a.example/",
        server.url("/a"),
    ]
    claims, told = run("read", *urls, "--format", "jsonl", status=1)
    assert len(claims) == 1
    for reason in ("no such page (404)", "private network", "no scheme that Marsad fetches", "name and password"):
        assert reason in told
    assert "secret" not in told
    case = tmp_path / "case"
    _, told = run("collect", *urls, "--case", str(case), "--by", "فريق", status=1)
    assert "secret" not in told
    assert not any(b"secret" in path.read_bytes() for path in case.rglob("*") if path.is_file())


def test_collect_keeps_a_page_with_its_capture(server: Server, tmp_path: Path) -> None:
    case = tmp_path / "case"
    kept, told = run("collect", server.url("/old"), server.url("/none"), "--case", str(case), "--by", "فريق", status=1)
    assert [(one["action"], one["source"], one["documents"]) for one in kept] == [("kept", server.url("/old"), 1)]
    assert "404" in told
    again, _ = run("collect", server.url("/old"), "--case", str(case), "--by", "فريق")
    assert [one["action"] for one in again] == ["seen"]
    run("verify", str(case))
    found = [path.read_bytes() for path in case.rglob("*") if path.is_file()]
    assert any(data == PAGE.encode() for data in found)
    record = next(data.decode() for data in found if b'"hops"' in data and b"/old" in data)
    assert f'"{LOOPBACK}"' in record
    assert "marsad test" in record
    claims, _ = run("read", str(case), "--format", "jsonl")
    assert claims[0]["document"]["url"] == server.url("/a")


def test_collect_takes_the_day_that_is_given(server: Server, tmp_path: Path) -> None:
    run("collect", server.url("/a"), "--case", str(tmp_path / "c"), "--by", "فريق", "--published", "2021-03-14")
    claims, _ = run("read", str(tmp_path / "c"), "--format", "jsonl")
    assert claims[0]["document"]["published"] == "2021-03-14"


def listed(folder: Path, server: Server, *more: str) -> str:
    rows = ["[watch]", 'pause = "0s"', "[[feed]]", f'url = "{server.url("/rss")}"', 'name = "وكالة"', *more]
    (folder / "feeds.toml").write_text("\n".join(rows), encoding="utf-8")
    return str(folder / "feeds.toml")


def test_watch_into_a_case(server: Server, tmp_path: Path) -> None:
    feeds, case = listed(tmp_path, server), str(tmp_path / "case")
    assert run("watch", feeds, "--case", case, "--by", "فريق")[1] == "وكالة: 1 new, 1 reports kept\n"
    assert run("watch", feeds, "--case", case, "--by", "فريق")[1] == "وكالة: 0 new, 0 reports kept\n"
    run("verify", case)
    claims, _ = run("read", case, "--format", "jsonl")
    assert [one["document"]["published"] for one in claims] == ["2021-03-14"]  # which only the feed says
    assert (tmp_path / "feeds.toml.state.json").exists()


def test_watch_as_lines_that_read_takes(server: Server, tmp_path: Path) -> None:
    feeds = listed(tmp_path, server, "pages = false")
    out = tmp_path / "new.jsonl"
    run("watch", feeds, "-o", str(out), "--state", str(tmp_path / "s.json"))
    run("watch", feeds, "-o", str(out), "--state", str(tmp_path / "s.json"))
    claims, _ = run("read", str(out), "--format", "jsonl")
    assert [one["document"]["url"] for one in claims] == [server.url("/a")]
    lines, _ = run("watch", feeds)
    assert [one["title"] for one in lines] == ["قصف على سوق"]


def test_watch_tells_what_failed_and_goes_on(server: Server, tmp_path: Path) -> None:
    feeds = listed(tmp_path, server, "[[feed]]", f'url = "{server.url("/no")}"', 'name = "غائبة"')
    lines, told = run("watch", feeds, status=1)
    assert len(lines) == 1
    assert "وكالة: 1 new, 1 reports kept\n" in told
    assert "غائبة: failed; tried again in 15 minutes\n" in told


def test_watch_goes_on_until_it_is_stopped(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feeds, slept = listed(tmp_path, server), []

    def sleep(span: float) -> None:
        slept.append(span)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("marsad.cli.watch.time.sleep", sleep)
    _, told = run("watch", feeds, "-o", str(tmp_path / "o.jsonl"), "--every", "15m", status=130)
    assert told.count("0 new, 0 reports kept") == 2
    assert "stopped; " in told
    assert min(slept) > 800
    assert len((tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_wrong_usage(server: Server, tmp_path: Path) -> None:
    feeds = listed(tmp_path, server)
    run("watch", feeds, "--every", "soon", status=2)
    run("watch", feeds, "--case", str(tmp_path / "c"), "-o", "x.jsonl", status=2)
    done = CliRunner().invoke(app, ["watch", str(tmp_path / "none.toml")])
    assert "check the path" in str(done.exception)


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpcore", None)
    for name in [one for one in sys.modules if one.startswith("marsad.ingest.web.") and not one.endswith("direct")]:
        monkeypatch.delitem(sys.modules, name)
    _, told = run("read", "https://news.example/", status=1)
    assert "pip install 'marsad[web]'" in told
    _, told = run("collect", "https://news.example/", "--case", str(tmp_path / "c"), "--by", "x", status=1)
    assert "pip install 'marsad[web]'" in told
    (tmp_path / "f.toml").write_text('[[feed]]\nurl = "https://news.example/"\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["watch", str(tmp_path / "f.toml")])
    assert "pip install 'marsad[web]'" in str(done.exception)
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    assert len(run("read", str(tmp_path / "p.html"), "--format", "jsonl")[0]) == 1  # the extra «html» suffices
