"""Profiles: what is not listed does not leave, what is withheld leaves nowhere, and what leaves is still a record."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.export.profiles.telling import CLAIM, DOCUMENT, LOGIN, PRIVATE_GROUP, SECRETS, SLIPPED, TEXT, VICTIM, WITNESS

from marsad.consolidate import Report, consolidate
from marsad.errors import InputError
from marsad.export.profiles import BUNDLED, Profile, Pseudonyms, Redactor, load_profile
from marsad.export.profiles.keep import keep
from marsad.export.profiles.paths import leaves
from marsad.export.profiles.words import folded
from marsad.knowledge import Knowledge
from marsad.model.claim import Attribution, Claim, EventMention, Quote
from marsad.model.codec import claim_to_json
from marsad.model.fields import Json
from marsad.model.incident import Incident
from marsad.model.incident_codec import incident_to_json
from marsad.model.schemas import schema_text
from marsad.model.text import Document

KEY = Pseudonyms(b"a key of the tests, known to all")
WITHHOLDING = ("partner", "public")
INCIDENTS = consolidate([Report(DOCUMENT, (CLAIM, SLIPPED))], Knowledge(), [])


def redactor(name: str) -> Redactor:
    made = Redactor(load_profile(name), KEY)
    made.learn([CLAIM, SLIPPED])
    made.learn(INCIDENTS)
    return made


def through(name: str) -> tuple[list[Claim], list[Incident]]:
    way = redactor(name)
    return [way.claim(CLAIM), way.claim(SLIPPED)], [way.incident(incident) for incident in INCIDENTS]


def written(claims: list[Claim], incidents: list[Incident]) -> str:
    records = [*map(claim_to_json, claims), *map(incident_to_json, incidents)]
    return json.dumps([records, [claim.document.text for claim in claims]], ensure_ascii=False)


@pytest.mark.parametrize("name", WITHHOLDING)
def test_no_secret_is_in_any_record(name: str) -> None:
    text = written(*through(name))
    assert [secret for secret in SECRETS[name] if secret in text or folded(secret) in folded(text)] == []


def test_the_internal_profile_lets_everything_leave() -> None:
    claims, incidents = through("internal")
    assert claims == [CLAIM, SLIPPED]
    assert incidents == INCIDENTS
    assert claims[0].document is DOCUMENT


@pytest.mark.parametrize("name", BUNDLED)
def test_what_leaves_keeps_to_the_schema(name: str) -> None:
    claims, incidents = through(name)
    known = [item for item in claims if item.event.counts[0].who != VICTIM]
    for record in map(claim_to_json, known):
        plain = json.loads(json.dumps(record))
        plain["event"].pop("outcome", None)
        plain["document"]["published"] = plain["document"]["published"][:10]
        jsonschema.validate(plain, json.loads(schema_text("claim")))
    for record in map(incident_to_json, incidents):
        jsonschema.validate(json.loads(json.dumps(record)), json.loads(schema_text("incident")))


def test_what_the_partner_gets() -> None:
    claim = through("partner")[0][0]
    assert [(a.role, a.words.text, a.actor and a.actor.kind) for a in claim.event.arguments] == [
        ("agent", "لتحالف العربي", "coalition"),
        ("patient", "", "person"),
        ("to-holder", PRIVATE_GROUP, "armed-group"),
    ]
    taizz, hospital, quarter = (place.place for place in claim.event.places)
    assert taizz is not None
    assert (taizz.name, taizz.lat, taizz.lon) == ("تعز", 13.58, 44.02)
    assert hospital is not None
    assert (hospital.id, hospital.name, hospital.precision) == ("", "تعز", "district")
    assert (hospital.lat, hospital.lon, hospital.radius_km) == (13.6, 44.0, 7.9)
    assert quarter is not None
    assert (quarter.lat, quarter.lon) == (13.58, 44.01)
    time = claim.event.time
    assert time is not None
    assert time.words is None
    assert (time.value.start, time.value.end, time.value.precision) == ("2018-06-11", "2018-06-11", "day")
    assert [(link.kind, link.source, link.cue and link.cue.text) for link in claim.attribution] == [
        ("social-media", None, None),
        ("witness", None, "قال"),
    ]
    assert [quote.text for quote in claim.also] == ["القصف"]
    assert [count.words.text for count in claim.event.counts] == ["", "سبعة مدنيين"]
    assert (claim.event.materiel[0].from_holder, claim.event.materiel[0].to_holder) == (None, PRIVATE_GROUP)
    assert claim.document.text == ""


def test_what_the_public_gets() -> None:
    claim = through("public")[0][0]
    assert [(a.role, a.words.text, a.actor and a.actor.id) for a in claim.event.arguments] == [
        ("agent", "", "saudi-led-coalition"),
        ("patient", "", None),
        ("to-holder", "", None),
    ]
    places = [place.place for place in claim.event.places if place.place]
    assert [(place.name, place.precision, place.lat, place.lon) for place in places] == [
        ("تعز", "town", 13.6, 44.0),
        ("تعز", "governorate", 13.5, 44.0),
        ("تعز", "town", 13.6, 44.0),
    ]
    assert [(count.of, count.best) for count in claim.event.counts] == [("killed", 8), ("killed", 7)]
    assert (claim.evidence, claim.event.trigger.text, claim.sentence) == ((), "", (0, 0))
    assert claim.document.published == "2018-06-12"
    assert (claim.document.id.partition(":")[0], claim.document.publisher, claim.document.path) == (
        "hmac-sha256",
        None,
        None,
    )


def test_ids_are_the_same_under_one_key_alone() -> None:
    first, again = through("public")[0][0], redactor("public").claim(CLAIM)
    other = Redactor(load_profile("public"), Pseudonyms(b"another key, as long as the first"))
    assert first.id == again.id != other.claim(CLAIM).id
    assert first.id != CLAIM.id
    claims, incidents = through("public")
    assert incidents
    assert {name for incident in incidents for name in incident.claims} <= {claim.id for claim in claims}


@pytest.mark.parametrize("name", BUNDLED)
def test_a_field_that_a_later_version_adds_stays_until_it_is_listed(name: str) -> None:
    record = claim_to_json(CLAIM)
    record["new"] = {"inner": [{"deep": "a secret"}], "plain": "a secret"}
    record["event"]["counts"][0]["ages"] = ["a secret"]  # type: ignore[index]
    left = keep(record, "claim", load_profile(name), [])
    assert "a secret" not in json.dumps(left)
    assert left["event"]["type"] == "air-strike"  # type: ignore[index]


@pytest.mark.parametrize("record", ["claim", "incident"])
def test_somebody_decided_about_every_field(record: str) -> None:
    """A new field of the schema fails here: list it in internal.yaml, and in the others if it may leave."""
    assert leaves(record) - getattr(load_profile("internal"), record) == frozenset()


def own(tmp_path: Path, text: str, name: str = "own.yaml") -> Profile:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load_profile(str(tmp_path / name))


LISTED = """
claim:
  record: [schema, id, factuality, part_of]
  attribution: [kind, verb_class, quoted]
  event: [type, outcome]
