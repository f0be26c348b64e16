"""What is still to come: «بداية لتحرير»، «باتت قريبة»، «تقضي بانسحاب»، «توقع أن»; and what only looks like it."""

from __future__ import annotations

import pytest
from tests.extract.test_phrasebook import _reader

CASES = [
    ("واصلت القوات تنفيذ العمليات العسكرية لتحرير مدينة الفلوجة.", "تحرير", "planned"),
    ("إن تحرير الجامعة هو بداية لتحرير مدينة الرمادي.", "تحرير", "planned"),
    ("أفاد مصدر بأن عملية تحرير مدينة تعز باتت قريبة بعد المعارك.", "تحرير", "planned"),
    ("هناك تسوية تقضي بانسحاب المسلحين من الزبداني.", "انسحاب", "planned"),
    ("توقع أن يشن تنظيم داعش هجوما على مدينة إيلات.", "هجوما", "hypothetical"),
    ("قضى شخصان بتفجير سيارة في بغداد.", "تفجير", "asserted"),
    ("سيطرت القوات على بلدة باتت قريبة من عدن.", "سيطرت", "asserted"),
    ("القوات التي سيطرت على بلدة الحوطة باتت قريبة من عدن.", "سيطرت", "asserted"),
    ("ساعدت الغارات الجيش في استعادة مدينة الرمادي.", "استعادة", "asserted"),
    ("قال إن القوات تمكنت من تحرير مدينة تدمر.", "تحرير", "asserted"),
]


@pytest.mark.parametrize(("text", "trigger", "factuality"), CASES)
def test_what_is_still_to_come(text: str, trigger: str, factuality: str) -> None:
    claims = _reader().read(text, published="2015-08-10")

    assert [claim.factuality for claim in claims if claim.event.trigger.text == trigger][-1:] == [factuality]
