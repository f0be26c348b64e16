"""Signs that cannot be seen are shown as marks; everything else is shown as it is."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.visible import visible

SEEN = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD, *range(0x13430, 0x13440)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قتل خمسة", "قتل خمسة"),
        ("غا\u200bرة", "غا‹ZWSP›رة"),
        ("\u202eتقرير\u202c", "‹RLO›تقرير‹PDF›"),
        ("می\u200cخواهم", "می‹ZWNJ›خواهم"),
        ("a\u2066b\u2069", "a‹LRI›b‹PDI›"),
        ("\ufeffن", "‹ZWNBSP›ن"),
        ("\U000e0041", "‹U+E0041›"),
        ("\x1b[2J\x07", "\ufffd[2J\ufffd"),
        ("سطر\nسطر", "سطر\ufffdسطر"),
        ("حَرَكات وتـطويل", "حَرَكات وتـطويل"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_ends_are_kept_where_they_are_wanted() -> None:
    assert visible("سطر\nسطر\t\r", keep="\n\t") == "سطر\nسطر\t\ufffd"


def test_every_format_character_is_shown() -> None:
    unseen = [
        chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) == "Cf" and code not in SEEN
    ]
    assert [f"U+{ord(sign):04X}" for sign in unseen if visible(sign) == sign] == []


@given(st.text())
def test_what_is_shown_is_shown_the_same_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)
