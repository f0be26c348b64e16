"""Tokens cut into words: literal tokens in, literal words out."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.text.words import WordAnalyser


@pytest.fixture(scope="module")
def analyser() -> WordAnalyser:
    return WordAnalyser(Knowledge())


WHOLE = """
وزارة وكالة فرنسا بنغازي بغداد كركوك لبنان سوريا فلسطين واشنطن بيان بلدة
كتيبة والد وسط وفق وفاة فصائل لجنة لواء سيطرة سلاح سيارة باريس
بيروت كوباني ليبيا وفد وصل وقع بدأ كشف كان لقي فجر فتح
فر سقط سلم سيطر استولى وجه شبكة معركة اشتباك انتهاك جبهة جهة
اتجاه بين بعد كل كما كذلك هناك ذلك ليس لدى وسائل فريق
فوج كمين كلور بندقية برميل بنك بحر لاجئ لاجئين ساحل سلطات سكان
سجن مليون ميليشيا نية
""".split()

CUTS = [
    # clitics before
    ("وبالمدينة", "و ب المدينة"),
    ("وقال", "و قال"),
    ("فقال", "ف قال"),
    ("بالصواريخ", "ب الصواريخ"),
    ("كالقذائف", "ك القذائف"),
    ("للتنظيم", "ل التنظيم"),
    ("للقوات", "ل القوات"),
    ("وللمدنيين", "و ل المدنيين"),
    ("للجنة", "ل اللجنة"),
    ("لتنظيم", "ل تنظيم"),
    ("سيستولي", "س يستولي"),
    ("وسيشن", "و س يشن"),
    ("ستستمر", "س تستمر"),
    ("لأن", "ل أن"),
    ("بأن", "ب أن"),
    ("فإن", "ف إن"),
    ("ولم", "و لم"),
    ("وقد", "و قد"),
    ("فقد", "ف قد"),
    ("وهو", "و هو"),
    ("وفي", "و في"),
    ("وإلى", "و إلى"),
    ("والتي", "و التي"),
    ("واستولى", "و استولى"),
    ("وأضاف", "و أضاف"),
    ("وقتل", "و قتل"),
    ("ووصل", "و وصل"),
    ("وأصيب", "و أصيب"),
    ("بقصف", "ب قصف"),
    ("بغارة", "ب غارة"),
    ("لقصف", "ل قصف"),
    ("وبغارات", "و ب غارات"),
    ("ببغداد", "ب بغداد"),
    ("وسوريا", "و سوريا"),
    ("لبغداد", "ل بغداد"),
    # clitics after
    ("سيطرته", "سيطرت ه"),
    ("سيطرتها", "سيطرت ها"),
    ("قواته", "قوات ه"),
    ("قتله", "قتل ه"),
    ("قتلهم", "قتل هم"),
    ("خطفها", "خطف ها"),
    ("تدميرها", "تدمير ها"),
    ("إتلافها", "إتلاف ها"),
    ("عليها", "علي ها"),
    ("إليه", "إلي ه"),
    ("فيها", "في ها"),
    ("منهم", "من هم"),
    ("بينهم", "بين هم"),
    ("عنه", "عن ه"),
    ("أنه", "أن ه"),
    ("لأنه", "ل أن ه"),
    ("لكنها", "لكن ها"),
    ("له", "ل ه"),
    ("بها", "ب ها"),
    ("لنا", "ل نا"),
    ("وسلمه", "و سلم ه"),
    ("بتسليمه", "ب تسليم ه"),
    ("هاجموهم", "هاجمو هم"),
    ("استهدفتهم", "استهدفت هم"),
    ("بغاراتهم", "ب غارات هم"),
    ("وعناصره", "و عناصر ه"),
    ("لحماية", "ل حماية"),
    ("حدودها", "حدود ها"),
    ("وأمنها", "و أمن ها"),
    # known whole: nothing to cut
    *[(word, word) for word in WHOLE],
]


@pytest.mark.parametrize(("token", "words"), CUTS)
def test_cuts(analyser: WordAnalyser, token: str, words: str) -> None:
    assert [piece.form for piece in analyser.split(token)] == words.split()


@pytest.mark.parametrize(
    "token", [token for token, _ in CUTS] + ["", "a", "2015", "سام7", "؟", "ـ", "ب", "لل", "وال", "بببب"]
)
def test_pieces_cover_the_token(analyser: WordAnalyser, token: str) -> None:
    pieces = analyser.split(token)
    assert "".join(token[piece.start : piece.end] for piece in pieces) == token
    assert all(piece.readings for piece in pieces)


def test_the_article_after_li_is_written_out(analyser: WordAnalyser) -> None:
    preposition, noun = analyser.split("للتنظيم")
    assert (preposition.start, preposition.end) == (0, 1)
    assert (noun.form, noun.start, noun.end) == ("التنظيم", 1, 7)
    assert noun.readings[0].has("Definite=Def")


def test_same_token_same_object(analyser: WordAnalyser) -> None:
    assert analyser.split("وبالمدينة") is analyser.split("وبالمدينة")


READINGS = [
    ("سيستولي", 1, "استولى", "VERB", "Tense=Fut"),
    ("بقصف", 1, "قصف", "NOUN", "VerbForm=Vnoun"),
    ("وبالمدينة", 2, "مدينة", "NOUN", "Definite=Def"),
    ("عليها", 1, "هو", "PRON", "Gender=Fem"),
    ("بها", 1, "هو", "PRON", "Gender=Fem"),
    ("كان", 0, "كان", "AUX", "Aspect=Perf"),
    ("كأن", 0, "كأن", "SCONJ", ""),
    ("على", 0, "على", "ADP", ""),
    ("للجنة", 1, "لجنة", "NOUN", "Definite=Def"),
    ("2015", 0, "2015", "NUM", ""),
    ("بغداد", 0, "بغداد", "PROPN", ""),
]


@pytest.mark.parametrize(("token", "place", "lemma", "upos", "feat"), READINGS)
def test_first_reading(analyser: WordAnalyser, token: str, place: int, lemma: str, upos: str, feat: str) -> None:
    reading = analyser.split(token)[place].readings[0]
    assert (reading.lemma, reading.upos) == (lemma, upos)
    assert not feat or reading.has(feat)


@pytest.mark.parametrize("token", ["ديكابريو", "غوانزو", "فالكونر", "زمبابوية", "يستقطرون"])
def test_unknown_words_have_readings(analyser: WordAnalyser, token: str) -> None:
    assert all(piece.readings[0].lemma for piece in analyser.split(token))
