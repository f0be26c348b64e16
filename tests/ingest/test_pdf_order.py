"""From the eye to the text: the bidirectional algorithm turned round, in tables of what is seen and what is read."""

from __future__ import annotations

import pytest
from bidi.algorithm import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.ingest.pdf.compare import differences, falling, implausible
from marsad.ingest.pdf.glyphs import Glyph, once, plain, with_kashida
from marsad.ingest.pdf.order import read_line
from marsad.ingest.pdf.pages import Page, page_of, text_of
from marsad.ingest.pdf.paragraphs import Line
from marsad.ingest.pdf.rows import rows_of


def glyphs(seen: str, y: float = 100.0) -> list[Glyph]:
    """A line as a page shows it, from left to right."""
    return [Glyph(letter, at * 6.0, at * 6.0 + 6.0, y, 10.0) for at, letter in enumerate(seen)]


def line(text: str, y: float = 0.0) -> Line:
    return Line(text, (0.0, y, 100.0, y + 10.0), 10.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "text",
    [
        "قتل ١٥ شخصا",
        "قتل 15 شخصا",
        "في 13/10/2019 قتل 17",
        "في ١٥/١٠/٢٠١٩ قتل ٥١",
        "نسبة 35% من السكان",
        "نسبة ٣٥٪ من السكان",
        "35% من السكان",
        "ما بين 10-15 ألفا",
        "2019-10-16 يوم الهدنة",
        "منذ 2018-06-09 لم تصل",
        "من طراز AK-47 و12 قاذفا",
        "من طراز 9M113 وسيارة",
        "من طراز Toyota Hilux تحمل",
        "أطباء بلا حدود (MSF) في بيان",
        "قال «نعم» ثم (لا) ثم [ربما]",
        "بلغ 1,600,000,000 ليرة و3.5 و٢١٫٥ و١٬٤٨٠",
        "الساعة 14:30 حتى 18:45.",
    ],
)
def test_a_line_is_read_as_it_was_written(text: str) -> None:
    assert read_line(glyphs(get_display(text, base_dir="R"))).text == text


WORDS = st.sampled_from(["قتل", "في", "مدينة", "والجرحى", "لا", "أسرة"])
NUMBERS = st.from_regex(r"\A([0-9]{1,6}|[٠-٩]{1,5}|[0-9]{1,3},[0-9]{3}|[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2})\Z")
LATIN = st.sampled_from(["MSF", "AK-47", "Toyota Hilux"])
MARKS = st.sampled_from(["", "،", ".", "؛"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, st.one_of(NUMBERS, LATIN, WORDS), MARKS), min_size=1, max_size=6))
def test_whatever_is_set_is_read(parts: list[tuple[str, str, str]]) -> None:
    text = " ".join(f"{word} {thing}{mark}" for word, thing, mark in parts)
    assert read_line(glyphs(get_display(text, base_dir="R"))).text == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.sampled_from(["", "R", "L"]), st.booleans())
def test_no_sign_is_lost_whatever_stands_there(seen: str, last: str, mirrored: bool) -> None:
    read = read_line(glyphs(seen), last, mirrored).text
    assert len(read) == len(seen)
    if not mirrored:
        assert sorted(read) == sorted(seen)


def test_digits_never_move() -> None:
    assert read_line(glyphs("اصخش 1,250 لتق")).text == "قتل 1,250 شخصا"
    assert read_line(glyphs("51")).text == "51"
    assert read_line(glyphs("٥١")).text == "٥١"


def test_a_line_that_goes_on_knows_what_came_before() -> None:
    assert read_line(glyphs("%48 ةدايز")).text == read_line(glyphs("%48 ةدايز"), "R").text
    assert read_line(glyphs("48% نم"[::-1][::-1]), "").last == "R"
    assert read_line(glyphs("Marsad v2")).text == "Marsad v2"


@pytest.mark.parametrize(
    ("held", "letters"),
    [
        ("ﻻ", "لا"),
        ("ﻷ", "لأ"),
        ("ال", "لا"),
        ("أل", "لأ"),
        ("ﷲ", "الله"),
        ("ﻢ", "م"),
        ("²", "²"),
        ("(cid:7)", "\ufffd"),
        ("\u200f", ""),
    ],
)
def test_presentation_forms_and_ligatures(held: str, letters: str) -> None:
    assert plain(held) == letters


def test_bold_letters_that_are_drawn_twice_are_read_once() -> None:
    drawn = [Glyph("م", 10.0, 16.0, 50.0, 10.0), Glyph("م", 10.2, 16.2, 50.0, 10.0), Glyph("م", 16.0, 22.0, 50.0, 10.0)]
    assert len(once(drawn)) == 2


