"""Formats for annotators, read back: every span's words are the document's words at its offsets."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.export.annotated import TEXTS, claims, written

from marsad.errors import ExportError
from marsad.export.brat import BRAT
from marsad.export.conll import CONLL
from marsad.export.labelstudio import LABEL_STUDIO
from marsad.export.spans import spans_of
from marsad.export.webannotation import AROUND, WEB_ANNOTATION
from marsad.model.claim import Claim, Quote
from marsad.model.codec import claim_from_json, claim_to_json
from marsad.model.text import Document

ANNO = {  # of http://www.w3.org/ns/anno.jsonld, the terms that are used, so that the test needs no network
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "Text": "dctypes:Text",
    "Software": "as:Application",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "classifying": "oa:classifying",
    "tagging": "oa:tagging",
    "linking": "oa:linking",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
}


@cache
def held() -> tuple[Claim, ...]:
    found = tuple(claims())
    assert len({claim.document.text for claim in found}) == len(TEXTS)
    assert len(found) >= 6
    return found


def shown(text: str) -> str:
    """As a file in UTF-8 holds it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def expected(layers: bool = True) -> set[tuple[str, int, int, str, str]]:
    """Every span of every claim: document, offsets, layer, label."""
    return {
        (claim.document.id, span.start, span.end, span.layer if layers else "", span.label)
        for claim in held()
        for span in spans_of(claim)
    }


def test_brat_is_read_back(tmp_path: Path) -> None:
    out = written(BRAT, tmp_path / "out", list(held()))
    assert out.records == len(held())
    assert not out.left
    folder = tmp_path / "out" / "brat"
    configuration = (folder / "annotation.conf").read_text(encoding="utf-8")
    found, events = set(), 0
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        document = next(claim.document for claim in held() if shown(claim.document.text) == text)
        bound: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            name, rest, *words = line.split("\t")
            if name.startswith("T"):
                kind, _, offsets = rest.partition(" ")
                parts = [tuple(map(int, part.split())) for part in offsets.split(";")]
                assert " ".join(text[start:end] for start, end in parts) == words[0]
                assert not re.search(r"[\r\n]", words[0])
                assert re.fullmatch(r"[\w-]+", kind, re.ASCII)
                assert re.search(rf"^{kind}\b", configuration, re.MULTILINE)
                bound[name] = kind
                found.add((document.id, parts[0][0], parts[-1][1]))
            elif name.startswith("E"):
                trigger, *roles = [pair.split(":") for pair in rest.split()]
                assert bound[trigger[1]] == trigger[0]
                assert all(target in bound for _, target in roles)
                assert len({role for role, _ in roles}) == len(roles)
                events += 1
            elif name.startswith("A"):
                assert re.fullmatch(r"Factuality E\d+ \w+", rest)
    assert found == {span[:3] for span in expected()}
    assert events == len(held())


def test_a_span_over_lines_is_in_fragments(tmp_path: Path) -> None:
    text = "قصف على مدينة\r\nحلب اليوم"
    claim = replace(held()[0], document=Document(text), sentence=(0, len(text)), also=(), attribution=())
    place = replace(claim.event.places[0], words=Quote(text[8:18], 8, 18))
    event = replace(
        claim.event, trigger=Quote("قصف", 0, 3), arguments=(), places=(place,), counts=(), materiel=(), time=None
    )
    written(BRAT, tmp_path / "out", [replace(claim, event=event)])
    (ann,) = (tmp_path / "out" / "brat").glob("*.ann")
    assert "T2\tplace 8 13;15 18\tمدينة حلب\n" in ann.read_text(encoding="utf-8")


