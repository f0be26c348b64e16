"""What lies on the shelf comes back as it was put there, and small tables do what dictionaries do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.consolidate.tellers import report, stems, telling

from marsad.consolidate.consolidator import Consolidator
from marsad.consolidate.doors import Doors
from marsad.consolidate.held import Tellings
from marsad.consolidate.links import Links
from marsad.consolidate.shelf import Shelf
from marsad.consolidate.telling import tellings_of
from marsad.model.claim import Argument, Attribution, Count, EventMateriel, Quote
from marsad.model.mention import ActorValue, MaterielValue
from marsad.model.provenance import Provenance


@given(st.lists(st.binary(max_size=50)))
def test_pieces_come_back_in_any_order(pieces: list[bytes]) -> None:
    shelf = Shelf()
    assert [shelf.put(piece) for piece in pieces] == list(range(len(pieces)))
    assert [shelf.get(number) for number in reversed(range(len(pieces)))] == pieces[::-1]
    assert len(shelf) == len(pieces)


def test_what_is_of_an_encrypted_store_never_lies_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.consolidate.shelf.IN_MEMORY", 10)
    secret = Consolidator(in_memory=True)
    secret.take([report("هز انفجار سوق الضبوعة في تعز", "انفجار")])
    shelves = [secret.kept._shelf, secret.matching.tellings._shelf]
    assert [shelf._file._rolled for shelf in shelves] == [False, False]  # type: ignore[attr-defined]
    plain = Shelf()
    plain.put(b"more than ten bytes")
    assert plain._file._rolled  # type: ignore[attr-defined]


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1) | st.integers(0, 5), st.integers(0, 2**32 - 1)), max_size=3000))
def test_doors_hold_what_was_put_under_each_hash(entries: list[tuple[int, int]]) -> None:
    doors, plain = Doors(), defaultdict[int, list[int]](list)
    for hash_, number in entries:
        doors.put(hash_, number)
        plain[hash_].append(number)
    assert {hash_: sorted(doors.of(hash_)) for hash_ in plain} == {h: sorted(found) for h, found in plain.items()}
    assert list(doors.of(2**32 - 2)) == sorted(plain[2**32 - 2], reverse=True) or 2**32 - 2 in plain


def test_doors_grow() -> None:
    doors = Doors()
    for number in range(5000):
        doors.put(number * 7919 % 2**32, number)
    assert [list(doors.of(number * 7919 % 2**32)) for number in range(5000)] == [[number] for number in range(5000)]


def test_the_last_sum_of_a_pair_stands() -> None:
    links = Links()
    links.put(1, 2, 0.5)
    links.put(2, 1, 0.75)
    links.put(1, 3, 4.0)
    assert (links.of(1), links.of(2), links.of(9)) == ({2: 0.75, 3: 4.0}, {1: 0.75}, {})


AQAP = ActorValue("aqap", "القاعدة", "armed-group")


def _rich() -> object:
    one = telling(
        "قال مصدر إن 12 قتلوا في انفجار في تعز",
        "انفجار",
        place="تعز",
        day="2018-06-11",
        killed=(10, None, 19),
        agent="aqap",
    )
    quote = Quote("مصدر", 4, 8)
    event = replace(
        one.claim.event,
        arguments=(Argument("agent", quote, AQAP, "alleged"), Argument("patient", quote)),
        counts=(
            Count("killed", "civilians", quote, 10, None, 19, True, "x", None),
            Count("killed", "x", quote, 1, 1, 1, subset_of=0),
        ),
        materiel=(EventMateriel(quote, MaterielValue("ied", "explosives")),),
        outcome="succeeded",
    )
    document = replace(
        one.claim.document, provenance=Provenance(forwarded_from="قناة"), title=None, path=None, url=None
    )
    links = (Attribution(quote, None, "official", "doubting", True),)
    claim = replace(one.claim, event=event, document=document, attribution=links, factuality="alleged", part_of="p")
    return replace(one, claim=claim, links=((("مصدر", 4, 8), None, "official", "doubting", True),))


def test_a_telling_comes_back_whole() -> None:
    one = _rich()
    tellings = Tellings()
    piece = tellings.put_aside(one)  # type: ignore[arg-type]
    name = one.id  # type: ignore[attr-defined]
    assert tellings.take(name, piece) == 0
    assert tellings.take(name, piece) is None
    assert tellings[name] == one
    assert (list(tellings), len(tellings), name in tellings, "x" in tellings) == ([name], 1, True, False)
    assert tellings.order(0) == one.order  # type: ignore[attr-defined]


@pytest.mark.parametrize("published", [None, "", "2018-06-12"])
def test_a_report_without_much_comes_back_too(published: str | None) -> None:
    one = tellings_of(report("انفجار", "انفجار", published=published, publisher=None), stems())[0][0]
    tellings = Tellings()
    assert tellings.take(one.id, tellings.put_aside(one)) == 0
    assert replace(tellings[one.id], claim=one.claim) == one
    assert tellings[one.id].claim.document.id == one.report
