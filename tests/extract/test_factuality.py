"""What FactualityReader promises besides its rules: precedence, evidence, and that it never fails on odd words."""

from __future__ import annotations

import pytest
from tests.extract.reading import knowledge, read

from marsad.extract.attribution import AttributionReader
from marsad.extract.factuality import FactualityReader, Judgement
from marsad.model.claim import FACTUALITIES
from marsad.model.mention import TimeValue


@pytest.fixture(scope="module")
def readers() -> tuple[AttributionReader, FactualityReader]:
    return AttributionReader(knowledge()), FactualityReader(knowledge())


def _judge(
    readers: tuple[AttributionReader, FactualityReader], text: str, form: str, time: TimeValue | None = None
) -> Judgement:
    analysis = read(text, "2015-07-26")
    trigger = next(index for index, word in enumerate(analysis.words) if word.form == form)
    return readers[1].judge(analysis, trigger, readers[0].read(analysis).chain(trigger), time)


@pytest.mark.parametrize(
    ("text", "form", "factuality"),
    [
        ("زعم التنظيم أن الجيش لم يقصف البلدة", "يقصف", "negated"),
        ("زعم التنظيم أن الجيش يعتزم قصف البلدة", "قصف", "planned"),
        ("نفى الجيش ما زعمه التنظيم من قصف البلدة", "قصف", "denied"),
        ("زعم التنظيم أن الجيش كان قد قصف البلدة", "قصف", "alleged"),
        ("قال المصدر إن التنظيم زعم أن الجيش قصف البلدة", "قصف", "alleged"),
        ("قد يعتزم الجيش قصف البلدة", "قصف", "planned"),
    ],
)
def test_the_innermost_operator_wins(
    readers: tuple[AttributionReader, FactualityReader], text: str, form: str, factuality: str
) -> None:
    assert _judge(readers, text, form).factuality == factuality


@pytest.mark.parametrize(
    ("end", "factuality"),
    [
        ("2015-07-25", "asserted"),
        ("2015-06-30", "asserted"),
        ("2015-06-01", "historical"),
        ("2011-12-31", "historical"),
    ],
)
def test_an_old_date_makes_history(
    readers: tuple[AttributionReader, FactualityReader], end: str, factuality: str
) -> None:
    time = TimeValue(end, end, "day")
    assert _judge(readers, "سيطر التنظيم على البلدة", "سيطر", time).factuality == factuality


def test_the_time_of_speech_is_no_old_date(readers: tuple[AttributionReader, FactualityReader]) -> None:
    time = TimeValue(None, "2011-01-01", "not-after", "speech")
    assert _judge(readers, "سيطر التنظيم على البلدة", "سيطر", time).factuality == "asserted"


def test_evidence_names_a_rule_and_a_line(readers: tuple[AttributionReader, FactualityReader]) -> None:
    known = {rule.text("id") for rule in knowledge().entries("rules/factuality.yaml")}
    for text, form in (
        ("يعتزم الجيش قصف البلدة", "قصف"),
        ("وصلت القوات لقصف البلدة", "قصف"),
        ("نفى الجيش قصف البلدة", "قصف"),
        ("فشل الجيش في اقتحام البلدة", "اقتحام"),
        ("وكان الجيش قد قصف البلدة", "قصف"),
    ):
        judged = _judge(readers, text, form)
        assert judged.evidence, text
        for evidence in judged.evidence:
            assert evidence.rule in known
            assert evidence.file is not None
            assert evidence.file.rpartition(":")[2].isdigit()


def test_any_word_of_any_text_can_be_judged(readers: tuple[AttributionReader, FactualityReader]) -> None:
    text = "«لم» قد لن إذا، في حال ما لم يكن إلا أن لا «سوف» دون: قصف. عدم 12 50% (أن) ل و ف"
    analysis = read(text)
    for index in range(len(analysis.words)):
        assert readers[1].judge(analysis, index, (), None).factuality in FACTUALITIES
