"""What language a text is in. The texts are invented."""

from __future__ import annotations

import subprocess
import sys

import pytest

from marsad.text.language import language_of

CASES = [
    ("قتل ثلاثة مدنيين في قصف على المدينة", "ar"),
    ("مقتل ستة", "ar"),
    ("قتل چلبي وگلي في پنجوين أمس", "ar"),
    ("الجيش العراقی یقتل ثلاثه من داعش فی الموصل", "ar"),
    ("قتل 3 في Raqqa (ISIS) https://example.com/a-very-long-address-in-latin-letters", "ar"),
    ("ارتش گفت که سه نفر در حمله کشته شدند و چند نفر زخمی شدند", "fa"),
    ("سوپا ڕایگەیاند کە سێ کەس لە هێرشەکەدا کوژراون", "ckb"),
    ("فوج نے کہا کہ حملے میں تین افراد ہلاک ہوئے", "ur"),
    ("اردو وویل چې درې کسان په برید کې وژل شوي دي", "ps"),
    ("The army said that three people were killed.", "en"),
    ("L'armée a dit que trois personnes ont été tuées dans le bombardement.", "fr"),
    ("12 345 !!", "und"),
    ("", "und"),
    ("\ud800\x00", "und"),
]


@pytest.mark.parametrize(("text", "code"), CASES)
def test_language(text: str, code: str) -> None:
    assert language_of(text) == code


def test_an_arabic_report_loads_no_model() -> None:
    program = "import sys; from marsad.text.language import language_of as f; f('قتل ثلاثة'); print('fasttext' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "False"


def test_no_network_is_touched() -> None:
    program = (
        "import socket\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from marsad.text.language import language_of\n"
        "print(language_of('The army said that three people were killed.'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "en"
