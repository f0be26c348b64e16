"""Reports in, incidents out: what does not depend on the order, what one more report changes, what makes no incident."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consolidate.tellers import knowledge, report

from marsad.consolidate import Consolidator, Report, consolidate
from marsad.consolidate.identity import kept
from marsad.model.incident import Incident
from marsad.model.mention import ActorValue

LONG = "انفجار هز سوق الضبوعة وسط مدينة تعز صباح الاثنين وأوقع 12 قتيلا بين المارة والباعة والمتسوقين، بحسب سكان"


def market(text: str = LONG, trigger: str = "انفجار", **fields: object) -> Report:
    return report(text, trigger, **{"place": "تعز", "day": "2018-06-11", "killed": 12, **fields})  # type: ignore[arg-type]


def reports() -> list[Report]:
    """Two incidents in Taiz, told by three and by two reports, and one in Sarmin; the last report only recalls the first."""
    return [
        market(publisher="السراة"),
        market("تفجير في سوق الضبوعة بمدينة تعز وسقوط 14 قتيلا", "تفجير", publisher="الأفق", killed=14),
        market(
            "تفجير سوق الضبوعة في تعز كان الأعنف، وقد أوقع 14 قتيلا",
            "تفجير",
            factuality="historical",
            killed=14,
            published="2018-06-20",
        ),
        report(
            "قصف مدفعي على حي الحوبان يصيب مدرسة النجاح", "قصف", type_="shelling", place="الحوبان", day="2018-06-18"
        ),
        report(
            "قصف حي الحوبان ومدرسة النجاح فيه بقذائف المدفعية",
            "قصف",
            type_="shelling",
            place="الحوبان",
            day="2018-06-18",
        ),
        report("غارة على فرن في سرمين أوقعت ثلاثة قتلى", "غارة", type_="air-strike", place="سرمين", killed=3),
    ]


def made(found: list[Report]) -> list[Incident]:
    return consolidate(found, knowledge())


def test_reports_of_one_incident_become_one_and_others_stay_apart() -> None:
    found = made(reports())
    assert sorted((one.type, len(one.documents), one.voices) for one in found) == [
        ("air-strike", 1, 1),
        ("explosion", 3, 2),
        ("shelling", 2, 1),
    ]
    market_ = next(one for one in found if one.type == "explosion")
    assert (market_.title_ar, market_.title_en) == (
        "انفجار في تعز، 2018-06-11، القتلى 14",
        "Explosion in تعز (YE), 2018-06-11: 14 killed",
    )
    assert [(toll.of, toll.low, toll.best, toll.high) for toll in market_.counts] == [("killed", 12, 14, 14)]
    assert [(d.field, [value.value for value in d.values]) for d in market_.disagreements] == [("killed", ["12", "14"])]
    assert len(market_.background) == 1


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_inputs_does_not_matter(order: list[int]) -> None:
    given_ = reports()
    assert made([given_[at] for at in order]) == made(given_)


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(6)))
def test_one_report_after_another_comes_to_the_same_as_all_at_once(order: list[int]) -> None:
    consolidator = Consolidator(knowledge())
    for at in order:
        consolidator.add([reports()[at]])
    assert [set(one.claims) for one in consolidator.incidents] == [set(one.claims) for one in made(reports())]


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(["", "خاص ", "عاجل: "]), st.sampled_from(["", " رابط الخبر", " انتهى"]))
def test_one_more_copy_changes_no_number_of_voices(before: str, after: str) -> None:
    copy = market(before + LONG + after, publisher="صحيفة أخرى")
    voices = {one.type: one.voices for one in made(reports())}
    assert {one.type: one.voices for one in made([*reports(), copy])} == voices


def test_adding_a_report_touches_its_neighbourhood_alone() -> None:
    consolidator = Consolidator(knowledge())
    consolidator.add(reports())
    before = {one.id: one for one in consolidator.incidents}
    change = consolidator.add([market("انفجار سوق الضبوعة في تعز خلف 15 قتيلا", publisher="البلاد", killed=15)])
    assert [(one.type, len(one.documents), one.id in before) for one in change.changed] == [("explosion", 4, True)]
    assert change.gone == ()
    after = {one.id: one for one in consolidator.incidents}
    untouched = before.keys() - {change.changed[0].id}
    assert len(untouched) == 2
    assert all(after[name] == before[name] for name in untouched)


def test_an_earlier_report_found_later_does_not_change_the_id() -> None:
    consolidator = Consolidator(knowledge())
    consolidator.add(reports())
    before = {one.type: one.id for one in consolidator.incidents}
    first = market("انفجار في سوق الضبوعة في تعز قبل قليل", publisher="الفجر", published="2018-06-11", killed=None)
    consolidator.add([first])
    assert {one.type: one.id for one in consolidator.incidents} == before
    anew = consolidate([*reports(), first], knowledge())
    assert {one.type: one.id for one in anew} != before
    assert {one.type: one.id for one in consolidate([*reports(), first], knowledge(), made(reports()))} == before


def test_an_id_goes_to_one_incident_alone() -> None:
    old = made(reports())
    market_ = next(one for one in old if one.type == "explosion")
    halves = [("x", market_.claims[:1]), (market_.id, market_.claims[1:])]
    names = kept(halves, [(one.id, one.claims) for one in old])
    assert names[1] == market_.id
    assert names[0] != names[1]


@pytest.mark.parametrize("factuality", ["historical", "denied", "planned", "hypothetical", "negated"])
def test_what_nobody_says_happened_makes_no_incident(factuality: str) -> None:
    assert made([market(factuality=factuality)]) == []


def test_a_state_makes_no_incident() -> None:
    assert made([market(type_="territory-control")]) == []


def test_a_denial_is_shown_as_a_disagreement() -> None:
    denial = market(
        "نفت الشرطة وقوع انفجار في سوق الضبوعة في تعز", factuality="denied", killed=None, publisher="البلاد"
    )
    found = made([market(), denial])
    assert [len(one.claims) for one in found] == [2]
    assert [(d.field, [v.value for v in d.values]) for d in found[0].disagreements] == [
        ("happened", ["asserted", "denied"])
    ]
    assert found[0].voices == 1


def _told(text: str, *doers: str, factuality: str = "asserted", publisher: str) -> Report:
    """A report of the blast by some doers."""
    one = market(text, agent=doers[0], factuality=factuality, publisher=publisher)
    (claim,) = one.claims
    first = claim.event.arguments[0]
    named = tuple(replace(first, actor=ActorValue(name, name, "armed-group")) for name in doers)
    return Report(one.document, (replace(claim, event=replace(claim.event, arguments=named)),))


def test_other_doers_are_a_disagreement_and_allies_whom_one_source_names_together_are_none() -> None:
    one = _told("انفجار في سوق الضبوعة في تعز نفذته الجماعة", "أ", publisher="ج")
    other = _told("هز انفجار سوق الضبوعة في تعز ونفذه التنظيم", "ب", publisher="د")
    both = _told("الجماعة والتنظيم معا وراء انفجار سوق الضبوعة في تعز", "أ", "ب", publisher="ه")
    parted = [d.field for d in made([one, other])[0].disagreements]
    assert parted == ["agent"]
    assert made([one, other, both])[0].disagreements == ()


def test_what_is_only_planned_disagrees_with_nothing() -> None:
    one = _told("انفجار في سوق الضبوعة في تعز نفذته الجماعة", "أ", publisher="ج")
    plan = _told("قد يقع انفجار في سوق الضبوعة في تعز ينفذه التنظيم", "ب", factuality="planned", publisher="د")
    (found,) = made([one, plan])
    assert (len(found.claims), found.disagreements) == (2, ())


def test_a_text_that_three_outlets_run_is_one_voice_and_shows_all_three() -> None:
    ran = [market(publisher=name) for name in ("ج", "أ", "ب")]
    found = made(ran)
    assert [(one.voices, [told.publisher for told in one.documents]) for one in found] == [(1, ["أ", "ب", "ج"])]
    assert made(ran[::-1]) == found


def test_nothing_gives_nothing_and_the_same_report_twice_counts_once() -> None:
    assert made([]) == []
    assert made([market(), market()]) == made([market()])
