"""The canonical form of tables, and which bundled file a researcher's own file stands in the place of."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.format import formatted, write_formatted
from marsad.knowledge.lint.stand_in import Place, place_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("\ufeffid;name\r\nb;شرطة\r\na; جيش \r\n", "id,name\na,جيش\nb,شرطة\n"),
        ("id\tname\nb\tx, y\n", 'id,name\nb,"x, y"\n'),
        ("# one\nid,aliases\n\n# two\nb,جيش | شرطة |\na,\n", "# one\n# two\nid,aliases\na,\nb,جيش|شرطة\n"),
        ('"# one, ""two""",,\n# three,,\nid,name,kind\na,جيش,\n,,\n', '# one, "two"\n# three\nid,name,kind\na,جيش,\n'),
        ("form\nلواء\nأمن\n", "form\nأمن\nلواء\n"),
        ("lemma,form\r\nوعد,I\nأمر,I\n", "lemma,form\nوعد,I\nأمر,I\n"),
    ],
    ids=[
        "semicolons, BOM and CRLF; sorted by id",
        "tabs",
        "comments on top",
        "what a spreadsheet leaves",
        "a list is sorted",
        "readings keep their order",
    ],
)
def test_a_table_is_written_in_one_form(written: str, canonical: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(written.encode())
    assert write_formatted(path, "a.csv")
    assert path.read_bytes().decode() == canonical
    assert not write_formatted(path, "a.csv")
    assert formatted(path, "a.csv") == canonical
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_the_same_rows_are_read_after_as_before() -> None:
    knowledge = Knowledge()
    for name in knowledge.names("**/*.csv"):
        before = sorted(tuple(row.items()) for row in knowledge.table(name))
        lines = formatted(knowledge.path(name), name)
        assert len([line for line in lines.splitlines() if not line.startswith("#")]) == len(before) + 1, name


@pytest.mark.parametrize("content", ["", "id,name\nx\n", 'id,name\nx,"y\n', "id,id\nx,y\n"])
def test_a_table_that_cannot_be_read_is_left_as_it_was(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"a\.csv:\d"):
        write_formatted(path, "a.csv")
    assert path.read_text(encoding="utf-8") == content


TYPE_COLUMNS = "lemma,class,imperfect,needs,participle,resume,prep,en\n"


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("strikes.yaml", "- id: x\n", "rules/events/strikes.yaml"),
        ("reporting/verbs.csv", "", "lexicon/reporting/verbs.csv"),
        ("verbs.csv", TYPE_COLUMNS, "lexicon/reporting/verbs.csv"),
        ("verbs.csv", "lemma,form,masdars,object,imperfect,class\n", "lexicon/verbs.csv"),
        ("attribution.yaml", "- id: x\n  name: y\n", "rules/attribution.yaml"),
        ("attribution.yaml", "- text: x\n  trigger: y\n", "cases/attribution.yaml"),
    ],
)
def test_a_copy_stands_in_the_place_of_the_file_of_its_name(path: str, content: str, name: str, tmp_path: Path) -> None:
    copy = tmp_path / path
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(content, encoding="utf-8")
    assert place_of(Knowledge(), str(copy)) == Place(name, copy)


def test_a_new_file_of_rules_is_added_and_another_has_no_place(tmp_path: Path) -> None:
    mine = tmp_path / "rules" / "events" / "mine.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("- id: x\n", encoding="utf-8")
    assert place_of(Knowledge(), str(mine)) == Place("rules/events/mine.yaml", mine, new=True)
    lost = tmp_path / "mine.yaml"
    lost.write_text("- id: x\n", encoding="utf-8")
    assert place_of(Knowledge(), str(lost)) == []


def test_names_of_bundled_files() -> None:
    knowledge = Knowledge()
    assert place_of(knowledge, "labels.csv") == Place("labels.csv")
    assert place_of(knowledge, str(knowledge.path("labels.csv"))) == Place("labels.csv")
    assert place_of(knowledge, "lexicon/verbs.csv") == Place("lexicon/verbs.csv")
    assert place_of(knowledge, "verbs.csv") == ["lexicon/reporting/verbs.csv", "lexicon/verbs.csv"]
    assert place_of(knowledge, "no.csv") == []
