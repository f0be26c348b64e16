"""A forwarded post is told by whoever wrote it first: the outermost link of every chain in it.

No words of the text name that source, so the link has none; its name stands in the document's provenance.
"""

from __future__ import annotations

from marsad.model.claim import Attribution
from marsad.model.evidence import Evidence
from marsad.model.text import Document

ORIGIN = Attribution(source=None, cue=None, kind="social-media")


def origin_of(document: Document) -> tuple[tuple[Attribution, ...], tuple[Evidence, ...]]:
    """The link to the one whose post was forwarded, and why it is there; empty for what is the publisher's own."""
    name = document.provenance.forwarded_from if document.provenance else None
    if name is None or name == document.publisher:
        return (), ()
    why = Evidence("attribution.forwarded", None, f"the post was forwarded from «{name}»", "attribution")
    return (ORIGIN,), (why,)
