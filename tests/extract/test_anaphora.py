"""Places and people told by a noun or a pronoun alone; invented samples."""

from __future__ import annotations

from functools import cache

import pytest

import marsad
from marsad.model.claim import Claim


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def read(text: str) -> list[Claim]:
    return list(_reader().read(text))


@pytest.mark.parametrize(
    ("text", "event", "words", "name"),
    [
        ("سيطر الجيش على درعا أمس. ثم انسحب مقاتلو المعارضة من المدينة.", "territory-withdrawal", "المدينة", "درعا"),
        ("سيطر الجيش على مضايا أمس. ثم قصفت الطائرات البلدة.", "air-strike", "البلدة", "مضايا"),
        ("دخل المسلحون مخيم اليرموك، ثم قصفت مدفعية النظام المخيم.", "shelling", "المخيم", "مخيم اليرموك"),
        ("تقع تل أبيض قرب الحدود، وخسرها التنظيم إثر معارك.", "territory-takeover", "تل أبيض", "تل أبيض"),
        (
            "فتح ممر إلى شبه جزيرة القرم التي انتزعتها روسيا من أوكرانيا.",
            "territory-takeover",
            "شبه جزيرة القرم",
            "القرم",
        ),
    ],
)
def test_a_noun_or_pronoun_stands_for_the_place_before(text: str, event: str, words: str, name: str) -> None:
    claim = next(claim for claim in read(text) if claim.event.type == event)
    (place,) = claim.event.places
    assert place.words.text == words
    assert place.place is not None
    assert name in place.place.name


@pytest.mark.parametrize(
    "text",
    [
        "سيطر الجيش على درعا أمس. وانسحب المقاتلون من المدينة القديمة.",  # another place
        "انسحب المقاتلون من المدينة. ثم سيطر الجيش على درعا.",  # nothing was named before
        "سيطر الجيش على محافظة درعا. وانسحب المقاتلون من القاعدة.",  # a governorate is no base
    ],
)
def test_a_noun_that_may_be_another_place_stands_for_none(text: str) -> None:
    claim = next(claim for claim in read(text) if claim.event.type == "territory-withdrawal")
    assert claim.event.places == () or claim.event.places[0].place is None


def test_what_a_noun_stands_for_is_told_in_the_evidence() -> None:
    claims = read("سيطر الجيش على درعا أمس. ثم انسحب المقاتلون من المدينة.")
    evidence = [e for e in claims[-1].evidence if e.rule == "place.named-before"]
    assert [e.detail for e in evidence] == ["«المدينة» stands for «درعا» before it"]


def test_casualties_are_what_the_noun_of_their_cause_lacked() -> None:
    (claim,) = read("قال المتحدث إن جنديا قتل في الهجوم")
    assert claim.event.type == "attack"
    assert [(c.of, c.best) for c in claim.event.counts] == [("killed", 1)]