def test_conll_is_read_back(tmp_path: Path) -> None:
    out = written(CONLL, tmp_path / "out", list(held()))
    lines = (tmp_path / "out" / "claims.conll").read_bytes().decode("utf-8").split("\n")
    names = lines[0].removeprefix("# columns = ").split()
    texts = {claim.document.id: claim.document.text for claim in held()}
    found, labelled, document = set(), set(), ""
    for line in lines[1:]:
        if line.startswith("# document = "):
            document = line.removeprefix("# document = ")
        if not line or line.startswith("# "):
            continue
        row = dict(zip(names, line.split("\t"), strict=True))
        surface = shown(texts[document][int(row["start"]) : int(row["end"])])
        assert row["form"] == "".join(surface.split()) or "\ufffd" in row["form"]
        for name in names[3:-1]:
            assert re.fullmatch(r"O|[BI]-[\w-]+", row[name])
            if row[name].startswith("B-"):
                labelled.add((document, int(row["start"]), name, row[name][2:]))
        for part in row["spans"].split("|") if row["spans"] != "_" else ():
            offsets, layer, label = part.split(":")
            start, end = map(int, offsets.split("-"))
            found.add((document, start, end, layer, label))
    assert found == expected()
    assert len(labelled) == len(expected()) - sum(out.left.values())
    assert {(doc, start, layer, label) for doc, start, _, layer, label in found} >= labelled


def test_label_studio_is_read_back(tmp_path: Path) -> None:
    written(LABEL_STUDIO, tmp_path / "out", list(held()))
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    labels = {label.get("value") for label in ET.parse(tmp_path / "out" / "interface.xml").iter("Label")}
    relations = {label.get("value") for label in ET.parse(tmp_path / "out" / "interface.xml").iter("Relation")}
    found = set()
    for task in tasks:
        text, document = task["data"]["text"], task["data"]["document_id"]
        units = text.encode("utf-16-le")
        (prediction,) = task["predictions"]
        ids = {part["id"]: part for part in prediction["result"] if part["type"] == "labels"}
        for part in ids.values():
            start, end, (label,) = part["value"]["start"], part["value"]["end"], part["value"]["labels"]
            assert text[start:end] == part["value"]["text"]
            assert units[2 * start : 2 * end].decode("utf-16-le") == part["value"]["text"]  # as a browser counts
            assert label in labels
            found.add((document, start, end, "", label.rpartition(": ")[2]))
        for part in (part for part in prediction["result"] if part["type"] == "relation"):
            assert {part["from_id"], part["to_id"]} <= set(ids)
            assert set(part["labels"]) <= relations
    assert found == expected(layers=False)
    assert len(tasks) == len(TEXTS)


def test_label_studio_takes_every_task(tmp_path: Path) -> None:
    label_interface = pytest.importorskip("label_studio_sdk.label_interface")  # half a gigabyte; run with 2.1.2
    written(LABEL_STUDIO, tmp_path / "out", list(held()))
    interface = label_interface.LabelInterface((tmp_path / "out" / "interface.xml").read_text(encoding="utf-8"))
    interface.validate()
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        assert interface.validate_task({"data": task["data"]})
        (prediction,) = task["predictions"]
        assert not interface.validate_prediction(prediction, return_errors=True)
    wrong = next(part for part in tasks[0]["predictions"][0]["result"] if part["type"] == "labels")
    wrong["value"]["labels"] = ["no such label"]
    assert interface.validate_prediction(tasks[0]["predictions"][0], return_errors=True)


