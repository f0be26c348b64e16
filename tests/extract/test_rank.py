"""The rank: which of two sentences reads more like a report, what carries one, and that it drops nothing."""

from __future__ import annotations

import json
from array import array
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from marsad import Reader
from marsad.cli.main import app
from marsad.errors import RankError, RecordError
from marsad.extract.rank import FAMILIES, family_of
from marsad.extract.rank.clues import BUCKETS, pieces
from marsad.extract.rank.model import WEIGHTS, LinearModel, RankModel, load, rank_of, save
from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import Ontology
from marsad.model.claim import Claim
from marsad.model.codec import claim_from_json, claim_to_json
from marsad.model.schemas import schema_text

REPORTS = {
    "bomb": "قتل خمسة في انفجار سيارة مفخخة في بغداد أمس.",
    "clash": "قتل ثلاثة جنود وأصيب عشرة في اشتباكات مع مسلحين في ضواحي المدينة مساء أمس.",
    "march": "تظاهر آلاف المصريين أمس في القاهرة احتجاجا على رفع الأسعار.",
}
BACKGROUND = {
    "murder": "بعد اغتيال الحريري في بيروت تغيرت السياسة اللبنانية.",
    "question": "ومنذ اغتيال رئيس الحكومة رفيق الحريري في بيروت يسأل اللبنانيون عن معنى العدالة.",
    "culture": "ويرى الباحث أن المظاهرات في القاهرة كانت جزءا من ثقافة سياسية جديدة.",
    "right": "ومن حق المعارضة أن تتظاهر ضد الحكومة في بيروت، لكن الديمقراطية ليست مظاهرات فقط.",
}


@cache
def reader() -> Reader:
    return Reader()


def best(text: str, family: str) -> Claim:
    """The claim of the family that is ranked highest."""
    claims = [claim for claim in reader().read(text) if family_of(claim.event.type) == family]
    assert claims, f"no claim of {family} in «{text}»"
    return max(claims, key=lambda claim: claim.event.rank or 0.0)


def rank(text: str, family: str) -> float:
    """The highest rank in a text."""
    found = best(text, family).event.rank
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("report", "background", "family"),
    [
        ("bomb", "murder", "assault"),
        ("bomb", "question", "assault"),
        ("clash", "murder", "assault"),
        ("clash", "question", "assault"),
        ("march", "culture", "protest"),
        ("march", "right", "protest"),
    ],
)
def test_a_report_ranks_above_background(report: str, background: str, family: str) -> None:
    assert rank(REPORTS[report], family) > rank(BACKGROUND[background], family) + 0.2


def test_claims_of_the_families_are_ranked_and_no_others() -> None:
    text = " ".join([*REPORTS.values(), "وضبطت الشرطة عشر بنادق في بلدة سراقب.", *BACKGROUND.values()])
    claims = list(reader().read(text))
    assert {family_of(claim.event.type) for claim in claims} == {"assault", "protest", None}
    for claim in claims:
        entries = [item for item in claim.evidence if item.rule == "rank.linear"]
        if family_of(claim.event.type) is None:
            assert (claim.event.rank, entries) == (None, [])
        else:
            assert claim.event.rank is not None
            assert 0 <= claim.event.rank <= 1
            assert claim.event.rank == round(claim.event.rank, 2)
            assert [item.field for item in entries] == ["rank"]
            assert (entries[0].start, entries[0].end) == claim.sentence


def test_the_evidence_names_words_of_the_sentence_and_what_they_add() -> None:
    claim = best(REPORTS["bomb"], "assault")
    detail = claim.evidence[-1].detail
    assert detail.startswith(f"reads like the report of an act (assault): {claim.event.rank:.2f}; «")
    named = detail.split("«")[1].split("»")[0]
    assert named in REPORTS["bomb"]


def test_the_record_keeps_the_rank_and_refuses_another() -> None:
    claim = best(REPORTS["bomb"], "assault")
    record = claim_to_json(claim)
    assert claim_from_json(record, REPORTS["bomb"]) == claim
    jsonschema.validate(record, json.loads(schema_text("claim")))
    for wrong in (1.5, -0.1, "high"):
        event = {**record["event"], "rank": wrong}  # type: ignore[dict-item]
        with pytest.raises(RecordError, match=r"event\.rank"):
            claim_from_json({**record, "event": event})


