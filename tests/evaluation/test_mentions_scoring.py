"""The scorer of times and counts, and the sheets of its gold, on invented sentences whose right figures are plain."""

from __future__ import annotations

import json
from typing import Any

import author_mentions
import mentions
import pytest
from mentions import Pair, Read, Score, paired

TEXT = "قتل نحو 70 شخصا أمس، وأصيب 5 أمس في البلدة."
DAY = {"from": "2015-07-25", "to": "2015-07-25", "precision": "day"}
SEVENTY = {"low": 63, "best": 70, "high": 77, "class": "count", "approximate": True}


def gold(start: int, end: int, *values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"spans": [[start, end]], "values": list(values)} | more


def test_pairs_are_one_to_one_and_those_first_that_overlap_most() -> None:
    wanted = [gold(0, 4, DAY), gold(4, 10, DAY)]
    reads = [Read(3, 10, DAY), Read(20, 22, DAY)]
    assert list(paired(wanted, reads)) == [Pair(wanted[1], reads[0]), Pair(wanted[0], None), Pair(None, reads[1])]


@pytest.mark.parametrize(
    ("pair", "said", "sums"),
    [
        (Pair(gold(0, 3, DAY), Read(0, 3, DAY)), "", {"read": 1, "gold": 1, "found": 1, "right": 1, "span": 1}),
        (Pair(gold(0, 3, DAY), Read(0, 2, DAY)), "", {"read": 1, "gold": 1, "found": 1, "right": 1, "span": 0}),
        (Pair(gold(0, 3, DAY), Read(0, 3, DAY | {"to": None})), "value", {"read": 1, "gold": 1, "found": 1}),
        (Pair(gold(0, 3, {"kind": "set"}), Read(0, 3, DAY)), "value", {"read": 1, "gold": 1, "found": 1}),
        (Pair(gold(0, 3, DAY), None), "missed", {"gold": 1}),
        (Pair(None, Read(0, 3, DAY)), "taken", {"read": 1}),
        (Pair(gold(0, 3, DAY, optional=True), None), "", {}),
        (Pair(gold(0, 3, DAY, optional=True), Read(0, 3, {"kind": "duration"})), "", {}),
    ],
)
def test_what_a_pair_counts_for(pair: Pair, said: str, sums: dict[str, int]) -> None:
    score = Score("time")
    assert score.add(pair) == said
    assert {name: score.sums[name] for name in sums} == sums
    assert score.sums["right"] == sums.get("right", 0)


def test_precision_and_approximation_are_figures_of_their_own() -> None:
    score = Score("quantity")
    assert score.add(Pair(gold(4, 15, SEVENTY), Read(4, 15, SEVENTY | {"approximate": False, "relation": None}))) == ""
    assert (score.sums["right"], score.sums["approximate"], score.sums["relation"]) == (1, 0, 1)


def sheet(*lines: str) -> list[dict[str, Any]]:
    return author_mentions.parse(["@ a 0 44 2015-07-26", *lines], {"a": TEXT})


def test_a_sheet_becomes_offsets_without_words() -> None:
    (found,) = sheet("Q نحو 70 شخصا = 63/70/77~ count", "T [أمس]، = 2015-07-25..2015-07-25 day || set")
    assert found["quantity"] == [{"spans": [[4, 15]], "values": [SEVENTY]}]
    assert found["time"] == [{"spans": [[16, 19]], "values": [DAY, {"kind": "set"}]}]
    assert "شخص" not in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T غدا = set", "not found"),
        ("T أمس = 2015-07-25..2015-07-25 day", "stands 2 times"),
        ("T أمس #1 = 2015-07-26..2015-07-25 day", "ends before it begins"),
        ("T أمس #1 = 2015-07-25..2015-07-25 dai", "no such precision"),
        ("Q 5 = 5/5/5 counts", "no such class"),
        ("Q 5", "has « = »"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str) -> None:
    with pytest.raises(author_mentions.SheetError, match=f"2: .*{said}"):
        sheet(line)


def test_the_gold_of_times_and_counts_holds_offsets_and_no_arabic() -> None:
    for path in mentions.GOLD.rglob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert text.isascii(), path.name
        for sentence in map(json.loads, text.splitlines()):
            for one in sentence["time"] + sentence["quantity"]:
                assert one["values"], path.name
                assert all(sentence["start"] <= a < b <= sentence["end"] for a, b in one["spans"]), path.name
