"""What is fetched gets the reader of its kind; and patience with servers that may do better soon."""

from __future__ import annotations

import gzip
import json

import pytest
from web_server import Server, answer, says, serving

from marsad.errors import FetchError
from marsad.ingest.outcome import Rejected
from marsad.ingest.records import Defaults
from marsad.ingest.web.sources import patiently, read_url
from marsad.model.text import Document

TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون بقصف مدفعي استهدف سوقا شعبيا في مدينة تعز جنوب غربي اليمن، بحسب مصدر طبي."
PAGE = f"<!DOCTYPE html><html><body><article><h1>عنوان</h1><p>{TEXT}</p></article></body></html>"
LINES = "".join(json.dumps({"id": str(n), "text": f"{TEXT} {n}"}, ensure_ascii=False) + "\n" for n in range(3))
ROW = f"id,text\n1,{TEXT}\n"
MAP = "<urlset><url><loc>/a</loc></url></urlset>"
ATOM = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><summary>{TEXT}</summary></entry></feed>"


@pytest.mark.parametrize(
    ("path", "body", "told", "count"),
    [
        ("/a", PAGE, "", 1),
        ("/a", PAGE, "text/plain", 1),
        ("/a.txt", TEXT, "text/plain; charset=utf-8", 1),
        ("/a", TEXT.encode("cp1256", "replace"), "text/plain", 1),
        ("/a.jsonl", LINES, "application/octet-stream", 3),
        ("/a.jsonl.gz", gzip.compress(LINES.encode()), "application/gzip", 3),
        ("/a", ROW, "text/csv", 1),
        ("/feed", ATOM, "text/html", 1),
        ("/feed.xml.gz", gzip.compress(ATOM.encode()), "application/x-gzip", 1),
    ],
)
def test_each_kind_has_its_reader(fetcher_for, path: str, body: str | bytes, told: str, count: int) -> None:
    with serving({path: says(body, "200 OK", *([f"Content-Type: {told}"] if told else []))}) as server:
        found = list(read_url(server.url(path), Defaults(), fetcher_for(server)))
    documents = [one for one in found if isinstance(one, Document)]
    assert len(documents) == len(found) == count
    for one in documents:
        assert one.text.startswith("قتل ثلاثة")
        assert one.path == server.url(path)
        assert one.provenance is not None
        assert one.provenance.captured is not None


@pytest.mark.parametrize(
    ("body", "told", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png", "no text"),
        (MAP, "application/xml", "gives none of their words"),
        ("", "text/html", "no article"),
        (
            "The town was shelled by artillery, the ministry said in a statement on Sunday.",
            "text/plain",
            "not Arabic|no Arabic",
        ),
        (b"\x1f\x8b\x08broken", "text/html", "damaged|no article|no report"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_url(fetcher_for, body: str | bytes, told: str, reason: str) -> None:
    import re

    with serving({"/a": says(body, "200 OK", f"Content-Type: {told}")}) as server:
        found = list(read_url(server.url("/a"), Defaults(), fetcher_for(server)))
    assert not [one for one in found if isinstance(one, Document)]
    assert any(
        re.search(reason, one.reason) and server.url("/a") in one.where for one in found if isinstance(one, Rejected)
    )


def flapping(*statuses: str):
    left = list(statuses)
    return lambda connection, _: connection.sendall(answer(PAGE, left.pop(0), "Retry-After: 7"))


def tried(fetcher_for, server: Server) -> tuple[str, list[float]]:
    slept: list[float] = []
    try:
        return str(patiently(fetcher_for(server), server.url("/a"), slept.append).status), slept
    except FetchError as error:
        return error.reason, slept


def test_patience(fetcher_for) -> None:
    with serving({"/a": flapping("503 Busy", "500 Oops", "200 OK")}) as server:
        assert tried(fetcher_for, server) == ("200", [7.0, 7.0])
        server.routes["/a"] = flapping(*["502 Bad"] * 3)
        assert tried(fetcher_for, server) == ("the server answered with an error (502)", [7.0, 7.0])
        server.routes["/a"] = flapping("404 Not Found")
        assert tried(fetcher_for, server) == ("there is no such page (404)", [])
        server.routes["/a"] = says("", "429 Too Many", "Retry-After: 3600")
        assert tried(fetcher_for, server)[1] == []
