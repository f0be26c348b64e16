"""The measures on the gold standard, with invented sentences: words, faults, folds, thresholds and the fit of the ranker."""

from __future__ import annotations

from collections import Counter

import gsr_data
import gsr_spans
import pytest
from gsr_data import Row
from gsr_examples import Example, example, pipeline
from gsr_spans import Pair

from marsad import Reader

YES = [
    "قتل خمسة في انفجار سيارة مفخخة في بغداد أمس.",
    "أعلنت الشرطة مقتل ثلاثة جنود في هجوم شنه مسلحون على حاجز في الموصل مساء أمس.",
    "وأصيب عشرة مدنيين بجروح في قصف مدفعي استهدف بلدة سراقب أمس.",
    "قتل مسلحون مجهولون قاضيا في كركوك صباح أمس.",
]
NO = [
    "بعد اغتيال الحريري في بيروت تغيرت السياسة اللبنانية.",
    "ومنذ اغتيال رئيس الحكومة رفيق الحريري في بيروت يسأل اللبنانيون عن معنى العدالة.",
    "ويرى الكاتب أن اغتيال الحريري في بيروت كان درسا في السياسة.",
    "ولا معنى لاغتيال السياسيين في بيروت، كما كتب الباحث في مقاله.",
]


def row(text: str, label: str, group: int, aside: bool = False) -> Row:
    return Row(text, label, float(label == "yes"), aside, group)


def test_sentences_that_are_nearly_the_same_are_one_group() -> None:
    groups = gsr_data._groups([YES[1], NO[0], YES[1].replace("ثلاثة", "أربعة"), YES[1]])
    assert groups[0] == groups[2] == groups[3] != groups[1]


def test_tokens_are_compared_folded_and_without_marks() -> None:
    assert gsr_spans.words(["«القاعدة»،", "إلى", "-"]) == Counter(["القاعده", "الي"])
    assert Pair(Counter("ab"), Counter("bc")).f1 == 0.5
    assert Pair(Counter(), Counter()).f1 == 1.0
    assert gsr_spans.figures([Pair(Counter("ab"), Counter("bc")), Pair(Counter(), Counter())]) == "0.500 (mean 0.750)"


def test_what_marsad_marks_stands_in_whole_tokens() -> None:
    text = "قتل مسلحون مجهولون قاضيا في كركوك صباح أمس."
    claim = gsr_spans.chosen(Reader().read(text), "assault")
    assert claim is not None
    told = gsr_spans.read(text, claim)
    assert told["verb"] == Counter(["قتل"])
    assert told["source_actor"] == Counter(["مسلحون", "مجهولون"])
    assert told["target_actor"] == Counter(["قاضيا"])


def test_a_fault_is_named() -> None:
    claim = gsr_spans.chosen(Reader().read(YES[3]), "assault")
    some, other, none = Counter(["أ"]), Counter(["ب"]), Counter[str]()
    assert gsr_spans.fault(None, Pair(none, some)) == "no claim"
    assert gsr_spans.fault(claim, Pair(none, some)) == "role empty"
    assert gsr_spans.fault(claim, Pair(other, some)) == "other words"
    assert gsr_spans.fault(claim, Pair(other, none)) == "role too many"
    assert gsr_spans.fault(claim, Pair(some, some)) is gsr_spans.fault(None, Pair(none, none)) is None


@pytest.fixture(scope="module")
def seen() -> list[Example]:
    """Invented sentences, each told three times with another number, so that a model has something to learn from."""
    read = pipeline()
    told = [(text, "yes") for text in YES] + [(text, "easy no") for text in NO]
    return [
        example(read, row(f"{text[:-1]} {'مرة ' * time}.", label, number, aside=time == 2), "assault")
        for time in range(3)
        for number, (text, label) in enumerate(told)
    ]


def test_the_fit_tells_yes_from_no_and_is_the_same_twice(seen: list[Example]) -> None:
    pytest.importorskip("sklearn")
    from rank_fit import fit
    from rank_folds import rank

    model = fit(seen)
    assert model == fit(seen)
    ranks = {
        label: [rank(model, one) for one in seen if one.row.label == label and one.seen] for label in ("yes", "easy no")
    }
    assert min(ranks["yes"]) > max(ranks["easy no"])


def test_a_name_or_bucket_of_two_sentences_has_no_weight(seen: list[Example]) -> None:
    pytest.importorskip("sklearn")
    from rank_fit import fit

    claimed = [one for one in seen if one.seen]
    model = fit(claimed)
    rare = [bucket for bucket, weight in enumerate(model.buckets) if weight and _texts(claimed, bucket) < 3]
    assert rare == []


def _texts(examples: list[Example], bucket: int) -> int:
    return sum(
        bucket in clues.sentence.letters or bucket in clues.sentence.lemmas for one in examples for clues in one.seen
    )


def test_the_threshold_lies_between_yes_and_no(seen: list[Example]) -> None:
    pytest.importorskip("sklearn")
    from rank_folds import split_aside, threshold

    ranks = [0.8 if one.row.label == "yes" else 0.2 for one in seen]
    assert 0.2 < threshold(seen, ranks, ("easy no",)) <= 0.8
    kept, rest = split_aside([*seen, example(pipeline(), row(YES[0], "yes", 99), "assault")])
    assert {one.row.aside for one in kept} == {True}
    assert [one.row.group for one in rest] == [99]
