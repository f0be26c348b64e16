"""``marsad export`` with a profile, as a user types it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.cli.run import new_reader
from marsad.export.profiles import load_profile

ROOT = Path(__file__).parent.parent.parent
REPORT = {
    "publisher": "أبو مالك الهزبري",
    "published": "2018-06-12",
    "url": "https://t.me/hzbrnews/9",
    "title": "شهادة سالم باوزير",
    "text": "قال شاهد عيان يدعى سالم باوزير إن غارة جوية للتحالف العربي استهدفت مستشفى الثورة في الحديدة فجر الاثنين "
    "وأسفرت عن مقتل خمسة مدنيين.",
}
READER = cache(new_reader)
SECRETS = ("باوزير", "الهزبري", "hzbrnews", "مستشفى", "14.7978")


@pytest.fixture(autouse=True)
def _real_reader(_stand_in: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.cli.run.new_reader", READER)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "شهادة باوزير.jsonl").write_text(json.dumps(REPORT, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def marsad(*words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words], env={"COLUMNS": "160"})


def test_the_preview_writes_nothing(here: Path) -> None:
    before = sorted(here.rglob("*"))
    done = marsad(
        "csv", "شهادة باوزير.jsonl", "--profile", "public", "--preview", "--key", "k", "-o", "out", "--language", "en"
    )
    assert done.exit_code == 0, done.output
    assert sorted(here.rglob("*")) == before
    assert re.search(r"claim\.event\.counts\.best +1 +5", done.output)
    assert re.search(r"claim\.document\.publisher +1 +an account of a social medium +أبو مالك الهزبري", done.output)
    assert "incident.place.name" in done.output


def test_the_preview_of_the_default_profile_withholds_nothing(here: Path) -> None:  # noqa: ARG001
    done = marsad("csv", "شهادة باوزير.jsonl", "--preview", "--language", "en")
    leaves, withheld = done.output.split("withheld")
    assert "internal" in leaves
    assert "claim.document.publisher" in leaves
    assert "claim." not in withheld


@pytest.mark.parametrize("name", ["partner", "public"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "ftm", "uwazi", "bayanat", "acled", "geojson"])
def test_the_folder_holds_no_secret_and_names_the_profile(here: Path, form: str, name: str) -> None:
    done = marsad(form, "شهادة باوزير.jsonl", "--profile", name, "-o", "out", "--publisher", "الهزبري")
    assert done.exit_code == 0, done.output
    text = "".join(path.read_text(encoding="utf-8") for path in (here / "out").iterdir())
    assert [secret for secret in SECRETS if secret in text] == []
    package = json.loads((here / "out" / "datapackage.json").read_text(encoding="utf-8"))["marsad"]
    assert package["profile"]["name"] == name
    assert package["profile"]["sha256"] == load_profile(name).digest
    assert package["profile"]["withheld"]["claim.attribution.source.text"] == {"source-kind": 1}
    assert (package["inputs"], "publisher" in package["query"]) == ([], False)


def test_the_default_is_internal_and_said(here: Path) -> None:
    assert marsad("csv", "شهادة باوزير.jsonl", "-o", "out").exit_code == 0
    package = json.loads((here / "out" / "datapackage.json").read_text(encoding="utf-8"))["marsad"]
    assert (package["profile"]["name"], package["profile"]["withheld"]) == ("internal", {})
    assert package["inputs"] == ["شهادة باوزير.jsonl"]
    assert "internal" in (here / "out" / "codebook.md").read_text(encoding="utf-8")


def test_a_key_keeps_pseudonyms_and_none_does_not(here: Path) -> None:
    def ids(*words: str) -> list[str]:
        assert marsad("jsonl", "شهادة باوزير.jsonl", "--profile", "public", "-o", "out", *words).exit_code == 0
        return re.findall(r'"id": "([0-9a-f]{24})"', (here / "out" / "incidents.jsonl").read_text(encoding="utf-8"))

    assert ids("--key", "key") == ids("--key", "key") != []
    assert ids() != ids()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("csv", "x.jsonl"), "--preview to write nothing"),
        (("csv", "x.jsonl", "-o", "out", "--profile", "pubic"), "internal, partner, public"),
        (("csv", "x.jsonl", "-o", "out", "--profile", "public", "--key", "no/key"), "no such file"),
        (("brat", "شهادة باوزير.jsonl", "-o", "out", "--profile", "public"), None),
    ],
)
def test_what_cannot_be_done_is_said(here: Path, words: tuple[str, ...], said: str | None) -> None:
    done = marsad(*words)
    assert done.exit_code in (1, 2)
    assert not (here / "out").exists()
    if said is None:
        assert "a profile that lets the whole text leave" in str(done.exception)
    else:
        assert said in " ".join(done.output.split())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_profile_of_the_page_can_be_used(here: Path, language: str) -> None:
    page = (ROOT / "docs" / language / "profiles.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (here / "court.yaml").write_text(written, encoding="utf-8")
    done = marsad("csv", "شهادة باوزير.jsonl", "--unit", "claims", "--profile", "court.yaml", "-o", "out")
    assert done.exit_code == 0, done.output
    row = (here / "out" / "claims.csv").read_text(encoding="utf-8")
    assert "14.7978" in row  # exact places, no witness
    assert "باوزير" not in row
