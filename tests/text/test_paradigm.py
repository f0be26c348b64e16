"""Every class of verb, noun and participle: literal forms in, lemma and features out."""

from __future__ import annotations

import pytest

from marsad.knowledge import Knowledge
from marsad.model.text import Reading
from marsad.text.fold import key
from marsad.text.paradigm import StemIndex
from marsad.text.paradigm.derived import masdars
from marsad.text.paradigm.verbs import Verb


@pytest.fixture(scope="module")
def index() -> StemIndex:
    return StemIndex(Knowledge())


def readings(index: StemIndex, form: str, *, article: bool = False, pronoun: bool = False) -> list[Reading]:
    return [found.reading for found in index.analyse(form, key(form), article, pronoun)]


# lemma: perfect (3ms, 3fs, 3mp, 1s), imperfect (3ms, 3fs, 3mp), passive perfect, passive imperfect
VERBS = {
    "قتل": "قتل قتلت قتلوا قتلت يقتل تقتل يقتلون قتل يقتل",
    "قال": "قال قالت قالوا قلت يقول تقول يقولون قيل يقال",
    "قام": "قام قامت قاموا قمت يقوم تقوم يقومون - -",
    "سار": "سار سارت ساروا سرت يسير تسير يسيرون - -",
    "شن": "شن شنت شنوا شننت يشن تشن يشنون شن يشن",
    "فر": "فر فرت فروا فررت يفر تفر يفرون - -",
    "نفى": "نفى نفت نفوا نفيت ينفي تنفي ينفون نفي ينفى",
    "دعا": "دعا دعت دعوا دعوت يدعو تدعو يدعون دعي يدعى",
    "لقي": "لقي لقيت لقوا لقيت يلقى تلقى يلقون لقي يلقى",
    "وصل": "وصل وصلت وصلوا وصلت يصل تصل يصلون - -",
    "وقع": "وقع وقعت وقعوا وقعت يقع تقع يقعون - -",
    "وجد": "وجد وجدت وجدوا وجدت يجد تجد يجدون وجد يوجد",
    "أخذ": "أخذ أخذت أخذوا أخذت يأخذ تأخذ يأخذون أخذ يؤخذ",
    "أسر": "أسر أسرت أسروا أسرت يأسر تأسر يأسرون أسر يؤسر",
    "سأل": "سأل سألت سألوا سألت يسأل تسأل يسألون سئل يسأل",
    "بدأ": "بدأ بدأت بدأوا بدأت يبدأ تبدأ يبدأون بدئ يبدأ",
    "جاء": "جاء جاءت جاءوا جئت يجيء تجيء يجيئون - -",
    "رأى": "رأى رأت رأوا رأيت يرى ترى يرون رئي يرى",
    "دمر": "دمر دمرت دمروا دمرت يدمر تدمر يدمرون دمر يدمر",
    "أدى": "أدى أدت أدوا أديت يؤدي تؤدي يؤدون أدي يؤدى",
    "هاجم": "هاجم هاجمت هاجموا هاجمت يهاجم تهاجم يهاجمون هوجم يهاجم",
    "حاصر": "حاصر حاصرت حاصروا حاصرت يحاصر تحاصر يحاصرون حوصر يحاصر",
    "نادى": "نادى نادت نادوا ناديت ينادي تنادي ينادون نودي ينادى",
    "أعلن": "أعلن أعلنت أعلنوا - يعلن تعلن يعلنون أعلن يعلن",
    "أصاب": "أصاب أصابت أصابوا أصبت يصيب تصيب يصيبون أصيب يصاب",
    "أقام": "أقام أقامت أقاموا أقمت يقيم تقيم يقيمون أقيم يقام",
    "ألقى": "ألقى ألقت ألقوا ألقيت يلقي تلقي يلقون ألقي يلقى",
    "أوقع": "أوقع أوقعت أوقعوا أوقعت يوقع توقع يوقعون أوقع يوقع",
    "أعد": "أعد أعدت أعدوا أعددت يعد تعد يعدون أعد يعد",
    "أنشأ": "أنشأ أنشأت أنشأوا أنشأت ينشئ تنشئ ينشئون أنشئ ينشأ",
    "آوى": "آوى آوت آووا آويت يؤوي تؤوي يؤوون - يؤوى",
    "تمكن": "تمكن تمكنت تمكنوا - يتمكن تتمكن يتمكنون - -",
    "تبنى": "تبنى تبنت تبنوا تبنيت يتبنى تتبنى يتبنون تبني يتبنى",
    "تبادل": "تبادل تبادلت تبادلوا تبادلت يتبادل تتبادل يتبادلون تبودل يتبادل",
    "انسحب": "انسحب انسحبت انسحبوا انسحبت ينسحب تنسحب ينسحبون - -",
    "انهار": "انهار انهارت انهاروا انهرت ينهار تنهار ينهارون - -",
    "انضم": "انضم انضمت انضموا انضممت ينضم تنضم ينضمون - -",
    "استهدف": "استهدف استهدفت استهدفوا استهدفت يستهدف تستهدف يستهدفون استهدف يستهدف",
    "اعتقل": "اعتقل اعتقلت اعتقلوا اعتقلت يعتقل تعتقل يعتقلون اعتقل يعتقل",
    "احتل": "احتل احتلت احتلوا احتللت يحتل تحتل يحتلون احتل يحتل",
    "اختار": "اختار اختارت اختاروا اخترت يختار تختار يختارون اختير يختار",
    "ادعى": "ادعى ادعت ادعوا ادعيت يدعي تدعي يدعون ادعي يدعى",
    "اتهم": "اتهم اتهمت اتهموا اتهمت يتهم تتهم يتهمون اتهم يتهم",
    "استولى": "استولى استولت استولوا استوليت يستولي تستولي يستولون استولي يستولى",
    "استعاد": "استعاد استعادت استعادوا استعدت يستعيد تستعيد يستعيدون استعيد يستعاد",
    "استرد": "استرد استردت استردوا استرددت يسترد تسترد يستردون استرد يسترد",
    "سيطر": "سيطر سيطرت سيطروا سيطرت يسيطر تسيطر يسيطرون سيطر يسيطر",
    "تدهور": "تدهور تدهورت تدهوروا تدهورت يتدهور تتدهور يتدهورون - -",
    "توفي": "توفي توفيت توفوا توفيت يتوفى تتوفى يتوفون - -",
}
CELLS = (
    "Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Perf|Gender=Fem|Number=Sing|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Perf|Number=Sing|Person=1|VerbForm=Fin|Voice=Act",
    "Aspect=Imp|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Imp|Gender=Fem|Number=Sing|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Imp|Gender=Masc|Mood=Ind|Number=Plur|Person=3|VerbForm=Fin|Voice=Act",
    "Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass",
    "Aspect=Imp|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass",
)
CONJUGATED = [
    (lemma, form, feats)
    for lemma, forms in VERBS.items()
    for form, feats in zip(forms.split(), CELLS, strict=True)
    if form != "-"
]


