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
    embed video audio canvas svg template amp-ad amp-sidebar amp-consent amp-user-notification amp-embed
    amp-social-share amp-sticky-ad
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
    pager paging ticker newsticker marquee trending mostread mostviewed playlist tags tagcloud keywords footer
    copyright signature sig bio caption captions credit credits player toolbar prayer prayers poll overlay modal
    popup popin lightbox teaser teasers loadmore readmore readalso alsoread seealso follow followus pullquote
    skeleton masthead topbar modifydate printfriendly printonly
    """.split()
)
_LABELS = frozenset(  # the same, of things that have no sentence in them; a box of this name may also be the report's
    """
    badge views counter hidden print email archive archives breaking popular survey vote weather loading download
    downloads apps printer skip next previous prev more
    """.split()
)
_PAIRS = (
    "most-read", "read-also", "read-more", "see-also", "also-read", "more-on",
    "most-viewed", "top-bar", "load-more", "back-top", "back-to",
)  # fmt: skip
_SPLIT = re.compile(r"[^a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ALSO = r"(?:[أا]يضا|[أا]يضًا|[أا]يضاً)"
_OPENINGS = re.compile(  # no report begins a sentence so
    rf"\W*(?:[إا]?قر[أا]\s*(?:{_ALSO}|المزيد|كذلك)|(?:شاهد|طالع)\s*(?:{_ALSO}|المزيد)|المزيد\s*:|(?:ال)?إعلان(?:ات)?\W*$"
    r"|(?:أخبار|مواضيع|مقالات|موضوعات)\s+(?:ذات صلة|متعلقة|مشابهة)|تابع(?:نا|ونا|وا)\s+(?:على|قنات|صفح|حساب)"
    r"|شارك\s+(?:الخبر|المقال|عبر)|Read also|Read more)"
)
_WITH_LINK = re.compile(
    r"\W*(?:للمزيد|للاشتراك\s+في|انضم\s+إلى)"
)  # «انضم إلى التنظيم …» is news; with a link it is a call
_LONGEST = 250  # letters of a line that leads away


def prune(tree: Any) -> None:
    """Take the furniture out of a page, in place."""
    prose = Prose(tree)
    headed = {above for heading in tree.iter("h1") for above in (heading, *heading.iterancestors())}
    for element in list(_suspects(tree, prose)):
        if _stands_in(element, tree) and element not in headed and not prose.is_most([element]):
            element.drop_tree()
    for element in list(tree.iter("p", "div", "li", "h2", "h3", "h4", "h5", "strong", "span")):
        if _stands_in(element, tree) and not prose.is_most([element]) and _is_pointer(element):
            element.drop_tree()


def _stands_in(element: Any, tree: Any) -> bool:
    return element is not tree and element.getparent() is not None


def _suspects(tree: Any, prose: Prose) -> Iterator[Any]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "article", "main", "h1"):
            continue
        names = _names(element)
        is_label = not _LABELS.isdisjoint(names) and not prose.of(element)
        if is_label or element.tag in _TAGS or _role(element) in _ROLES or not _WORDS.isdisjoint(names):
            yield element


def _role(element: Any) -> str:
    return (element.get("role") or "").strip().lower()


def _names(element: Any) -> set[str]:
    """The words of the class and the id of an element, and those of ``_PAIRS`` as one word that ``_WORDS`` holds."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not named.strip():
        return set()
    plain = _CAMEL.sub("-", named).lower().replace("_", "-")
    return {*_SPLIT.split(plain), *(["readmore"] if any(pair in plain for pair in _PAIRS) else [])}


def _is_pointer(element: Any) -> bool:
    """Whether a line leads away from the page: it begins with «read also» or the like, or is a link and nothing else."""
    if len(element) > 20:
        return False
    text = " ".join(element.text_content()[:600].split())
    if not text or len(text) > _LONGEST:
        return False
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    if _OPENINGS.match(text) or (linked and _WITH_LINK.match(text)):
        return True
    return element.tag in ("p", "li", "div") and linked > 0.9 * len(text)
