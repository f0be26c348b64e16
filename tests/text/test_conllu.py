"""CoNLL-U: ten columns, clitics as multi-word tokens, offsets in MISC."""

from __future__ import annotations

from marsad.model.text import Document
from marsad.text.analyser import TextAnalyser
from marsad.text.conllu import to_conllu

RAW = "دمشق - رويترز: قُتل 3 في القصف، وبالمدينة.\nوقال\tآخرون #داعش_يتمدد."


def lines_of(analyser: TextAnalyser, raw: str) -> list[str]:
    return to_conllu(analyser.analyse(Document(raw, source_id="report 1"))).split("\n")


def test_the_head_of_the_document_and_of_its_sentences(analyser: TextAnalyser) -> None:
    lines = lines_of(analyser, RAW)
    assert lines[:4] == ["# newdoc id = report 1", "# sent_id = 1", "# kind = dateline", "# text = دمشق - رويترز:"]
    assert [line for line in lines if line.startswith("# text")][1:] == [
        "# text = قتل 3 في القصف، وبالمدينة.",
        "# text = وقال آخرون داعش يتمدد.",
    ]


def test_every_row_has_ten_columns_and_places_in_the_raw_text(analyser: TextAnalyser) -> None:
    rows = [line.split("\t") for line in lines_of(analyser, RAW) if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    misc = [dict(part.split("=") for part in row[9].split("|")) for row in rows]
    surfaces = [RAW[int(part["start_char"]) : int(part["end_char"])] for part in misc]
    assert surfaces[surfaces.index("قُتل") + 1] == "3"
    assert all(surface and not surface.isspace() for surface in surfaces)


def test_a_token_of_three_words(analyser: TextAnalyser) -> None:
    rows = [line.split("\t")[:2] for line in lines_of(analyser, "وبالمدينة.") if "\t" in line]
    assert rows == [["1-3", "وبالمدينة"], ["1", "و"], ["2", "ب"], ["3", "المدينة"], ["4", "."]]


def test_no_space_after(analyser: TextAnalyser) -> None:
    rows = {line.split("\t")[1]: line.split("\t")[9] for line in lines_of(analyser, "قال، نعم.") if "\t" in line}
    assert rows == {
        "قال": "SpaceAfter=No|start_char=0|end_char=3",
        "،": "start_char=3|end_char=4",
        "نعم": "SpaceAfter=No|start_char=5|end_char=8",
        ".": "start_char=8|end_char=9",
    }


def test_an_empty_text_has_only_its_head(analyser: TextAnalyser) -> None:
    assert lines_of(analyser, " ") == ["# newdoc id = report 1", ""]