@pytest.mark.parametrize(("lemma", "form", "feats"), CONJUGATED)
def test_conjugation(index: StemIndex, lemma: str, form: str, feats: str) -> None:
    found = index.analyse(form, key(form), False, False)
    written = [(a.reading, a.written) for a in found if a.written == form]
    assert (Reading(lemma, "VERB", feats, lemma), form) in written


OTHER_FORMS = [
    ("قتلا", "قتل", "Aspect=Perf|Gender=Masc|Number=Dual|Person=3|VerbForm=Fin|Voice=Act"),
    ("قتلتا", "قتل", "Aspect=Perf|Gender=Fem|Number=Dual|Person=3|VerbForm=Fin|Voice=Act"),
    ("قتلن", "قتل", "Aspect=Perf|Gender=Fem|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"),
    ("قتلنا", "قتل", "Aspect=Perf|Number=Plur|Person=1|VerbForm=Fin|Voice=Act"),
    ("يقتلان", "قتل", "Aspect=Imp|Gender=Masc|Mood=Ind|Number=Dual|Person=3|VerbForm=Fin|Voice=Act"),
    ("يقتلوا", "قتل", "Aspect=Imp|Gender=Masc|Mood=Sub|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"),
    ("نقتل", "قتل", "Aspect=Imp|Number=Plur|Person=1|VerbForm=Fin|Voice=Act"),
    ("أقتل", "قتل", "Aspect=Imp|Number=Sing|Person=1|VerbForm=Fin|Voice=Act"),
    ("يقل", "قال", "Aspect=Imp|Gender=Masc|Mood=Jus|Number=Sing|Person=3|VerbForm=Fin|Voice=Act"),
    ("ينف", "نفى", "Aspect=Imp|Gender=Masc|Mood=Jus|Number=Sing|Person=3|VerbForm=Fin|Voice=Act"),
    ("يصب", "أصاب", "Aspect=Imp|Gender=Masc|Mood=Jus|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass"),
    ("أصيبت", "أصاب", "Aspect=Perf|Gender=Fem|Number=Sing|Person=3|VerbForm=Fin|Voice=Pass"),
    ("أصيبوا", "أصاب", "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|VerbForm=Fin|Voice=Pass"),
    ("بدؤوا", "بدأ", "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|VerbForm=Fin|Voice=Act"),
]


