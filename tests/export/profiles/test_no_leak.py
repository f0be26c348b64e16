"""Attack: withheld words are looked for in every byte of every file of every format, whatever the records hold."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.profiles.telling import CLAIM, DOCUMENT, SECRETS, SLIPPED, TEXT, quote

from marsad.consolidate import Report, consolidate
from marsad.errors import ExportError
from marsad.export.format import Format, Material, Options
from marsad.export.formats import FORMATS
from marsad.export.package import Made
from marsad.export.profiles import Pseudonyms, Redactor, load_profile
from marsad.export.profiles.through import through
from marsad.export.profiles.words import folded
from marsad.export.run import export
from marsad.knowledge import Knowledge
from marsad.model.claim import Argument, Attribution, Claim, EventPlace, Quote
from marsad.model.codec import claim_to_json
from marsad.model.mention import ActorValue, Place
from marsad.model.text import Document

KEY = Pseudonyms(b"a key of the tests, known to all")
KNOWLEDGE = Knowledge()
CLAIMS = [CLAIM, SLIPPED]
INCIDENTS = consolidate([Report(DOCUMENT, tuple(CLAIMS))], KNOWLEDGE, [])
CASES = [(form, unit) for form in FORMATS for unit in form.units]
OF_TEXTS = {"brat", "conll", "labelstudio"}


def shown(folder: Path) -> Iterator[str]:
    """Everything that the files of an export hold, their names included, packed parts unpacked."""
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as packed:
                yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        elif path.suffix == ".parquet":
            pyarrow = pytest.importorskip("pyarrow.parquet")
            table = pyarrow.read_table(path)
            yield str(table.schema.metadata)
            yield json.dumps(table.to_pylist(), ensure_ascii=False, default=repr)
            yield path.read_bytes().decode("utf-8", "replace")
        elif path.is_file():
            text = path.read_bytes().decode("utf-8", "replace")
            yield text
            yield text.encode("ascii", "backslashreplace").decode(
                "unicode_escape", "replace"
            )  # escapes read as letters


@pytest.mark.parametrize("name", ["partner", "public"])
@pytest.mark.parametrize(("form", "unit"), CASES, ids=[f"{form.name}-{unit}" for form, unit in CASES])
def test_no_withheld_word_is_in_any_byte(form: Format, unit: str, name: str, tmp_path: Path) -> None:
    redactor = Redactor(load_profile(name), KEY)
    material = through(Material(CLAIMS, INCIDENTS, KNOWLEDGE), redactor)
    made = Made(publishers=Counter(), profile={"name": name, "sha256": "", "withheld": redactor.tally.summary()})
    options = Options("ar", unit, True)  # type: ignore[arg-type]
    if form.name in OF_TEXTS:
        with pytest.raises(ExportError, match="lets the whole text leave"):
            export(form, material, tmp_path / "out", options, made)
        assert not (tmp_path / "out").exists()
        return
    export(form, material, tmp_path / "out", options, made)
    text = "\n".join(shown(tmp_path / "out"))
    assert len(text) > 500
    assert [secret for secret in SECRETS[name] if secret in text or folded(secret) in folded(text)] == []


@pytest.mark.parametrize(("form", "unit"), CASES, ids=[f"{form.name}-{unit}" for form, unit in CASES])
def test_the_test_would_find_them(form: Format, unit: str, tmp_path: Path) -> None:
    """The same export without a profile holds secrets: else the test above proves nothing."""
    material = Material(CLAIMS, INCIDENTS, KNOWLEDGE)
    export(form, material, tmp_path / "out", Options("ar", unit, True), Made())  # type: ignore[arg-type]
    text = folded("\n".join(shown(tmp_path / "out")))
    assert [secret for secret in SECRETS["public"] if folded(secret) in text]


_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
# Letters that no word of ours begins with.
_WORD = st.text(_LETTERS, min_size=5, max_size=9).map(lambda letters: "ظغ" + letters)
_NAME = st.lists(_WORD, min_size=1, max_size=3, unique=True).map(" ".join)
_SPOILT = st.sampled_from(["{}", "«{}»", "و{}", "{}\u200f", "\u0640{}", "({}،", "{}\nثم"])


@st.composite
def secretive(draw: st.DrawFn) -> tuple[list[Claim], list[str]]:
    """Claims of two reports in which invented names stand as sources, persons, sites and in every other text."""
    names = draw(st.lists(_NAME, min_size=3, max_size=3, unique=True))
    witness, person, site = names
    held = [draw(_SPOILT).format(name) for name in draw(st.permutations(names))]
    text = f"قال {witness} إن {person} قتل في {site}. " + " ".join(held)
    document = Document(text, title=held[0], path=f"/x/{held[1]}", publisher=draw(st.sampled_from([witness, "رويترز"])))

    def at(words: str) -> Quote:
        return Quote(words, text.index(words), text.index(words) + len(words))

    kind = draw(st.sampled_from(["witness", "anonymous", "social-media", "expert"]))
    precision = draw(st.sampled_from(["site", "near", "strange"]))
    place = Place(f"own:{site}", site, 13.123456, 44.654321, "YE", None, precision, 0.1)
    event = replace(
        CLAIM.event,
        trigger=draw(st.sampled_from([at("قتل"), at(held[2].strip())])),
        arguments=(Argument("patient", at(person), ActorValue(None, person, "person")),),
        places=(EventPlace(at(site), place),),
        counts=tuple(replace(count, words=at(draw(st.sampled_from(names)))) for count in CLAIM.event.counts),
        materiel=tuple(replace(item, words=at("قتل"), from_holder=person) for item in CLAIM.event.materiel),
        time=None,
    )
    claim = replace(
        CLAIM, id="e" * 24, document=document, sentence=(0, len(text)), event=event, also=(at(witness),), evidence=(),
        attribution=(Attribution(at(witness), at("قال"), kind),), codes=(("plover", (("note", held[0]),)),),
    )  # fmt: skip
    other = Document(TEXT + held[0], publisher=draw(st.sampled_from([witness, site])))
    second = replace(claim, id="f" * 24, document=other, event=replace(event, trigger=quote("غارة")), attribution=())
    return draw(st.permutations([claim, second])), names


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(secretive(), st.sampled_from(["partner", "public"]))
def test_no_invented_name_leaves(told: tuple[list[Claim], list[str]], name: str) -> None:
    claims, secrets = told
    redactor = Redactor(load_profile(name), KEY)
    redactor.learn(claims)
    written = json.dumps([claim_to_json(redactor.claim(claim)) for claim in claims], ensure_ascii=False)
    assert [secret for secret in secrets if folded(secret) in folded(written)] == []
    assert "13.123" not in written
    assert "44.654" not in written


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(secretive())
def test_no_invented_name_leaves_in_an_incident(told: tuple[list[Claim], list[str]]) -> None:
    claims, secrets = told
    reports = [Report(claim.document, (claim,)) for claim in claims]
    incidents = consolidate(reports, KNOWLEDGE, [])
    redactor = Redactor(load_profile("public"), KEY)
    material = through(Material(claims, incidents, KNOWLEDGE), redactor)
    with tempfile.TemporaryDirectory() as folder:
        for form in (form for form in FORMATS if form.name in ("csv", "ftm", "geojson", "uwazi")):
            options = Options("en", form.units[0])
            export(form, replace(material), Path(folder) / form.name, options, Made())
        written = "\n".join(shown(Path(folder)))
    assert [secret for secret in secrets if folded(secret) in folded(written)] == []