"""


def test_what_a_profile_does_not_say_is_taken_at_its_strictest(tmp_path: Path) -> None:
    profile = own(tmp_path, "name: mine\n" + LISTED)
    assert (profile.text, profile.ids, profile.time, profile.publishers, profile.urls) == (
        "none", "pseudonyms", "day", "listed", "site",
    )  # fmt: skip
    assert (profile.places.finest, profile.places.grid, profile.actors.persons) == ("governorate", 1.0, frozenset())
    record: Json = Redactor(profile, KEY).claim_json(CLAIM)
    assert sorted(record) == ["also", "attribution", "event", "factuality", "id", "schema"]
    assert record["event"] == {"type": "air-strike", "arguments": [], "places": []}


def test_a_profile_in_toml_is_the_same(tmp_path: Path) -> None:
    text = """name = "mine"
[claim]
record = ["schema", "id", "factuality", "part_of"]
attribution = ["kind", "verb_class", "quoted"]
event = ["type", "outcome"]
"""
    yaml, toml = own(tmp_path, "name: mine\n" + LISTED), own(tmp_path, text, "own.toml")
    assert (yaml.claim, yaml.places, yaml.sources) == (toml.claim, toml.places, toml.sources)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a profile is lines of"),
        ("about: x", "«name»: is missing"),
        ("name: x\ntexts: none", "is «text» meant?"),
        ("name: x\ntext: all", "none of whole, sentence, quotes, none"),
        ("name: x\ntext: whole", "would tell the sources"),
        ("name: x\nplaces: {finest: village}", "«village» is none of"),
        ("name: x\nplaces: {grid: 0}", "above 0"),
        ("name: x\nsources: {kinds: [spy]}", "«spy» is none of"),
        ("name: x\nclaim: {event: [typ]}", "is «event.type» meant?"),
        ("name: x\nclaim: {event: [type]}", "must leave always"),
        ("name: x" + LISTED + "  event.counts: [low]", "must leave with «event.counts»"),
        ("name: [x", "cannot be read as YAML or TOML"),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=r"own\.yaml") as caught:
        own(tmp_path, text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("words", "leaves_partner", "leaves_public"),
    [
        ("وكالة رويترز", True, True),
        ("المتحدث باسم القوات الحكومية", True, False),
        ("وزارة الدفاع الروسية", True, False),
        ("العميد أحمد عسيري", True, False),
        ("رامي عبد الرحمن مدير المرصد", True, False),
        ("الدكتور محمد الجرسي", False, False),
        ("أنس المعرّاوي", False, False),
        ("الشامي", False, False),
        ("المغربي", False, False),
        ("مدير مستشفى الثورة", False, False),
        ("مصدر طبي في مستشفى الثورة", False, False),
        ("ضابط في الجيش", True, False),
    ],
)
def test_whose_words_leave_as_a_source(words: str, leaves_partner: bool, leaves_public: bool) -> None:
    """Whoever speaks and is no more than a name is taken for an official by the rules that read: a name is not enough."""
    document = Document(f"قال {words} ذلك")
    spoken = Attribution(Quote(words, 4, 4 + len(words)), None, "official")
    claim = replace(CLAIM, document=document, attribution=(spoken,), event=EventMention("protest", Quote("قال", 0, 3)))
    for name, leaves_it in (("partner", leaves_partner), ("public", leaves_public)):
        (link,) = Redactor(load_profile(name), KEY).claim(replace(claim, also=(), evidence=())).attribution
        assert (link.source is not None) is leaves_it, name
        assert link.kind == "official"


@pytest.mark.parametrize("words", ["مقتل محمد العبسي", "ضحايا عائلة أبو حسن"])
def test_words_with_a_given_name_stay(words: str) -> None:
    claim = replace(CLAIM, document=Document(words), event=EventMention("killing", Quote(words, 0, len(words))))
    left = Redactor(load_profile("partner"), KEY).claim(replace(claim, attribution=(), also=(), evidence=()))
    assert left.event.trigger.text == ""


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="internal, partner, public"):
        load_profile(str(tmp_path / "pubic"))


def test_a_sentence_that_holds_withheld_words_stays(tmp_path: Path) -> None:
    profile = own(tmp_path, "name: mine\ntext: sentence" + LISTED + "  sentence: [start, end]\n")
    way = Redactor(profile, KEY)
    assert way.claim(CLAIM).document.text == ""
    free = Claim("e" * 24, DOCUMENT, (TEXT.index("القصف"), len(TEXT)), CLAIM.event)
    assert Redactor(profile, KEY).claim(free).document.text.strip() in ("", "القصف تكرر.")


@pytest.mark.parametrize(
    ("text", "leaves_it"), [("قصف حي سكني أمس", True), ("قتل محمد في قصف أمس", False), ("قصف مدرسة أمس", False)]
)
def test_a_sentence_with_a_given_name_or_a_school_stays(tmp_path: Path, text: str, leaves_it: bool) -> None:
    rules = "\nactors: {persons: listed}\nplaces: {finest: town, sensitive: [مدرسة]}"
    profile = own(tmp_path, "name: mine\ntext: sentence" + rules + LISTED + "  sentence: [start, end]\n")
    event = EventMention("shelling", Quote("قصف", text.index("قصف"), text.index("قصف") + 3))
    claim = Claim("e" * 24, Document(text), (0, len(text)), event)
    assert Redactor(profile, KEY).claim(claim).document.text == (text if leaves_it else "")


@pytest.mark.parametrize("document", [{"source_id": "1234567/89"}, {"url": "https://x.com/somebody/status/1"}])
def test_who_posts_is_an_account(tmp_path: Path, document: dict[str, str]) -> None:
    profile = own(tmp_path, "name: mine\npublishers: any\nurls: whole" + LISTED + "  document: [id, publisher, url]\n")
    event = EventMention("protest", Quote("قال", 0, 3))
    for publisher, leaves_it in (("قناة فلان", False), ("رويترز", True)):
        claim = Claim("e" * 24, Document("قال", publisher=publisher, **document), (0, 3), event)
        left = Redactor(profile, KEY).claim(claim).document
        assert (left.publisher, left.url) == (publisher if leaves_it else None, None)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    made = Pseudonyms.of_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert Pseudonyms.of_file(path) == made
    assert made.record("x") != KEY.record("x")
    assert repr(made) == object.__repr__(made)  # the key is in no message
    path.write_bytes(b"short")
    with pytest.raises(InputError, match="5 bytes"):
        Pseudonyms.of_file(path)


def test_the_tally_tells_counts_and_no_values() -> None:
    way = redactor("public")
    way.claim(CLAIM)
    summary = json.dumps(way.tally.summary(), ensure_ascii=False)
    assert '"claim.attribution.source.text": {"source-kind": 1}' in summary
    assert [secret for secret in SECRETS["public"] if secret in summary] == []
    assert LOGIN in str(way.tally.stayed_examples["claim.document.path", "unlisted"])
    assert WITNESS in str(way.tally.stayed_examples["claim.attribution.source.text", "source-kind"])
