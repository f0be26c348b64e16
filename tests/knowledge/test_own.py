"""A researcher's folder: its files are read in the place of the bundled ones of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.own import with_own
from marsad.model.mention import QuantityValue, TimeValue
from marsad.model.text import Document
from marsad.reader import Reader


def copy(folder: Path, name: str, old: str, new: str, place: str | None = None) -> None:
    text = Knowledge().path(name).read_text(encoding="utf-8")
    assert old in text
    path = folder / (place or Path(name).name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_bounds_of_vague_words_are_the_users(tmp_path: Path) -> None:
    copy(tmp_path, "lexicon/quantity/vague.csv", "عشرات,20,99", "عشرات,11,90")
    copy(tmp_path, "lexicon/time/third_bounds.csv", "early,month,1,10", "early,month,1,7")
    analysis = Reader(with_own(tmp_path)).analyse(Document("سقط عشرات القتلى مطلع آذار 2014"))
    (count,), (time,) = analysis.mentions["quantity"], analysis.mentions["time"]
    assert isinstance(count.value, QuantityValue)
    assert isinstance(time.value, TimeValue)
    assert (count.value.low, count.value.high) == (11, 90)
    assert (time.value.start, time.value.end) == ("2014-03-01", "2014-03-07")


def test_the_digest_tells_that_the_knowledge_is_another(tmp_path: Path) -> None:
    copy(tmp_path, "lexicon/quantity/vague.csv", "عشرات,20,99", "عشرات,11,90")
    assert with_own(tmp_path).digest != with_own(None).digest == Knowledge().digest


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.csv", "No file of the knowledge has its name"),
        ("verbs.csv", "It may stand for"),
        ("notes.txt", "holds no knowledge file"),
    ],
)
def test_a_file_that_stands_for_nothing_is_named(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("x,y\n1,2\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=said):
        with_own(tmp_path)


def test_two_files_for_one_are_refused(tmp_path: Path) -> None:
    for place in ("vague.csv", "quantity/vague.csv"):
        copy(tmp_path, "lexicon/quantity/vague.csv", "عشرات,20,99", "عشرات,11,90", place)
    with pytest.raises(KnowledgeError, match=r"as .* does"):
        with_own(tmp_path)
