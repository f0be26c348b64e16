"""What the cases of quantity cannot show: evidence, and bounds that are the user's."""

from __future__ import annotations

from pathlib import Path

from marsad.knowledge import Knowledge
from marsad.model.mention import Mention, QuantityValue
from marsad.model.text import Document
from marsad.recognise.quantity import QuantityRecogniser
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = QuantityRecogniser(KNOWLEDGE)


def counts(text: str) -> list[Mention]:
    return RECOGNISER.find(ANALYSER.analyse(Document(text)))


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
