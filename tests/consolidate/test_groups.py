"""Names in groups: whatever the order in which they are joined, the groups are the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.consolidate.groups import Groups


def test_a_name_that_nothing_was_joined_to_leads_itself() -> None:
    groups = Groups(["b", "a"])
    assert groups.of("b") == "b"
    assert groups.of("never seen") == "never seen"
    assert groups.all() == [["a"], ["b"]]


def test_the_smallest_name_leads_what_was_joined() -> None:
    groups: Groups[str] = Groups()
    groups.join("c", "b")
    groups.join("d", "c")
    groups.join("a", "d")
    assert {groups.of(name) for name in "abcd"} == {"a"}
    assert groups.all() == [["a", "b", "c", "d"]]


def test_what_is_put_under_another_goes_under_its_leader() -> None:
    groups = Groups(range(4))
    groups.put(0, 1)
    groups.put(0, 2)
    assert [groups.of(number) for number in range(4)] == [2, 2, 2, 3]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_the_order_of_joining_does_not_matter(pairs: list[tuple[int, int]]) -> None:
    one, other = Groups(range(13)), Groups(range(13))
    for pair in pairs:
        one.join(*pair)
    for pair in sorted(pairs, reverse=True):
        other.join(*pair)
    assert one.all() == other.all()
    assert [one.of(number) for number in range(13)] == [other.of(number) for number in range(13)]
    assert all(group[0] == one.of(name) for group in one.all() for name in group)
