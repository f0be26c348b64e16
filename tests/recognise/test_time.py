"""The time recogniser as a whole: spans, evidence, robustness."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.knowledge import Knowledge
from marsad.model.mention import Mention, TimeValue
from marsad.model.text import Document
from marsad.recognise.time import TimeRecogniser
from marsad.recognise.time.context import ORDER
from marsad.text.analyser import TextAnalyser

KNOWLEDGE = Knowledge()
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = TimeRecogniser(KNOWLEDGE)
WORDS = sorted(
    {
        row[table]
        for name in KNOWLEDGE.names("lexicon/time/*.csv")
        for row in KNOWLEDGE.table(name)
        for table in ("word", "text")
        if table in row
    }
)
NUMBERS = [
    "1",
    "5",
    "12",
    "31",
    "45",
    "2015",
    "1436",
    "0",
    "26/7/2015",
    "3:55",
    "1436/10/5",
    "99/99/9999",
    "31/2/2015",
    "24",
    "9999",
    "29",
]


def find(text: str, published: str | None = "2015-07-26") -> list[Mention]:
    return RECOGNISER.find(ANALYSER.analyse(Document(text, published=published)))


@given(
    st.lists(st.sampled_from(WORDS + NUMBERS), max_size=14),
    st.sampled_from(["2015-07-26", "2016-02-29", None, "0001-01-01", "9999-12-31", "bad"]),
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_run_of_time_words_is_read_without_harm(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    done = 0
    for mention in find(text, published):
        assert mention.dimension == "time"
        assert done <= mention.start < mention.end <= len(text)
        assert mention.first < mention.last
        done = mention.end
        value = mention.value
        assert isinstance(value, TimeValue)
        assert value.precision in (*ORDER, "not-after")
        if value.start and value.end:
            assert value.start <= value.end
            date.fromisoformat(value.start[:10])


def test_evidence_cites_the_line_of_the_word() -> None:
    (mention,) = find("قصف السوق أمس السبت")
    (evidence,) = mention.evidence
    assert evidence.rule == "time.deictic-weekday"
    assert evidence.file is not None
    assert evidence.file.startswith("lexicon/time/deictics.csv:")
    assert evidence.detail == "both words name the same day"


def test_hijri_years_outside_the_tables_say_so() -> None:
    (mention,) = find("توفي في 1 محرم 1300هـ")
    assert "outside the calendar's tables (1343–1500)" in mention.evidence[0].detail


def test_the_span_leaves_out_clitics_and_generic_words() -> None:
    text = "وبتاريخ 5 أيار وفي يوم الجمعة ولليوم"
    assert [text[m.start : m.end] for m in find(text)][:2] == ["5 أيار", "الجمعة"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "،،،", "2015", "في", "من", "بين و", "منذ", "الساعة", "ال" * 50, "5" * 400, "1/1/1/1", "الساعة 99:99"],
)
def test_fragments(text: str) -> None:
    find(text)


def test_same_input_same_mentions() -> None:
    text = "قتل أمس السبت ثلاثة في 26 مارس (آذار) الماضي ومنذ مطلع عام 2014"
    assert find(text) == find(text)


@pytest.mark.parametrize("text", ["الأشهر الأربعة الأولى", "في تموز", "في 12 تموز"])
@pytest.mark.parametrize("mark", [" -", "-", "/", " /"])
def test_a_dash_that_ends_the_text_changes_nothing(text: str, mark: str) -> None:
    assert [(m.start, m.end, m.value) for m in find(text + mark, "2015-07-26")] == [
        (m.start, m.end, m.value) for m in find(text, "2015-07-26")
    ]