def test_strokes_without_a_letter_are_kashida_only_between_letters_that_join() -> None:
    def row(text: str) -> list[str]:
        drawn = glyphs(text)
        names = [f"font {glyph.text}" for glyph in drawn]
        return [glyph.text for glyph in with_kashida(drawn, names)]

    assert row("ن\ufffd\ufffdم") == ["ن", "ـ", "ـ", "م"]
    assert "\ufffd" in row("ن \ufffd\ufffdم")
    assert "\ufffd" in row("م\ufffdا")


def test_a_hamza_drawn_apart_belongs_to_the_letter_whose_place_it_has() -> None:
    drawn = [Glyph("ط", 77.4, 82.35, 50, 12), Glyph("ا", 82.35, 84, 50, 12), Glyph("\u0654", 82.29, 82.29, 50, 12)]
    ((piece,),) = rows_of(drawn)
    assert read_line(piece.glyphs).text == "أط"


def test_a_vowel_sign_follows_the_letter_that_it_stands_on() -> None:
    drawn = [Glyph("ل", 0, 6, 50, 10), Glyph("ت", 6, 12, 50, 10), Glyph("ق", 12, 18, 50, 10), Glyph("ُ", 14, 14, 46, 10)]
    ((piece,),) = rows_of(drawn)
    assert read_line(piece.glyphs).text == "قُتل"


def test_a_vowel_sign_that_stands_over_the_space_belongs_to_the_letter_beside_it() -> None:
    """As Chromium sets tanwin before the last alef in Amiri: over the space, its letter to the right of it."""
    row = [Glyph("و", 0, 6, 100.0, 14.0), Glyph(" ", 6, 10, 100.0, 14.0), Glyph("ا", 10, 13, 100.0, 14.0)]
    row += [Glyph("ف", 13, 18, 100.0, 14.0), Glyph("\u064b", 7.1, 7.1, 100.0, 14.0)]
    ((piece,),) = rows_of(row)
    assert [glyph.text for glyph in piece.glyphs] == ["و", " ", "ا\u064b", "ف"]


def test_the_brackets_of_a_raised_mark_are_its_own() -> None:
    line = ["قتل 23(²) مقاتلا", 0, 0, 9, 9]
    page = page_of({"page": 1, "height": 500, "paragraphs": [{"open": False, "region": 0, "lines": [line]}]})
    assert text_of([page])[0] == "قتل 23² مقاتلا"


def test_what_recurs_at_the_edge_of_pages_is_left_out_and_what_goes_on_is_joined() -> None:
    def told(number: int, *lines: list[object]) -> Page:
        groups = [{"open": n == len(lines) - 2, "region": n, "lines": [line]} for n, line in enumerate(lines)]
        return page_of({"page": number, "height": 500, "paragraphs": groups})

    first = told(1, ["تقرير 1", 0, 10, 90, 20], ["قتل خمسة", 0, 100, 90, 110], ["- 1 -", 40, 480, 50, 490])
    second = told(2, ["تقرير 2", 0, 10, 90, 20], ["مدنيين.", 0, 100, 90, 110], ["- 2 -", 40, 480, 50, 490])
    text, regions = text_of([first, second])
    assert text == "قتل خمسة مدنيين."
    assert [(text[region.start : region.end], region.page) for region in regions] == [("قتل خمسة", 1), ("مدنيين.", 2)]


def test_a_raised_digit_is_no_part_of_a_number() -> None:
    drawn = [Glyph("1", 6, 9, 46, 6), *[Glyph(d, 10 + at * 6, 16 + at * 6, 50, 10) for at, d in enumerate("15")]]
    ((piece,),) = rows_of(drawn)
    assert "".join(glyph.text for glyph in piece.glyphs) == "¹15"


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("قتل 15 شخصا", "قتل 15شخصا", []),
        ("قُتل ١٥ شخصا", "قتل 15 شخصا", []),
        ("قتل ١٥ شخصا", "قتل ٥١ شخصا", ["١٥"]),
        ("قتل 15 شخصا", "قتل 150 شخصا", ["15"]),
        ("نزح 12,450 شخصا", "حزن 12,450 شخصا", ["نزح"]),
        ("في مدينة", "", ["في", "مدينة"]),
        ("قتل \ufffd شخصا", "قتل 5 شخصا", ["\ufffd"]),
    ],
)
def test_differing_words_are_found(one: str, other: str, differing: list[str]) -> None:
    found = differences([line(one)], [line(other)])
    assert [word for word, _ in found] == differing


def test_ranges_that_fall_are_doubtful_dates_and_rising_ones_are_not() -> None:
    lines = [line("بين 15-10 شخصا و10-15 ألفا"), line("منذ 09-06-2018 و2018-06-09 و1/2-3/4")]
    assert falling(lines) == [("15-10", "10-15")]


def test_letters_in_a_false_order_are_implausible() -> None:
    text = "قتل سبعة مدنيين بينهم طفلان في قصف مدفعي استهدف السوق الشعبي في مدينة الحديدة"
    assert not implausible(text)
    assert implausible(" ".join(word[::-1] for word in text.split()))
