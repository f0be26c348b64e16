"""The fields that open an investigation, and what counts as right below them; invented samples."""

from __future__ import annotations

from functools import cache

import archive_fields
import pytest

import marsad

RAW = """---
title: "عينة"
date: 2017-07-01T00:00:18Z
---

_الموقع: إدلب: معرة النعمان_
- التاريخ: 2 نيسان / أبريل 2017
القتلى المُبلغ عنهم: 3 قتلى
الجرحى المبلغ عنهم: غير متوفر
- المسؤول المحتمل: القوات الجوية الروسية

قتل ثلاثة أشخاص في غارة نفذها الطيران الروسي على معرة النعمان في 2 نيسان 2017.
"""


@cache
def _reader() -> marsad.Reader:
    return marsad.Reader()


def test_fields_are_found_and_the_text_begins_below_them() -> None:
    fields, last = archive_fields.fields_of(RAW)
    assert fields == {
        "place": "إدلب: معرة النعمان",
        "date": "2 نيسان / أبريل 2017",
        "killed": "3 قتلى",
        "agent": "القوات الجوية الروسية",
    }
    assert RAW[last:].strip().startswith("قتل ثلاثة")


@pytest.mark.parametrize(
    ("name", "value", "judged"),
    [
        ("place", "إدلب: معرة النعمان", "right"),
        ("place", "حلب: منبج", "other"),
        ("date", "2 نيسان / أبريل 2017", "right"),
        ("date", "3 نيسان / أبريل 2017", "other"),
        ("killed", "3 قتلى", "right"),
        ("killed", "4 قتلى", "other"),
        ("injured", "مصابان اثنان", "silent"),
        ("agent", "القوات الجوية الروسية", "right"),
        ("date", "غير معروف", "not understood"),
    ],
)
def test_a_field_is_judged_by_the_claims_below(name: str, value: str, judged: str) -> None:
    fields, last = archive_fields.fields_of(RAW)
    sheet = archive_fields.Sheet("sample", fields, RAW[last:], "2017-07-01")
    claims = _reader().analyse(marsad.Document(sheet.text, published=sheet.published)).claims
    assert archive_fields.Check(_reader()).judge(name, value, sheet, claims) == judged