@pytest.mark.parametrize(("form", "lemma", "feats"), OTHER_FORMS)
def test_other_persons_and_moods(index: StemIndex, form: str, lemma: str, feats: str) -> None:
    assert Reading(lemma, "VERB", feats, lemma) in readings(index, form)


BEFORE_PRONOUN = [
    ("نفا", "نفى"),
    ("قتلو", "قتل"),
    ("يقتلو", "قتل"),
    ("استعادت", "استعاد"),
    ("ألقا", "ألقى"),
    ("يتبنا", "تبنى"),
]


@pytest.mark.parametrize(("form", "lemma"), BEFORE_PRONOUN)
def test_verbs_before_a_pronoun(index: StemIndex, form: str, lemma: str) -> None:
    assert lemma in [r.lemma for r in readings(index, form, pronoun=True) if r.upos == "VERB"]


MASDARS = [
    ("هاجم", "III", "مهاجمة"),
    ("لاقى", "III", "ملاقاة"),
    ("دمر", "II", "تدمير"),
    ("أدى", "II", "تأدية"),
    ("هنأ", "II", "تهنئة"),
    ("أسقط", "IV", "إسقاط"),
    ("أصاب", "IV", "إصابة"),
    ("ألقى", "IV", "إلقاء"),
    ("أوقف", "IV", "إيقاف"),
    ("أعد", "IV", "إعداد"),
    ("أنشأ", "IV", "إنشاء"),
    ("آوى", "IV", "إيواء"),
    ("تقدم", "V", "تقدم"),
    ("تبنى", "V", "تبني"),
    ("تبادل", "VI", "تبادل"),
    ("تفادى", "VI", "تفادي"),
    ("انسحب", "VII", "انسحاب"),
    ("انهار", "VII", "انهيار"),
    ("انضم", "VII", "انضمام"),
    ("اعتقل", "VIII", "اعتقال"),
    ("اختار", "VIII", "اختيار"),
    ("احتل", "VIII", "احتلال"),
    ("ادعى", "VIII", "ادعاء"),
    ("استهدف", "X", "استهداف"),
    ("استولى", "X", "استيلاء"),
    ("استعاد", "X", "استعادة"),
    ("استمر", "X", "استمرار"),
    ("استورد", "X", "استيراد"),
    ("سيطر", "Q", "سيطرة"),
    ("تدهور", "QII", "تدهور"),
]


@pytest.mark.parametrize(("lemma", "form", "masdar"), MASDARS)
def test_regular_masdars(lemma: str, form: str, masdar: str) -> None:
    assert masdars(Verb(lemma, form)) == (masdar,)


