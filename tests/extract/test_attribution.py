"""What AttributionReader promises besides its rules: spans, cues, evidence, order, the same answer twice."""

from __future__ import annotations

import pytest
from tests.extract.reading import knowledge, read

from marsad.extract.attribution import AttributionReader, Voices
from marsad.model.analysis import Analysis

REPORT = (
    "استولى تنظيم «الفجر» على مستودع قرب الرستن، الأمر الذي رأى فيه مراقبون عملية «تسليم» جديدة أقدم عليها الجيش "
    "خاصة أن القصف توقف.\n"
    "ونشرت حسابات تابعة لتنظيم «الفجر» على تويتر، صورا تظهر استيلاء عناصره على صواريخ.\n"
    "ونقلت صحيفة البلاد، عن الخبير العسكري، العميد المتقاعد «سالم المرعي» أن سيطرة التنظيم تمهد لهجوم أوسع.\n"
    "وأضاف «المرعي» أن الجيش سلم مستودعات، مشيرا إلى أنها المرة الثانية التي يقوم بها الجيش بتسليم سلاحه.\n"
    "ورأى الخبير العسكري أن التنظيم قادر على استخدامها.\n"
    "يشار إلى أن التنظيم شن هجوما كبيرا على البلدة.\n"
    "وأعلن العميد أحمد الصالح أن الطائرات قصفت المواقع."
)
EXPERT = ("صحيفة البلاد", "الخبير العسكري، العميد المتقاعد «سالم المرعي»")


@pytest.fixture(scope="module")
def reader() -> AttributionReader:
    return AttributionReader(knowledge())


@pytest.fixture(scope="module")
def told(reader: AttributionReader) -> tuple[Analysis, Voices]:
    analysis = read(REPORT)
    return analysis, reader.read(analysis)


def _sources(told: tuple[Analysis, Voices], form: str, which: int = 0) -> tuple[str, ...]:
    analysis, voices = told
    places = [index for index, word in enumerate(analysis.words) if word.form == form]
    return tuple(link.source.text for link in voices.chain(places[which]) if link.source is not None)


@pytest.mark.parametrize(
    ("form", "which", "sources"),
    [
        ("استولى", 0, ()),
        ("تسليم", 0, ("مراقبون",)),
        ("القصف", 0, ()),
        ("استيلاء", 0, ("حسابات تابعة لتنظيم «الفجر» على تويتر",)),
        ("سيطرة", 0, EXPERT),
        ("سلم", 0, ("صحيفة البلاد", "المرعي")),
        ("تسليم", 1, ("صحيفة البلاد", "المرعي")),
        ("استخدام", 0, ("صحيفة البلاد", "الخبير العسكري")),
        ("هجوما", 0, ()),
        ("قصفت", 0, ("العميد أحمد الصالح",)),
    ],
)
def test_the_voices_of_one_report(
    told: tuple[Analysis, Voices], form: str, which: int, sources: tuple[str, ...]
) -> None:
    assert _sources(told, form, which) == sources


def test_cue_words_are_known(told: tuple[Analysis, Voices]) -> None:
    analysis, voices = told
    cues = {analysis.words[index].form for index in range(len(analysis.words)) if voices.is_cue(index)}
    assert {"رأى", "نشرت", "نقلت", "أضاف", "مشيرا", "أعلن"} <= cues
    assert not cues & {"استولى", "شن", "قصفت", "توقف"}


def test_every_span_slices_to_its_text(told: tuple[Analysis, Voices]) -> None:
    analysis, voices = told
    for scope in voices.scopes:
        assert 0 <= scope.first < scope.last <= len(analysis.words)
        for quote in (scope.attribution.source, scope.attribution.cue):
            assert quote is None or REPORT[quote.start : quote.end] == quote.text


def test_every_link_has_its_evidence(told: tuple[Analysis, Voices]) -> None:
    _, voices = told
    known = {rule.text("id") for rule in knowledge().entries("rules/attribution.yaml")}
    for scope in voices.scopes:
        assert scope.evidence
        for evidence in scope.evidence:
            assert evidence.rule in known
            assert evidence.file is not None
            assert evidence.file.rpartition(":")[2].isdigit()


def test_the_same_document_gives_the_same_voices(reader: AttributionReader, told: tuple[Analysis, Voices]) -> None:
    assert reader.read(read(REPORT)).scopes == told[1].scopes


def test_doubt_stays_on_its_own_link(told: tuple[Analysis, Voices]) -> None:
    analysis, voices = told
    place = next(index for index, word in enumerate(analysis.words) if word.form == "استخدام")
    assert [link.verb_class for link in voices.chain(place)] == ["neutral", "doubting"]


@pytest.mark.parametrize(
    "text", ["", "   \n", "...", "«»", "قال", "وقال:", "بحسب", "«قال", "123 456", "plain English only"]
)
def test_little_or_odd_text_is_read_without_a_voice(reader: AttributionReader, text: str) -> None:
    assert reader.read(read(text)).scopes == ()
