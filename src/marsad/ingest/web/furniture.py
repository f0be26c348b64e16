"""What stands on a page around its article: menus, tickers, «read also», advertisements, comments, consent boxes.

It is known by its tag, its role, or the names that the page's makers gave it. What holds most of the page's prose is never
taken away, whatever it is called, nor is a heading of the first order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from marsad.ingest.web.prose import Prose

_TAGS = frozenset(  # elements
    """
    nav aside footer form button select textarea input label marquee figcaption dialog noscript iframe object
    embed video audio canvas svg template amp-ad amp-sidebar amp-consent amp-user-notification amp-embed amp-
    social-share amp-sticky-ad
    """.split()
)
_ROLES = frozenset(  # WAI-ARIA
    """
    navigation complementary contentinfo dialog alertdialog search menu menubar toolbar tablist banner
    """.split()
)
_WORDS = frozenset(  # parts of class names and ids
    """
    share sharing shares social socials sharedaddy addtoany addthis related relatedposts recommended
    recommendations recommend suggested aside ad ads adv advert adverts advertisement advertising adslot
    adsbygoogle banner sponsor sponsored promo promotion taboola outbrain comment comments commentlist respond
    reply replies disqus fbcomments cookie cookies consent gdpr newsletter subscribe subscription paywall login
    signin register breadcrumb breadcrumbs sidebar sidenav widgets menu submenu nav navbar navigation pagination
    pager paging ticker newsticker marquee breaking trending popular mostread mostviewed playlist tags tagcloud
    tag keywords footer copyright signature sig bio caption captions credit credits player toolbar weather prayer
    prayers poll vote survey overlay modal popup popin lightbox skip hidden print printer email views counter
    badge teaser teasers next previous prev loadmore more readmore readalso alsoread seealso apps download
    downloads follow followus pullquote skeleton loading archive archives header masthead topbar modifydate
    """.split()
)
_PAIRS = (
    "most-read", "read-also", "read-more", "see-also", "also-read", "more-on",
    "most-viewed", "top-bar", "load-more", "back-top", "back-to",
)  # fmt: skip
_SPLIT = re.compile(r"[^a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ALSO = r"(?:[أا]يضا|[أا]يضًا|[أا]يضاً)"
_OPENINGS = re.compile(
    rf"\W*(?:[إا]?قر[أا]\s*(?:{_ALSO}|المزيد|كذلك)|(?:شاهد|طالع)\s*(?:{_ALSO}|المزيد)|للمزيد|المزيد\s*:"
    r"|(?:أخبار|مواضيع|مقالات|موضوعات)\s+(?:ذات صلة|متعلقة|مشابهة)|تابع(?:نا|ونا|وا)\s+(?:على|قنات|صفح|حساب)|للاشتراك\s+في"
    r"|انضم\s+إلى|شارك\s+(?:الخبر|المقال|عبر|على)|(?:ال)?إعلان(?:ات)?\W*$|Read also|Read more)"
)


def prune(tree: Any) -> None:
    """Take the furniture out of a page, in place."""
    prose = Prose(tree)
    headed = {above for heading in tree.iter("h1") for above in (heading, *heading.iterancestors())}
    for element in list(_suspects(tree)):
        if _stands_in(element, tree) and element not in headed and not prose.is_most([element]):
            element.drop_tree()
    for element in list(tree.iter("p", "div", "li", "h2", "h3", "h4", "h5", "strong", "span")):
        if _stands_in(element, tree) and not prose.is_most([element]) and _is_pointer(element):
            element.drop_tree()


def _stands_in(element: Any, tree: Any) -> bool:
    return element is not tree and element.getparent() is not None


def _suspects(tree: Any) -> Iterator[Any]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "article", "main", "h1"):
            continue
        if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES or _named_so(element):
            yield element


def _named_so(element: Any) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not named.strip():
        return False
    plain = _CAMEL.sub("-", named).lower()
    return not _WORDS.isdisjoint(_SPLIT.split(plain)) or any(pair in plain.replace("_", "-") for pair in _PAIRS)


def _is_pointer(element: Any) -> bool:
    """Whether a line leads away from the page: it begins with «read also» or the like, or is a link and nothing else."""
    if len(element) > 20:
        return False
    text = " ".join(element.text_content()[:600].split())
    if not text or len(text) > 500:
        return False
    if _OPENINGS.match(text):
        return True
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return element.tag in ("p", "li", "div") and linked > 0.9 * len(text) and len(text) < 200
