"""No text of a report becomes part of the page's own making: not a tag, not an attribute, nothing that runs or loads."""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.report.made import HOSTILE, any_claim, any_incident, claim, hostile, incident

from marsad.export.report import build_report
from marsad.export.report.html import Style, render, shown, tag
from marsad.knowledge import Knowledge
from marsad.model.claim import Claim
from marsad.model.incident import Incident

KNOWLEDGE = Knowledge()
ELEMENTS = set(
    "html head meta title style body a main header nav section article h1 h2 h3 h4 p ul ol li dl div dt dd span strong b bdi q"
    " mark cite code table caption thead tbody tr th td details summary figure figcaption blockquote"
    " svg desc g rect line circle ellipse path text".split()
)
ATTRIBUTES = set(
    "lang dir class id href title charset name content http-equiv scope colspan rowspan tabindex role open data-label"
    " aria-label aria-labelledby aria-hidden viewBox direction text-anchor x y x1 y1 x2 y2 cx cy r rx ry d width height"
    " transform".split()
)


def parsed(page: str) -> list[Element]:
    """Every element of the page, as a browser would read it; what HTML does not allow fails."""
    page.encode()
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return [element for element in root.iter() if isinstance(element.tag, str)]


def name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def check(page: str) -> list[Element]:
    elements = parsed(page)
    assert {name(one) for one in elements} <= ELEMENTS
    assert {key for one in elements for key in one.attrib} <= ATTRIBUTES
    links = [one.attrib["href"] for one in elements if "href" in one.attrib]
    ids = [one.attrib["id"] for one in elements if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    assert [link for link in links if link.removeprefix("#") not in ids or not link.startswith("#")] == []
    assert sum(name(one) == "style" for one in elements) == 1
    return elements


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_incident(), any_claim(), st.sampled_from(("ar", "en")), hostile)
def test_any_record_gives_a_page_of_known_parts(one: Incident, told: Claim, language: str, title: str) -> None:
    check(build_report([one], [told], language=language, title=title, notes=[title], knowledge=KNOWLEDGE))  # type: ignore[arg-type]


@given(hostile)
def test_a_text_stays_a_text(text: str) -> None:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(
        render(tag("p", text, title=text))
    )
    (element,) = list(root)
    assert (element.tag, list(element)) == ("p", [])
    assert (element.text or "") == shown(text)
    assert element.attrib["title"] == shown(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_shown_holds_no_sign_that_steers(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\uffff]", shown(text))


def test_signs_of_direction_are_seen() -> None:
    turned = claim(document=claim().document.__class__("قال \u202eمصدر طبي", publisher="أ\u202eب"))
    assert "أ‹RLO›ب" in build_report([incident()], [turned], knowledge=KNOWLEDGE)


@pytest.mark.parametrize(
    ("element", "attributes"),
    [
        ("p", {"onclick": "x"}),
        ("p", {"style": "x"}),
        ("p", {"src": "x"}),
        ("p><b", {}),
        ("p", {"a b": "x"}),
        ("script", {}),
    ],
)
def test_what_a_browser_would_run_cannot_be_made(element: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"no element|no attribute"):
        tag(element, "text", **attributes)


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    elements = check(build_report([incident()], [claim()], knowledge=KNOWLEDGE))
    style = next(one for one in elements if name(one) == "style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    policy = next(one.attrib["content"] for one in elements if one.attrib.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|@font-face|expression", style.text or "")


def test_a_style_sheet_is_written_as_it_is() -> None:
    assert render(tag("style", Style("a > b { color: red }"))) == "<style>a > b { color: red }</style>"
