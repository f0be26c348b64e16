"""The grammar of exact numbers: words in, value and length out; and that no text breaks the recogniser."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.knowledge import Knowledge
from marsad.model.text import Document
from marsad.recognise.quantity import QuantityRecogniser
from marsad.recognise.quantity.nouns import Nouns
from marsad.recognise.quantity.numbers import Numbers, digits
from marsad.recognise.quantity.values import Bounds, exactly, widened
from marsad.text.analyser import TextAnalyser
from marsad.text.fold import key

KNOWLEDGE = Knowledge()
NUMBERS = Numbers(KNOWLEDGE, Nouns(KNOWLEDGE))
ANALYSER = TextAnalyser(KNOWLEDGE)
RECOGNISER = QuantityRecogniser(KNOWLEDGE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("سبعة", 7),
        ("ثمانية عشر", 18),
        ("إحدى عشرة", 11),
        ("اثنا عشر", 12),
        ("واحد و عشرون", 21),
        ("تسع و تسعين", 99),
        ("مئة", 100),
        ("مئة و واحد و عشرين", 121),
        ("مائة و خمسة", 105),
        ("مئة و 20", 120),
        ("ثلاث مئة", 300),
        ("خمس مئات", 500),
        ("ثمانمئة و ثمانية و ثمانين", 888),
        ("ألف", 1000),
        ("ألف و واحد و عشرين", 1021),
        ("ألفين و خمسمئة", 2500),
        ("ألفا و 831", 1831),
        ("5 آلاف", 5000),
        ("5 آلاف و 200", 5200),
        ("مئة و خمسين ألفا", 150_000),
        ("ثلاث مئة ألف", 300_000),
        ("مليون و مئتي ألف و خمسة", 1_200_005),
        ("مليونين و نصف المليون", 2_500_000),
        ("مليون و نصف", 1_500_000),
        ("نصف مليون", 500_000),
        ("1.5 مليار", 1_500_000_000),
        ("200 ألف مليون", 200_000_000_000),
    ],
)
def test_number(words: str, value: float) -> None:
    keys = [key(word) for word in words.split()]
    number = NUMBERS.parse(keys, 0, len(keys))
    assert number is not None
    assert (number.value, number.last) == (value, len(keys))


@pytest.mark.parametrize(
    ("words", "value", "length"),
    [
        ("ثلاثة و خمسة", 3, 1),
        ("عشرين و ثلاثين", 20, 1),
        ("مئة و مئتين", 100, 1),
        ("ألف و ألفين", 1000, 1),
        ("5 و 20", 5, 1),
    ],
)
def test_two_numbers_stay_two(words: str, value: float, length: int) -> None:
    keys = [key(word) for word in words.split()]
    number = NUMBERS.parse(keys, 0, len(keys))
    assert number is not None
    assert (number.value, number.last) == (value, length)


@pytest.mark.parametrize(
    ("form", "value"),
    [("1,200", 1200), ("1.200", 1200), ("3.5", 3.5), ("3,5", 3.5), ("1,234.5", 1234.5), ("12", 12), ("0", 0)],
)
def test_digits(form: str, value: float) -> None:
    assert digits(form) == value


@pytest.mark.parametrize(
    "form", ["007", "00963112233445", "12:30", "26/7/2015", "1.2.3", "2015-07-26", "1,", "9999999999999"]
)
def test_digits_that_are_no_number(form: str) -> None:
    assert digits(form) is None


@pytest.mark.parametrize(
    ("count", "effect", "bounds"),
    [
        (70, "about", Bounds(63, 70, 77, True)),
        (5, "about", Bounds(4, 5, 6, True)),
        (15, "about", Bounds(13, 15, 17, True)),
        (20, "above", Bounds(21, None, None)),
        (28, "least", Bounds(28, None, None)),
        (10, "below", Bounds(0, None, 9)),
        (300, "most", Bounds(0, None, 300)),
    ],
)
def test_effect_of_a_modifier(count: int, effect: str, bounds: Bounds) -> None:
    assert widened(exactly(count), effect) == bounds


_PIECES = st.sampled_from(
    "قتل مقتل 20 1.5 ألفا مليون عشرات بضعة عدة عدد من بين و إلى - ( ) « » % $ قتيلان مدنيين طفل منهم بينهم نحو أكثر على"
    " الأقل ال الـ50 عشر نصف حصيلة . ، \n سام 7 ١٢ المئة".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_words_in_any_order_are_read_in_order(text: str) -> None:
    analysis = ANALYSER.analyse(Document(text))
    found = RECOGNISER.find(analysis)
    assert found == RECOGNISER.find(analysis)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for mention in found:
        assert (mention.start, mention.end) == (
            analysis.words[mention.first].start,
            analysis.words[mention.last - 1].end,
        )
        low, high = mention.value.low, mention.value.high  # type: ignore[union-attr]
        assert low is None or high is None or low <= high
