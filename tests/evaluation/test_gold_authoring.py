"""The authoring tool: words in, offsets out; and the gold in the tree is well formed and holds no words of articles."""

from __future__ import annotations

from pathlib import Path

import author
import pytest
import yaml

from marsad.model.claim import FACTUALITIES, ROLES, SOURCE_KINDS

TEXT = "هاجم مسلحون حاجزا في سبها، وقصف الجيش مواقع مسلحين في سبها"
TEXTS = {"n-1": TEXT}
HEAD = f"@ n-1 dev 0 {len(TEXT)} 2015-07-22"
GOLD = sorted(author.GOLD.glob("*.yaml"))
ONTOLOGY = Path(__file__).parents[2] / "src" / "marsad" / "knowledge" / "ar" / "ontology"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("سبها", ["سبها", "سبها"]),
        ("سبها، [وقصف]", ["وقصف"]),
        ("[قصف] الجيش", ["قصف"]),  # a clitic may stand before
        ("مسلح", []),  # a part of a word is no word
    ],
)
def test_words_are_found_where_they_stand_alone(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in author.occurrences(TEXT, words)] == found


def test_a_field_means_its_nearest_words_and_a_trigger_must_be_unique() -> None:
    assert author.locate(TEXT, "سبها", near=len(TEXT))[1] == len(TEXT)
    assert author.locate(TEXT, "سبها #1", near=len(TEXT))[1] == TEXT.index("،")
    with pytest.raises(author.SheetError, match="2 times"):
        author.locate(TEXT, "سبها", near=None)


def test_a_sheet_becomes_gold_without_words() -> None:
    sheet = [
        HEAD,
        "attack,killing | هاجم | asserted",
        " agent: مسلحون",
        " at: سبها = Sabha",
        "?shelling | قصف | asserted",
    ]
    (document,) = author.parse(sheet, TEXTS)
    text = author.written(document)
    assert text.isascii()
    first, second = yaml.safe_load(text)["claims"]
    assert (first["type"], first["trigger"], second["optional"]) == (["attack", "killing"], [0, 4], True)
    assert first["places"] == [{"spans": [[21, 25]], "name": "Sabha", "role": "location"}]


def test_all_lines_that_are_wrong_are_named() -> None:
    with pytest.raises(author.SheetError, match=r"(?s)2: .*not found.*3: "):
        author.parse([HEAD, "attack | فر | asserted", "attack | غاب | asserted"], TEXTS)


@pytest.mark.parametrize("path", GOLD, ids=[path.stem for path in GOLD])
def test_the_gold_is_well_formed(path: Path) -> None:
    assert path.read_text(encoding="utf-8").isascii(), "no words of an article stand in the project"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert author.filed(document["document"]) == path.stem
    assert document["split"] in ("dev", "held-out", "sealed")
    types = {file.stem for file in ONTOLOGY.glob("*.yaml")}
    for claim in document["claims"]:
        assert set(claim["type"]) <= types
        assert set(claim["factuality"]) <= set(FACTUALITIES)
        assert all(argument["role"] in ROLES for argument in claim.get("arguments", []))
        assert all(set(source["kind"]) <= set(SOURCE_KINDS) for source in claim.get("sources", []))
        lists = ("also", "arguments", "places", "time", "counts", "materiel", "sources")
        spans = [claim["trigger"], *(s for name in lists for entry in claim.get(name, []) for s in entry["spans"])]
        assert all(0 <= start < end for start, end in spans)
