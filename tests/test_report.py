"""The report that the project starts from, read as its readers would; skipped where the shared data is absent.

Nothing of the report stands here but single words that name what is expected.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad import Claim, Reader

SHARED = Path(os.environ.get("MARSAD_DATA", Path(__file__).parents[2] / "shared" / "data"))
REPORT = SHARED / "reports" / "deir-ezzor.txt"

pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason=f"no shared report at {REPORT}; set MARSAD_DATA")


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return list(Reader().read(REPORT.read_text(encoding="utf-8"), published="2016-02-07"))


def of_type(claims: list[Claim], event: str) -> list[Claim]:
    found = [claim for claim in claims if claim.event.type == event]
    assert found, event
    return found


def agents(claim: Claim) -> set[str | None]:
    return {a.actor.id for a in claim.event.arguments if a.role == "agent" and a.actor}


def test_the_seizure_has_its_whole_list(claims: list[Claim]) -> None:
    items = {m.item.id for claim in of_type(claims, "materiel-seizure") for m in claim.event.materiel}
    assert {"sa-7", "tanks", "armoured-vehicles", "heavy-machine-guns", "ammunition", "shells", "atgm"} <= items
    assert all("islamic-state" in agents(claim) for claim in of_type(claims, "materiel-seizure"))


def test_the_takeovers_have_each_place(claims: list[Claim]) -> None:
    sets = [{p.place.id for p in c.event.places if p.place} for c in of_type(claims, "territory-takeover")]
    assert {"seed:sy-ayyash", "seed:sy-radio-hill-dz", "seed:sy-hujaif"} in sets
    assert {"seed:sy-baghiliya", "seed:sy-saiqa-camp", "seed:sy-radio-hill-dz", "seed:sy-hujaif"} in sets


def test_the_arms_were_left_behind(claims: list[Claim]) -> None:
    (left,) = of_type(claims, "materiel-abandonment")
    assert "syrian-army" in agents(left)
    assert {"weapons", "launchers", "radars"} <= {m.item.id for m in left.event.materiel}


def test_the_handovers_keep_who_says_so(claims: list[Claim]) -> None:
    handovers = of_type(claims, "materiel-handover")
    chains = [[link.kind for link in claim.attribution] for claim in handovers]
    assert ["outlet", "expert"] in chains, "the paper, then the officer it quotes"
    alleged = [claim for claim in handovers if claim.factuality == "alleged"]
    assert any(link.verb_class == "doubting" for claim in alleged for link in claim.attribution), "observers saw in it"
    assert any(not claim.attribution for claim in alleged), "it seems, the report itself says"


def test_the_attack_has_its_dead_and_its_captives(claims: list[Claim]) -> None:
    attack = next(claim for claim in of_type(claims, "attack") if claim.event.counts)
    counts = {c.of: (c.low, c.best, c.high, c.approximate) for c in attack.event.counts}
    assert counts["killed"][0] == 20
    assert counts["killed"][2] == 99
    assert counts["captured"] == (63, 70, 77, True)
    assert "islamic-state" in agents(attack)


def test_plans_are_plans(claims: list[Claim]) -> None:
    (planned,) = [claim for claim in of_type(claims, "attack") if claim.factuality == "planned"]
    assert "turkey" in agents(planned)
    assert [link.source.text for link in planned.attribution if link.source] == ["العميد أحمد عسيري"]


def test_the_sorties_and_the_aid_are_told(claims: list[Claim]) -> None:
    assert any("saudi-forces" in agents(claim) for claim in of_type(claims, "deployment"))
    of_type(claims, "aid-delivery")


def test_opinion_is_no_event(claims: list[Claim]) -> None:
    allowed = {
        "materiel-seizure", "materiel-abandonment", "materiel-handover", "territory-takeover", "attack", "armed-clash",
        "aid-delivery", "deployment",
    }  # fmt: skip
    assert {claim.event.type for claim in claims} <= allowed
