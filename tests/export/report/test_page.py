"""What the page says of records: in both languages, in the order that was promised, with the words pinned."""

from __future__ import annotations

import csv
import re
import string
import time
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from tests.export.report.made import claim, incident, quote

from marsad import Reader
from marsad.consolidate import Report, consolidate
from marsad.export.report import build_report
from marsad.export.report.limits import Limits
from marsad.export.report.words import Words, texts
from marsad.knowledge import Knowledge
from marsad.model.claim import Attribution, Claim
from marsad.model.incident import Incident, Told
from marsad.model.text import Document

SOURCE = Path(__file__).parents[3] / "src" / "marsad" / "export" / "report"
TOLD = (
    ("السراة", "2018-06-12", "هز انفجار سوق الضبوعة في تعز أمس الاثنين وأسفر عن مقتل 27 شخصا، بحسب مصدر طبي."),
    ("البلاد", "2018-06-13", "أسفر انفجار سوق الضبوعة في تعز يوم الاثنين عن مقتل 32 شخصا، بحسب مرصد الوادي."),
    (
        "الفجر",
        "2018-06-13",
        "نقلت الفجر عن مرصد الوادي أن 32 شخصا قتلوا في انفجار سوق الضبوعة بتعز، واتهم المرصد تنظيم القاعدة بالتفجير.",
    ),
    ("الأفق", "2018-06-13", "نفى تنظيم القاعدة تنفيذ التفجير الذي استهدف سوق الضبوعة في تعز."),
)


@cache
def records() -> tuple[Knowledge, list[Incident], list[Claim]]:
    """The incidents and claims of four invented reports of one blast."""
    reader = Reader()
    analyses = [reader.analyse(Document(text, publisher=who, published=day)) for who, day, text in TOLD]
    claims = [one for analysis in analyses for one in analysis.claims]
    reports = [Report(analysis.document, tuple(analysis.claims)) for analysis in analyses]
    return reader.knowledge, consolidate(reports, reader.knowledge), claims


@cache
def page(language: str = "ar", digits: str | None = None, unfolded: bool = False) -> str:
    knowledge, incidents, claims = records()
    return build_report(
        incidents,
        claims,
        language=language,
        digits=digits,
        unfolded=unfolded,
        knowledge=knowledge,  # type: ignore[arg-type]
    )


def section(name: str, html: str) -> str:
    return re.findall(rf'<section id="{name}">(.*?)</section>', html, re.DOTALL)[0]


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_disagreements_come_first_and_the_rest_in_order() -> None:
    order = ["disputes", "timeline", "map", "tolls", "quoting", "cards", "documents", "glossary"]
    assert re.findall(r'<section id="(\w+)">', page()) == order == re.findall(r'<section id="(\w+)">', page("en"))


def test_a_disagreement_names_value_voice_report_and_words() -> None:
    found = section("disputes", page("en"))
    rows = [plain(row) for row in re.findall(r"<tr.*?</tr>", found)]
    low = next(row for row in rows if "27" in row)
    assert "مصدر طبي" in low
    assert "السراة" in low
    assert "12 June 2018" in low
    assert '<mark class="k-count" title="number">27 شخصا</mark>' in found
    assert '<mark class="k-count" title="number">32 شخصا</mark>' in found
    denial = next(row for row in rows if "it is denied" in row)
    assert "الأفق" in denial
    assert "نفى" in denial


