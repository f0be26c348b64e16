"""Lining up: which pair lies closer than which, not what a score comes to."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marsad.ingest.reference.cells import place_at
from marsad.ingest.reference.counterpart import of_incident
from marsad.ingest.reference.event import ReferenceEvent
from marsad.ingest.reference.lineup import LineUp, compare
from marsad.model.incident import Incident, IncidentActor, IncidentTime, Toll
from marsad.model.mention import Place

SARAQIB = Place("geonames:164816", "سراقب", 35.8645, 36.8059, "SY", "إدلب", "town", 5.0)
INCIDENT = Incident(
    id="i1", type="air-strike", title_ar="", title_en="Air strike", documents=(), claims=("c1",), background=(), voices=1,
    time=IncidentTime("2015-07-24", "2015-07-24", "day"), place=SARAQIB,
    actors=(IncidentActor("agent", "syrian-army", "الجيش السوري", ("c1",)),), counts=(Toll("killed", 8, 8, 8, ()),),
)  # fmt: skip


@cache
def event() -> ReferenceEvent:
    """The same happening, as a reference has it."""
    return ReferenceEvent(
        id="r1", where="t.csv:2", first="2015-07-24", last="2015-07-24", coded="Air/drone strike", types=("air-strike",),
        place=place_at((35.864, 36.805), "Saraqab", "town", 5.0), agents=frozenset({"syrian-army"}), killed=(8, 8, 8),
    )  # fmt: skip


def score(reference: ReferenceEvent, incident: Incident = INCIDENT) -> float:
    match = compare(reference, of_incident(incident))
    return -99.0 if match is None else match.sum


def test_each_difference_takes_a_pair_apart() -> None:
    same = score(event())
    assert same > 0
    assert (
        same
        > score(replace(event(), first="2015-07-25", last="2015-07-25"))
        > score(replace(event(), first="2015-07-27", last="2015-07-27"))
    )
    assert same > score(replace(event(), place=place_at((36.2, 37.16), "Aleppo", "town", 5.0)))
    assert same > score(replace(event(), types=("arrest",)))
    assert same > score(replace(event(), agents=frozenset({"islamic-state"})))
    assert same > score(replace(event(), killed=(10, 10, 10))) > score(replace(event(), killed=(200, 200, 200)))


def test_one_feature_alone_makes_no_match() -> None:
    far = place_at((13.6, 44.0), "Taiz", "town", 5.0)
    assert score(replace(event(), place=far)) < 0
    assert score(replace(event(), first="2016-01-01", last="2016-01-01")) < 0
    assert score(replace(event(), types=("arrest",), killed=None, agents=frozenset())) < 0


def test_without_a_day_or_a_place_nothing_is_compared() -> None:
    assert compare(replace(event(), place=None), of_incident(INCIDENT)) is None
    placeless = of_incident(replace(INCIDENT, place=None))
    assert compare(event(), placeless) is None
    assert placeless.lacks == ("a place",)


def test_who_did_it_counts_only_where_the_reference_says_so() -> None:
    turned = replace(event(), agents=frozenset(), patients=frozenset({"syrian-army"}), directed=True)
    assert score(turned) < score(replace(turned, directed=False)) == score(event())


def test_every_feature_says_why() -> None:
    match = compare(event(), of_incident(INCIDENT))
    assert match is not None
    assert [reason.feature for reason in match.reasons] == ["type", "days", "place", "sides", "tolls"]
    assert all(reason.why for reason in match.reasons)


def test_matched_only_there_and_only_here() -> None:
    other = replace(INCIDENT, id="i2", time=IncidentTime("2015-09-01", "2015-09-01", "day"))
    nearer = replace(INCIDENT, id="i0", counts=())
    against = LineUp(map(of_incident, (other, nearer, INCIDENT)))
    lined = against.line_up(event())
    assert [match.counterpart.id for match in lined.matches] == ["i1", "i0"]
    assert against.line_up(replace(event(), id="r2", first="2017-01-01", last="2017-01-01")).matches == ()
    assert [left.id for left in against.left()] == ["i2", "i0"]
