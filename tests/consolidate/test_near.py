"""Near-duplicate texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.consolidate.near import NearDuplicates, resemblance, sketch

WORDS = [f"كلمة{number}" for number in range(120)]
TEXT = " ".join(WORDS)


def test_a_copy_with_another_head_and_spelling_is_near_and_another_text_is_not() -> None:
    copied = "خاص السراة " + TEXT.replace("كلمة7 ", "كَلِمَة٧ ") + " رابط الخبر"
    assert resemblance(sketch(TEXT), sketch(copied)) > 0.8
    assert resemblance(sketch(TEXT), sketch(" ".join(reversed(WORDS)))) == 0
    assert resemblance(sketch(TEXT), sketch(TEXT)) == 1


def test_a_text_of_a_few_words_is_near_nothing() -> None:
    assert sketch("انفجار في السوق") == ()
    assert resemblance((), ()) == 0


@settings(max_examples=40, deadline=None)
@given(st.permutations(["one", "two", "three", "other"]))
def test_groups_do_not_depend_on_the_order(order: list[str]) -> None:
    texts = {"one": TEXT, "two": TEXT + " زيادة", "three": "مقدمة " + TEXT, "other": " ".join(reversed(WORDS))}
    copies = NearDuplicates()
    for name in order:
        copies.add(name, sketch(texts[name]))
    assert [copies.group(name) for name in texts] == ["one", "one", "one", "other"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_share_whatever_the_texts(one: str, other: str) -> None:
    found = resemblance(sketch(one), sketch(other))
    assert 0 <= found <= 1
    assert found == resemblance(sketch(other), sketch(one))
