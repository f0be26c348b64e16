"""The rules by which words are found: literal Arabic in, literal forms out."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.knowledge import Knowledge
from marsad.store.search.encoding import encoded
from marsad.store.search.forms import Forms

# asked, written in the report, by which form it is found ("" for not at all)
FOUND = [
    ("غارة", "غارة", "exact"),
    ("غاره", "غارة", "folded"),  # ة / ه
    ("احمد", "أحمد", "folded"),  # أ إ آ / ا
    ("إدلب", "ادلب", "folded"),
    ("آليات", "اليات", "folded"),
    ("مستشفي", "مستشفى", "folded"),  # ى / ي
    ("مسئول", "مسؤول", "folded"),  # ئ / ؤ
    ("قصف", "قَصْفٌ", "exact"),  # diacritics
    ("قصف", "قـــصف", "exact"),  # tatweel
    ("قَصَفَ", "قصف", "exact"),
    ("كردستان", "کردستان", "exact"),  # Persian ک
    ("جرجان", "گرگان", ""),
    ("كركان", "گرگان", "folded"),  # Persian گ
    ("ابریل", "ابريل", "exact"),  # Persian ی
    ("3", "٣", "exact"),
    ("٣", "3", "exact"),
    ("۳", "3", "exact"),
    ("1500", "1,500", "exact"),
    ("١٬٥٠٠", "1500", "exact"),
    ("3.5", "٣٫٥", "exact"),
    ("حلب", "\u202bحلب\u202c", "exact"),  # bidi marks
    ("حلب", "ح\u200fلب", "exact"),
    ("ﻏﺎرة", "غارة", "exact"),  # presentation forms
    ("مدينة", "والمدينة", "lemma"),  # clitics and the article
    ("مدينة", "بالمدينة", "lemma"),
    ("مدينة", "للمدينة", "lemma"),
    ("المدينة", "مدينة", "lemma"),
    ("رقة", "الرقة", "lemma"),  # the article of a name
    ("سراقب", "بسراقب", "lemma"),
    ("سراقب", "وسراقب", "lemma"),
    ("منزل", "منازلهم", "lemma"),  # broken plurals, pronouns
    ("صاروخ", "والصواريخ", "lemma"),
    ("قتيل", "القتلى", "lemma"),
    ("أسرى", "أسيرا", "lemma"),
    ("قصف", "قصفت", "lemma"),
    ("قصفت", "يقصف", "lemma"),
    ("غاره", "غارات", "lemma"),  # typed with ه, meant with ة
    ("isis", "ISIS", "exact"),
    ("قصف", "قصة", ""),
    ("حلب", "حلبي", ""),
]


@cache
def forms() -> Forms:
    return Forms(Knowledge())


@pytest.mark.parametrize(("asked", "written", "form"), FOUND, ids=[f"{one[0]}–{one[1]}" for one in FOUND])
def test_a_word_is_found_by_its_closest_form(asked: str, written: str, form: str) -> None:
    (word,), (term,) = forms().asked(asked), forms().of(written)
    found = [name for name in ("exact", "folded", "lemma") if word.matches(term, name)]
    assert (found[0] if found else "") == form


def test_positions_stand_on_the_words_of_the_original() -> None:
    text = "قُتِلَ ١٬٥٠٠ في الـمُدُنِ؛ «ل«الحياة»» و\u202bحلب\u202c #إدلب_الآن"
    words = [text[term.start : term.end] for term in forms().of(text)]
    assert words == ["قُتِلَ", "١٬٥٠٠", "في", "الـمُدُنِ", "الحياة", "و\u202bحلب", "إدلب", "الآن"]


def test_no_phrase_reaches_from_the_text_into_the_title() -> None:
    exact, folded, lemma = forms().columns("قصف المدينة", "غارة")
    assert exact == ["قصف", "المدينة", "_", "غارة"]
    assert lemma == ["قصف", "مدينه", "_", "غاره"]
    assert len(folded) == 4


@given(st.text(max_size=200))
def test_any_text_has_positions_within_itself(text: str) -> None:
    terms = forms().of(text)
    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    exact, folded, lemma = forms().columns(text, None)
    assert [term.exact for term in terms] == exact
    assert len(exact) == len(folded) == len(lemma)


@given(st.text(min_size=1, max_size=40))
def test_a_form_is_one_token_that_no_tokeniser_cuts(form: str) -> None:
    token = encoded(form)
    assert token
    assert all(letter in "_0123456789abcdefghijklmnopqrstuvwxyz" or "\u0621" <= letter <= "\u064a" for letter in token)
    assert "\u0640" not in token
