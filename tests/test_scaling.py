"""A text four times as long takes about four times as long: nothing is searched through for each new thing found.

Two lengths of one text are read in turn and the best of each is compared, so that no absolute time matters; what is
quadratic takes sixteen times as long for four times the text.
"""

from __future__ import annotations

import time

import pytest

from marsad.model.text import Document
from marsad.reader import Reader

SHORT = 5_000  # characters
TIMES = 4  # how many times as long the long text is
MOST = 1.7 * TIMES  # what is quadratic comes near 16
TEXTS = {
    "emoji": "😀🔥 انفجار في حلب 💥 قصف 😀 الجيش قتل ",
    "no full stop": "قصفت طائرات الجيش السوري مدينة حلب وقتل خمسة مدنيين وأصيب عشرة في القصف ",
    "headlines": "قصف الجيش حلب\n",
    "short sentences": "قصف الجيش حلب. قتل خمسة في حمص أمس. سيطر داعش على الرقة. ",
    "speech": "قال المتحدث باسم الجيش إن القوات سيطرت على مدينة الرقة. وقال مصدر إن غارة قتلت خمسة. ",
    "quotations": '«قال "مصدر" (إن) القصف» ',
    "open brackets": "(« قال مصدر إن ",
    "numbers": "12 قتيلا و15 جريحا و3 ",
    "dates": "أمس السبت 26 يوليو 2015 ",
    "places": "حلب ودمشق وحمص، ",
    "actors": "الجيش السوري وحزب الله وداعش، ",
    "marks": "قُـــ\u200f\u064b\u064b&nbsp;تل ",
    "one verb": "قتل ",
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader()
    for text in TEXTS.values():  # tables that load when first used, words seen for the first time
        list(reader.read(text * 3, published="2016-02-07"))
    return reader


def _seconds(reader: Reader, text: str, size: int) -> float:
    report = (text * (size // len(text) + 1))[:size]
    started = time.process_time()
    reader.analyse(Document(report, published="2016-02-07"))
    return time.process_time() - started


@pytest.mark.parametrize("name", TEXTS)
def test_a_longer_text_takes_no_longer_per_word(reader: Reader, name: str) -> None:
    def linear() -> bool:
        short.append(_seconds(reader, TEXTS[name], SHORT))
        long.append(_seconds(reader, TEXTS[name], TIMES * SHORT))
        return min(long) <= MOST * min(short)

    short: list[float] = []
    long: list[float] = []
    assert any(linear() for _ in range(5))  # measured again before complaining


def test_distinct_claims_and_speakers_in_number(reader: Reader) -> None:
    """Where no claim joins another and no speaker returns, all must still be told apart in linear time."""
    towns = ("حلب", "حمص", "الرقة", "درعا", "إدلب", "منبج", "الباب", "تدمر", "الحسكة", "القامشلي")

    def report(count: int) -> str:
        told = "قال أحمد {0}{1} إن {1} مدنيين قتلوا في قصف على {0} يوم {2} مارس {3}."
        return "\n".join(told.format(towns[n % 10], n + 3, n % 28 + 1, 1950 + n % 60) for n in range(count))

    def seconds(count: int) -> float:
        text = report(count)
        started = time.process_time()
        reader.analyse(Document(text, published="2016-02-07"))
        return time.process_time() - started

    seconds(50)
    short = min(seconds(100), seconds(100))
    assert any(seconds(TIMES * 100) <= MOST * short for _ in range(3))
