"""The tagger in sentences of conflict news: which word is a verb, active or passive, which a noun."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.model.text import Word
from marsad.text.tagger import Tagger
from marsad.text.words import WordAnalyser


@pytest.fixture(scope="module")
def analyser() -> WordAnalyser:
    return WordAnalyser(Knowledge())


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(Knowledge())


def words_of(analyser: WordAnalyser, sentence: str) -> list[Word]:
    return [
        Word(p.form, p.key, p.start, p.end, number, p.readings)
        for number, token in enumerate(sentence.split())
        for p in analyser.split(token)
    ]


SENTENCES = [
    ("قتل سبعة مدنيين في قصف على بلدة كفرزيتا", "قتل", "VERB", "Voice=Pass"),
    ("قتل سبعة مدنيين في قصف على بلدة كفرزيتا", "قصف", "NOUN", "VerbForm=Vnoun"),
    ("قصف الطيران الحربي بلدة سراقب", "قصف", "VERB", "Voice=Act"),
    ("أصيب ستة أطفال بجروح", "أصيب", "VERB", "Voice=Pass"),
    ("شن الطيران غارات على المدينة", "شن", "VERB", "Voice=Act"),
    ("بعد شن هجوم على القاعدة", "شن", "NOUN", "VerbForm=Vnoun"),
    ("أسفرت المعارك عن أسر ستين عنصرا", "أسر", "NOUN", "VerbForm=Vnoun"),
    ("أسر التنظيم ستة جنود", "أسر", "VERB", "Voice=Act"),
    ("اعتقلت الشرطة أربعة أشخاص", "اعتقلت", "VERB", "Voice=Act"),
    ("اعتقل أربعة أشخاص في البلدة", "اعتقل", "VERB", "Voice=Pass"),
    ("انفجار عبوة ناسفة في الموصل", "انفجار", "NOUN", "VerbForm=Vnoun"),
    ("أعلن المتحدث مقتل ثلاثة جنود", "أعلن", "VERB", "Voice=Act"),
    ("يذكر أن التنظيم سيطر على البلدة", "سيطر", "VERB", "Voice=Act"),
    ("تمكن الجيش من صد الهجوم", "صد", "NOUN", "VerbForm=Vnoun"),
    ("تمكن الجيش من صد الهجوم", "تمكن", "VERB", "Aspect=Perf"),
    ("لم يقتل أحد في الهجوم", "يقتل", "VERB", "Aspect=Imp"),
    ("ألقت الشرطة القبض على المشتبه به", "ألقت", "VERB", "Voice=Act"),
    ("وقف إطلاق النار في حلب", "وقف", "NOUN", ""),
    ("حصار البلدة مستمر", "حصار", "NOUN", ""),
]


@pytest.mark.parametrize(("sentence", "form", "upos", "feat"), SENTENCES)
def test_in_context(analyser: WordAnalyser, tagger: Tagger, sentence: str, form: str, upos: str, feat: str) -> None:
    word = next(word for word in tagger.retag(words_of(analyser, sentence)) if word.form == form)
    assert word.upos == upos
    assert not feat or feat in word.feats.split("|")


def test_only_the_order_of_readings_changes(analyser: WordAnalyser, tagger: Tagger) -> None:
    words = words_of(analyser, "قتل خمسة جنود وأسر آخرون بعد قصف عنيف على مواقع الجيش")
    for before, after in zip(words, tagger.retag(words), strict=True):
        assert (before.form, before.start, set(before.readings)) == (after.form, after.start, set(after.readings))


def test_the_same_words_are_tagged_the_same(analyser: WordAnalyser, tagger: Tagger) -> None:
    words = words_of(analyser, "قتل قائد ميداني في غارة للتحالف")
    assert tagger.retag(words) == tagger.retag(words)
    assert tagger.retag([]) == []
