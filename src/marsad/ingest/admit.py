"""What is Arabic is let in; the rest is named and set aside, never misread."""

from __future__ import annotations

import re

from marsad.ingest.limits import MAX_CHARACTERS
from marsad.ingest.outcome import Rejected, too_long
from marsad.model.text import Document
from marsad.text.characters import TATWEEL
from marsad.text.language import language_of

_ARABIC_LETTER = re.compile(
    r"[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)

_LONG_LIGATURE = 17  # letters more than one that «\ufdfa» stands for; other ligatures stand for four at most

NAMES = {
    "ckb": "Central Kurdish", "ku": "Kurdish", "fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ug": "Uyghur", "en": "English",
    "fr": "French", "tr": "Turkish", "he": "Hebrew", "ru": "Russian", "de": "German", "es": "Spanish", "arz": "Egyptian Arabic",
}  # fmt: skip


def admit(document: Document, where: str) -> Document | Rejected:
    """The document, if it is an Arabic text of a length that a report can have."""
    text = document.text
    if len(text) + _LONG_LIGATURE * text.count("\ufdfa") > MAX_CHARACTERS:
        return too_long(where)
    if not _ARABIC_LETTER.search(text):
        if not any(letter.isalpha() and letter != TATWEEL for letter in text):
            return Rejected(where, "no Arabic text: it has no letters at all", "nothing can be read in it")
        code = language_of(text)
        return Rejected(where, f"no Arabic text{_seen(code)}", "Marsad reads Arabic; give it the Arabic original")
    code = language_of(text)
    if code != "ar":
        return Rejected(where, f"not Arabic{_seen(code)}", "Marsad reads Arabic; give it the Arabic original")
    return document


def _seen(code: str) -> str:
    return "" if code in ("ar", "und") else f": the language is {NAMES.get(code, code)}"
