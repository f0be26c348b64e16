"""Families of phrasings: each text is a case of its own, and what it does not give is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.lint import lint
from marsad.proof.families import cases, families, prove_phrasing
from marsad.reader import Reader

NAME = "cases/time/mine.yaml"
HEAD = "- name: أمس\n  published: 2015-07-26\n  from: 2015-07-25\n  to: 2015-07-25\n  precision: day\n"
READER = Reader()


def held(folder: Path, content: str) -> Knowledge:
    path = folder / "mine.yaml"
    path.write_text(content, encoding="utf-8")
    return Knowledge(overlay={NAME: path})


def failures(folder: Path, content: str) -> list[tuple[int, str]]:
    found = []
    for dimension, family in families(held(folder, content)):
        if family.file == NAME:
            for key, case in cases(dimension, family):
                found += [(one.line, one.english) for one in prove_phrasing(READER, key, case)]
    return found


def test_a_phrasing_is_read_over_the_whole_text_or_over_its_span(tmp_path: Path) -> None:
    texts = "  phrasings:\n    - أمس\n    - text: وقع الانفجار يوم أمس\n      span: أمس\n"
    assert failures(tmp_path, HEAD + texts) == []


@pytest.mark.parametrize(
    ("texts", "line", "said"),
    [
        ("  phrasings:\n    - وقع الانفجار أمس\n", 7, "time is «أمس», expected «وقع الانفجار أمس»"),
        ("  phrasings:\n    - أمس\n    - اليوم\n", 8, "from is 2015-07-26, expected 2015-07-25"),
        ("  none:\n    - أمس\n", 7, "time is «أمس», expected none"),
        ("  known_failures:\n    - أمس\n", 7, "is read rightly by now"),
    ],
)
def test_what_is_not_given_is_told_at_its_line(tmp_path: Path, texts: str, line: int, said: str) -> None:
    where, english = failures(tmp_path, HEAD + texts)[0]
    assert where == line
    assert said in english


def test_a_family_without_texts_is_no_family(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no texts"):
        failures(tmp_path, HEAD)


def test_an_unknown_key_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    (problem,) = lint(held(tmp_path, HEAD.replace("precision", "precison") + "  phrasings:\n    - أمس\n"), NAME)
    assert (problem.line, "«precision»" in problem.english) == (5, True)