def test_web_annotations_are_read_back(tmp_path: Path) -> None:
    written(WEB_ANNOTATION, tmp_path / "out", list(held()))
    page = json.loads((tmp_path / "out" / "annotations.jsonld").read_text(encoding="utf-8"))
    texts = {f"urn:marsad:document:{claim.document.id}": claim.document.text for claim in held()}
    found = set()
    for item in page["items"]:
        text = texts[item["target"]["source"]["id"]]
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert quote["exact"] == shown(text[start:end])
        assert quote["prefix"] == shown(text[max(0, start - AROUND) : start])
        assert quote["suffix"] == shown(text[end : end + AROUND])
        layer, _, label = item["body"][0]["value"].partition(": ")
        found.add((item["target"]["source"]["id"].removeprefix("urn:marsad:document:"), start, end, layer, label))
        used = [one["@id"] for one in item["prov:wasGeneratedBy"]["prov:used"]]
        assert used[0] == item["target"]["source"]["id"]
        assert used[1].startswith("urn:marsad:knowledge:sha256:")
        assert used[2].startswith("urn:marsad:rule:")
    assert found == expected()
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_web_annotations_are_linked_data(tmp_path: Path) -> None:
    jsonld = pytest.importorskip("pyld.jsonld")

    def loader(url: str, _: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": ANNO}}

    written(WEB_ANNOTATION, tmp_path / "out", list(held())[:2])
    page = json.loads((tmp_path / "out" / "annotations.jsonld").read_text(encoding="utf-8"))
    (expanded,) = jsonld.expand(page, {"documentLoader": loader})
    items = expanded["https://www.w3.org/ns/activitystreams#items".replace("https", "http")][0]["@list"]
    assert len(items) == len(page["items"])
    assert not any(key for item in items for key in item if not key.startswith(("http", "@")))
    first = items[0]
    assert first["@type"] == ["http://www.w3.org/ns/oa#Annotation"]
    target = first["http://www.w3.org/ns/oa#hasTarget"][0]
    assert len(target["http://www.w3.org/ns/oa#hasSelector"]) == 2
    activity = first["http://www.w3.org/ns/prov#wasGeneratedBy"][0]
    assert activity["@type"] == ["http://www.w3.org/ns/prov#Activity"]
    quads = jsonld.to_rdf(page, {"documentLoader": loader, "format": "application/n-quads"})
    assert "http://www.w3.org/ns/prov#wasDerivedFrom" in quads


def test_claims_alone_give_quotes_without_what_is_around_them(tmp_path: Path) -> None:
    bare = [claim_from_json(claim_to_json(claim)) for claim in held()]
    written(WEB_ANNOTATION, tmp_path / "out", bare)
    page = json.loads((tmp_path / "out" / "annotations.jsonld").read_text(encoding="utf-8"))
    assert len(page["items"]) == sum(len(list(spans_of(claim))) for claim in held())
    assert all("prefix" not in item["target"]["selector"][1] for item in page["items"])


@pytest.mark.parametrize("form", [BRAT, CONLL, LABEL_STUDIO], ids=lambda form: form.name)
def test_claims_alone_hold_no_text(form: object, tmp_path: Path) -> None:
    bare = [claim_from_json(claim_to_json(claim)) for claim in held()]
    with pytest.raises(ExportError, match="give the reports themselves"):
        written(form, tmp_path / "out", bare)  # type: ignore[arg-type]
    out = written(form, tmp_path / "some", [*bare, *held()])  # type: ignore[arg-type]
    assert [number for why, number in out.left.items() if "not at hand" in why.en] == [len(bare)]


@pytest.mark.parametrize("form", [BRAT, CONLL, LABEL_STUDIO, WEB_ANNOTATION], ids=lambda form: form.name)
def test_words_that_do_not_stand_where_they_say_are_left_out(form: object, tmp_path: Path) -> None:
    claim = held()[0]
    moved = replace(claim, id="m" * 24, event=replace(claim.event, trigger=Quote("غارة", 90_000, 90_004)))
    out = written(form, tmp_path / "out", [moved, claim])  # type: ignore[arg-type]
    assert out.records in (1, 2)
    assert "90000" not in "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file())


@pytest.mark.parametrize("form", [BRAT, CONLL, LABEL_STUDIO, WEB_ANNOTATION], ids=lambda form: form.name)
def test_nothing_in_nothing_out(form: object, tmp_path: Path) -> None:
    assert written(form, tmp_path / "out", []).records == 0  # type: ignore[arg-type]
