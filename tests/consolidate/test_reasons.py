"""Why: ties hold an incident, near misses come near it, questions lie nearest to the line."""

from __future__ import annotations

import math

from tests.consolidate.tellers import knowledge, report
from tests.consolidate.test_consolidator import reports
from tests.consolidate.test_judged import FIRST, SECOND, claim, judgement

from marsad.consolidate import Consolidator
from marsad.consolidate.compare import START
from marsad.model.judgement import Judgement

BESIDE = report("عبوة ناسفة تصيب ثلاثة في تعز", "عبوة", place="تعز", day="2018-06-13", killed=3)


def made(*judgements: Judgement) -> Consolidator:
    consolidator = Consolidator(knowledge(), judgements)
    consolidator.take([*reports(), BESIDE])
    return consolidator


def test_the_ties_of_an_incident_are_one_fewer_than_its_claims_and_say_why() -> None:
    consolidator = made()
    for incident in consolidator.each():
        ties = consolidator.reasons.why(incident.claims).ties
        assert len(ties) == len(incident.claims) - 1
        assert {name for tie in ties for name in (tie.one, tie.other)} <= set(incident.claims)
        for tie in ties:
            found = tie.comparison
            assert math.isclose(found.sum, min(8.0, START + sum(reason.counted for reason in found.reasons)))
            assert all(reason.why for reason in found.reasons)


def test_near_misses_are_of_other_incidents_the_nearest_first() -> None:
    consolidator = made()
    for incident in consolidator.each():
        misses = consolidator.reasons.why(incident.claims).misses
        sums = [abs(miss.comparison.sum) for miss in misses]
        assert sums == sorted(sums)
        assert all(miss.one in incident.claims and miss.other not in incident.claims for miss in misses)


def test_questions_lie_nearest_to_the_line_and_are_asked_once() -> None:
    asked = made().reasons.questions(20)
    means = [abs(question.mean) for question in asked]
    assert means == sorted(means)
    assert asked
    pairs = [frozenset((question.pair.one, question.pair.other)) for question in asked]
    assert len(set(pairs)) == len(pairs)
    consolidator = made()
    for question in asked:
        one, other = (consolidator.kept.name(name) for name in (question.pair.one, question.pair.other))
        assert (one == other) is question.joined
    assert [q.pair.one for q in made().reasons.questions(1)] == [asked[0].pair.one]


def test_a_pair_that_was_judged_is_not_asked_again() -> None:
    pair = frozenset((claim(FIRST), claim(SECOND)))
    asked = made(judgement("unsure", FIRST, SECOND)).reasons.questions(20)
    assert pair not in [frozenset((question.pair.one, question.pair.other)) for question in asked]


def test_nothing_gives_no_questions() -> None:
    assert Consolidator(knowledge()).reasons.questions(3) == []