def test_least_rank_leaves_out_what_is_ranked_below_it_alone(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    seizure = "وضبطت الشرطة عشر بنادق في بلدة سراقب."
    report.write_text("\n\n".join([REPORTS["bomb"], BACKGROUND["question"], seizure]), encoding="utf-8")

    def types(*options: str) -> list[str]:
        done = CliRunner().invoke(app, ["read", str(report), "--format", "jsonl", *options])
        assert done.exit_code == 0, done.output
        return [json.loads(line)["event"]["type"] for line in done.stdout.splitlines()]

    assert types() == types("--least-rank", "0") == ["explosion", "killing", "materiel-seizure"]
    assert types("--least-rank", "0.5") == ["explosion", "materiel-seizure"]
    assert types("--least-rank", "1") == ["materiel-seizure"]


@pytest.mark.parametrize("wrong", ["1.01", "-0.1", "nan", "much"])
def test_a_rank_outside_its_bounds_is_wrong_usage(wrong: str) -> None:
    done = CliRunner().invoke(app, ["read", "-", f"--least-rank={wrong}"], input=REPORTS["bomb"])
    assert done.exit_code == 2
    assert "least-rank" in done.output


def test_the_families_hold_types_of_the_ontology() -> None:
    known = set(Ontology(Knowledge()).types)
    assert all(events <= known for events in FAMILIES.values())


def test_a_model_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    buckets = array("b", [number % 255 - 127 for number in range(BUCKETS)])
    model = RankModel({"licence": "MIT"}, {"protest": LinearModel(-0.25, 0.001, buckets, {"type=protest": 0.5})})
    path = tmp_path / "deep" / "rank.json"
    save(model, path)
    first = path.read_bytes()
    assert load(path) == model
    save(load(path), path)
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record.update(format="marsad/rank/2"),
        lambda record: record.pop("families"),
        lambda record: record["families"]["assault"].update(buckets="AAAA"),
        lambda record: record["families"]["assault"].update(buckets="no base64!"),
        lambda record: record["families"]["assault"].update(bias="much"),
        lambda record: record["families"]["assault"].update(bias=float("nan")),
        lambda record: record["families"]["assault"]["named"].update(x=None),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, damage: object) -> None:
    record = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert callable(damage)
    damage(record)
    path = tmp_path / "rank.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(RankError, match=r"rank\.json.*train_rank"):
        load(path)


def test_an_absent_or_empty_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RankError, match="nowhere"):
        load(tmp_path / "nowhere.json")
    (tmp_path / "empty.json").write_bytes(b"\xff\xfe")
    with pytest.raises(RankError, match="empty"):
        load(tmp_path / "empty.json")


def test_the_file_is_small_and_holds_no_arabic_but_triggers() -> None:
    text = WEIGHTS.read_text(encoding="utf-8")
    assert len(text) < 200_000
    record = json.loads(text)
    assert record["about"]["licence"] == "MIT"
    assert set(record["about"]["data"]) == set(record["families"]) == set(FAMILIES)
    for family in record["families"].values():
        arabic = [name for name in family["named"] if any("\u0600" <= letter <= "\u06ff" for letter in name)]
        assert all(name.startswith("trigger=") for name in arabic)


@given(st.text())
def test_the_pieces_of_any_word_are_buckets(word: str) -> None:
    found = pieces(word)
    assert found == pieces(word)
    assert all(0 <= one < BUCKETS for one in found)


@given(st.floats(allow_nan=False))
def test_a_rank_is_a_share_of_two_digits(logit: float) -> None:
    found = rank_of(logit)
    assert 0 <= found <= 1
    assert found == round(found, 2)


def test_a_very_long_sentence_is_ranked_by_its_beginning() -> None:
    text = "قتل خمسة في انفجار سيارة مفخخة في بغداد أمس " + "و قالت الشرطة إن القتلى كثيرون " * 300
    assert rank(text, "assault") > 0.3
