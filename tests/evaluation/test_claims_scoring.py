"""The scorer of claims, on tiny invented reports whose right figures are plain."""

from __future__ import annotations

import claims
import pytest
import scoring
from scoring import Gold

from marsad.model.claim import Argument, Attribution, Claim, Count, EventMention, EventPlace, EventTime, Quote
from marsad.model.mention import TimeValue
from marsad.model.text import Document

TEXT = "قالت الشرطة إن مسلحين هاجموا حاجزا في سبها أمس فقتل جنديان. وقصفت الطائرات مخزنا في سرت."


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(words, start, start + len(words))


def span(words: str) -> list[int]:
    return [quote(words).start, quote(words).end]


def claim(kind: str, trigger: str, **fields: object) -> Claim:
    outer = {name: fields.pop(name) for name in ("attribution", "factuality", "also") if name in fields}
    stop = TEXT.index(".") + 1
    sentence = (0, stop) if quote(trigger).start < stop else (stop, len(TEXT))
    event = EventMention(kind, quote(trigger), **fields)  # type: ignore[arg-type]
    return Claim("c", Document(TEXT), sentence, event, **outer)  # type: ignore[arg-type]


def gold(kinds: str, trigger: str, **fields: object) -> Gold:
    return {"type": kinds.split(), "trigger": span(trigger), "factuality": ["asserted"], **fields}


def entry(words: str, **fields: object) -> Gold:
    return {"spans": [span(words)], **fields}


@pytest.mark.parametrize(
    ("read", "pairs", "mistyped", "missed", "false"),
    [
        (claim("attack", "هاجموا"), 1, 0, 0, 0),
        (claim("attack", "حاجزا"), 1, 0, 0, 0),  # the same sentence and type
        (claim("killing", "هاجموا"), 0, 1, 1, 1),
        (claim("attack", "قصفت"), 0, 0, 1, 1),  # another sentence
        (claim("killing", "حاجزا", also=(quote("هاجموا"),)), 0, 1, 1, 1),
    ],
)
def test_a_claim_is_matched_by_its_trigger_then_by_its_sentence(
    read: Claim, pairs: int, mistyped: int, missed: int, false: int
) -> None:
    outcome = scoring.match([gold("attack", "هاجموا")], [read])
    found = (len(outcome.pairs), len(outcome.mistyped), len(outcome.missed), len(outcome.false))
    assert found == (pairs, mistyped, missed, false)


def test_any_accepted_type_is_right() -> None:
    assert scoring.match([gold("killing attack", "هاجموا")], [claim("attack", "هاجموا")]).pairs


def test_one_gold_claim_takes_one_claim_and_the_second_telling_is_false() -> None:
    asked = gold("attack", "هاجموا", also=[entry("فقتل")])
    outcome = scoring.match([asked], [claim("attack", "هاجموا"), claim("attack", "فقتل")])
    assert (len(outcome.pairs), len(outcome.false), outcome.retold) == (1, 1, 1)


def test_what_the_gold_leaves_open_is_neither_right_nor_wrong() -> None:
    outcome = scoring.match([gold("attack", "هاجموا", optional=True)], [claim("killing", "هاجموا")])
    assert (outcome.pairs, outcome.false, outcome.missed, len(outcome.ignored)) == ([], [], [], 1)


def test_the_pair_that_agrees_more_wins() -> None:
    here = claim("attack", "هاجموا", arguments=(Argument("agent", quote("مسلحين")),))
    there = claim("attack", "هاجموا")
    asked = gold("attack", "هاجموا", arguments=[entry("مسلحين", role="agent")])
    assert scoring.match([asked], [there, here]).pairs[0][1] is here


@pytest.mark.parametrize(
    ("agents", "right", "wrong", "missing"),
    [
        (["مسلحين"], 1, 0, 0),
        (["إن مسلحين"], 1, 0, 0),  # overlaps
        (["الشرطة"], 0, 1, 1),
        ([], 0, 0, 1),
        (["مسلحين", "الطائرات"], 1, 1, 0),
    ],
)
def test_roles_agree_by_overlap(agents: list[str], right: int, wrong: int, missing: int) -> None:
    read = claim("attack", "هاجموا", arguments=tuple(Argument("agent", quote(words)) for words in agents))
    asked = gold("attack", "هاجموا", arguments=[entry("مسلحين", role="agent")])
    tally, _ = scoring.role_tally(asked, read, "agent")
    assert (tally.right, tally.wrong, tally.missing) == (right, wrong, missing)


def test_likeness_is_the_share_of_shared_letters() -> None:
    assert scoring.likeness([span("مسلحين")], quote("مسلحين")) == 1
    assert scoring.likeness([span("مسلحين")], quote("إن مسلحين")) == pytest.approx(6 / 9)


