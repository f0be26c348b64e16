"""Cleaning keeps every character's place; keys fold the spellings of one word together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import clean, key

CLEANED = [
    ("وَبِالمَدِينَةِ", "وبالمدينة"),
    ("مـــصـــر", "مصر"),
    ("خالد ـ عنيزة", "خالد - عنيزة"),
    ("هٰذا الرحمٰن", "هذا الرحمن"),
    ("ٱلجيش", "الجيش"),
    ("أ إ آ ى ة ؤ ئ", "أ إ آ ى ة ؤ ئ"),
    ("ا\u0654مس وا\u0655ن وا\u0653خر ومسو\u0654ول وبي\u0654ر", "أمس وإن وآخر ومسؤول وبئر"),
    ("ایران و ترکیا", "ايران و تركيا"),
    ("چلبي وگلي وپنجوين", "چلبي وگلي وپنجوين"),
    ("ﻷن ﻻ ﷲ ﻣﺼﺮ", "لأن لا الله مصر"),
    ("\ufdfa", "صلى الله عليه وسلم"),
    ("ﹶ", ""),
    ("٣٫٥ ١٬٢٠٠ ۲۰۱۵ ٥٠٪", "3.5 1,200 2015 50%"),
    ("عرض\u200fي\u202b نص\u202c \u200e\ufeff", "عرضي نص "),
    ("كلمة\u00a0وكلمة\u00adطويلة\u200c", "كلمة وكلمة طويلة"),
    ("e\u0301tat caf\u0301e", "etat cafe"),
    ("قال&nbsp;&quot;نعم&quot;&amp;quot;لا&amp;quot;&#1600;&#x64B;&#8220;", 'قال "نعم""لا"“'),
    ("سطر<br>سطر<br />سطر<p class='x'>ف</p>", "سطر\nسطر\nسطر\nف\n"),
    ("<b>و</b>قال <img src=x>هنا", "وقال  هنا"),
    ("3 < 5 و 7 > 2 و a&b; و &unknown;", "3 < 5 و 7 > 2 و a&b; و &unknown;"),
    ("أول\r\nثان\rثالث\u2028رابع", "أول\nثان\nثالث\nرابع"),
    ("[قصف](https://example.org/a_b) في 2016\\.", "قصف في 2016."),
    ("**قتل** خمسة و**أصيب** *** * سطر", "قتل خمسة وأصيب *** * سطر"),
    ("في #حلب و#دير_الزور # عنوان C#x &#1594;", "في حلب و#دير_الزور # عنوان C#x غ"),
    ("إلىالمدينةالتي غارةٌجوية مدينـةحلب شىء", "إلى المدينة التي غارة جوية مدينة حلب شىء"),
    ("قال, أمس, إن 1,200 و3, 4", "قال، أمس، إن 1,200 و3، 4"),
    ("a\\b [x](y)", "a\\b [x](y)"),
    ("\x00نص\x07", "نص"),
]

KEYS = [
    ("أَحْمَد", "احمد"),
    ("إلى", "الي"),
    ("آخرون", "اخرون"),
    ("مدينة", "مدينه"),
    ("مسؤول", "مسءول"),
    ("بئر", "بءر"),
    ("٢٠١٥", "2015"),
    ("F-16", "f-16"),
    ("ﻷن", "لان"),
    ("كوردستان گلي", "كوردستان كلي"),
    ("ا\u0654مس", "امس"),
    ("مـصـر", "مصر"),
    ("«–”", '«-"'),
]


@pytest.mark.parametrize(("raw", "text"), CLEANED)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize(("form", "folded"), KEYS)
def test_key(form: str, folded: str) -> None:
    assert key(form) == folded


@pytest.mark.parametrize(
    ("raw", "part", "words"),
    [
        ("قُتِلَ ثَلاثَةٌ", "ثلاثة", "ثَلاثَةٌ"),
        ("\ufeffمصر", "مصر", "مصر"),
        ("قال&nbsp;أمس", "أمس", "أمس"),
        ("في ﷲ وحده", "الله", "ﷲ"),
        ("ﻷنه قال", "ل", "ﻷ"),
        ("ﻷنه قال", "أنه", "ﻷنه"),
        ("مـــصر<br>هنا", "هنا", "هنا"),
        ("هو\u200f و", "هو", "هو"),
        ("في كتابٌ\u200f و", "كتاب", "كتابٌ"),
        ("<b>قتل</b> \u202bستة\u202c.", "قتل", "قتل"),
        ("<b>قتل</b> \u202bستة\u202c.", "ستة", "ستة"),
        ("عام 2016\\.", "2016", "2016"),
        ("مـــــصـــر\u200c ", "مصر", "مـــــصـــر"),
    ],
)
def test_the_raw_words_are_found_again(raw: str, part: str, words: str) -> None:
    normal = clean(raw)
    start = normal.text.index(part)
    span = normal.raw_span(start, start + len(part))
    assert raw[span.start : span.end] == words


ANYTHING = st.text(max_size=200) | st.text(st.characters(codec=None), max_size=50)
TRICKY = st.lists(
    st.sampled_from(
        [
            "ا",
            "\u0654",
            "\u064b",
            "ـ",
            " ",
            "\n",
            "\r",
            "&",
            "amp;",
            "nbsp;",
            "#1600;",
            "#38;",
            "<",
            "br",
            ">",
            "/b",
            "ﻻ",
            "ﷺ",
            "\u200f",
            "ی",
            "٣",
            ";",
            "\ufeff",
            "🙂",
            "\ud800",
            "e",
            "\u0301",
            "]",
            "(",
            "http:",
            ")",
            "\\",
            ".",
        ]
    ),
    max_size=24,
).map("".join)


@given(ANYTHING | TRICKY)
def test_the_alignment_is_monotone_and_ends_at_the_end(raw: str) -> None:
    normal = clean(raw)
    if normal.to_raw is None:
        assert len(normal.text) == len(raw)
        return
    assert len(normal.to_raw) == len(normal.text) + 1
    assert normal.to_raw[-1] == len(raw)
    assert all(before <= after for before, after in zip(normal.to_raw, normal.to_raw[1:], strict=False))


@given(ANYTHING | TRICKY)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    text = clean(raw).text
    assert clean(text).text == text


@given(ANYTHING | TRICKY)
def test_a_key_is_its_own_key_and_that_of_the_clean_form(raw: str) -> None:
    assert key(key(raw)) == key(raw)


@given(TRICKY, st.data())
def test_every_part_stands_on_words_of_the_text(raw: str, data: st.DataObject) -> None:
    normal = clean(raw)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    span = normal.raw_span(start, end)
    assert 0 <= span.start <= span.end <= len(raw)
    assert (start == end) or span.start < span.end


@given(st.text(st.sampled_from("اأبتيىی كـ ًُّٰ\u200c\u200f٣,."), max_size=40), st.data())
def test_a_part_cleaned_alone_is_the_part(raw: str, data: st.DataObject) -> None:
    normal = clean(raw)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    span = normal.raw_span(start, end)
    if "-" not in normal.text and "," not in normal.text:  # a lone tatweel needs its blanks, a Latin comma its digit
        assert clean(raw[span.start : span.end]).text == normal.text[start:end]


@pytest.mark.parametrize("sign", ["\\", "*", "[", "**ا", "[ا](#", "&amp;", "<b ", "\u0640 ", "#ا", ","])
def test_long_runs_of_a_sign_take_no_longer_than_words(sign: str) -> None:
    assert clean(f"قتل {sign * 200_000} ").text.startswith("قتل")  # hours, where a search is not linear
