"""What is read from a page: the article and no more, its day, its Arabic; and that no page breaks the reader."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_pages import LAST, LATER, Page, pages

from marsad.ingest.outcome import Rejected, Remark
from marsad.ingest.records import Defaults
from marsad.ingest.texts import read_page
from marsad.ingest.web.dayline import day_of_line
from marsad.ingest.web.pagedates import READERS, Day, choose
from marsad.ingest.web.plain import plain
from marsad.ingest.web.script import arabic_of
from marsad.model.text import Document

TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون بقصف مدفعي استهدف سوقا شعبيا في مدينة تعز جنوب غربي اليمن، بحسب مصدر طبي."
ALL = list(pages())


def outcomes(data: bytes | str, path: str = "a.html", **defaults: str) -> list[Document | Rejected | Remark]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_page(io.BytesIO(raw), path, Defaults(**defaults)))


def document(data: bytes | str, path: str = "a.html") -> Document:
    found = [one for one in outcomes(data, path) if isinstance(one, Document)]
    assert len(found) == 1
    return found[0]


def remarks(data: str, path: str = "a.html") -> list[str]:
    return [str(one) for one in outcomes(data, path) if isinstance(one, Remark)]


def page(body: str, head: str = "") -> str:
    return f'<html><head><meta charset="utf-8">{head}</head><body><article><h1>عنوان</h1>{body}</article></body></html>'


def test_there_are_forty_pages_and_more_of_twenty_layouts() -> None:
    assert len(ALL) >= 40
    assert len({one.name.partition("/")[0] for one in ALL}) >= 20


@pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL])
def test_what_a_page_must_and_must_not_give(one: Page) -> None:
    found = [outcome for outcome in outcomes(one.data, one.name) if isinstance(outcome, Document)]
    assert one.faults(found) == []


@pytest.mark.parametrize(("listed", "share"), [(LATER, 0.99), (LAST, 0.95)])
def test_pages_that_the_rules_were_not_made_after(listed: str, share: float) -> None:
    """First measured .908 and .905; what is asked is what holds since their faults were read."""
    wanted = faults = 0
    for one in pages(listed):
        found = [outcome for outcome in outcomes(one.data, one.name) if isinstance(outcome, Document)]
        wanted, faults = wanted + one.wanted, faults + len(one.faults(found))
    assert 1 - faults / wanted >= share


def test_of_several_reports_on_a_page_the_one_of_the_title_is_read() -> None:
    entries = "".join(
        f'<div class="entry"><h2>{name} في المدينة</h2><p>{TEXT} {name}.</p></div>'
        for name in ("أولا", "ثانيا", "ثالثا")
    )
    found = document(f"<html><head><title>ثانيا في المدينة - وكالة</title></head><body>{entries}</body></html>")
    assert found.text == f"{TEXT} ثانيا."
    parts = "".join(
        f'<div class="part"><h2>{name} من القصة</h2><p>{TEXT} {name}.</p></div>' for name in ("أولا", "ثانيا")
    )
    head = "<html><head><title>القصة الكاملة</title></head><body><div class='part'><h1>القصة الكاملة</h1></div>"
    whole = f"{head}{parts}</body></html>"
    assert document(whole).text.count(TEXT) == 2


def test_names_in_a_list_beside_the_report_stay() -> None:
    names = "".join(f"<li>{name}</li>" for name in ("سالم علي قاسم", "هناء محمد سعيد", "طه عبده صالح"))
    made = page(f"<div><p>{TEXT}</p><p>{TEXT} ثم.</p></div><ul>{names}</ul>")
    assert "هناء محمد سعيد" in document(made).text


def post(number: int, body: str, day: str = "2023-11-20") -> str:
    time = f'<a class="tgme_widget_message_date"><time datetime="{day}T10:00:00+00:00">10:00</time></a>'
    return f'<div class="tgme_widget_message js" data-post="chan/{number}">{body}{time}</div>'


def words(text: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>'


def test_each_post_of_a_channel_is_a_report_with_its_own_day() -> None:
    reply = f'<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">{TEXT} قديم</div></a>'
    origin = '<div>Forwarded from <a class="tgme_widget_message_forwarded_from_name"><span>قناة أخرى</span></a></div>'
    body = post(1, words(f"{TEXT}<br/>ثم <b>كذا</b>.")) + post(2, "<video></video>")
    body += post(3, reply + origin + words(f"{TEXT} جديد"), "2023-11-22") + post(
        4, words("English only, as it happens, and no more.")
    )
    found = outcomes(
        f'<html><head><meta property="og:title" content="قناة"></head><body>{body}</body></html>', "https://t.me/s/chan"
    )
    first, second = [one for one in found if isinstance(one, Document)]
    assert first.text == f"{TEXT}\nثم كذا."
    assert (first.url, first.published, first.publisher, first.source_id) == (
        "https://t.me/chan/1",
        "2023-11-20",
        "قناة",
        "chan/1",
    )
    assert (second.text, second.published) == (f"{TEXT} جديد", "2023-11-22")
    assert first.provenance is not None
    assert first.provenance.forwarded_from is None
    assert second.provenance is not None
    assert second.provenance.forwarded_from == "قناة أخرى"
    assert ["English" in str(one) for one in found if isinstance(one, Rejected)] == [True]
    (empty,) = outcomes(f"<html><body>{post(1, '')}</body></html>")
    assert isinstance(empty, Rejected)


def test_offsets_count_over_the_text_and_the_way_is_told() -> None:
    found = document(page(f"<p>{TEXT}</p>"))
    assert found.text == TEXT
    assert found.provenance is not None
    assert str(found.provenance.extractor).startswith("trafilatura ")
    assert str(found.provenance.original).startswith("sha256:")


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("path", "meta", "line", "day", "told"),
    [
        ("https://a.example/2020/02/28/x", "2020-02-28T10:00:00Z", "28 شباط 2020", "2020-02-28", ""),
        ("https://a.example/2020/02/28/x", "2024-01-05", "", "2020-02-28", "its URL counts most"),
        ("https://a.example/20200228/x", "2024-01-05", "5 كانون الثاني 2024", "2024-01-05", "two agree"),
        ("https://a.example/x", "2020-02-28", "1/1/2019", "2020-02-28", "its fields for machines counts most"),
        ("https://a.example/x", "2020-02-27T22:30:00Z", "28 فبراير 2020", "2020-02-27", ""),  # a time zone apart
        ("https://a.example/x", "", "الجمعة 28 فبراير/شباط 2020", "2020-02-28", ""),
        ("https://a.example/x", "", "نُشر في: ٢٨-٠٢-٢٠٢٠", "2020-02-28", ""),
        ("https://a.example/x", "", "آخر تحديث 28-02-2020", None, ""),
        ("https://a.example/x", "not a date", "", None, ""),
        ("https://a.example/2020/13/45/x?d=2020/02/28", "", "", None, ""),
        ("https://a.example/id/12020022899", "", "", None, ""),
    ],
)
def test_the_day_of_publication(path: str, meta: str, line: str, day: str | None, told: str) -> None:
    made = page(f"<div>{line}</div><p>{TEXT}</p>", META.format(meta) if meta else "")
    assert document(made, path).published == day
    assert [told in one for one in remarks(made, path)] == ([True] if told else [])


def test_a_day_that_the_input_gives_holds_where_the_page_says_none() -> None:
    found = [one for one in outcomes(page(f"<p>{TEXT}</p>"), published="2020-01-01") if isinstance(one, Document)]
    assert found[0].published == "2020-01-01"
    assert choose([Day("2020-01-01", READERS)], "x") == ("2020-01-01", None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الأحد 14 مارس 2021", "2021-03-14"),
        ("14 آذار (مارس) 2021 - 10:30", "2021-03-14"),
        ("2021/03/14", "2021-03-14"),
        ("14-03-2021 | 21:07", "2021-03-14"),
        ("٣ كانون ثاني، ٢٠٢٢", "2022-01-03"),
        ("31 فبراير 2021", None),
        ("14 محرم 1442", None),
        ("© 14 مارس 2021", None),
        ("قتل ثلاثة مدنيين يوم 14 مارس 2021 في غارة على سوق شعبي في مدينة تعز جنوب غربي البلاد", None),
        ("5 من 10", None),
    ],
)
def test_lines_that_are_a_date(line: str, day: str | None) -> None:
    assert day_of_line(line) == day


ENGLISH = "The monitoring team received the following statement and publishes it below in its original language."
PERSIAN = "این گزارش درباره حمله هوایی به بازار شهر است که می‌گویند پنج نفر در آن کشته شدند و چند تن زخمی شدند."


def test_arabic_is_found_among_other_languages() -> None:
    made = page(f"<p>{ENGLISH}</p><p>{TEXT}</p><p>BBC</p><p>{TEXT} ثم.</p><p>{PERSIAN}</p><h2>Read</h2>")
    assert document(made).text == f"{TEXT}\nBBC\n{TEXT} ثم."
    assert ["1 in English, 1 in Persian" in one for one in remarks(made)] == [True]


def test_a_page_without_arabic_is_named() -> None:
    (found,) = outcomes(page(f"<p>{ENGLISH}</p><p>{ENGLISH} Again.</p>"))
    assert isinstance(found, Rejected)
    assert "English" in found.reason
    assert arabic_of(ENGLISH).left == ""


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1256", "windows-1256"),
        ("cp1256", ""),
        ("cp1256", "utf-8"),
        ("iso8859-6", "iso-8859-6"),
        ("utf-16", "x"),
        ("utf-8", "windows-1256"),
    ],
)
def test_encodings_told_untold_and_told_wrongly(codec: str, name: str) -> None:
    made = page(f"<p>{TEXT.replace('،', ' و')}</p>").replace("utf-8", name)
    assert document(made.encode(codec)).text.startswith("قتل ثلاثة")


def test_a_saved_page_knows_where_it_was() -> None:
    saved = f"<!-- saved from url=(0030)https://a.example/2020/02/28/x -->{page(f'<p>{TEXT}</p>')}"
    assert (document(saved).url, document(saved).published) == ("https://a.example/2020/02/28/x", "2020-02-28")


@pytest.mark.parametrize(
    "data", ["", "<html></html>", "<p></p>", "<script>x()</script>", "<html><body><nav>قائمة</nav></body></html>"]
)
def test_a_page_without_an_article_is_named(data: str) -> None:
    (found,) = outcomes(data)
    assert isinstance(found, Rejected)


def test_a_page_of_furniture_only_in_name_is_read() -> None:
    """Whatever its makers called the box that holds the report, it is not taken away."""
    for name in ("sidebar", "comments", "footer-menu related", "popup", "hidden"):
        assert TEXT in document(f'<html><body><div class="{name}"><p>{TEXT}</p></div></body></html>').text
    assert TEXT in document(f"<html><body><aside><p>{TEXT}</p></aside></body></html>").text
    assert TEXT in document(f"<html><body><form><table><tr><td>{TEXT}</td></tr></table></form></body></html>").text


NEWS = [
    "انضم إلى صفوف التنظيم عشرات المقاتلين من القرى المجاورة، وفق شهود عيان.",
    "للمزيد من الضغط على المدينة قصفت القوات الجسر الوحيد الذي يصلها بالريف.",
    "تابعوا السير على الأقدام حتى الحدود بعد أن أحرقت منازلهم، كما قالوا.",
    "شاهد سكان الحي طائرة تحلق على ارتفاع منخفض قبل الانفجار بدقائق.",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_that_begins_like_a_call_stays(line: str) -> None:
    assert line in document(page(f"<p>{TEXT}</p><p>{line}</p><p>{TEXT} ثم.</p>")).text


@pytest.mark.parametrize(
    "name", ["post tag-syria category-breaking", "article-header", "print-only", "more-text", "hidden"]
)
def test_words_of_the_trade_in_a_name_take_nothing_away(name: str) -> None:
    parts = "".join(f'<div class="{name}"><p>{TEXT} الجزء {n}.</p></div>' for n in range(4))
    assert all(f"الجزء {n}." in document(page(parts)).text for n in range(4))


@pytest.mark.parametrize("opening", ["<font size=3>", "<div>", "<table><tr><td>", "<p><b>", "<center><span class='a'>"])
def test_no_word_is_lost_where_tags_are_never_closed(opening: str) -> None:
    made = f"<html><body>{''.join(f'{opening}{TEXT} رقم {n}. <br>' for n in range(300))}"
    assert all(f"رقم {n}." in document(made).text for n in (0, 100, 200, 299))


def test_a_piece_of_a_page_is_read() -> None:
    assert document(f"<p>{TEXT}</p>").text == TEXT


HOSTILE = {
    "deep": "<div>" * 8_000 + TEXT,
    "deep spans": "<p>" + "<span>" * 5_000 + TEXT,
    "many": "<p>ا</p>" * 60_000,
    "attributes": "<div " + "a='b' " * 60_000 + f"><p>{TEXT}</p>",
    "tables": "<table><tr><td>" * 3_000 + TEXT,
    "links": f"<p>{TEXT}</p>" + "<div><h3><a href='/x'>عنوان</a></h3></div>" * 4_000,
    "json": f'<script type="application/ld+json">{"[" * 50_000}</script><p>{TEXT}</p>',
    "dates": "<span>14 مارس 2021</span>" * 8_000 + f"<p>{TEXT}</p>",
    "comments": "<!--" * 50_000,
    "nul": f"<p>{TEXT}</p>" + "\0" * 100_000,
    "entities": "&#1;&#0;&#xFFFFFFF;&amp" * 20_000 + f"<p>{TEXT}</p>",
    "one line": f"<p>{TEXT * 3000}</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_made_to_choke(name: str) -> None:
    began = time.monotonic()
    assert outcomes(HOSTILE[name])
    assert time.monotonic() - began < 20


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ALL), st.data())
def test_damaged_pages_end(sound: Page, data: st.DataObject) -> None:
    raw = bytearray(sound.data)
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 200))] = data.draw(st.binary(max_size=20))
    for outcome in outcomes(bytes(raw)):
        assert outcome.text.strip() if isinstance(outcome, Document) else outcome.advice


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/\"'=&;#! abpdivscrtx\n\0غارة", max_size=120))
def test_any_markup_as_plain_words(markup: str) -> None:
    assert "\n\n" not in plain(markup)


@pytest.mark.parametrize("joint", [" ", "/", "='>' ", '="<a " '])
def test_a_tag_that_would_choke_the_parser_is_refused_at_once(joint: str) -> None:
    swollen = f"<p {joint.join(f'a{number}' for number in range(40_000))}>"
    began = time.process_time()
    (outcome,) = outcomes(f"<html><body>{swollen}{TEXT}</p></body></html>")
    assert "a tag with more than 5,000 attributes" in str(outcome)
    assert plain(f"{swollen}{TEXT}</p>").endswith(TEXT)
    assert time.process_time() - began < 5  # half a minute without the check


def test_long_values_are_no_attributes() -> None:
    picture = f"<img src=\"data:image/png;base64,{'A b=' * 40_000}\" alt='{'> a=1 ' * 9_000}'>"
    assert document(page(f"<p>{TEXT}</p>{picture}<p>{TEXT} ثم.</p>")).text.count(TEXT) == 2


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f'<div class="post-date" title="2016-02-07">قبل ساعات</div><p>{TEXT}</p>', "2016-02-07"),
        (f'<abbr class="published" title="2016-02-07T10:00:00">منذ ساعة</abbr><p>{TEXT}</p>', "2016-02-07"),
        (f"<p>{TEXT}</p><footer>جميع الحقوق محفوظة 2019</footer>", None),
    ],
)
def test_where_no_voice_names_a_day_the_markup_is_asked(body: str, day: str | None) -> None:
    assert document(page(body)).published == day