def test_the_arabic_page_writes_its_numbers_and_days_in_arabic() -> None:
    html = page()
    assert '<html lang="ar" dir="rtl">' in html
    assert "٢٧–٣٢ (الأرجح ٣٢)" in html
    assert "١١ حزيران/يونيو ٢٠١٨" in html
    said = re.sub(r"<(blockquote|code|style|q|cite)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert re.findall(r"[^\s]*[0-9][^\s]*", said) == ["0.1.0"]


def test_the_digits_can_be_chosen() -> None:
    assert not re.search("[٠-٩]", page(digits="western"))
    assert "27–32" in page(digits="western")
    assert "٢٧–٣٢" in page("en", "arabic")


def test_the_english_page_keeps_names_arabic_and_apart() -> None:
    html = page("en")
    assert '<html lang="en" dir="ltr">' in html
    assert 'Explosion in <bdi lang="ar">تعز</bdi>' in html
    assert "27–32 (likeliest 32)" in html
    assert "by whom" in html


def test_the_words_of_the_event_are_marked_in_their_sentence() -> None:
    cards = section("cards", page())
    sentence = next(
        quote
        for quote in re.findall(r"<blockquote.*?</blockquote>", cards)
        if "السوق" not in quote and "مصدر طبي" in quote
    )
    assert re.sub(r"<[^>]+>", "", sentence) == TOLD[0][2]
    marked = dict(re.findall(r'<mark class="k-(\w+)"[^>]*>(.*?)</mark>', sentence))
    assert marked["trigger"] == "انفجار"
    assert marked["source"] == "مصدر طبي"
    assert marked["time"] == "أمس الاثنين"


def test_the_same_records_give_the_same_page() -> None:
    knowledge, incidents, claims = records()
    assert build_report(incidents[::-1], iter(claims), knowledge=knowledge) == page()


def test_it_is_said_what_the_page_is_made_of() -> None:
    head = plain(page("en").split("</header>")[0])
    assert "Claims, not facts." in head
    assert records()[0].digest[:16] in head
    assert re.search(r"Reports published 12 June 2018 to 13 June 2018", head)
    assert re.search(r"documents\s+4\s", head)


def test_nothing_is_quoted_whose_words_are_not_at_hand() -> None:
    knowledge, incidents, _ = records()
    html = build_report(incidents, [], knowledge=knowledge, language="en")
    assert "<blockquote" not in html
    assert "The words of 4 more claims are not shown here." in plain(html) or "more claims are not shown here" in plain(
        html
    )
    assert "27" in section("disputes", html)


def test_claims_without_their_text_still_show_the_words_that_the_record_quotes() -> None:
    bare = replace(claim(), document=replace(claim().document, text=""))
    html = build_report([incident()], [bare])
    assert '<mark class="k-count" title="العدد">خمسة مدنيين</mark>' in html


def test_what_a_profile_took_away_is_missing_and_nothing_else() -> None:
    bare = incident(
        time=None, place=None, actors=(), counts=(), documents=(), statements=(), disagreements=(), claims=()
    )
    for language in ("ar", "en"):
        html = build_report([bare], [], language=language, notes=["Names were taken away."])  # type: ignore[arg-type]
        assert "Names were taken away." in html
        assert 'id="i1"' in html
        assert ">None<" not in html


def test_no_incident_is_no_error() -> None:
    html = build_report([], [], language="en")
    assert "These reports tell of no incidents." in html
    assert "<svg" not in section("map", html)


def test_paper_folds_nothing_that_is_to_be_read() -> None:
    folded = re.findall(r"<details(?![^>]*(?: open|screen))[^>]*>", page(unfolded=True))
    assert folded == []


def test_a_large_case_stays_a_page_and_says_what_it_leaves_out() -> None:
    many = 400
    claims = [claim(f"c{n}") for n in range(2 * many)]
    incidents = [incident(f"i{n}", (f"c{2 * n}", f"c{2 * n + 1}")) for n in range(many)]
    limits = Limits(disputes=5, tolls=5, quoted=100, cards=300, documents=0)
    begin = time.monotonic()
    html = build_report(incidents, claims, language="en", limits=limits)
    assert time.monotonic() - begin < 20
    assert len(html) < 2_500_000
    said = plain(html)
    assert "395 more disputed incidents: their cards below say what is disputed." in said
    assert "395 more counts" in said
    assert "100 more incidents have no card here." in said
    assert len(re.findall("<figure>", html)) == 100


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_text_that_the_code_asks_for_is_there(language: str) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("*.py"))
    asked = set(re.findall(r'(?:words|say|counted|self)\(\s*"([a-z][a-z/-]+)"', code)) - {"en", "ar"}
    assert asked - texts().keys() == set()
    assert len(asked) > 60
    assert [key for key, told in texts().items() if not told[language].strip()] == []


def test_both_languages_ask_for_the_same_values_and_have_their_forms() -> None:
    for key, told in texts().items():
        arabic, english = told["ar"].split("|"), told["en"].split("|")
        assert (len(arabic), len(english)) in ((1, 1), (6, 2)), key
        asked = [{name for _, name, _, _ in string.Formatter().parse(forms[-1]) if name} for forms in (arabic, english)]
        assert asked[0] == asked[1], key


