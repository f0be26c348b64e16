"""XML without entities, document types or anything fetched: names and text, as they come."""

from __future__ import annotations

import io
from typing import Any, Protocol
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces

from marsad.ingest.unreadable import UnreadableError

_DEEPEST = 1000

Names = dict[str, str]


class Handler(Protocol):
    """What listens: names and attributes without their namespaces."""

    def start(self, name: str, attributes: Names) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


def walk(data: bytes, handler: Handler) -> None:
    """Tells the handler every element and text. UnreadableError for what is broken, nested too deep, or declares entities."""
    from defusedxml import DefusedXmlException
    from defusedxml.sax import make_parser

    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(_Bridge(handler))
    try:
        parser.parse(io.BytesIO(data))
    except DefusedXmlException as error:
        raise UnreadableError(
            "its XML declares entities, which no office program writes: it is made to harm"
        ) from error
    except SAXParseException as error:
        raise UnreadableError(f"its XML is damaged at line {error.getLineNumber()}") from error


class _Bridge(ContentHandler):
    """Namespaces off, depth watched."""

    def __init__(self, handler: Handler) -> None:
        super().__init__()
        self._handler = handler
        self._depth = 0

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802, ARG002
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableError(f"its XML is nested deeper than {_DEEPEST:,} levels")
        self._handler.start(name[1], {key[1]: value for key, value in attrs.items()})

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802, ARG002
        self._depth -= 1
        self._handler.end(name[1])

    def characters(self, content: str) -> None:
        self._handler.text(content)
