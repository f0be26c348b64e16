"""The page, from top to bottom."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from marsad.export.report.cards import cards
from marsad.export.report.disputes import disputes
from marsad.export.report.documents import documents
from marsad.export.report.facts import gathered
from marsad.export.report.frame import Page
from marsad.export.report.glossary import glossary
from marsad.export.report.html import Child, Element, Style, render, tag
from marsad.export.report.limits import PAPER, Limits
from marsad.export.report.map import places_map
from marsad.export.report.quoting import quoting
from marsad.export.report.summary import summary
from marsad.export.report.timeline import timeline
from marsad.export.report.tolls import tolls
from marsad.export.report.words import Digits, Words
from marsad.export.said import Language
from marsad.knowledge import Knowledge
from marsad.model.claim import Claim
from marsad.model.incident import Incident
from marsad.text.fold import fold_all

_STYLE = Path(__file__).parent / "data" / "style.css"
_SECTIONS = (disputes, timeline, places_map, tolls, quoting, cards, documents, glossary)


def build_report(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    *,
    language: Language = "ar",
    title: str | None = None,
    knowledge: Knowledge | None = None,
    digits: Digits | None = None,
    notes: Sequence[str] = (),
    unfolded: bool = False,
    limits: Limits | None = None,
) -> str:
    """The report as one HTML page that loads nothing: no script, no font, no picture from elsewhere.

    ``claims`` lend their words to the incidents that name them; those that are not at hand are counted. Where a claim's
    document has its text, whole sentences are shown. ``digits`` are those of the page's own numbers (Arabic-Indic on an
    Arabic page). ``notes`` stand at its head (what a profile took away). ``unfolded``: nothing is folded, for print. The
    same records give the same page.
    """
    known = knowledge or Knowledge()
    words = Words(known, language, digits)
    facts, limits = gathered(incidents, claims), limits or (PAPER if unfolded else Limits())
    carded = frozenset(one.id for one in facts.leading[: limits.cards])
    page = Page(facts, words, limits, unfolded, _heads(known), carded)
    named = title or words("untitled-report")
    head = summary(page, named, version("marsad"), known.digest, notes)
    sections: list[Child] = [["\n", section(page)] for section in _SECTIONS]
    skip = tag("a", words("skip"), href="#disputes", class_="skip")
    body = tag("body", skip, tag("main", head, sections), class_=f"digits-{words.digits}")
    html = tag("html", _head(named), body, lang=language, dir="rtl" if language == "ar" else "ltr")
    return "<!DOCTYPE html>\n" + render(html) + "\n"


def _head(title: str) -> Element:
    """The head. The policy forbids whatever the page does not hold itself, even its own style sheet if it was changed."""
    css = _style()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="robots", content="noindex, nofollow, noarchive"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", Style(css)),
    )


def _heads(knowledge: Knowledge) -> frozenset[str]:
    """The nouns for sources and for what they speak in, folded."""
    sources, settings = (
        knowledge.table("lexicon/reporting/sources.csv"),
        knowledge.table("lexicon/reporting/settings.csv"),
    )
    nouns = {row["noun"] for row in sources} | {row["word"] for row in settings}
    plurals = {one for table in (sources, settings) for row in table for one in row["plural"].split("|") if one}
    return frozenset(fold_all(noun) for noun in nouns | plurals)


@cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")
