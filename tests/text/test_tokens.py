"""Tokens: literal Arabic in, the tokens out, ``|`` between them."""

from __future__ import annotations

import pytest

from marsad.text.fold import clean
from marsad.text.tokens import tokens

CASES = [
    ("وبالمدينة،قال", "وبالمدينة|،|قال"),
    ("50% و٥٠٪", "50|%|و|50|%"),
    ("3.5 و1,200 و٣٫٥ و1.200.000 و٥٬٠٠٠", "3.5|و|1,200|و|3.5|و|1.200.000|و|5,000"),
    ("1،200 قتيل", "1،200|قتيل"),
    ("الساعة 12:30 و9:05:10", "الساعة|12:30|و|9:05:10"),
    ("2015-07-26 و26-7-2015 و26/7/2015 و26/7 و26.7.2015", "2015-07-26|و|26-7-2015|و|26/7/2015|و|26/7|و|26.7.2015"),
    ("بين 10-15 قتيلا", "بين|10|-|15|قتيلا"),
    ("عامي 2014-2015", "عامي|2014|-|2015"),
    ("عام2014م.", "عام|2014|م|."),
    ("الـ50 شخصا", "ال|50|شخصا"),
    ("سام7 وسام-7", "سام|7|وسام|-|7"),
    ("F-16 وT72 وAK-47 وBM-21", "F-16|و|T72|و|AK-47|و|BM-21"),
    ("أ.ف.ب و(أ ف ب)", "أ.ف.ب|و|(|أ|ف|ب|)"),
    ("د.محمد وأ.د. علي", "د|.|محمد|وأ|.|د|.|علي"),
    ("أ.د.محمد", "أ.د|.|محمد"),
    ("#داعش_يتمدد @user_1", "#|داعش|يتمدد|@user_1"),
    ("https://t.me/abc?x=1 وa.b@c.org", "https://t.me/abc?x=1|و|a.b@c.org"),
    ("«داعش»على", "«|داعش|»|على"),
    ("قال... ثم.. ثم…", "قال|...|ثم|..|ثم|…"),
    ("ماذا؟!! نعم!", "ماذا|؟!!|نعم|!"),
    ("قتلى -بينهم طفلان- أمس", "قتلى|-|بينهم|طفلان|-|أمس"),
    ("\ufd3eنص\ufd3f", "\ufd3e|نص|\ufd3f"),
    ("🙂🙂 نص", "🙂|🙂|نص"),
    ("U.N. وU.S.", "U.N.|و|U.S."),
    ("", ""),
    (" _ ", ""),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_tokens(raw: str, expected: str) -> None:
    assert "|".join(piece.form for piece in tokens(clean(raw).text)) == expected


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("قتل", "word"),
        ("3.5", "number"),
        ("،", "mark"),
        ("أ.ف.ب", "acronym"),
        ("www.x.org", "link"),
        ("TOW", "foreign"),
    ],
)
def test_kinds(raw: str, kind: str) -> None:
    assert [piece.kind for piece in tokens(raw)] == [kind]
