"""Pages made of ``layouts/``, the articles and ``pages.yaml``, and the measure of how much of what must hold does.

``python tests/ingest/web/web_pages.py [later|last]`` tells, page by page, what does not hold.
"""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

import yaml

from marsad.model.text import Document

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """A page, and what is to be read from it and what is not."""

    name: str
    data: bytes
    article: dict[str, Any]
    must: list[str]
    never: list[str]
    tells: list[str]

    def faults(self, documents: list[Document]) -> list[str]:
        """What does not hold of the documents that were read from it."""
        text = "\n".join(one.text for one in documents)
        faults = [f"missing: {words}" for words in self.must if words not in text]
        faults += [f"too much: {words}" for words in self.never if words in text]
        named = {"published": self.article["date"], **{k: self.article[k] for k in ("title", "author")}}
        named["publisher"] = self.article["outlet"]
        for field in self.tells:
            told = getattr(documents[0], field, None) if documents else None
            if field != "author" and told != named[field]:
                faults.append(f"{field}: {told!r}, not {named[field]!r}")
        return faults

    @property
    def wanted(self) -> int:
        """How many things are asked of it."""
        return len(self.must) + len(self.never) + len([field for field in self.tells if field != "author"])


def load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


FIRST, LATER, LAST = "pages.yaml", "pages_later.yaml", "pages_last.yaml"


def pages(listed: str = FIRST) -> Iterator[Page]:
    """All of a list, in its order."""
    articles = load("articles.yaml") | load("articles_long.yaml")
    for layout, about in load(listed).items():
        template = Template((HERE / "layouts" / f"{layout}.html").read_text(encoding="utf-8"))
        for slug in about["articles"]:
            article = articles[slug]
            text = template.safe_substitute(parts(slug, article))
            data = text.encode(about.get("encoding", "utf-8"), "xmlcharrefreplace")
            yield Page(f"{layout}/{slug}", data, article, article["must"], about["not"], about["tells"])


def parts(slug: str, article: dict[str, Any]) -> dict[str, str]:
    """What a layout may set: the fields, and the paragraphs in the markup of many kinds of page."""
    said = [html.escape(one, quote=False) for one in article["paragraphs"]]
    rows = [f"<p>{one}</p>" for one in said]
    half = max(1, len(rows) // 2)
    subheads = "".join(
        f"<h3>{'خلفية المشهد' if n == half else 'تفاصيل'}</h3>{row}" if n in (1, half) else row
        for n, row in enumerate(rows)
    )
    return {
        "slug": slug,
        "title": html.escape(article["title"], quote=False),
        "author": article["author"] or "هيئة التحرير",
        "date": article["date"],
        "arabic_date": article["arabic_date"],
        "outlet": article["outlet"],
        "p": "\n".join(rows),
        "first": "".join(rows[:1]),
        "rest": "\n".join(rows[1:]),
        "br": "<br><br>\r\n".join(said),
        "divs": "\n".join(f'<div class="txt">{one}</div>' for one in said),
        "subheads": subheads,
        "entries": "\n".join(entry(one) for one in said),
        "messages": "\n".join(message(one, article["date"]) for one in said),
        "json_body": json.dumps("\n\n".join(article["paragraphs"]), ensure_ascii=False),
    }


def entry(text: str) -> str:
    """One entry of a live page: its time stands apart."""
    hour, _, rest = text.partition(" ")
    return f'<div class="live-entry"><time>{hour}</time><div class="live-text"><p>{rest}</p></div></div>'


def message(text: str, date: str) -> str:
    """One post of a channel, as its public page shows it."""
    return (
        '<div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="x/1">'
        f'<div class="tgme_widget_message_text" dir="auto">{text}</div><div class="tgme_widget_message_info">'
        '<span class="tgme_widget_message_views">2.1K</span>'
        f'<a href="https://t.me/x/1"><time datetime="{date}T10:00:00+00:00">10:00</time></a></div></div></div>'
    )


def main() -> None:
    import io

    from marsad.ingest.records import Defaults
    from marsad.ingest.texts import read_page

    held = wanted = whole = count = 0
    for page in pages({"later": LATER, "last": LAST}.get(sys.argv[-1], FIRST)):
        outcomes = list(read_page(io.BytesIO(page.data), page.name, Defaults()))
        faults = page.faults([one for one in outcomes if isinstance(one, Document)])
        held, wanted, whole, count = (
            held + page.wanted - len(faults),
            wanted + page.wanted,
            whole + (not faults),
            count + 1,
        )
        print(page.name, *faults, *(str(one) for one in outcomes if not isinstance(one, Document)), sep="\n    ")  # noqa: T201
    print(f"{held} of {wanted} hold; {whole} of {count} pages whole")  # noqa: T201


if __name__ == "__main__":
    main()