def test_no_key_stands_twice() -> None:
    with (SOURCE / "data" / "words.csv").open(encoding="utf-8", newline="") as stream:
        keys = [row["key"] for row in csv.DictReader(stream)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "لا وقائع"), (1, "واقعة واحدة"), (2, "واقعتان"), (3, "٣ وقائع"), (10, "١٠ وقائع"), (11, "١١ واقعة"),
     (100, "١٠٠ واقعة"), (103, "١٠٣ وقائع"), (1234, "١٬٢٣٤ واقعة")],
)  # fmt: skip
def test_a_noun_goes_with_its_number(number: int, said: str) -> None:
    assert Words(records()[0], "ar").counted("incidents", number) == said


@pytest.mark.parametrize(
    ("bounds", "arabic", "english"),
    [
        ((27, 27, 27), "٢٧", "27"),
        ((20, None, 99), "٢٠–٩٩", "20–99"),
        ((63, 70, 77), "٦٣–٧٧ (الأرجح ٧٠)", "63–77 (likeliest 70)"),
        ((28, None, None), "٢٨ فأكثر", "28 or more"),
        ((0, None, 9), "٩ على الأكثر", "at most 9"),
        ((None, None, None), "", ""),
    ],
)
def test_ranges_are_said(bounds: tuple[int | None, int | None, int | None], arabic: str, english: str) -> None:
    assert Words(records()[0], "ar").range(*bounds) == arabic
    assert Words(records()[0], "en").range(*bounds) == english


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2015-07-20", "٢٠ تموز/يوليو ٢٠١٥", "20 July 2015"),
        ("2015-07-20T09:30", "٢٠ تموز/يوليو ٢٠١٥ ٠٩:٣٠", "20 July 2015 09:30"),
        ("soon", "soon", "soon"),
        (None, "بلا يوم معلوم", "no known day"),
    ],
)
def test_days_are_said(iso: str | None, arabic: str, english: str) -> None:
    assert Words(records()[0], "ar").day(iso) == arabic
    assert Words(records()[0], "en").day(iso) == english


def test_a_text_that_several_ran_is_a_document_of_each() -> None:
    told = (Told("d1", "r1", "السراة", "2015-07-27"), Told("d1", "r2", "الأفق", "2015-07-28"))
    html = build_report([incident(documents=told)], [], language="en")
    documents = plain(section("documents", html))
    assert "السراة" in documents
    assert "الأفق" in documents
    assert re.search(r"الأفق\s*, 28 July 2015\s*\[2\]", plain(section("cards", html)))


def test_one_id_is_one_incident_and_one_card() -> None:
    html = build_report([incident("i1"), incident("i1"), incident("i2")], [], language="en")
    assert re.findall(r'id="i(\d)"', html) == ["1", "2"]


def test_an_incident_without_a_card_is_not_linked() -> None:
    html = build_report([incident("i1"), incident("i2")], [], limits=Limits(cards=1))
    assert 'href="#i1"' in html
    assert 'href="#i2"' not in html


def test_cards_go_to_what_sources_part_on_when_there_is_no_room_for_all() -> None:
    quiet = [incident(f"i{n}", (), disagreements=(), voices=n) for n in range(1, 4)]
    html = build_report([*quiet, incident("i9")], [], limits=Limits(cards=2))
    shown = re.findall(r'<code dir="ltr">(i\d)</code>', section("cards", html))
    assert shown == ["i3", "i9"]


def test_who_quotes_whom_names_those_who_can_be_told_apart() -> None:
    text = "قال المرصد السوري إن غارة وقعت. وأضاف المرصد أن المصدر أكد ذلك."
    monitor, short, nobody = (quote(words, text) for words in ("المرصد السوري", "المرصد", "المصدر"))
    short = replace(short, start=text.rindex("المرصد"), end=text.rindex("المرصد") + len("المرصد"))
    links = (
        Attribution(monitor, None, "monitor"),
        Attribution(short, None, "monitor"),
        Attribution(nobody, None, "official"),
    )
    document = replace(claim().document, text=text)
    told = [claim(f"c{at}", document=document, attribution=(link,)) for at, link in enumerate(links)]
    found = section("quoting", build_report([incident()], told, language="en"))
    rows = [plain(row) for row in re.findall(r"<tr>.*?</tr>", found)[1:]]
    assert [re.sub(r"\s+", " ", row).strip() for row in rows] == ["المرصد السوري monitor السراة (2) – 2 –"]
    assert "One claim is in the publisher's own voice or from a source that is not named." in unescape(plain(found))