def test_a_patient_on_the_words_of_a_count_or_place_is_not_judged() -> None:
    read = claim(
        "attack", "هاجموا", arguments=(Argument("patient", quote("جنديان")), Argument("patient", quote("سبها")))
    )
    counts = [entry("جنديان", of="killed", who=["soldiers"], low=2, best=2, high=2)]
    asked = gold("attack", "هاجموا", counts=counts, places=[entry("سبها", name="Sabha")])
    tally, _ = scoring.role_tally(asked, read, "patient")
    assert (tally.right, tally.wrong, tally.missing) == (0, 0, 0)


@pytest.mark.parametrize(
    ("bounds", "right", "wrong", "missing"),
    [((2, 2, 2), 1, 0, 0), ((2, None, None), 0, 1, 1), (None, 0, 0, 1)],
)
def test_counts_agree_in_all_bounds(
    bounds: tuple[int | None, ...] | None, right: int, wrong: int, missing: int
) -> None:
    counts = () if bounds is None else (Count("killed", "soldiers", quote("جنديان"), *bounds),)
    asked = gold("attack", "هاجموا", counts=[entry("جنديان", of="killed", who=["soldiers"], low=2, best=2, high=2)])
    tally = scoring.counts_tally(asked, claim("attack", "هاجموا", counts=counts))
    assert (tally.right, tally.wrong, tally.missing) == (right, wrong, missing)


@pytest.mark.parametrize(
    ("start", "end", "precision", "dated", "precise"),
    [
        ("2015-07-21", "2015-07-21", "day", 1, 1),
        ("2015-07-21T10:00", "2015-07-21T11:00", "minute", 1, 0),
        ("2015-07-20", "2015-07-21", "day", 0, 0),
        (None, "2015-07-22", "not-after", 0, 0),
    ],
)
def test_a_date_is_right_if_both_ends_are(
    start: str | None, end: str, precision: str, dated: int, precise: int
) -> None:
    day = {"spans": [span("أمس")], "from": "2015-07-21", "to": "2015-07-21", "precision": ["day"]}
    read = claim("attack", "هاجموا", time=EventTime(quote("أمس"), TimeValue(start, end, precision)))
    date, exact, _ = scoring.date_tally(gold("attack", "هاجموا", time=[day]), read)
    assert (date.right, exact.right) == (dated, precise)
    assert date.right + date.wrong + date.missing == 1


def test_an_undated_event_stays_undated() -> None:
    speech = EventTime(None, TimeValue(None, "2015-07-22", "not-after"))
    assert scoring.date_tally(gold("attack", "هاجموا"), claim("attack", "هاجموا", time=speech))[2].right == 1
    day = EventTime(quote("أمس"), TimeValue("2015-07-21", "2015-07-21", "day"))
    assert scoring.date_tally(gold("attack", "هاجموا"), claim("attack", "هاجموا", time=day))[2].wrong == 1


@pytest.mark.parametrize(
    ("voices", "innermost", "chain"),
    [
        (["الشرطة"], True, True),
        (["سبها", "الشرطة"], True, True),  # the outer voice may stand
        (["الطائرات", "الشرطة"], True, False),
        (["الشرطة", "الطائرات"], False, False),
        ([], False, False),
    ],
)
def test_sources_are_right_inside_out(voices: list[str], innermost: bool, chain: bool) -> None:
    links = tuple(Attribution(quote(words), None, "official") for words in voices)
    read = claim("attack", "هاجموا", attribution=links)
    sources = [entry("سبها", kind=["agency"], optional=True), entry("الشرطة", kind=["official"])]
    asked = gold("attack", "هاجموا", sources=sources)
    assert (scoring.innermost_right(asked, read), scoring.chain_right(asked, read)) == (innermost, chain)


def test_the_publishers_own_voice_is_no_voice() -> None:
    assert scoring.chain_right(gold("attack", "هاجموا"), claim("attack", "هاجموا"))
    told = claim("attack", "هاجموا", attribution=(Attribution(quote("الشرطة"), None, "official"),))
    assert not scoring.innermost_right(gold("attack", "هاجموا"), told)


def test_places_are_found_once() -> None:
    read = claim("air-strike", "قصفت", places=(EventPlace(quote("سرت"), None), EventPlace(quote("سبها"), None)))
    tally, _ = scoring.spans_tally([entry("سرت")], [place.words for place in read.event.places])
    assert (tally.right, tally.wrong, tally.missing) == (1, 1, 0)


def test_what_stands_on_missed_and_false_events_counts_overall() -> None:
    asked = gold("attack", "هاجموا", arguments=[entry("مسلحين", role="agent")], places=[entry("سبها", name="Sabha")])
    read = claim("air-strike", "قصفت", arguments=(Argument("agent", quote("الطائرات")),))
    score = claims.Score()
    claims.count(score, scoring.match([asked], [read]))
    agent, place = score.tallies["agent, overall"], score.tallies["place, overall"]
    assert (agent.right, agent.wrong, agent.missing, place.missing) == (0, 1, 1, 1)
    assert score.tallies["event, type right"].f1 == 0
    assert "event, type right" in claims.report(score)
    assert "missed attack: " in claims.errors({"document": "n-1"}, scoring.match([asked], [read]), TEXT)