DERIVED = [
    ("قائل", "قائل", "ADJ", "VerbForm=Part", "قال"),
    ("مقتول", "مقتول", "ADJ", "Voice=Pass", "قتل"),
    ("مصاب", "مصاب", "NOUN", "VerbForm=Part", "أصاب"),
    ("مصابين", "مصاب", "NOUN", "Number=Plur", "أصاب"),
    ("محتلة", "محتل", "ADJ", "Voice=Act", "احتل"),
    ("مسلحون", "مسلح", "NOUN", "Number=Plur", "سلح"),
    ("محاصرة", "محاصر", "ADJ", "Voice=Pass", "حاصر"),
    ("قصف", "قصف", "NOUN", "VerbForm=Vnoun", "قصف"),
    ("سيطرة", "سيطرة", "NOUN", "VerbForm=Vnoun", "سيطر"),
    ("استيلاء", "استيلاء", "NOUN", "VerbForm=Vnoun", "استولى"),
    ("إصابات", "إصابة", "NOUN", "Number=Plur", "أصاب"),
    ("غارة", "غارة", "NOUN", "VerbForm=Vnoun", "أغار"),
    ("غارات", "غارة", "NOUN", "Number=Plur", "أغار"),
    ("غارتان", "غارة", "NOUN", "Number=Dual", "أغار"),
    ("غارتين", "غارة", "NOUN", "Number=Dual", "أغار"),
    ("هجمات", "هجوم", "NOUN", "Number=Plur", "هجم"),
    ("انفجارين", "انفجار", "NOUN", "Number=Dual", "انفجر"),
    ("هجوما", "هجوم", "NOUN", "Definite=Ind", "هجم"),
]


@pytest.mark.parametrize(("form", "lemma", "upos", "feat", "verb"), DERIVED)
def test_participles_and_masdars(index: StemIndex, form: str, lemma: str, upos: str, feat: str, verb: str) -> None:
    found = [r for r in readings(index, form) if (r.lemma, r.upos, r.verb) == (lemma, upos, verb)]
    assert any(r.has(feat) for r in found)


NOUNS = [
    ("قتلى", "قتيل"),
    ("جرحى", "جريح"),
    ("شهداء", "شهيد"),
    ("جنود", "جندي"),
    ("جنديان", "جندي"),
    ("جنديين", "جندي"),
    ("صواريخ", "صاروخ"),
    ("صاروخين", "صاروخ"),
    ("دبابات", "دبابة"),
    ("دبابتان", "دبابة"),
    ("قذائف", "قذيفة"),
    ("براميل", "برميل"),
    ("ألغام", "لغم"),
    ("أسرى", "أسير"),
    ("رهائن", "رهينة"),
    ("رهينتين", "رهينة"),
    ("أطفال", "طفل"),
    ("طفلين", "طفل"),
    ("نساء", "امرأة"),
    ("عناصر", "عنصر"),
    ("ضباط", "ضابط"),
    ("قادة", "قائد"),
    ("مصادر", "مصدر"),
    ("قرى", "قرية"),
    ("أحياء", "حي"),
    ("مدنيون", "مدني"),
    ("مدنيين", "مدني"),
    ("معتقلين", "معتقل"),
    ("مليشيات", "مليشيا"),
    ("مستشفيات", "مستشفى"),
    ("أسلحة", "سلاح"),
    ("ذخائر", "ذخيرة"),
    ("سنوات", "سنة"),
    ("ضحايا", "ضحية"),
    ("قوات", "قوة"),
    ("كتائب", "كتيبة"),
]


@pytest.mark.parametrize(("form", "lemma"), NOUNS)
def test_plurals_and_duals(index: StemIndex, form: str, lemma: str) -> None:
    assert readings(index, form)[0].lemma == lemma


def test_spelling_decides_between_readings_of_one_key(index: StemIndex) -> None:
    assert readings(index, "نفى")[0].upos == "VERB"
    assert readings(index, "نفي")[0].upos == "NOUN"
    assert readings(index, "ألقى")[0].has("Voice=Act")
    assert readings(index, "ألقي")[0].has("Voice=Pass")


def test_article_excludes_verbs_and_indefinites(index: StemIndex) -> None:
    assert {r.upos for r in readings(index, "قتل", article=True)} == {"NOUN"}
    assert all(r.has("Definite=Def") for r in readings(index, "هجوم", article=True))
