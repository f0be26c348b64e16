"""What a person judged is followed: over clusters, over new readings, and until it is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consolidate.tellers import knowledge, report
from tests.consolidate.test_consolidator import market, reports

from marsad.consolidate import Consolidator, Report, consolidate
from marsad.consolidate.judged import Constraints, Judged
from marsad.consolidate.notes import contradicted, listed, remarks
from marsad.consolidate.subjects import anchor_of, subjects_of
from marsad.consolidate.united import united
from marsad.errors import RecordError
from marsad.model.incident import Incident
from marsad.model.judgement import Anchor, Judgement, Subject, named


def claim(of: Report) -> str:
    return of.claims[0].id


def judgement(kind: str, *about: Report, at: int = 0, by: str = "منى", **fields: object) -> Judgement:
    subjects = tuple(Subject(claim(one), (anchor_of(one.claims[0]),)) for one in about)
    made = Judgement("", f"2018-07-01T10:{at:02}:00Z", by, kind, subjects)
    return named(replace(made, **fields))  # type: ignore[arg-type]


def undo(of: Judgement, at: int) -> Judgement:
    return judgement("undo", at=at, undoes=of.id)


def lined_up(judgements: Sequence[Judgement], found: list[Report] | None = None) -> list[Incident]:
    return consolidate(found or reports(), knowledge(), judgements=judgements)


def together(incidents: list[Incident], one: Report, other: Report) -> bool:
    return any({claim(one), claim(other)} <= set(incident.claims) for incident in incidents)


FIRST, SECOND, RECALLED, SHELLS, SHELLS_AGAIN, STRIKE = reports()


def test_same_joins_what_nothing_else_would() -> None:
    assert not together(lined_up([]), FIRST, STRIKE)
    found = lined_up([judgement("same", FIRST, STRIKE)])
    assert together(found, FIRST, STRIKE)
    assert together(found, SECOND, STRIKE), "the whole incident goes along"


def test_different_parts_what_the_words_would_join() -> None:
    assert together(lined_up([]), FIRST, SECOND)
    found = lined_up([judgement("different", FIRST, SECOND)])
    assert not together(found, FIRST, SECOND)


@pytest.mark.parametrize("turned", [False, True])
def test_the_later_of_two_that_contradict_one_another_wins_whatever_the_order_of_the_file(turned: bool) -> None:
    early, late = judgement("same", FIRST, STRIKE, at=1), judgement("different", FIRST, STRIKE, at=2)
    held = [late, early] if turned else [early, late]
    assert not together(lined_up(held), FIRST, STRIKE)
    assert contradicted(held) == {early.id: [late.id]}


def test_a_chain_gives_way_to_what_is_later() -> None:
    one, two = judgement("same", FIRST, SHELLS, at=1), judgement("same", SHELLS, STRIKE, at=2)
    apart = judgement("different", FIRST, STRIKE, at=3)
    found = lined_up([one, two, apart])
    assert (together(found, FIRST, SHELLS), together(found, SHELLS, STRIKE)) == (False, True)
    assert contradicted([one, two, apart]) == {one.id: [apart.id]} or list(contradicted([one, two, apart])) == [one.id]


def test_what_is_undone_no_longer_holds_and_an_undo_can_be_undone() -> None:
    same = judgement("same", FIRST, STRIKE, at=1)
    back = undo(same, 2)
    assert not together(lined_up([same, back]), FIRST, STRIKE)
    assert together(lined_up([same, back, undo(back, 3)]), FIRST, STRIKE)
    assert lined_up([same, back]) == lined_up([])


def test_unsure_is_shown_and_lifts_an_earlier_decision_of_the_pair() -> None:
    apart, open_ = judgement("different", FIRST, SECOND, at=1), judgement("unsure", FIRST, SECOND, at=2)
    found = lined_up([apart, open_])
    assert together(found, FIRST, SECOND)
    market_ = next(one for one in found if claim(FIRST) in one.claims)
    assert [(one.kind, one.followed) for one in market_.judgements] == [("unsure", True), ("different", False)]


def test_a_judgement_names_the_claims_of_other_incidents() -> None:
    found = lined_up([judgement("different", FIRST, STRIKE)])
    market_ = next(one for one in found if claim(FIRST) in one.claims)
    assert (market_.judgements[0].claims, market_.judgements[0].others) == ((claim(FIRST),), (claim(STRIKE),))
    assert next(one for one in found if claim(SHELLS) in one.claims).judgements == ()


def test_it_outlives_a_new_reading_that_gives_other_ids_and_words() -> None:
    same = judgement("same", FIRST, STRIKE)
    read = STRIKE.claims[0]
    trigger = replace(read.event.trigger, text="غارة على فرن", end=read.event.trigger.start + len("غارة على فرن"))
    again = Report(STRIKE.document, (replace(read, id="other", event=replace(read.event, trigger=trigger)),))
    found = lined_up([same], [FIRST, SECOND, again])
    assert any({claim(FIRST), "other"} <= set(one.claims) for one in found)


def test_a_claim_elsewhere_in_the_text_or_of_another_act_is_not_taken_for_it() -> None:
    same = judgement("same", FIRST, STRIKE)
    read = STRIKE.claims[0]
    moved = replace(read.event.trigger, start=30, end=34)
    for event in (replace(read.event, trigger=moved), replace(read.event, type="agreement")):
        again = Report(STRIKE.document, (replace(read, id="other", event=event),))
        consolidator = Consolidator(knowledge(), [same])
        consolidator.take([FIRST, again])
        assert not any({claim(FIRST), "other"} <= set(one.claims) for one in consolidator.incidents)
        assert any("rests" in reason for reason, _ in remarks(consolidator.matching.judged))


def test_what_is_judged_of_an_incident_holds_by_the_first_of_its_claims_that_is_there() -> None:
    whole = lined_up([])
    claims = [one for found in reports() for one in found.claims]
    ids = [one.id for one in whole if claim(FIRST) in one.claims or claim(STRIKE) in one.claims]
    about = subjects_of([ids[0][:8], ids[1]], lambda: whole, lambda: claims)
    assert {subject.id for subject in about} == set(ids)
    same = named(Judgement("", "2018-07-01T10:00:00Z", "منى", "same", tuple(about)))
    assert together(lined_up([same], [SECOND, STRIKE]), SECOND, STRIKE)


def test_an_id_that_is_unknown_or_stands_for_several_is_refused() -> None:
    claims = [one for found in reports() for one in found.claims]
    twins = [replace(claims[0], id="abcdef1"), replace(claims[0], id="abcdef2")]
    with pytest.raises(RecordError, match="no incident or claim"):
        subjects_of(["zzzzzz"], list, lambda: claims)
    with pytest.raises(RecordError, match="begins the ids of 2: abcdef1, abcdef2"):
        subjects_of(["abcdef"], list, lambda: twins)


def test_a_chosen_value_stands_in_its_field_with_what_the_rule_gives_beside_it() -> None:
    plain = next(one for one in lined_up([]) if claim(FIRST) in one.claims)
    found = lined_up([
        judgement("value", FIRST, at=1, field="killed", value="12"),
        judgement("value", FIRST, at=2, field="killed", value="13"),
        judgement("value", FIRST, at=3, field="injured", value="20-99"),
        judgement("value", FIRST, at=4, field="time", value="2018-06-10"),
        judgement("value", FIRST, at=5, field="type", value="attack"),
        judgement("value", FIRST, at=6, field="place", value="p:idlib"),
    ])  # fmt: skip
    one = next(one for one in found if claim(FIRST) in one.claims)
    killed, injured = one.counts
    assert (killed.best, killed.low, killed.high) == (13, 12, 14)
    assert (injured.low, injured.best, injured.high, injured.statements) == (20, None, 99, ())
    assert (one.type, one.time and one.time.end) == ("attack", "2018-06-10")
    assert one.place == plain.place, "no claim is there"
    assert {chosen.field: chosen.instead for chosen in one.chosen} == {
        "killed": "14", "injured": None, "time": "2018-06-11", "type": "explosion",
    }  # fmt: skip
    assert (killed.statements, one.statements, one.disagreements) == (
        plain.counts[0].statements, plain.statements, plain.disagreements,
    )  # fmt: skip
    assert "13" in one.title_en
    assert [decision.followed for decision in one.judgements] == [False, True, True, True, True, False]


@pytest.mark.parametrize(("value", "bounds"), [("40", (12, 40, 40)), ("3", (3, 3, 14)), ("13+", (13, 14, None))])
def test_bounds_take_in_a_number_that_was_chosen(value: str, bounds: tuple[int, int, int | None]) -> None:
    found = lined_up([judgement("value", FIRST, field="killed", value=value)])
    toll = next(one for one in found if claim(FIRST) in one.claims).counts[0]
    assert (toll.low, toll.best, toll.high) == bounds


def test_one_report_after_another_comes_to_the_same_under_judgements() -> None:
    held = [judgement("same", FIRST, STRIKE, at=1), judgement("different", FIRST, SECOND, at=2)]
    consolidator = Consolidator(knowledge(), held)
    for one in reversed(reports()):
        consolidator.add([one])
    assert [one.claims for one in consolidator.incidents] == [one.claims for one in lined_up(held)]


def test_a_list_tells_what_still_holds() -> None:
    same, apart = judgement("same", FIRST, STRIKE, at=1, note="سوق"), judgement("different", FIRST, STRIKE, at=2)
    lines = list(listed([same, apart, undo(apart, 3)]))
    assert "— سوق" in lines[0]
    assert "(undone)" in lines[1]
    assert lines[2].endswith(apart.id)
    assert f"(contradicted by {apart.id})" in next(listed([same, apart]))


NAMES = "abcdefg"
PAIRS = st.tuples(st.sampled_from(["same", "different"]), st.permutations(NAMES).map(lambda names: tuple(names[:2])))


@given(st.lists(PAIRS, max_size=12), st.lists(st.integers(0, 2), min_size=7, max_size=7))
@settings(max_examples=300, deadline=None)
def test_whatever_is_judged_clusters_keep_to_what_was_not_contradicted(
    judged: list[tuple[str, tuple[str, str]]], cluster: list[int]
) -> None:
    found = Constraints()
    for number, (kind, (one, other)) in enumerate(judged):
        (found.same if kind == "same" else found.different)(one, other, str(number))
    held = {number: [n for n, c in zip(NAMES, cluster, strict=True) if c == number] for number in range(3)}
    start = [[name] for name in NAMES] if any(_barred(found, names) for names in held.values()) else list(held.values())
    made = united([names for names in start if names], found)
    where = {name: number for number, names in enumerate(made) for name in names}
    assert sorted(where) == sorted(NAMES)
    for number, (kind, (one, other)) in enumerate(judged):
        if str(number) not in found.fallen:
            assert (where[one] == where[other]) is (kind == "same")


def _barred(found: Constraints, names: list[str]) -> bool:
    return any(found.differ(one, other) for one, other in combinations(names, 2))


def test_an_undo_of_what_is_not_there_is_told() -> None:
    judged = Judged([named(Judgement("", "2018-07-01T10:00:00Z", "منى", "undo", undoes="x"))])
    assert [reason.endswith("undoes x, which is not there") for reason, _ in remarks(judged)] == [True]


def test_an_anchor_without_a_document_is_found_by_its_id_alone() -> None:
    about = tuple(Subject(claim(one), (Anchor(claim(one)),)) for one in (FIRST, STRIKE))
    assert together(lined_up([named(Judgement("", "2018-07-01T10:00:00Z", "منى", "same", about))]), FIRST, STRIKE)


def test_reports_of_the_market_are_one_without_judgements() -> None:
    assert together(lined_up([]), market(), SECOND)
    assert not together(lined_up([]), report("غارة على فرن في سرمين أوقعت ثلاثة قتلى", "غارة"), SECOND)
