"""The cases of ``cases/quantity.yaml``: each text holds exactly the counts that are listed, with exactly these values."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.knowledge import Entry, Knowledge
from marsad.model.mention import Mention, QuantityValue
from marsad.model.text import Document
from marsad.recognise.quantity import QuantityRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = QuantityRecogniser(KNOWLEDGE)
CASES = KNOWLEDGE.entries("cases/quantity.yaml")


def counts(text: str) -> list[Mention]:
    return RECOGNISER.find(ANALYSER.analyse(Document(text)))


def as_written(text: str, mention: Mention) -> dict[str, str]:
    """The mention as a case writes it: every value a text, None as «none»."""
    value = mention.value
    assert isinstance(value, QuantityValue)
    fields = ("low", "best", "high", "unit", "modifier", "relation")
    written = {name: str(getattr(value, name)) if getattr(value, name) is not None else "none" for name in fields}
    return {"text": text[mention.start : mention.end], "approximate": str(value.approximate).lower(), **written}


@pytest.mark.parametrize("case", CASES, ids=[str(case.line) for case in CASES])
def test_case(case: Entry) -> None:
    text = case.text("text")
    expected = [] if case["quantity"] == "none" else case.entries("quantity")
    found = [as_written(text, mention) for mention in counts(text)]
    assert [item["text"] for item in found] == [item.text("text") for item in expected], case.where
    assert [{name: item[name] for name in wanted} for item, wanted in zip(found, expected, strict=True)] == expected, (
        case.where
    )


def test_every_mention_says_why() -> None:
    for mention in counts("قتل نحو 20 شخصا بينهم طفلان، وسقط عشرات الجرحى"):
        assert mention.evidence[0].detail
        assert mention.evidence[0].rule.startswith("quantity.")


def test_the_bounds_of_a_vague_word_are_the_users(tmp_path: Path) -> None:
    table = tmp_path / "vague.csv"
    table.write_text("form,low,high,needs,base,counts\nعشرات,10,90,,10,yes\n", encoding="utf-8")
    recogniser = QuantityRecogniser(Knowledge(overlay={"lexicon/quantity/vague.csv": table}))
    (mention,) = recogniser.find(ANALYSER.analyse(Document("سقط عشرات القتلى")))
    assert isinstance(mention.value, QuantityValue)
    assert (mention.value.low, mention.value.high) == (10, 90)
