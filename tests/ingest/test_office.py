"""DOCX, ODT and XLSX: what is read, what is left out, and what is refused."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from office_files import DAY, docx, odt, packed, paragraph, run, xlsx

from marsad.ingest import Rejected, Remark, read_inputs
from marsad.ingest.columns import load_columns
from marsad.model.text import Document

FOLDER = Path(__file__).parent
STRIKE = "قتل خمسة مدنيين في غارة جوية استهدفت سوقا شعبيا في مدينة الحديدة أمس."
RAID = "قتل ثلاثة مدنيين في غارة على بلدة سراقب فجر الاثنين."


def read(path: Path, columns: Path | None = None) -> tuple[list[Document], list[str], list[str]]:
    """The documents, what was set aside and the remarks, of a path."""
    outcomes = list(read_inputs([path], columns=load_columns(columns) if columns else None))
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    rejected = [str(outcome) for outcome in outcomes if isinstance(outcome, Rejected)]
    return documents, rejected, [str(outcome) for outcome in outcomes if isinstance(outcome, Remark)]


def text_of(folder: Path, data: bytes, name: str = "a.docx") -> str:
    (folder / name).write_bytes(data)
    documents, rejected, remarks = read(folder / name)
    assert (rejected, remarks) == ([], [])
    return documents[0].text


def fault_of(folder: Path, data: bytes, name: str = "a.docx") -> str:
    (folder / name).write_bytes(data)
    documents, rejected, _ = read(folder / name)
    assert documents == []
    return rejected[0]


# --- text documents ----------------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    body = paragraph(
        run("قتل "),
        "<w:del><w:r><w:delText>خمسة</w:delText></w:r></w:del>",
        f"<w:ins>{run('سبعة')}</w:ins>",
        f"<w:moveFrom>{run('قديم')}</w:moveFrom>",
        run(" مدنيين في الحديدة."),
    )
    assert text_of(tmp_path, docx(body)) == "قتل سبعة مدنيين في الحديدة."


def test_a_deleted_end_of_paragraph_joins_two(tmp_path: Path) -> None:
    body = paragraph(run("قتل سبعة "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("مدنيين."))
    assert text_of(tmp_path, docx(body)) == "قتل سبعة مدنيين."


def test_notes_stand_behind_the_text_and_their_marks_are_no_part_of_a_number(tmp_path: Path) -> None:
    body = paragraph(run("قتل 15"), '<w:r><w:footnoteReference w:id="7"/></w:r>', run(" مدنيا في الحديدة."))
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph(run("خط"))}</w:footnote>'
        f'<w:footnote w:id="6">{paragraph(run("لا يقود إليها شيء"))}</w:footnote>'
        f'<w:footnote w:id="7">{paragraph(run("بحسب مصدر طبي."))}</w:footnote>'
    )
    assert text_of(tmp_path, docx(body, footnotes=notes)) == "قتل 15¹ مدنيا في الحديدة.\n\n¹ بحسب مصدر طبي."


def test_rows_of_tables_are_lines_and_text_boxes_follow_their_paragraph(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"

    box = paragraph(run("مربع"))
    both = f"<mc:AlternateContent><mc:Choice><w:r>{box}</w:r></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = (
        paragraph(both, run("قتل مدنيون في الحديدة.")) + f"<w:tbl>{row('المدينة', 'القتلى')}{row('حيس', '12')}</w:tbl>"
    )
    assert text_of(tmp_path, docx(body)) == "قتل مدنيون في الحديدة.\n\nمربع\n\nالمدينة\tالقتلى\n\nحيس\t12"


def test_links_are_read_hidden_words_and_codes_of_fields_are_not(tmp_path: Path) -> None:
    body = paragraph(
        f"<w:hyperlink>{run('قصف')}</w:hyperlink>",
        run(" سري", "<w:vanish/>"),
        run(" ظاهر", '<w:vanish w:val="0"/>'),
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:tab/><w:br/></w:r>",
        run("في حيس."),
        properties="<w:tabs><w:tab/></w:tabs>",
    )
    assert text_of(tmp_path, docx(body)) == "قصف ظاهر\t\nفي حيس."


def test_the_title_is_taken_the_day_of_saving_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph(run(STRIKE)), "غارة على سوق"))
    (tmp_path / "b.docx").write_bytes(docx(paragraph(run(RAID)), "Microsoft Word - Document1"))
    documents, _, _ = read(tmp_path)
    assert [(document.title, document.published) for document in documents] == [("غارة على سوق", None), (None, None)]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_files_of_libreoffice_come_back_as_they_were_written(ending: str) -> None:
    expected = (FOLDER / "pdfs" / "report.txt").read_text(encoding="utf-8").strip()
    (document,), _, _ = read(FOLDER / "offices" / f"report-libreoffice.{ending}")
    assert document.text == expected
    assert document.provenance is not None


def test_an_odt_with_notes_tables_and_changes(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes><text:h>عنوان</text:h>"
        "<text:p>قتل<text:s text:c='2'/>15<text:note><text:note-citation>9</text:note-citation>"
        "<text:note-body><text:p>بحسب مصدر.</text:p></text:note-body></text:note> مدنيا<text:line-break/>في حيس.</text:p>"
        "<table:table-row><table:table-cell><text:p>حيس</text:p></table:table-cell>"
        "<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row>"
    )
    assert text_of(tmp_path, odt(body), "a.odt") == "عنوان\n\nقتل  15¹ مدنيا\nفي حيس.\n\nحيس\t12\n\n¹\n\nبحسب مصدر."


def test_a_document_type_with_entities_is_refused(tmp_path: Path) -> None:
    head = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    fault = fault_of(tmp_path, docx(paragraph(run("قتل")), head=head))
    assert "declares entities" in fault


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_sheet_with_entities_is_refused(tmp_path: Path, codec: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx(s=[["text"], [STRIKE]]))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    sheet = str(parts["xl/worksheets/sheet1.xml"], "utf-8")
    head = f'<?xml version="1.0" encoding="{codec}"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    parts["xl/worksheets/sheet1.xml"] = (head + sheet).encode(codec)
    assert "declares entities" in fault_of(tmp_path, packed(parts), "b.xlsx")


def test_what_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    assert "choke its reader" in fault_of(tmp_path, docx("<w:p>" + " " * (100 * 1024 * 1024) + "</w:p>"))


def test_what_is_nested_without_end_is_refused(tmp_path: Path) -> None:
    assert "nested deeper" in fault_of(tmp_path, docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000))


def test_a_text_longer_than_a_report_is_refused(tmp_path: Path) -> None:
    assert "longer than 1,000,000 characters" in fault_of(tmp_path, docx(paragraph(run("قتل " * 300_000))))


def test_locked_and_old_files_are_named(tmp_path: Path) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "locked with a password" in fault_of(tmp_path, locked)
    for ending in ("doc", "rtf", "xls", "ods"):
        assert "open it in LibreOffice or Word and save it as" in fault_of(tmp_path, locked, f"a.{ending}")


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"no zip", packed({}), packed({"word/document.xml": "<a"}), packed({"x": "y"})]
)
def test_what_is_no_office_file_is_named(tmp_path: Path, data: bytes) -> None:
    for name in ("a.docx", "a.xlsx"):
        assert fault_of(tmp_path, data, name)


def test_a_damaged_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(paragraph(run(STRIKE)))[:-30])
    (tmp_path / "b.docx").write_bytes(docx(paragraph(run(STRIKE))))
    documents, rejected, _ = read(tmp_path)
    assert ([document.text for document in documents], len(rejected)) == ([STRIKE], 1)


# --- tables ------------------------------------------------------------------------------------------------------

HEADER = ["العنوان", "النص", "التاريخ", "المصدر", "الرابط", "المعرف"]


def test_arabic_columns_are_known_and_days_are_days(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["حصيلة الأسبوع"],
        HEADER,
        ["غارة", STRIKE, DAY, "وكالة السراة", "https://news.example/1", 7],
        [],
        ["غارة", RAID, datetime.date(2018, 6, 13), None, None, 8.0],
    ]
    (tmp_path / "a.xlsx").write_bytes(xlsx(أخبار=rows, ملاحظات=[["رقم", "ملاحظة"]]))
    documents, rejected, remarks = read(tmp_path / "a.xlsx")
    assert [(d.text, d.published, d.publisher, d.url, d.source_id) for d in documents] == [
        (STRIKE, "2018-06-12", "وكالة السراة", "https://news.example/1", "7"),
        (RAID, "2018-06-13", None, None, "8"),
    ]
    assert rejected == []
    assert [("ملاحظات" in remark, "passed over" in remark) for remark in remarks] == [(True, True)]


def test_formulas_are_never_worked_out(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx(s=[["text", "id"], ['=HYPERLINK("http://x","y")', 1], [STRIKE, "=1+1"]]))
    documents, rejected, _ = read(tmp_path / "a.xlsx")
    assert [(document.text, document.source_id) for document in documents] == [(STRIKE, None)]
    assert ["a.xlsx:s!2" in one and "the text is empty" in one for one in rejected] == [True]


def test_a_saved_mapping_names_sheet_and_columns(tmp_path: Path) -> None:
    rows: list[list[object]] = [["ماذا", "تفصيل", "متى", "أين"], [STRIKE, RAID, DAY, "الحديدة"]]
    (tmp_path / "a.xlsx").write_bytes(xlsx(أول=[["text"], [STRIKE]], ثان=rows))
    (tmp_path / "c.toml").write_text('sheet = "ثان"\ntext = ["ماذا", "تفصيل"]\npublished = "متى"\n', encoding="utf-8")
    documents, rejected, _ = read(tmp_path / "a.xlsx", tmp_path / "c.toml")
    assert [(document.text, document.published) for document in documents] == [(f"{STRIKE}\n\n{RAID}", "2018-06-12")]
    assert rejected == []


def test_the_same_mapping_serves_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"رقم,ماذا,text\n1,{STRIKE},x\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('text = "ماذا"\nid = "رقم"\nurl = "موقع"\n', encoding="utf-8")
    documents, rejected, remarks = read(tmp_path / "a.csv", tmp_path / "c.toml")
    assert [(document.text, document.source_id) for document in documents] == [(STRIKE, "1")]
    assert rejected == []
    assert ["no column «موقع»" in remark for remark in remarks] == [True]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ('sheet = "غائبة"\ntext = "النص"', "no sheet «غائبة» among s"),
        ('text = "غائب"', "no column «غائب» among النص"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(tmp_path: Path, told: str, why: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx(s=[["النص"], [STRIKE]]))
    (tmp_path / "c.toml").write_text(told, encoding="utf-8")
    documents, rejected, _ = read(tmp_path / "a.xlsx", tmp_path / "c.toml")
    assert documents == []
    assert [why in one for one in rejected] == [True]


def test_a_sheet_that_says_it_is_endless_is_read_to_its_end(tmp_path: Path) -> None:
    data = xlsx(s=[["text"], [STRIKE]])
    (tmp_path / "a.xlsx").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    sheet = str(parts["xl/worksheets/sheet1.xml"], "utf-8").replace('ref="A1:A2"', 'ref="A1:XFD1048576"')
    parts["xl/worksheets/sheet1.xml"] = sheet
    (tmp_path / "b.xlsx").write_bytes(packed(parts))
    documents, rejected, _ = read(tmp_path / "b.xlsx")
    assert ([document.text for document in documents], rejected) == ([STRIKE], [])
