"""Exports: lines of JSON, a table for spreadsheets, and blocks for the eye."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from marsad.export.bidi import LEFT, MARK, turner
from marsad.export.jsonl import claim_line, json_line
from marsad.export.labels import Labels
from marsad.export.table_csv import BOM, COLUMNS, csv_rows
from marsad.export.terminal import ClaimTable
from marsad.export.values import Values
from marsad.knowledge import Knowledge
from marsad.model.claim import (
    FACTUALITIES,
    ROLES,
    SOURCE_KINDS,
    Argument,
    Attribution,
    Claim,
    Count,
    EventMateriel,
    EventMention,
    EventPlace,
    EventTime,
    Quote,
)
from marsad.model.mention import ActorValue, MaterielValue, Place, TimeValue
from marsad.model.text import Document

TEXT = "زعم إعلام النظام مقتل نحو 70 مقاتلا و5 أطفال وتدمير دبابتين في سراقب بين السبت والأحد"
DOCUMENT = Document(TEXT, path="a.txt", title="عنوان", publisher="شبكة", published="2015-07-26")
SARAQIB = Place("geonames:9", "سراقب", 35.86, -36.8, "SY", "إدلب", "town", 5.0)


def quote(words: str) -> Quote:
    return Quote(words, TEXT.index(words), TEXT.index(words) + len(words))


CLAIM = Claim(
    id="c1",
    document=DOCUMENT,
    sentence=(0, len(TEXT)),
    event=EventMention(
        "killing",
        quote("مقتل"),
        (Argument("patient", quote("مقاتلا"), ActorValue("x", "س", "militia"), "alleged"),),
        (EventPlace(quote("سراقب"), SARAQIB),),
        EventTime(quote("بين السبت والأحد"), TimeValue("2015-07-25", "2015-07-26", "day", "published")),
        (
            Count("killed", "fighters", quote("نحو 70"), 63, 70, 77, True),
            Count("killed", "children", quote("5"), 5, 5, 5),
            Count("killed", "women", quote("5"), 2, 2, 2, subset_of=1),
            Count("injured", "unspecified", quote("5"), 3, None, None),
        ),
        (EventMateriel(quote("دبابتين"), MaterielValue("tank", "tanks"), 2, 2, 2, None, "x"),),
        "attempted",
    ),
    attribution=(Attribution(quote("إعلام النظام"), quote("زعم"), "outlet", "doubting"),),
    factuality="alleged",
    codes=(("plover", (("type", "ASSAULT"), ("drops", ("a", "b")))),),
)
BARE = Claim("c2", Document(TEXT), (0, 3), EventMention("protest", quote("زعم")))
LABELS = Labels(Knowledge())


def rows(*claims: Claim) -> list[dict[str, str]]:
    text = "".join(csv_rows(claims))
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_a_row_holds_the_claim() -> None:
    (row,) = rows(CLAIM)
    shown = {
        "type": "killing",
        "patient": "مقاتلا",
        "patient_id": "x",
        "place_name": "سراقب",
        "longitude": "-36.8",
        "time_from": "2015-07-25",
        "killed_low": "68",
        "killed_best": "75",
        "killed_high": "82",
        "injured_low": "3",
        "injured_high": "",
        "counts": "~63–77 killed fighters ؛ 5 killed children ؛ 2 killed women (part) ؛ 3– injured unspecified",
        "materiel_items": "tank x2 to x",
        "sources": "إعلام النظام",
        "plover": "type=ASSAULT ؛ drops=a/b",
    }
    assert {name: row[name] for name in shown} == shown


def test_a_bare_claim_has_empty_cells() -> None:
    (row,) = rows(BARE)
    assert {row[name] for name in ("agent", "place_id", "time_from", "killed_low", "sources", "plover")} == {""}


def test_no_claims_give_the_header_alone() -> None:
    assert "".join(csv_rows([])) == BOM + ",".join(name for name, _, _ in COLUMNS) + "\r\n"


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    (row,) = rows(replace(CLAIM, document=replace(DOCUMENT, title=title)))
    assert row["title"] == "'" + title


def test_a_line_is_one_line_to_every_reader() -> None:
    for title in ("a\nb", "a\u2028b\u2029c\x85d", "half a pair \ud800", "قتل"):
        line = claim_line(replace(CLAIM, document=replace(DOCUMENT, title=title)))
        assert line.encode("utf-8").decode().splitlines() == [line.rstrip("\n")]
        assert json.loads(line)["document"]["title"] == title
    assert "قتل" in json_line({"a": "قتل"})


def table(width: int = 100, wide: bool = False, colour: bool = False, *claims: Claim) -> list[str]:
    shown = ClaimTable(Values(LABELS), turner("off", {}), width, wide, colour)
    return "".join(shown.document(DOCUMENT, claims)).split("\n")


def test_a_block_reads_as_a_person_would_say_it() -> None:
    assert table(100, False, False, CLAIM) == [
        "عنوان · شبكة · 2015-07-26",
        "-" * 100,
        f"{LABELS('type', 'killing')} «مقتل» (محاولة) · مزعوم · 1",
        "  بمن      مقاتلا (مزعوم)",
        "  المكان   سراقب (إدلب)",
        "  الزمن    بين السبت والأحد (من 2015-07-25 إلى 2015-07-26)",
        "  الأعداد  قتلى (مقاتلون) نحو 70، قتلى (أطفال) 5، منهم قتلى (نساء) 2، جرحى 3 فأكثر",
        "  العتاد   دبابتين (2)",
        "  المصدر   إعلام النظام (وسيلة إعلام) «زعم»",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("width", [40, 61, 100, 300])
def test_on_a_terminal_lines_end_at_the_right_edge(width: int) -> None:
    from rich.cells import cell_len

    lines = [line for line in table(width, True, False, CLAIM, BARE) if line]
    assert {cell_len(line.replace(MARK, "").replace(LEFT, "")) for line in lines} == {min(width, 110)}
    assert all(line.strip().startswith(MARK) for line in lines if "━" not in line)


def test_a_report_without_claims_says_so() -> None:
    assert "لا أحداث في هذا التقرير" in table()


def test_bidi_turns_lines_where_it_is_asked_to() -> None:
    pytest.importorskip("bidi", reason="the extra «bidi» is not installed")
    pytest.importorskip("arabic_reshaper", reason="the extra «bidi» is not installed")
    assert turner("on", {})("أ 12 ب") == "\ufe8f 12 \ufe83"
    assert turner("auto", {"TERM": "alacritty"})("أ 12 ب") == "\ufe8f 12 \ufe83"
    assert turner("auto", {"TERM": "xterm-256color"})("أ 12 ب") == f"{MARK}أ 12 ب{MARK}"
    assert turner("on", {})("أ 2015-07-25") == "2015-07-25 \ufe83"
    assert turner("off", {"TERM": "alacritty"})("أ") == f"{MARK}أ{MARK}"


def test_every_value_of_the_model_has_its_label() -> None:
    for group, values in (("factuality", FACTUALITIES), ("heading", ROLES), ("source", SOURCE_KINDS)):
        assert [value for value in values if LABELS(group, value) == value] == []
