"""The draw: what an article is a candidate of, and that quotas and seeds decide which are taken."""

from __future__ import annotations

import draw
import pytest

SETTINGS = {
    "conflict": ["قصف", "مقتل", "هجوم"],
    "regions": {"yemen": {"quota": 1, "words": ["عدن", "تعز"]}, "syria": {"quota": 1, "words": ["حلب"]}},
    "lookalikes": {"sport": {"quota": 1, "words": ["المباراة"]}},
    "outlet_limit": 1,
}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف ومقتل وهجوم ثم قصف في عدن وتعز", "yemen"),
        ("قصف ومقتل وهجوم ثم قصف وعدن", None),  # one word of a region behind a clitic weighs too little
        ("المباراة وهجوم الفريق", "sport"),
        ("المباراة هجوم الفريق", None),  # neither one nor the other
    ],
)
def test_an_article_belongs_to_the_region_whose_words_it_holds_most(text: str, name: str | None) -> None:
    assert draw.stratum(text, SETTINGS) == name


def test_quotas_of_regions_and_outlets_hold_and_the_seed_decides() -> None:
    text = "قصف ومقتل وهجوم ثم قصف في عدن وتعز"
    pool = [{"id": f"n-{i}", "source": "outlet", "title": f"title {i}", "text": text} for i in range(20)]
    quotas = {"yemen": 3}
    first = draw._drawn(pool, SETTINGS, 1, quotas, 4, set())
    assert [name for name, _ in first] == ["yemen"]
    assert draw._drawn(pool, SETTINGS, 1, quotas, 4, set()) == first
    taken = {first[0][1]["title"]}
    assert draw._drawn(pool, SETTINGS, 1, quotas, 4, taken) != first
