"""FollowTheMoney by its schemata, and with its own library where it is installed (4.11.2 needs PyICU, which needs ICU); the
sheets for Bayanat and Uwazi by what their guides say."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.export.annotated import KNOWLEDGE, TEXTS, claims

from marsad.consolidate import Report, consolidate
from marsad.export.bayanat import BAYANAT
from marsad.export.format import Format, Material, Options
from marsad.export.ftm import FTM
from marsad.export.out import Out
from marsad.export.package import Made
from marsad.export.run import export
from marsad.export.uwazi import UWAZI
from marsad.model.fields import Json
from marsad.model.text import Document


@cache
def material() -> Material:
    held = claims()
    text = "قتل سبعة مدنيين في غارة جوية على سوق في تعز يوم الاثنين،"
    text += " واتهم ناشطون التحالف العربي بالقصف، ونفى التحالف العربي ذلك."
    reports = {claim.document.id: Report(claim.document, ()) for claim in held}
    reports = {
        name: replace(report, claims=tuple(claim for claim in held if claim.document.id == name))
        for name, report in reports.items()
    }
    assert len(reports) == len(TEXTS)
    other = Document(
        text, title="=SUM(1)", url="https://news.example/1", publisher="البلاد|نيوز", published="2018-06-12"
    )
    from marsad import Reader

    reports["other"] = Report(other, tuple(Reader().read(other)))
    return Material(
        [claim for report in reports.values() for claim in report.claims],
        consolidate(list(reports.values()), KNOWLEDGE, []),
        KNOWLEDGE,
    )


def written(form: Format, folder: Path, language: str = "en") -> Out:
    return export(form, material(), folder, Options(language, "incidents"), Made())  # type: ignore[arg-type]


def entities(folder: Path) -> list[Json]:
    return [json.loads(line) for line in (folder / "entities.ftm.json").read_text("utf-8").split("\n")[:-1]]


def test_entities_hang_together(tmp_path: Path) -> None:
    out = written(FTM, tmp_path / "out")
    found = entities(tmp_path / "out")
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    assert out.records == sum(entity["schema"] == "Event" for entity in found) == len(material().incidents)
    schemata = {entity["schema"] for entity in found}
    assert {"Event", "Address", "Article", "Note", "Mention", "PublicBody", "Organization"} <= schemata
    pointing = {"involved", "addressEntity", "proof", "entity", "document", "resolved"}
    for entity in found:
        for name in pointing & set(entity["properties"]):  # type: ignore[call-overload]
            assert set(entity["properties"][name]) <= set(ids), (entity, name)  # type: ignore[index]


def test_every_property_is_one_of_followthemoney(tmp_path: Path) -> None:
    """The same without the library, whose present version needs ICU to be installed."""
    schemata = json.loads((Path(__file__).parent / "ftm_schemata.json").read_text("utf-8"))["schemata"]
    written(FTM, tmp_path / "out")
    found = {entity["id"]: entity for entity in entities(tmp_path / "out")}
    shapes = {
        "country": r"[a-z]{2}",
        "date": r"\d{4}-\d\d-\d\d",
        "number": r"-?\d+\.\d+",
        "url": r"https?://\S+",
        "language": r"ara",
    }
    for entity in found.values():
        schema = schemata[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])  # type: ignore[call-overload]
        for name, values in entity["properties"].items():  # type: ignore[attr-defined]
            kind, _, target = schema["properties"][name].partition(":")
            assert all(re.fullmatch(shapes.get(kind, r".+"), value) for value in values), (name, values)
            if target:
                assert all(target in schemata[found[value]["schema"]]["is"] for value in values), (name, target)


def test_followthemoney_takes_every_value(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    written(FTM, tmp_path / "out")
    model = followthemoney.model
    for data in entities(tmp_path / "out"):
        schema = model.get(data["schema"])
        assert schema is not None, data["schema"]
        proxy = model.get_proxy(json.loads(json.dumps(data)), cleaned=False)
        for name, values in data["properties"].items():  # type: ignore[attr-defined]
            assert sorted(proxy.get(name)) == sorted(values), (data["schema"], name)
        assert all(proxy.has(name) for name in schema.required), (data["schema"], schema.required)
        assert proxy.caption not in ("", schema.label), data


def test_followthemoney_makes_entities_of_the_statements(tmp_path: Path) -> None:
    statement = pytest.importorskip("followthemoney.statement")  # since 4.0
    written(FTM, tmp_path / "out")
    lines = (tmp_path / "out" / "statements.json").read_text("utf-8").split("\n")[:-1]
    statements = [statement.Statement.from_dict(json.loads(line)) for line in lines]
    assert all(one.id == one.generate_key() for one in statements)
    values = {(one.entity_id, one.prop, one.value) for one in statements}
    told = {
        (entity["id"], name, value)
        for entity in entities(tmp_path / "out")
        for name, values in entity["properties"].items()  # type: ignore[attr-defined]
        for value in values
    }
    assert values == told
    assert len(statements) == len(told)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_the_sheets_of_bayanat(tmp_path: Path) -> None:
    out = written(BAYANAT, tmp_path / "out")
    incidents = rows(tmp_path / "out" / "bayanat-incidents.csv")
    bulletins = rows(tmp_path / "out" / "bayanat-bulletins.csv")
    actors = rows(tmp_path / "out" / "bayanat-actors.csv")
    assert out.records == len(incidents) == len(material().incidents)
    assert {name.lstrip("'") for row in incidents for name in row["bulletins"].split(" ؛ ")} <= {
        row["originid"].lstrip("'") for row in bulletins
    }
    assert {row["status"] for row in bulletins} == {"Machine Created"}
    assert "التحالف العربي" in {row["name_ar"] for row in actors}
    assert {row["type"] for row in actors} <= {"Person", "Entity"}
    assert "'=SUM(1)" in {row["title_ar"] for row in bulletins}


def test_the_sheets_of_uwazi(tmp_path: Path) -> None:
    out = written(UWAZI, tmp_path / "out", "ar")
    incidents = rows(tmp_path / "out" / "uwazi-incidents.csv")
    told = rows(tmp_path / "out" / "uwazi-claims.csv")
    assert out.records == len(incidents)
    titles = [row["title"] for row in incidents]
    assert len(set(titles)) == len(titles)
    assert {row["incident"] for row in told} == set(titles)
    assert len({row["title"] for row in told}) == len(told)
    for row in incidents:
        assert re.fullmatch(r"(?:(?:\d{4}/\d\d/\d\d)?:\d{4}/\d\d/\d\d)?", row["days"])
        assert re.fullmatch(r"(?:-?\d+\.?\d*\|-?\d+\.?\d*)?", row["geolocation"])
    assert all(re.fullmatch(r"(?:\d{4}/\d\d/\d\d)?", row["published"]) for row in told)
    links = {row["link"] for row in told if row["link"]}
    assert links == {"'=SUM(1)|https://news.example/1"}


@pytest.mark.parametrize("form", [FTM, BAYANAT, UWAZI], ids=lambda form: form.name)
def test_incidents_alone_and_nothing_at_all(form: Format, tmp_path: Path) -> None:
    alone = Material([], material().incidents, KNOWLEDGE)
    assert export(form, alone, tmp_path / "alone", Options("ar", "incidents"), Made()).records == len(alone.incidents)
    assert (
        export(form, Material([], [], KNOWLEDGE), tmp_path / "empty", Options("ar", "incidents"), Made()).records == 0
    )
