"""``marsad judge``, and what ``marsad incidents`` makes of it: from files that a user has to files that a user gets."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.cli.test_incidents import FIRST, OTHER, SECOND, marsad, records

from marsad.cli.run import new_reader
from marsad.model.schemas import schema_text


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", cache(new_reader))
    monkeypatch.setenv("MARSAD_BY", "فريق التوثيق")


@pytest.fixture
def held(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Claims, incidents made of them, and a file of judgements that is not there yet."""
    news, claims, incidents = tmp_path / "news.jsonl", tmp_path / "claims.jsonl", tmp_path / "incidents.jsonl"
    texts = [(FIRST, "السراة"), (SECOND, "الأفق"), (OTHER, "البلاد")]
    rows = [{"id": str(n), "text": t, "publisher": p, "published": "2015-07-27"} for n, (t, p) in enumerate(texts)]
    news.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert marsad("read", news, "-o", claims).exit_code == 0
    assert marsad("incidents", claims, "-o", incidents).exit_code == 0
    return claims, incidents, tmp_path / "judgements.jsonl"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Claims of two reports of one blast, the second of which tells little of it: nearer to the line."""
    news, claims = tmp_path / "doubtful.jsonl", tmp_path / "doubtful-claims.jsonl"
    texts = [
        "أسفر انفجار سوق الضبوعة في تعز يوم الاثنين عن مقتل 32 شخصا، بحسب مرصد الوادي.",
        "اتهم مرصد الوادي تنظيم القاعدة بهجوم وقع في تعز.",
    ]
    rows = [{"text": text, "publisher": "الفجر", "published": "2018-06-13"} for text in texts]
    news.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert marsad("read", news, "-o", claims).exit_code == 0
    return claims


def ids(incidents: Path) -> dict[str, str]:
    found = (json.loads(line) for line in incidents.read_text(encoding="utf-8").splitlines())
    return {one["type"]: one["id"] for one in found}


def test_two_incidents_judged_to_be_one_are_one_until_it_is_undone(held: tuple[Path, Path, Path]) -> None:
    claims, incidents, file = held
    strike, arrest = ids(incidents)["air-strike"], ids(incidents)["arrest"]
    among = ["--among", incidents, "--among", claims, "--judgements", file]
    result = marsad("judge", "same", strike[:8], arrest, *among, "--note", "خبر واحد")
    assert result.exit_code == 0, result.output
    schema = Draft202012Validator(json.loads(schema_text("judgement")))
    record = json.loads(file.read_text(encoding="utf-8"))
    assert list(schema.iter_errors(record)) == []
    assert (record["id"], record["by"], record["note"]) == (result.stdout.strip(), "فريق التوثيق", "خبر واحد")
    one = records(marsad("incidents", claims, "--judgements", file))
    assert [len(found["documents"]) for found in one] == [3]  # type: ignore[arg-type]
    assert list(Draft202012Validator(json.loads(schema_text("incident"))).iter_errors(one[0])) == []
    assert "حُكم" in marsad("incidents", claims, "--judgements", file, "--format", "table").stdout
    assert marsad("judge", "undo", record["id"][:8], "--judgements", file).exit_code == 0
    assert len(records(marsad("incidents", claims, "--judgements", file))) == 2


def test_a_later_judgement_that_contradicts_is_told_and_followed(held: tuple[Path, Path, Path]) -> None:
    claims, incidents, file = held
    names = [*ids(incidents).values()]
    among = ["--among", incidents, "--among", claims, "--judgements", file]
    first = marsad("judge", "same", *names, *among).stdout.strip()
    result = marsad("judge", "different", *names, *among)
    assert f"it contradicts {first}" in result.stderr
    lined_up = marsad("incidents", claims, "--judgements", file)
    assert (len(records(lined_up)), f"{first} (same, فريق التوثيق" in lined_up.stderr) == (2, True)
    listed = marsad("judge", "list", "--judgements", file).stdout.splitlines()
    assert [f"(contradicted by {result.stdout.strip()})" in line for line in listed] == [True, False]


def test_a_value_is_chosen_for_a_field(held: tuple[Path, Path, Path]) -> None:
    claims, incidents, file = held
    strike = ids(incidents)["air-strike"]
    assert marsad("judge", "value", strike, "killed", "7", "--among", incidents, "--judgements", file).exit_code == 0
    found = next(
        one for one in records(marsad("incidents", claims, "--judgements", file)) if one["type"] == "air-strike"
    )
    assert found["counts"]["killed"]["best"] == 7  # type: ignore[index]
    assert found["chosen"][0]["instead"] in ("5", "8")  # type: ignore[index]
    table = marsad("incidents", claims, "--judgements", file, "--format", "table", "--language", "en").stdout
    assert "chosen" in table
    assert "killed: 7 (the rule gives" in table


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["same", "{one}", "ffffff"], "is no incident or claim of the files given"),
        (["same", "{one}", "{one}"], "must be two or more, and different ones"),
        (["value", "{one}", "killed", "many"], "must be a number"),
        (["value", "{one}", "colour", "red"], "field must be one of"),
        (["undo", "ffffff"], "it is none of"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(
    held: tuple[Path, Path, Path], arguments: list[str], message: str
) -> None:
    _, incidents, file = held
    one = ids(incidents)["air-strike"]
    among = [] if arguments[0] == "undo" else ["--among", incidents]
    filled = [part.replace("{one}", one) for part in arguments]
    result = marsad("judge", *filled, *among, "--judgements", file)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not file.exists()


def test_nobody_judges_without_a_name_or_into_another_file(
    held: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, incidents, file = held
    names = [*ids(incidents).values()]
    before = claims.read_bytes()
    result = marsad("judge", "same", *names, "--among", incidents, "--judgements", claims)
    assert (result.exit_code, claims.read_bytes()) == (1, before)
    monkeypatch.delenv("MARSAD_BY")
    assert marsad("judge", "same", *names, "--among", incidents, "--judgements", file).exit_code == 2
    assert marsad("judge", "same", *names, "--among", incidents, "--by", " ", "--judgements", file).exit_code == 2
    assert not file.exists()


def test_a_broken_line_is_set_aside_and_the_other_judgements_hold(held: tuple[Path, Path, Path]) -> None:
    claims, incidents, file = held
    marsad("judge", "same", *ids(incidents).values(), "--among", claims, "--among", incidents, "--judgements", file)
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + whole.replace("same", "different") + "{", encoding="utf-8")
    result = marsad("incidents", claims, "--judgements", file)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert f"{file}:2: judgement.id is not made of what it says" in result.stderr
    assert marsad("judge", "list", "--judgements", file).exit_code == 1


def test_why(held: tuple[Path, Path, Path]) -> None:
    claims, _, _ = held
    found = records(marsad("incidents", claims, "--why"))
    strike = next(one for one in found if one["type"] == "air-strike")
    tie = strike["why"]["ties"][0]  # type: ignore[index]
    assert set(tie["claims"]) <= set(strike["claims"])  # type: ignore[arg-type]
    assert tie["sum"] > 0
    assert {"type", "place", "wording"} <= {reason["feature"] for reason in tie["reasons"]}
    assert list(Draft202012Validator(json.loads(schema_text("incident"))).iter_errors(strike)) == []
    table = marsad("incidents", claims, "--why", "--format", "table", "--language", "en").stdout
    assert "both in الحديدة" in " ".join(table.split())  # however wide the screen is


def test_questions_come_with_both_quotes(doubtful: Path) -> None:
    asked = records(marsad("incidents", doubtful, "--questions", 5))
    assert asked[0]["joined"] is True
    quotes = [told["quote"] for told in asked[0]["claims"]]  # type: ignore[attr-defined]
    assert any("تنظيم القاعدة" in quote for quote in quotes)
    assert any("32 شخصا" in quote for quote in quotes)
    assert "أهما واقعة واحدة؟" in marsad("incidents", doubtful, "--questions", 1, "--format", "table").stdout


def test_nobody_is_asked_where_nothing_is_in_doubt(held: tuple[Path, Path, Path]) -> None:
    result = marsad("incidents", held[0], "--questions", 5, "--format", "table", "--language", "en")
    assert (result.exit_code, result.stdout.strip()) == (0, "no questions: nothing lies near the line")


def test_a_file_with_reasons_gives_its_ids_to_a_later_run(held: tuple[Path, Path, Path], tmp_path: Path) -> None:
    claims, incidents, _ = held
    told = tmp_path / "why.jsonl"
    assert marsad("incidents", claims, "--why", "-o", told).exit_code == 0
    assert records(marsad("incidents", claims, "--earlier", told)) == [
        json.loads(line) for line in incidents.read_text(encoding="utf-8").splitlines()
    ]


def test_what_was_judged_is_not_asked_again(doubtful: Path, tmp_path: Path) -> None:
    file = tmp_path / "judgements.jsonl"
    asked = records(marsad("incidents", doubtful, "--questions", 9))
    pair = [told["id"] for told in asked[0]["claims"]]  # type: ignore[attr-defined]
    marsad("judge", "unsure", *pair, "--among", doubtful, "--judgements", file)
    left = records(marsad("incidents", doubtful, "--questions", 9, "--judgements", file))
    assert [*map(str, asked[1:])] == [*map(str, left)]
