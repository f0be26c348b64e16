"""How many web pages Marsad fetches and reads in a second, on this machine alone.

    python benchmarks/web.py [--pages 300]

The pages are those of ``tests/ingest/web``, served on loopback over connections that are kept open. Three figures: fetching
alone, finding the article alone, and both as ``marsad read URL`` does; by the time of the processor, the server's included.
"""

from __future__ import annotations

import argparse
import io
import itertools
import resource
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "ingest" / "web"))

from web_pages import FIRST, LAST, LATER, pages

from marsad.ingest.records import Defaults
from marsad.ingest.texts import read_page
from marsad.ingest.web.fetch import Fetcher
from marsad.ingest.web.limits import Limits
from marsad.ingest.web.sources import read_url
from marsad.model.text import Document

LOOPBACK = "127.0.0.1"
PAGES = [one.data for listed in (FIRST, LATER, LAST) for one in pages(listed)]


class Pages(BaseHTTPRequestHandler):
    """Serves page number N under /N."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        data = PAGES[int(self.path[1:]) % len(PAGES)]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def measure(name: str, count: int, work: Callable[[int], object]) -> None:
    work(0)
    began = time.process_time()
    for number in range(count):
        work(number)
    seconds = time.process_time() - began
    print(f"{name}: {count / seconds:,.0f} pages a second of one core")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    count = parser.parse_args().pages
    server = ThreadingHTTPServer((LOOPBACK, 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    url = f"http://{LOOPBACK}:{port}/"
    with Fetcher(Limits(ports=frozenset({port})), allowed_for_tests=frozenset({LOOPBACK})) as fetcher:
        measure("fetched", count, lambda n: fetcher.fetch(f"{url}{n}"))
        measure("read", count, lambda n: list(read_page(io.BytesIO(PAGES[n % len(PAGES)]), "x", Defaults())))
        both = lambda n: [one for one in read_url(f"{url}{n}", Defaults(), fetcher) if isinstance(one, Document)]  # noqa: E731
        measure("fetched and read", count, both)
        assert all(itertools.chain.from_iterable(both(n) for n in range(3)))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    server.shutdown()


if __name__ == "__main__":
    main()
