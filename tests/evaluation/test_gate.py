"""The gate: figures are read from what scripts print, and a floor is lowered only with a reason."""

from __future__ import annotations

import sys
from pathlib import Path

import gate
import pytest

PRINTED = """gold 4910225976b9
dev: 47 documents
                                   P      R     F1   right/read/gold
  event, type right            0.830  0.648  0.728   219/264/338
  event, by trigger            0.780  0.609  0.684   206/264/338
  date                         0.797   59/74
sealed: 30 documents
  event, type right            0.770  0.638  0.698   97/126/152
"""
ENTITIES = """dev: 24 texts; P / R / F1, and found / read / in the gold
place    found        0.964 / 0.935 / 0.949    186/193/199
place    resolved      0.984    182/185
"""
GSR = "assault: easy P 0.310  R 0.941  F1 0.466 | hard P 0.230  R 0.941  F1 0.370\n"
INCIDENTS = """gold 00ce5e04b731; 3550 claims compared
held-out: 52 incidents, 202 of 245 mentions read, 192 claims
  marsad                  pairwise 0.988 0.763 0.861   B³ 0.967 0.781 0.864   CEAFe 0.626 0.867 0.727
  same day and place      pairwise 0.981 0.132 0.233   B³ 0.984 0.394 0.563   CEAFe 0.307 0.750 0.435
  hard non-pairs joined by marsad: 3 of 42
  hard non-pairs joined by same day and place: 2 of 42
"""
HERE = {("claims", "dev", "event, type right"): 0.728, ("claims", "dev", "date"): 0.797}


def test_pinned_figures_are_read_and_others_are_not() -> None:
    assert gate.figures_of("claims", PRINTED) == HERE | {("claims", "sealed", "event, type right"): 0.698}
    assert gate.figures_of("entities", ENTITIES) == {
        ("entities", "dev", "place found"): 0.949,
        ("entities", "dev", "place resolved"): 0.984,
    }
    assert {name: value for (_, _, name), value in gate.figures_of("incidents", INCIDENTS).items()} == {
        "pairwise": 0.861,
        "B³": 0.864,
        "CEAFe": 0.727,
        "hard non-pairs apart": 0.929,
    }
    assert gate.figures_of("gsr", GSR) == {("gsr", "all", "assault easy"): 0.466, ("gsr", "all", "assault hard"): 0.370}


def test_a_figure_that_fell_or_vanished_is_told() -> None:
    floors = gate.Floors({**HERE, ("gsr", "all", "assault easy"): 0.4}, {})
    found = {("claims", "dev", "event, type right"): 0.727}
    assert gate.fallen(floors, found) == [
        "claims dev date: not measured any more; its floor is 0.797",
        "claims dev event, type right: 0.727 is below its floor 0.728",
    ]
    assert gate.fallen(floors, HERE) == []


def test_pinning_raises_and_lowers_only_when_told() -> None:
    floors = gate.Floors(dict(HERE), {"claims": "old"})
    found = {("claims", "dev", "event, type right"): 0.700, ("claims", "dev", "date"): 0.900}
    assert gate.pinned(floors, found, lower=False).figures == {
        ("claims", "dev", "event, type right"): 0.728,
        ("claims", "dev", "date"): 0.900,
    }
    assert gate.pinned(floors, found, lower=True).figures == found
    assert gate.pinned(floors, found, lower=False).gold == {"claims": gate.fingerprint("claims")}


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = gate.Floors(dict(HERE), {"claims": "4910225976b9"})
    gate.save(floors, tmp_path / "floors.csv")
    assert gate.load(tmp_path / "floors.csv") == floors
    assert gate.load(tmp_path / "none.csv") == gate.Floors({}, {})


def test_the_reason_stands_in_the_changelog(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# Changes\n\n## 0.2.0\n\nnew\n\n## 0.1.0\n\nold\n", encoding="utf-8")
    gate.tell("the gold had an error", ["claims dev date: 0.7 is below its floor 0.8"], path)
    gate.tell("another", [], path)
    text = path.read_text(encoding="utf-8")
    assert text.index("- another") < text.index("- the gold had an error") < text.index("## 0.1.0")
    assert text.count(gate.HEADING) == 1


@pytest.mark.parametrize("arguments", [["--lower"], ["--pin", "--lower"], ["--pin", "--new-gold", "--reason", " "]])
def test_lowering_needs_a_reason(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gate.py", *arguments])
    with pytest.raises(SystemExit) as ended:
        gate.main()
    assert ended.value.code == 2


def test_the_floors_of_the_project_are_those_of_its_gold() -> None:
    floors = gate.load()
    assert floors.figures
    for script in ("claims", "mentions", "entities"):  # the gold standard of events lies in the shared data
        assert floors.gold[script] == gate.fingerprint(script), f"{script}: run evaluation/gate.py"
