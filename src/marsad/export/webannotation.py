"""W3C Web Annotations (JSON-LD, Recommendation of 23 February 2017) of every span, with where each comes from in PROV-O.

A span is found by its position (code points, as the recommendation has it) and by its words with what stands around them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version

from marsad.export.cells import utf8
from marsad.export.format import Format, Material, Options
from marsad.export.out import File, Out
from marsad.export.said import said, told
from marsad.export.spans import Labelled, spans_of
from marsad.model.claim import Claim
from marsad.model.fields import Json

AROUND = 32  # code points before and after a quote

_ANNO = "http://www.w3.org/ns/anno.jsonld"
_PROV = {"prov": "http://www.w3.org/ns/prov#", "marsad": "urn:marsad:terms#"}
_URN = re.compile(r"[^A-Za-z0-9.:_/-]+")


def annotations_of(claim: Claim, knowledge: str) -> Iterator[Json]:
    """An annotation for every span of a claim that stands where it says; ``knowledge`` is the digest of the knowledge."""
    text = claim.document.text
    for span in spans_of(claim):
        if span.start < span.end and (not text or text[span.start : span.end] == span.text):
            yield _annotation(claim, span, knowledge)


def _annotation(claim: Claim, span: Labelled, knowledge: str) -> Json:
    return {
        "id": _urn("annotation", f"{claim.id}:{span.field.replace('[', '.').replace(']', '')}"),
        "type": "Annotation",
        "motivation": "classifying",
        "body": list(_bodies(claim, span)),
        "target": {"source": _source(claim), "selector": list(_selectors(claim.document.text, span))},
        "generator": {
            "id": _urn("software", version("marsad")),
            "type": "Software",
            "name": f"Marsad {version('marsad')}",
        },
        "prov:wasDerivedFrom": {"@id": _urn("document", claim.document.id)},
        "prov:wasGeneratedBy": _activity(claim, span, knowledge),
    }


def _bodies(claim: Claim, span: Labelled) -> Iterator[Json]:
    yield {"type": "TextualBody", "purpose": "tagging", "value": f"{span.layer}: {span.label}"}
    yield {"type": "SpecificResource", "purpose": "linking", "source": _urn("claim", claim.id)}
    yield {"type": "TextualBody", "purpose": "describing", "value": claim.factuality}
    if identified := _identified(claim, span):
        yield {"type": "SpecificResource", "purpose": "identifying", "source": identified}


def _identified(claim: Claim, span: Labelled) -> str | None:
    """The place, the actor or the item that the words were taken for."""
    found = re.fullmatch(r"event\.(places|arguments|materiel)\[(\d+)\]", span.field)
    if found is None:
        return None
    kind, number = found[1], int(found[2])
    if kind == "materiel":
        return _urn("materiel", claim.event.materiel[number].item.id)
    if kind == "arguments":
        actor = claim.event.arguments[number].actor
        return _urn("actor", actor.id) if actor and actor.id else None
    place = claim.event.places[number].place
    if place is None or not place.id:
        return None
    bare = re.fullmatch(r"geonames:(\d+)", place.id)
    return f"https://sws.geonames.org/{bare[1]}/" if bare else _urn("place", place.id)


def _selectors(text: str, span: Labelled) -> Iterator[Json]:
    yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote: Json = {"type": "TextQuoteSelector", "exact": utf8(span.text)}
    if text:
        quote["prefix"] = utf8(text[max(0, span.start - AROUND) : span.start])
        quote["suffix"] = utf8(text[span.end : span.end + AROUND])
    yield quote


def _source(claim: Claim) -> Json:
    """The text by its digest; the page it was taken from may change, the text does not."""
    document = claim.document
    found: Json = {"id": _urn("document", document.id), "type": "Text", "format": "text/plain", "language": "ar"}
    if document.title:
        found["marsad:title"] = utf8(document.title)
    if document.url:
        found["prov:hadPrimarySource"] = {"@id": utf8(document.url)}
    return found


def _activity(claim: Claim, span: Labelled, knowledge: str) -> Json:
    """The reading that made the span: with which knowledge, over which text, by which rules."""
    used = [_urn("document", claim.document.id), _urn("knowledge", f"sha256:{knowledge}")]
    return {
        "@type": "prov:Activity",
        "prov:used": [{"@id": name} for name in [*used, *_rules(claim, span)]],
        "prov:wasAssociatedWith": {"@id": _urn("software", version("marsad"))},
    }


def _rules(claim: Claim, span: Labelled) -> list[str]:
    """The rules that speak of these very words; else those that made the event."""
    own = [e.rule for e in claim.evidence if (e.start, e.end) == (span.start, span.end)]
    made = [e.rule for e in claim.evidence if e.field == "type"]
    return [_urn("rule", rule) for rule in dict.fromkeys(own or made)]


def _urn(kind: str, name: str) -> str:
    return f"urn:marsad:{kind}:{_URN.sub('-', name)}"


def _write(material: Material, out: Out, _: Options) -> None:
    digest = material.knowledge.digest
    head = {"@context": [_ANNO, _PROV], "id": "urn:marsad:annotations", "type": "AnnotationPage"}
    with out.text(File("annotations.jsonld", "application/ld+json", None, {"encoding": "utf-8"})) as write:
        write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
        between = "\n"
        for claim in material.claims:
            items = list(annotations_of(claim, digest))
            if not items:
                out.leave("left-no-words")
                continue
            out.records += 1
            for item in items:
                write(between + json.dumps(item, ensure_ascii=False, allow_nan=False))
                between = ",\n"
        write("\n]}\n")


WEB_ANNOTATION = Format(
    name="webannotation",
    title=said("title-webannotation"),
    units=("claims",),
    suffix=".jsonld",
    write=_write,
    drops=told("drop-values", "drop-codes", "drop-factuality-of-fields"),
    rules=told("rule-code-points", "rule-webannotation"),
    licence=said("licence-own"),
)
