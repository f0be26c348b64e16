"""The event types of the design are all there, each with its codes, examples and counter-examples."""

from __future__ import annotations

import pytest

from marsad.errors import KnowledgeError
from marsad.knowledge import Knowledge
from marsad.knowledge.ontology import SCHEMES, EventType, Ontology
from marsad.model.claim import ROLES

GROUPS = {
    "fighting": "armed-clash attack siege",
    "strikes": "air-strike shelling explosion chemical-attack",
    "persons": "killing abuse",
    "liberty": "arrest capture abduction release",
    "territory": "territory-takeover territory-withdrawal territory-control",
    "materiel": (
        "materiel-seizure materiel-abandonment materiel-handover materiel-supply materiel-destruction materiel-discovery"
    ),
    "movement": "deployment displacement",
    "people": "protest crackdown",
    "politics": "agreement negotiation threat",
    "relief": "aid-delivery evacuation",
    "other": "accident",
}
ONTOLOGY = Ontology(Knowledge())
PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE"
    " ASSAULT".split()
)
ACLED = {
    "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip


def test_the_types_are_those_of_the_design() -> None:
    designed = {slug: group for group, slugs in GROUPS.items() for slug in slugs.split()}
    assert {slug: one.group for slug, one in ONTOLOGY.types.items()} == designed


@pytest.mark.parametrize("one", ONTOLOGY.types.values(), ids=list(ONTOLOGY.types))
class TestType:
    def test_is_told_in_both_languages(self, one: EventType) -> None:
        for arabic in (one.name, one.definition, one.trap, *(role.what for role in one.roles)):
            assert any("\u0621" <= letter <= "\u064a" for letter in arabic)
            assert not any(letter.isascii() and letter.isalpha() for letter in arabic)
        for english in (one.name_en, one.definition_en, one.trap_en, *(role.what_en for role in one.roles)):
            assert english
            assert not any("\u0621" <= letter <= "\u064a" for letter in english)

    def test_has_examples_and_counter_examples(self, one: EventType) -> None:
        assert len(one.examples) >= 2
        assert all(example.en for example in one.examples)
        assert len(one.is_not) >= 2
        assert all(example.because for example in one.is_not)

    def test_has_roles_that_a_record_knows(self, one: EventType) -> None:
        assert one.roles
        assert {role.role for role in one.roles} <= set(ROLES)

    def test_has_codes_that_the_schemes_know(self, one: EventType) -> None:
        assert [coding.scheme for coding in one.codes] == list(SCHEMES)
        plover, acled, ucdp = one.codes
        for code in (plover.code, *plover.also):
            assert code.get("type") in PLOVER | {None}
        for code in (acled.code, *acled.also):
            event, sub_event = code.get("event_type"), code.get("sub_event_type")
            assert event is None or sub_event in ACLED[event]
        assert set((ucdp.code.get("type_of_violence") or "").split("|")) <= {"1", "2", "3", ""}

    def test_says_what_each_scheme_drops(self, one: EventType) -> None:
        for coding in one.codes:
            assert coding.drops, coding.scheme
            assert all(code.when for code in coding.also)
            assert coding.placed or "event" in coding.drops


def test_a_code_is_reached_by_its_scheme() -> None:
    drone = ONTOLOGY.types["air-strike"].coding("plover").also[0]
    assert drone.pairs == (("type", "ASSAULT"), ("mode", "drone"))
    assert ONTOLOGY.types["killing"].coding("ucdp").code.get("type_of_violence") == "3"
    assert ONTOLOGY.types["territory-control"].coding("acled").placed is False


def test_a_type_without_codes_is_refused_with_its_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    lines = [
        "type: siege",
        "group: fighting",
        "name: حصار",
        "name_en: Siege",
        "definition: تطويق",
        "definition_en: Encircling",
    ]
    file = tmp_path / "siege.yaml"
    file.write_text("\n".join([*lines, "trap: طوق", "trap_en: A cordon"]) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"ontology/siege\.yaml:1"):
        Ontology(Knowledge(overlay={"ontology/siege.yaml": file}))
