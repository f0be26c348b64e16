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


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("quantity/vague.csv", "عشرات,20,99", "عشرات,كثير,99", "«كثير» under «low» is no number"),
        ("quantity/vague.csv", "عشرات,20,99", "عشرات,-20,99", "-20 under «low» is out of range"),
        ("quantity/vague.csv", "عشرات,20,99", "عشرات,99,20", "«low» \\(99\\) is after «high» \\(20\\)"),
        ("quantity/vague.csv", "عشرات,20,99", "عشرات,20,99,,,no\nعشرات,30,99", "stands at line 12 too"),
        ("quantity/modifiers.csv", "نحو,about", "نحو,abouts", "Is it «about»"),
        ("time/third_bounds.csv", "early,month,1,10,third", "early,month,1,10,banana", "«banana» cannot stand"),
        ("time/third_bounds.csv", "early,month,1", "early,month,one", "«one» under «from» is no number"),
        ("time/months.csv", "آذار,gregorian,3", "آذار,gregorian,13", "13 under «number» is out of range"),
        ("time/holidays.csv", "رأس السنة الميلادية,gregorian,1,1", "رأس السنة الميلادية,gregorian,2,30", "no day 30"),
        ("time/conventions.csv", "week-start,1", "week-start,monday", "«monday» under «value» is no number"),
        ("time/conventions.csv", "week-start,", "week-starts,", "The line of «week-start» is missing"),
    ],
)
def test_what_a_line_cannot_hold_is_told_by_the_users_own_file(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    copy(tmp_path, f"lexicon/{name}", old, new, name)
    with pytest.raises(KnowledgeError, match=said) as caught:
        with_own(tmp_path)
    assert caught.value.file == str(tmp_path / name)
    assert caught.value.line
    with_own(tmp_path, checked=False)  # for the check, which lists all that is wrong


def test_a_cell_of_materiel_is_checked_too(tmp_path: Path) -> None:
    copy(tmp_path, "materiel/refusals.csv", "ذخيرة,after,", "ذخيرة,behind,", "materiel/refusals.csv")
    with pytest.raises(KnowledgeError, match="«behind» cannot stand under «where»"):
        with_own(tmp_path)


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "months.csv").symlink_to(tmp_path / "gone.csv")
    with pytest.raises(KnowledgeError, match="leads to no file"):
        with_own(tmp_path)
