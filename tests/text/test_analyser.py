"""The text floor as a whole: tokens and words stand on the raw text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.knowledge import Knowledge
from marsad.model.analysis import Analysis
from marsad.model.text import Document
from marsad.text.analyser import TextAnalyser

DATA = Path(os.environ.get("MARSAD_DATA", Path(__file__).parents[3] / "shared" / "data"))
ANALYSER = TextAnalyser(Knowledge())

WORDS = [
    ("وبالمدينة", "و|ب|المدينة"),
    ("للتنظيم", "ل|التنظيم"),
    ("أ.ف.ب", "أ|ف|ب"),
    ("وبـ30 وال50", "و|ب|30|و|ال|50"),
    ("50%", "50|%"),
    ("قُتِلَ 3.5", "قتل|3.5"),
    ("(TOW)", "(|TOW|)"),
]


@pytest.mark.parametrize(("raw", "expected"), WORDS)
def test_words(analyser: TextAnalyser, raw: str, expected: str) -> None:
    assert "|".join(word.form for word in analyser.analyse(Document(raw)).words) == expected


def test_prefixes_that_stand_alone(analyser: TextAnalyser) -> None:
    words = analyser.analyse(Document("(أ ف ب) ل«الحياة» بـ30 و«داعش»")).words
    assert [word.upos for word in words if word.form in "لبو" and word.end != 6] == ["ADP", "ADP", "CCONJ"]


def test_a_restored_article_stands_on_its_letters(analyser: TextAnalyser) -> None:
    words = analyser.analyse(Document("للتنظيم")).words
    assert [(word.start, word.end) for word in words] == [(0, 1), (1, 7)]


@pytest.mark.parametrize(
    ("raw", "upos"),
    [("،", "PUNCT"), ("3.5", "NUM"), ("🙂", "SYM"), ("%", "PUNCT"), ("TOW", "X"), ("www.x.org", "X"), ("+", "SYM")],
)
def test_what_is_no_arabic_word(analyser: TextAnalyser, raw: str, upos: str) -> None:
    assert [word.upos for word in analyser.analyse(Document(raw)).words] == [upos]


def check(analysis: Analysis) -> None:
    """Everything indexes everything else, in order, within the raw text."""
    text, words, tokens = analysis.document.text, analysis.words, analysis.tokens
    place = first = 0
    for number, token in enumerate(tokens):
        assert place <= token.start < token.end <= len(text)
        assert (token.first, first) == (first, token.first)
        assert token.first < token.last
        for word in words[token.first : token.last]:
            assert word.token == number
            assert token.start <= word.start < word.end <= token.end
            assert word.readings
            assert word.form
        place, first = token.start, token.last
    assert first == len(words)
    last = 0
    for sentence in analysis.sentences:
        assert sentence.first == last < sentence.last
        assert sentence.start <= words[sentence.first].start
        assert words[sentence.last - 1].end <= sentence.end
        last = sentence.last
    assert last == len(words)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " \n\t ",
        "\x00\x01",
        "\ud800\udfff قتل \ud800",
        "1234567890 " * 2000,
        "1.2,3:4/5-" * 2000,
        "🙂" * 5000,
        "\u064b\u0300\u0670" * 5000,
        "ب" + "\u064b" * 20000 + "ت",
        "ا" * 50000,
        "«" * 5000 + '"' * 5001 + "(" * 5000,
        "." * 20000,
        ". " * 10000,
        "\n" * 20000,
        "\r\n" * 5000 + "قتل",
        "&amp;" * 10000,
        "&" * 10000 + "<br" * 5000,
        "a" * 20000 + "@",
        "قتل خمسة مدنيين في قصف على السوق " * 3000,
        "中文没有空格" * 2000,
        "#" * 3000 + "_" * 3000 + "@" * 3000,
        "\u202e\u200f\ufeff" * 3000,
    ],
    ids=range(22),
)
def test_bad_input_is_read_without_complaint(analyser: TextAnalyser, raw: str) -> None:
    check(analyser.analyse(Document(raw)))


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(codec=None), max_size=80)
    | st.text(st.sampled_from('ابلوفكسة ىءأ.،«»"()\n-:٣5ـًﻻ&;<>🙂aZ_@#%'), max_size=120)
)
def test_any_text(raw: str) -> None:
    check(ANALYSER.analyse(Document(raw)))


def test_the_same_text_gives_the_same_analysis(analyser: TextAnalyser) -> None:
    document = Document("دمشق - رويترز: قُتل خمسة في القصف. وبالمدينة 3 جرحى")
    again = TextAnalyser(Knowledge()).analyse(document)
    assert analyser.analyse(document) == again


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no shared data at {DATA}; set MARSAD_DATA")
def test_the_first_report(analyser: TextAnalyser) -> None:
    text = (DATA / "reports" / "deir-ezzor.txt").read_text(encoding="utf-8")
    analysis = analyser.analyse(Document(text))
    check(analysis)
    assert len(analysis.sentences) == 9
    assert {sentence.kind for sentence in analysis.sentences} == {"text"}
